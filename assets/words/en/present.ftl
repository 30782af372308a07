# Slides: what stands on them, and what is said while they are shown.

slides-empty = Nothing is in this deck yet.
slides-gone = This is not in this library any more.
slides-unread = This is still being read.
slides-searching = This is still being searched for.
slides-nothing = Nothing in this library
slides-case = A case
slides-made-up = Made up for this workshop: nobody's own story.
slides-answer = What the texts say
slides-rests-on = Rests on: { $source }
slides-years = The passages speak of { $years }.
slides-hits = { $count ->
    [one] 1 passage
   *[other] { $count } passages
} in { $countries ->
    [one] 1 country
   *[other] { $countries } countries
}
slides-hits-more = { $count ->
    [one] 1 more passage was found and is not among these slides.
   *[other] { $count } more passages were found and are not among these slides.
}
slides-bar = { $country }, { $period }: { $value }

# While they are shown
context-present = On a slide
present-empty = There is nothing to present: this deck is empty.
present-nothing = There is nothing to present here.
present-bookmarks = Bookmarks
present-page = ▼ { $page }/{ $pages }
present-page-last = { $page }/{ $pages }
present-column-done = (all shown on the pages before)
present-slide = { $slide }/{ $slides }
present-guess = Who says this?
present-number = To slide, 1 to { $slides }:
present-overview = Slides
present-curtain = The presentation is over. Enter goes back to the reader.
present-wait = Still searching: press it again when the hits are there.
reveal-whole = whole pages
reveal-passages = passage by passage
reveal-answers = the question first, then the answers
reveal-guess = who said it comes last

palette-deck = Present the deck “{ $title }”

action-present = Present what is on the screen as slides
action-present-hits = Present what was found as slides
action-next-slide = Next step, page or slide
action-previous-slide = The step, page or slide before
action-first-slide = First slide
action-last-slide = Last slide
action-slide-number = To a slide by number
action-overview = All slides by title
action-blank = Nothing on the screen, and back
action-slide-source = Who says so: the passage’s drawer, and back
action-next-passage = Next passage on the slide, for the drawer
action-previous-passage = The passage before, for the drawer
action-reveal = Whole, passage by passage, or the question first
action-guess = Who said it? Speakers come after what they say
action-slide-theme = Next theme
action-slide-help = What can be done here
action-slide-redraw = Draw everything again
action-leave-slides = Nothing on the screen; once more within 3 seconds: leave
