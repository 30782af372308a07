# Comparing: in what the columns differ, which times stand beside each other, what changed between two editions.

differs-in = differs in { $what }
differs-and = { $first } and { $last }
differs-law = law
differs-figures = figures
differs-text = wording
differs-voices = whether the State or others speak
differs-holdings = only what the library holds differs
span-later = { $year } and later
span-earlier = { $year } and earlier
span-beside = { $first } beside { $second }
change-repeated = repeated
change-changed = changed
change-new = new
change-gone = gone
tally-origins = { $count ->
    [one] one origin
   *[other] { $count } origins
}

# The screen
nothing-not-checked = nothing in this library · not checked
column-gone = no longer in this library
compare-differing = { $count } of { $all } points differ{ $holdings ->
    [0] {""}
   *[other] , { $holdings } more only in what is held
}
compare-loose = each column scrolls for itself
compare-hidden = { $count ->
    [one] One point without such a difference is not shown.
   *[other] { $count } points without such a difference are not shown.
}
last-difference = The columns differ in no further point.
first-difference = The columns differ in no point before this.
columns-parted = Each column scrolls for itself now; the same key again, and they go together.
columns-together = The columns scroll together.
columns-not-beside = The columns do not stand beside each other here, so there is nothing to unlock.
no-counterpart = No passage of this library that we know of says otherwise.
counterpart = Here is what it stands against: { $who }.
counterpart-more = Here is what it stands against: { $who }; { $count } more in its drawer.
drawer-belongs = What belongs here
pick-reports = { $count } reports: →
foot-differing = differing
foot-difference = difference
foot-part = unlock
foot-only-point = one point
action-who-says-so = Who says so: open the passage’s drawer
action-differing = Only points in which the columns differ, or all
action-previous-difference = Previous point in which the columns differ
action-next-difference = Next point in which the columns differ
action-part-columns = Each column scrolls for itself, or all together
action-only-point = One point alone, or all of the topic
action-counterpart = To the passage that says otherwise or does not fit
action-define = What this point asks, and what belongs there
drawer-title-point = Topic and point
foot-columns = columns
action-columns = Other columns: countries or reports

# Taking away
take-title = Take away
take-form = Form
take-form-md = Markdown, for editing
take-form-html = HTML, for reading and printing
take-form-csv = CSV, for spreadsheets
take-form-json = JSON, for programs
take-form-toml = TOML, as cotejo keeps it
take-with-notes = Your notes are in it.
take-without-notes = Your notes are not in it.
take-layout = Layout
take-layout-table = table
take-layout-list = list
take-layout-briefing = briefing of two pages
take-one-layout = one for all
take-file = File
take-keys = ←→ changes · Tab next · ↵ writes · Esc leaves
take-no-name = Type a name for the file.
take-busy = Writing…
take-exists = { $file } is there already. ↵ replaces it, any other key keeps it.
take-kept = { $file } is there already and was kept; nothing was written.
take-written = Written: { $file }
take-not-a-file = { $file }: a folder, pipe or device stands there. Choose another name.
take-failed = { $file } was not written: { $said }
take-nothing = There is nothing to take away here.
take-no-such-form = There is no such form of this.
take-stem-search = search
take-stem-bookmarks = bookmarks
take-stem-all = bookmarks-and-decks
action-take-away = Take away what is on the screen, as a file
action-take-hits = Take away what was found, as a file
copied-elsewhere = sent to the terminal’s clipboard
failed-no-folder-for = { $file } could not be written: its folder does not exist.
failed-not-allowed = { $file } could not be written: writing is not allowed there.
failed-full = { $file } could not be written: the disk is full.
pick-one-more = Mark at least two to compare.
failed-other-topic = “{ $point }” is a point of the topic “{ $topic }”: leave --topic out, or name a point of the topic there.
column-no-report = no report in this library
failed-no-form = .{ $ending } is not written here: use .md, .html, .csv or .json; a browser prints the .html as PDF.
promises-none-chosen = No planned measure here by the voices that are shown.
figures-none-asked = No figure in this library for what was asked.
