# Words of the format and of time, used on every screen and on the command line.

voice-state = The State
voice-foreign-state = foreign State
voice-intergovernmental = intergovernmental body
voice-ngo = NGO
voice-academic = academic work
voice-media = media

modality-in-force = in force
modality-done = reported done
modality-ongoing = reported under way
modality-planned = planned
modality-proposed = proposed
modality-policy = policy
modality-denial = denies
modality-assessment = finds

period-since = since { $from }
period-since-day = since { $from }
period-between-days = { $from } to { $to }
period-until = until { $to }
period-from = from { $from }
period-to = to { $to }
period-between = { $from } to { $to }
period-open = open
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-about = about { $date }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# What one who never loaded a country sees instead of text.
nothing-here = nothing in this library

# Marks: what to know of a passage before quoting it. Then what each means.
mark-contested = differs
mark-denied = denied
mark-in-tension = in tension
mark-single-origin = one origin
mark-corroborated = several origins
mark-stale = ends { $year }
mark-no-later-word = no later word in this library
mark-about-contested = another passage says the opposite. Who is right is not for us to say; read both.
mark-about-denied = one of the two that differ is a denial.
mark-about-in-tension = another passage does not fit easily with this one, or counts something else that is easily taken for it.
mark-about-single-origin = several citations, but one document is behind all of them.
mark-about-corroborated = two or more documents of different speakers, none of which merely passes on another.
mark-about-stale = what it speaks of ended over five years before the newest that is shown beside it.
mark-about-no-later-word = it was planned, its date is past, and no passage here says what became of it.

# Citations
cite-said = { $country }: { $speaker }, { $period } ({ $modality }): { $text }
cite-marks = Before quoting: { $marks }.
cite-at = { $source } · { $loc }
cite-here = { $library }: { $place }.
cite-read = read { $date }
cite-circa = The date is not certain.
cite-relays = Passes on: { $title }.

# Speakers that take an article inside a sentence; others stand as they are named.
the-united-states = the United States
the-netherlands = the Netherlands
the-un-rapporteur = the UN rapporteur
the-un-depositary = the UN depositary
the-un-committee = the UN committee
the-human-rights-council-review = the Human Rights Council review
