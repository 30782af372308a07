# Documents that are taken away: their heads, what they say of themselves, the two-page briefing.

takeaway-and = { $first } and { $last }
takeaway-only-state = Only what the State says is shown.
takeaway-only-others = Only what others than the State say is shown.
takeaway-only-voice = Only what one kind of voice says is shown: { $voice }.
takeaway-whoever = Where a passage is set beside another one, the other side is shown whoever says it.
takeaway-differing = Only the points in which the columns differ are shown.
takeaway-original = original in { $language }
takeaway-others = Others
takeaway-point = Point
takeaway-topic = Topic
takeaway-by-point = Point by point: what each says, and who says so
takeaway-ties = What else leads here or from here
takeaway-source = Source { $number }
takeaway-back = Back to where source { $number } is cited, { $at }
takeaway-search = Search: { $query }

# The method note
takeaway-method = How to read this
takeaway-made = Made with cotejo { $version } from the library { $library }.
takeaway-texts = The statements are in the words of whoever compiled the library and rest on the numbered sources; they are no quotations. Before each stands who says it, of which time, and how it stands to the facts. After it stands its place, by which cotejo finds it again.
takeaway-empty = “nothing in this library” is a fact about the library and not about the country. A checked gap names the document that was read for it.
takeaway-rule = The two pages show a choice, made by one rule for every speaker: penalties, figures and plans the newest first, the countries in turn; of what differs contradictions, then tensions, then different counts, each in that same order; gaps in the order of the points. What did not fit is counted, with the command that prints it.

# The briefing
takeaway-glance = At a glance
takeaway-glance-about = Which years the passages speak of, and who speaks how often
takeaway-tally = { $years }: { $tally }
takeaway-only-gaps = no passage; a gap that was checked
takeaway-numbers = Penalties and figures
takeaway-numbers-about = As coded in the passages, with who gives them for which time; nothing is added up or ranked
takeaway-no-numbers = No penalty and no figure is coded here.
takeaway-none-coded = none coded here
takeaway-none-of-chosen = None by the voices that are shown.
takeaway-no-room = none that fits here
takeaway-kind = What is coded
takeaway-penalties = Penalties
takeaway-figures = Figures
takeaway-given = { $line } ({ $speaker }, { $period })
takeaway-pairs = Where voices differ
takeaway-pairs-about = Passages that differ or are in tension, side by side, the earlier one first
takeaway-no-pairs = No two passages here are linked as differing or in tension.
takeaway-how = How they stand to each other
takeaway-one = The one
takeaway-other = The other
takeaway-plans = Planned and past its date, with no later word in this library
takeaway-no-plans = No plan here is past its date without a later word.
takeaway-gaps = Looked for and not found
takeaway-no-gaps = No gap was checked here.
takeaway-more = { $count ->
    [one] 1 more of these; all: { $command }
   *[other] { $count } more of these; all: { $command }
}

# On the command line
written = written: { $file }
failed-same-column = { $name } is there twice: name two of its reports: { $reports }
failed-one-report = { $name } is there twice, and this library has one report of it: name another country
failed-not-made = nothing was written: { $said }
failed-no-layout = --layout is for --format md and html; the other forms have one shape each
