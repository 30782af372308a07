# The reader's screens.

# Title bar
countries-count = { $count ->
    [one] 1 country
   *[other] { $count } countries
}
packs-count = { $count } packs
reading-library = reading { $read } of { $all }
problems-count = { $count ->
    [one] 1 error in the files
   *[other] { $count } errors in the files
}
saved-at = saved { $time }
not-saved = NOT SAVED ({ $count })
compare-title = Comparing { $countries }

# The list of countries
countries = Countries
marked = { $count } marked
no-country-fits = No country has such a name.
library-empty = This library has no reports.
loading = Reading…

# The section
sources-count = { $count ->
    [one] 1 source
   *[other] { $count } sources
}
speech-own = { $speaker }, { $period } { $source }
speech-on = { $speaker }, on { $period } { $source }
modality-some = { $count ->
    [one] one
   *[other] { $count }
} { $modality }
mark-original = {" "}(original language)
tally = { $name } { $count }
tally-only = { $tally }, only voice
alone-state = Only the State here; no other voice in this library.
alone-other = Only { $speaker } here; no text of the State in this library.
alone-others = No text of the State here, only of others: { $speakers }.
voices-hidden = Not shown: { $voices }
tally-ngo = NGO
tally-academic = academic
tally-media = media
point-unlisted = ?  Points this library does not list
gap-in = { $state }: { $document }.
silence-silent = Says nothing here
silence-not-asked = Was not asked here
silence-refused = Refuses to answer here
silence-not-applicable = Does not apply
no-passage-here = No passage here.
last-country = This is the last country.
first-country = This is the first country.
no-such-topic = There is no topic with this number.
one-report = Only the report { $report }. > leads to newer ones and back to all.
only-report = This library has one report of this country.
all-reports = { $count ->
    [one] The one report of this country.
   *[other] All { $count } reports of this country.
}

# The drawer
drawer-title-source = Source
drawer-voice = Who speaks in it
drawer-language = Language
drawer-origin = Original or relay
origin-own = original, in the speaker’s own document
origin-quoted = as reported by { $source }
origin-relay = passed on by { $source }, from: { $origin }
drawer-differs = Who differs
drawer-nobody-differs = No passage of this library that we know of.
drawer-links = What else leads here or from here
drawer-cite = How to cite it
drawer-rests = { $count ->
    [one] 1 passage rests on it
   *[other] { $count } passages rest on it
}
drawer-marks = Marks
sources-passed-on = passed on by others
drawer-choose = Tab chooses a passage; Enter goes there
drawer-no-lead = Nothing leads on from here.
tie-line = { $bond } · { $country }: { $speaker }
tie-contradicts = Says the opposite
tie-tension = In tension
tie-figures = Counts something else
tie-supports = Says the same
tie-same-origin = From the same document
tie-to-updates = Earlier word
tie-from-updates = Later word
tie-to-fulfils = What was planned
tie-from-fulfils = What became of it
tie-to-answers = What this answers
tie-from-answers = Answer
law-in-force = in force
law-amended = amended since
law-repealed = repealed
law-draft = draft
sources-title = Sources of all countries (Tab: one country)
sources-title-of = Sources: { $country } (Tab: all countries)
sources-passages = { $count ->
    [one] 1 passage
   *[other] { $count } passages
}
glossary-title = Glossary
glossary-source = Definition: { $source }
glossary-not = Not to be confused with: { $terms }
method-title = How this library was made
method-about = Which documents were read, how statements became passages, what was left out, what is weak, and how to contribute a country. Enter opens it.
drawer-title = Before you quote
labelled = { $label }: { $value }
drawer-original = In the original language: there is no English text.
drawer-speaker = Who speaks
drawer-speaker-value = { $name } ({ $voice })
drawer-period = Speaks of
drawer-modality = As
drawer-due = Due
drawer-law = Law
drawer-article = art. { $article }
drawer-note = Note
drawer-source = Source [{ $number }]
drawer-publisher = Published by
drawer-kind = Kind
drawer-published = Published
drawer-accessed = Read on
drawer-symbol = Symbol
drawer-url = Address
drawer-loc = Where in it
drawer-read = How far we read it
drawer-relays = Passes on
drawer-not-held = Known only through others that pass it on.
drawer-place = Place
read-full = whole
read-extract = the passage and what surrounds it
read-relay = only what another source says of it
read-no = not read again since it was noted
more-below = ↓ more

