# Bookmarks and decks on the command line, and what is passed on of them.

# What became of what was kept
standing-changed = changed since { $day }
standing-moved = now at { $place }
standing-moved-changed = now at { $place }, changed since { $day }
standing-orphan = orphan: not in this library
standing-unread = still to be read
kept-words = What it said: “{ $text }”

# Bookmarks
bookmarks-none-such = no bookmark is like that
bookmark-edited = changed { $id }: { $place }

# Decks
decks-none = no decks yet
deck-changed = changed { $day }
deck-note = Speaker’s note: { $note }
deck-bundled = bundled
deck-of-pack = from pack { $pack }
deck-objective = Objective: { $text }
deck-case = Case: { $title }
deck-case-question = Question: { $text }
deck-case-answer = What the texts say: { $text }
deck-case-source = Source: { $cited }
deck-item-removed = removed { $id } from { $name }: { $place }
deck-renamed = renamed { $name }: { $title }
deck-deleted = deleted { $name }: { $title }
deck-from-nothing = nothing to make a deck of was found
failed-unknown-deck = no deck is called “{ $name }”
failed-unknown-item = no item “{ $name }” in this deck
failed-unknown-offence = no offence is called “{ $name }”
failed-deck-name = “{ $name }” is no name for a deck: small letters, digits and single dashes, at most 64, such as { $slug }
failed-deck-exists = there is a deck { $name } already; cotejo deck add adds to it
failed-deck-empty = the deck { $name } is empty: cotejo deck add puts something into it
failed-deck-taken = there is a deck { $name } already, in the library; give yours another name
failed-deck-of-library = the deck { $name } belongs to the library and cannot be changed; cotejo deck new makes one of your own
failed-address = “{ $name }” leads nowhere; what can be kept is a place, or compare:…, search:…, figures:…, penalties:…, grid:…, timeline:… or promises:…
failed-no-comparison = “{ $name }” is no comparison; one is compare:COUNTRY+COUNTRY[/TOPIC[/POINT]]

# What is passed on
shared-bookmarks = Bookmarks
shared-syntax = cannot be read: { $said }
shared-too-deep = nests too deep
shared-future = was written by a later version (schema { $found })
shared-missing = has no { $field }
shared-bad = its { $field } is not what it should be

# Import
import-new =
    { $count ->
        [one] 1 is new
       *[other] { $count } are new
    }
import-different =
    { $count ->
        [one] 1 is here otherwise
       *[other] { $count } are here otherwise
    }
import-merged = now holds both
import-beside = kept beside it as { $id }
import-count = { $new } new, { $different } different, { $same } the same
import-dry-run = Nothing was done: --dry-run.
import-nothing = there is nothing to import in { $file }
import-too-big = { $file } is larger than { $limit } bytes, the most that is taken in
import-not-utf8 = { $file }:{ $line }: this is no UTF-8 text
import-io = { $file } could not be read: { $said }
