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
