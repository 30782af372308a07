# Figures and penalties: on the screen, on the command line and in what is taken away.

# A value with how exact it is; the unit stands with what is counted.
value-at-least = at least { $number }
value-at-most = at most { $number }
value-approx = about { $number }
value-zero = none (stated)
value-not-reported = not reported
figure-of = { $label } ({ $unit })
figure-unit-unknown = unit not known
unit-persons = persons
unit-cases = cases
unit-judgments = judgments
unit-calls = calls
unit-letters = letters
unit-permits = permits
unit-inspections = inspections
unit-operations = operations
unit-events = events
unit-agreements = agreements
unit-organizations = organisations
unit-items = items
unit-lines = lines
unit-shelters = shelters
unit-centres = centres
unit-places = places
unit-months = months
unit-usd = US dollars
unit-eur = euros

# Lengths of imprisonment.
term-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
term-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
term-between = { $from } to { $to }
term-from = { $term } or more
term-to = up to { $term }
term-none = no length coded

# The screen of figures
figures-title = Figures
figures-all-countries = all countries
figures-all-topics = all topics
figures-indicators = { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
}
figures-table = table
figures-bars = bars
figures-lines = lines
figures-none = No figure in this library: { $what }.
figures-none-keys = { $topics }: all topics · { $countries }: other countries
figures-legend = ≠ not to be compared with another row here; ~ another value speaks of an overlapping time; · nothing in this library
figures-counts = What is counted: { $counting }.
figures-unknown = The registry of this library does not know this indicator: what it counts and its unit are not known.
figures-in-cell = value { $at } of { $of } in this cell
figures-months = In years: { $term }.
figures-not-same = Not to be compared with: { $others }. They count other things for an overlapping time.
figures-other-periods = Beside it stand values of other, overlapping times: { $periods }.

pick-figures-none = Mark one country or more
pick-figures-keys = Space marks · ↵ shows them

# Charts of figures
bars-legend = A bar reaches to the number given; of a range, to its lower end; of “at most”, to its most. Countries stand by name. ~ speaks of another time that overlaps.
bars-no-number = No number is given for this time.
bars-without = Nothing for this time in this library: { $countries }.
countries-unread = Still being read: { $countries }.
bars-unit-unknown = No bars for { $indicator }: its values may count different things.
bars-all-countries = all countries that have one
lines-legend = One letter for each speaker, a capital for the value under the cursor, * where several speakers stand. a───a is one value for those years together, an open one up to the last; a range stands at both its ends. Dots join years that follow each other and have one value each of that speaker.
lines-years = No chart: what could be drawn speaks of one year only.
lines-none = No chart: none of these figures has both a number and a year that is known.
lines-left-out = { $count ->
    [one] 1 value is not drawn; the table has it
   *[other] { $count } values are not drawn; the table has them
}: no number, no year that is known, or more speakers than letters.
lines-small = This window is too small for the chart.
lines-unit-unknown = No chart for { $indicator }: its values may count different things.

# The penalty ladder
penalties-title = Penalties for { $offence }
penalties-readings = { $count ->
    [one] 1 reading
   *[other] { $count } readings
}
penalties-without = No penalty for { $offence } is coded in this library, which is not the same as no penalty: { $countries }.
penalties-legend = Scale: 0 to { $years } years. ├ shortest, ┤ longest, ╌ no such bound coded. One row for each reading of a law; countries stand by name.
penalties-law-unknown = law not named
penalties-status-unknown = status of the law not coded
penalties-none = No penalty is coded in this library.
penalty-imprisonment = imprisonment
penalty-fine = fine
penalty-other = other penalty
penalty-form-basic = basic
penalty-form-aggravated = aggravated
penalty-form-unknown = basic or aggravated: not coded
penalty-victim-any = any victim
penalty-victim-child = child victim
penalty-victim-adult = adult victim

# Heads of tables
figures-head-indicator = Indicator
figures-head-country = Country
figures-head-period = Time
figures-head-values = Values, and who gives them
penalties-head-law = Law
penalties-head-form = Penalty and form
penalties-head-term = Length
penalties-head-status = Status
penalties-head-reader = Who reads it so
figures-note = Each value stands with who gives it and its source; several values for one cell are all shown. Nothing is added up, averaged or ranked.
penalties-note = One row for each reading of a law, with who reads it so. Countries stand by name; nothing is ranked.

take-stem-figures = figures
take-stem-penalties = penalties

failed-unknown-indicator = no indicator is called “{ $name }”

# Actions
action-figures = Figures: table, bars, lines
action-penalties = Penalties by country, as the laws are read
action-turn = Table, bars, lines
action-turn-back = Lines, bars, table
action-widen = All topics, and back to one
action-choose-countries = Which countries
action-all-countries = All countries, and back to those chosen
action-next-indicator = Next indicator
action-previous-indicator = Previous indicator
action-next-offence = Next offence
context-figures = In the figures
context-penalties = In the penalties
foot-turn = chart
foot-widen = topics
foot-countries = countries
foot-all-countries = all
foot-offence = offence
