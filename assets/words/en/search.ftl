# The language of "search everything": what can be wrong with a query, and what may be typed.

query-or = { $names } or { $last }
query-fault-value = “{ $found }”: nothing here has that name.
query-fault-value-meant = “{ $found }”: nothing here has that name. Was { $meant } meant?
query-fault-field = There is no field “{ $found }”. Was { $meant } meant?
query-fault-period = “{ $found }” is no period: write period:2010, period:2010..2020, period:2010.. or period:..2020.
query-fault-length = “{ $found }” is no length of imprisonment: write penalty.min>=8y for years or penalty.max<=18m for months.
query-fault-many = A query asks for at most { $most } different things; from here on there are more.

query-sign-phrase = a phrase, word for word: "forced labour"
query-sign-exact = this word and no other form of it: 'victim
query-sign-start = the text begins so: ^article
query-sign-end = the text ends so: years$
query-sign-not = without it: !police or !country:cuba
query-sign-or = one or the other: shelter | lodging

query-field-country = a country, by code or name: country:ve,cu or country:"united states"
query-field-region = countries of a region: region:caribbean
query-field-topic = a topic: topic:protection
query-field-point = a point: point:assistance or point:4b
query-field-voice = who says it: voice:state or voice:others
query-field-source = words of a source’s title, publisher or symbol: source:unodc
query-field-kind = kind of source: kind:law
query-field-modality = how it stands to the facts: modality:denial
query-field-period = what time it speaks of: period:2010..2020
query-field-penalty-min = shortest prison term, for trafficking unless an offence is named: penalty.min>=8y
query-field-penalty-max = longest prison term, for trafficking unless an offence is named: penalty.max<=15y
query-field-offence = what a penalty is for: offence:smuggling
query-field-has = has a figure, a law, a penalty, a note, a due date: has:figure
query-field-is = differs from others, is denied, in tension…: is:contested
query-field-in = only what you bookmarked: in:bookmarks
query-field-report = a report, by its id: report:ve

query-passages = { $count ->
    [one] one passage
   *[other] { $count } passages
}
query-sources = { $count ->
    [one] one source
   *[other] { $count } sources
}
query-point = { $short } { $label }
query-report = { $title }, { $edition }
query-since = { $from } and later
query-until = up to { $to }
query-between = { $from } to { $to }
query-years = { $count ->
    [one] one year
   *[other] { $count } years
}
query-months = { $count ->
    [one] one month
   *[other] { $count } months
}
query-others = everyone but the State
query-bookmarks = your bookmarks
query-has-figure = a number
query-has-penalty = a penalty
query-has-law = a law
query-has-note = a note by whoever compiled it
query-has-due = a date by which it is planned

# Offences, as penalties name them.
offence-trafficking = trafficking in persons
offence-smuggling = smuggling of migrants
offence-slavery = slavery
offence-sexual-exploitation = sexual exploitation
offence-forced-labour = forced labour
offence-other = another offence

# Regions of the table of countries (UN M49).
region-africa = Africa
region-antarctica = Antarctica
region-asia = Asia
region-caribbean = Caribbean
region-central-america = Central America
region-europe = Europe
region-north-america = North America
region-oceania = Oceania
region-south-america = South America