# Finding
find-all-label = Find:
find-all-empty = Type to search every passage. Case and accents do not matter; "quotes" keep words together.
nothing-found = Nothing found.
nothing-found-here = Nothing found in this section.
hits-count = { $hits ->
    [one] 1 hit
   *[other] { $hits } hits
} · { $countries ->
    [one] 1 country
   *[other] { $countries } countries
}
hit-count = { $at }/{ $of }
names-title = Go to
names-country = country
names-topic = topic
names-point = point
names-report = report
names-action = action
passage-gone = This passage is no longer in the library.

# One search, three scopes
scope-here = this section
scope-everything = everything
scope-names = names
hits-so-far = { $count } so far
hits-listed = The best { $count } are listed; one word or filter more narrows the search.
hits-before = before: { $count }
similar = Similar ({ $count })
did-you-mean = Did you mean { $query } ({ $count })?
suggestion-key = { $key } takes it.
left-out-no-penalty = { $countries ->
    [one] 1 country has no penalty coded for { $offence }, which is not the same as no penalty.
   *[other] { $countries } countries have no penalty coded for { $offence }, which is not the same as no penalty.
}
left-out-open-penalty = { $passages ->
    [one] 1 penalty has no such bound coded and is left out.
   *[other] { $passages } penalties have no such bound coded and are left out.
}
found-in-twin = in the other language
found-in-note = in the note
found-in-law = in the law it names
found-in-source = in the source
found-in-point = in the point’s name
found-in-topic = in the topic’s name
found-in-country = in the country’s name
more-above = ↑ more
more-around = ↑↓ more
heat-map-cell = { $place }: { $count ->
    [one] 1 hit
   *[other] { $count } hits
}
heat-map-legend-topics = Passages found; · none. One that belongs to two topics counts in both.
heat-map-legend-points = Passages found; · none. One that belongs to two points counts in both.
heat-map-other = other
heat-map-empty = No hit is there.
no-search-yet = Nothing was searched for yet.
query-cut = Cut after { $bytes } bytes: a search takes no more.

# Comparing
pick-title = Compare
pick-none = Mark two to four countries or reports
pick-keys = Space marks · → reports · ↵ compares
compare-too-many = Four countries at most stand side by side.


# Layers, notices
help-title = Keys
palette-title = What to do
no-last-place = This country was not read before.
history-start = There is nothing before this.
history-end = There is nothing after this.
mouse-ours = The mouse scrolls and clicks here. M gives it back to the terminal.
mouse-terminal = The mouse is the terminal’s: it selects text. M brings it back.
theme-ansi = Theme: the terminal’s own colours
theme-contrast = Theme: high contrast
theme-mono = Theme: no colour
theme-projector = Theme: black on white, for a wall
reloading = Reading the library again…
confirm-quit-title = Not saved
confirm-quit = Something you did is not saved. Enter leaves all the same; any other key stays.
worker-lost = Part of the program broke down. Reading goes on; what is saved is safe.
panicked = cotejo broke down: { $what }
too-small = cotejo needs { $width } columns and { $height } rows. Make the window larger; nothing is lost.

# Voices, and taking a passage away
voices-all = All voices
voices-state = Only what the State says; v for the next
voices-others = Only what others say; v for the next
order-period = By period
order-state-first = By voice, the State first
order-state-last = By voice, the State last
lens-state = only the State
lens-others = only others
lens-state-first = the State first
lens-state-last = the State last
copy-too-early = still reading the library: who differs is not known yet; once more in a moment
copied = sent to the terminal; if nothing arrives, z
help-marks = What the marks of passages mean
