# The speaker's view: how a presentation stands, in a terminal that the room does not see.

follow-title = Speaker’s view
follow-none = No presentation is running.
follow-none-hint = This window waits for one: start it with cotejo present in another terminal of yours on this machine, and it appears here by itself.
follow-over = “{ $title }” is over, after { $time }.
follow-other-over = “{ $title }” is over.
follow-next-appears = The next presentation appears here by itself.
follow-several = { $count } presentations; Tab changes.

follow-other-version = Another version of cotejo is presenting; what it says is not understood here. Start both windows with the same one.
follow-not-a-cue = The presentation said something that is not understood; what was understood last is shown.
follow-too-long = The presentation said more than 1 MB at once; what was understood last is shown.
follow-foreign = { $file } is another user’s and is left alone.
follow-folder = { $folder } is not used: others could put something into it. It must be a folder of yours, closed to everybody else (mode 700).
follow-broken = Part of this window broke down, and what it shows may be old. Leave it and start it again; the presentation goes on.

follow-slide = slide { $at }/{ $of }
follow-page = page { $at }/{ $of }
follow-blank = The room sees nothing.
follow-reveal = Revealing: { $mode }
follow-hidden = (hidden) { $text }
follow-more = … { $count ->
    [one] 1 more row
   *[other] { $count } more rows
}
follow-next = Next: { $title }
follow-last = This is the last slide.
follow-notes = Notes
follow-no-notes = No notes here.

follow-item = Item { $at } of { $of }: { $time }
follow-item-planned = Item { $at } of { $of }: { $time } of { $minutes } min
follow-item-over = Item { $at } of { $of }: { $time }, { $over } over its { $minutes } min
follow-time = Elapsed { $time } · no time was planned
follow-time-left = Elapsed { $time } · { $left } left
follow-time-over = Elapsed { $time } · over time by { $over }
follow-on-plan = As planned
follow-behind = { $time } behind the plan
follow-ahead = { $time } ahead of the plan
follow-slide-of = Slide { $at } of { $of }
follow-percent = { $percent }%
follow-percent-of = { $percent }% of { $minutes } min

follow-key-leave = leave
follow-key-notes = notes { $from }–{ $to } of { $of }
follow-key-other = other presentation
follow-key-slide = slide
follow-key-theme = theme
