# The grid: what a library holds of every country, by topic or point.

context-grid = In the grid
action-grid = The grid: what this library holds of every country
action-open-section = Open the section, at the point
action-left = One column to the left
action-right = One column to the right
action-level = From topics to the points of the topic under the cursor, and back
action-level-up = Up from points to topics
action-country-order = Countries by name, or under their regions
action-region = Next region alone; after the last, all
foot-grid = grid
foot-open-section = open
foot-level = points/topics
foot-order = order
foot-region = region

grid-title = What this library holds
grid-head-topics = Countries and topics
grid-order-name = by name
grid-order-region = by region
grid-countries = { $shown } of { $all } countries
grid-region-unknown = Region not known
grid-no-country = No country is left: another filter or region shows some.
grid-mark-moved = The mark of { $country } moved here: a country stands in a comparison once.

# A cell in signs: these letters stand in it, one cell of the screen each.
grid-letter-state = S
grid-letter-others = o
grid-signs = Number: passages; { $state }: the State speaks; { $others }: others speak; ≠: contested; ∅: silent, checked; ·: nothing here, not checked; …: not read yet.
grid-signs-short = { $state } the State, { $others } others, ≠ contested, ∅ silent, · not checked
grid-counts-topics = A passage with two topics counts in both.
grid-counts-points = A passage with two points counts in both.

# The file it is taken away in
take-stem-grid = grid

# A cell in words
grid-cell = { $place }: { $holds }
grid-passages = { $count ->
    [one] 1 passage
   *[other] { $count } passages
}
grid-state = the State { $count }
grid-others = others { $count }
grid-contested = { $count } contested
grid-in-tension = { $count } in tension
grid-gap-silent = silent, checked
grid-gap-not-asked = not asked, checked
grid-gap-refused = refuses to answer, checked
grid-gap-not-applicable = does not apply, checked
grid-gap-unnamed = a document that is not named
grid-unchecked = nothing in this library, not checked
grid-unread = not read yet

# Under a grid that was taken away
grid-note-voices = A passage that two voices say counts for both.

# On the command line
failed-unknown-region = no region is called “{ $name }”
