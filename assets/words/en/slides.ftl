# Slides to take away: pages and Markdown.

slides-contents = Contents
slides-handout = Print as a handout: three slides to a page, with lines to write on
slides-place = { $number } / { $count }
slides-previous = Previous slide
slides-next = Next slide
slides-note = Speaker’s note
slides-minutes = All of it: { $count } min
slides-not-searched = This search is made anew each time. What it finds is on the page that cotejo deck export makes.
slides-data = For cotejo
slides-data-about = cotejo deck import reads the deck again from this block.
deck-export-empty = nothing is in { $name } yet
deck-export-not-searched = what { $place } finds is not in it: { $said }
failed-no-handout = --handout is for --format html; the other forms have no pages
failed-pack-deck = { $name } comes with a pack: it goes out as html or md; json and toml are for decks of your own
