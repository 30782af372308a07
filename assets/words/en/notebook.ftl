# Bookmarks, decks: what addresses are called, the lists, what was done.

context-deck = In a deck

address-comparison = Comparison
address-search = Search
address-figures = Figures
address-penalties = Penalties
address-grid = What the library holds
address-timeline = Timeline
address-promises = Promises
address-all-countries = all countries

bookmarks-tab-all = All
bookmarks-tab-country = This country
bookmarks-tab-topic = This topic
bookmarks-tab-orphans = Not found
bookmarks-tab-decks = Decks
bookmarks-by-own = in your order
bookmarks-by-label = by label
bookmarks-by-country = by country
bookmarks-by-topic = by topic
bookmarks-no-label = without a label
bookmarks-no-country = on no one country
bookmarks-no-topic = on no one topic
bookmarks-empty = No bookmarks yet: m makes one wherever you read.
bookmarks-empty-country = No bookmark on this country.
bookmarks-empty-topic = No bookmark on this topic.
bookmarks-empty-orphans = Every bookmarked passage is in the library.
bookmarks-deleted = { $count ->
    [one] Deleted. { $key } brings it back.
   *[other] { $count } deleted. { $key } brings them back.
}
bookmark-labels = Labels: { $labels }
bookmark-made = made { $day }
bookmark-made-changed = made { $day }, edited { $changed }
bookmark-changed = Changed since { $day }. What it said then:
bookmark-now = What it says now:
bookmark-moved = Found again at { $place }.
bookmark-orphan = Not in this library any more. What it said on { $day }:
bookmark-word-changed = changed
bookmark-word-moved = moved
bookmark-word-orphan = not found
nothing-to-bookmark = There is nothing here to bookmark.
nothing-to-undo = Nothing to take back.
nothing-to-redo = Nothing to do again.
undone = Taken back.
redone = Done again.
first-row = This is the first one.
last-row = This is the last one.
refreshed = { $count ->
    [one] The bookmark has today’s words now.
   *[other] { $count } bookmarks have today’s words now.
}
nothing-to-refresh = Its words are today’s already.

decks-empty = No deck yet: + puts what is under the cursor into one, & makes one of the screen.
deck-items = { $count ->
    [one] 1 item
   *[other] { $count } items
}
deck-minutes = { $count } min
deck-current = current
deck-gone = This deck is not there any more.
deck-empty = Nothing in it yet: + adds what is under the cursor wherever you read.
deck-item-gone = Not in this library. What it said:
deck-made = “{ $title }” is the current deck: { $count ->
    [0] nothing in it yet.
    [one] 1 item.
   *[other] { $count } items.
}
deck-added = In “{ $title }”, { $count ->
    [one] 1 item.
   *[other] { $count } items.
} { $key } chooses another deck.
deck-is-current = + adds to “{ $title }” now.
deck-hits-left-out = { $count } of { $all } hits; a deck takes no more at once.
nothing-for-a-deck = There is nothing here for a deck.
screen-gone = This library does not have the topic or point that this is on.
not-saved-elsewhere = “:” and “save” write all of it to a file of your choice.
choose-deck-title = Current deck
choose-deck-for = { $count ->
    [one] Deck for 1 item
   *[other] Deck for { $count } items
}
choose-deck-rename = Title of the deck
choose-deck-new = New deck “{ $title }”
choose-deck-as = Call it “{ $title }”
choose-deck-type = Type a title.

action-groups = Under labels, countries, topics; in your own order
action-next-tab = Next tab: all, this country, this topic, not found, decks
action-previous-tab = The tab before
action-redo = Do again what was taken back
action-move-down = Move the row down
action-move-up = Move the row up
action-rename = Another title for the deck
action-refresh = Take the words that stand there now as the bookmark’s
action-mark-all = Mark all that are listed, or none
action-add-to-deck = Put this into the current deck
action-add-hit-to-deck = Put the hit into the current deck
action-deck-of-screen = Make a deck of what is on the screen, or marked
action-deck-of-hits = Make a deck of the hits
action-choose-deck = Choose the current deck
action-more-time = A minute more for the item
action-less-time = A minute less for the item
action-bookmark-search = Bookmark the search
action-read-on = Read on in the note
action-read-back = Back in the note
foot-tab = tab
foot-groups = groups
foot-move = move
foot-time = minutes
foot-deck = to a deck
foot-deck-named = to “{ $title }”
