# The command line: what it prints besides the library's own texts, and why it could not.

# Text of passages and sources
count-sources =
    { $count ->
        [one] 1 source
       *[other] { $count } sources
    }
passage-lead = { $speaker }, { $period } { $numbers }
passage-original = { $text } (original in { $language })
passage-due = Due: { $date }
passage-note = Note: { $note }
point-unknown = Point not in this library’s list
gap-silent = { $source } says nothing here (checked).
gap-not-asked = { $source } was not asked about this (checked).
gap-refused = { $source } refused an answer (checked).
gap-not-applicable = { $source }: does not apply (checked).
gap-source-unnamed = A document without a name
sources = Sources
sources-of = Sources: { $country }
source-relayed = known only through others

language-en = English
language-es = Spanish
language-pt = Portuguese
language-fr = French

kind-treaty = treaty
kind-law = law
kind-case-law = judgment
kind-government-report = government report
kind-questionnaire-reply = reply to a questionnaire
kind-government-statement = government statement
kind-igo-assessment = assessment by an intergovernmental body
kind-foreign-government-assessment = assessment by a foreign government
kind-ngo-report = NGO report
kind-academic = academic work
kind-dataset = data set
kind-media-state = State media
kind-media-other = media
kind-user-document = document of your own

report-dossier = dossier
report-questionnaire-reply = reply to a questionnaire
report-government-report = government report
report-monitor-report = monitoring report
report-ngo-report = NGO report
report-imported = imported

# Heads of tables
head-code = code
head-country = country
head-reports = reports
head-passages = passages
head-number = no.
head-slug = name
head-label = label
head-report = report
head-edition = edition
head-kind = kind
head-title = title
head-source = source
head-indicator = indicator
head-unit = unit
head-keys = keys
head-action = action
head-help = does
head-id = id
head-place = place
head-labels = labels
head-created = created
head-note = note

# Search
search-count =
    { $total ->
        [one] 1 passage
       *[other] { $total } passages
    } in { $countries ->
        [one] 1 country
       *[other] { $countries } countries
    }
search-said = { $speaker }, { $period }, { $modality }: { $text }
search-more = { $shown } of { $count }
search-nothing = no passage in this library has all of this: { $query }
search-blank = nothing to look for: type words, or see cotejo search --help
search-found-in = Found { $label }: { $text }

# Bookmarks
bookmarks-none = no bookmarks yet
bookmark-removed = removed { $id }: { $place }

# Check and settings
check-count =
    { $reports ->
        [one] 1 report
       *[other] { $reports } reports
    }, { $passages ->
        [one] 1 passage
       *[other] { $passages } passages
    }{ $decks ->
        [0] {""}
        [one] , 1 deck
       *[other] , { $decks } decks
    }: { $errors ->
        [0] no error
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [0] no warning
        [one] 1 warning
       *[other] { $warnings } warnings
    }
check-warning = { $line } (warning)

# One line each, on stderr, after “cotejo: ”
failed-unknown-country = no country is called “{ $name }”
failed-unknown-report = no report “{ $name }” about this country in this library
failed-unknown-topic = no topic is called “{ $name }”
failed-unknown-point = no point is called “{ $name }”
failed-unknown-passage = no passage “{ $name }” here
failed-unknown-bookmark = no bookmark has the id “{ $name }”
failed-meant = { $said }; did you mean { $names }?
failed-or = { $first } or { $last }
failed-place = “{ $name }” is no place; a place is country[@report][/topic[/point]][#passage]
failed-column = “{ $name }” is no column; a column is country[@report], and --topic or --point says on what
failed-columns = compare takes two to four countries or reports, not { $count }
failed-ambiguous-point = “{ $name }” is a point of several topics: { $names }
failed-no-terminal = the reader needs a terminal; for text use cotejo show, list, search or compare
failed-exists = { $file } exists; --force replaces it
failed-not-a-file = { $file } is not a file that could be replaced
failed-write = { $file } could not be written: { $said }
failed-stdout = the output could not be written: { $said }
failed-no-such-path = there is no file or folder { $path }
failed-no-folder = there is no folder { $path }
library-problems =
    { $count ->
        [one] 1 problem in the library: cotejo check
       *[other] { $count } problems in the library: cotejo check
    }
settings-fine = no problem in the settings
settings-problems =
    { $count ->
        [one] 1 problem in the settings: cotejo config check
       *[other] { $count } problems in the settings: cotejo config check
    }

reader-failed = The terminal could not be used: { $said }
