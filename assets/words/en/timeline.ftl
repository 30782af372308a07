# One country along time, and what was planned with every later word on it.

context-timeline = In the timeline
action-timeline = The timeline of the country; behind it, its promises
action-to-section = Go to the passage in its section
action-timeline-view = From the timeline to the promises, and back
action-next-year = Next year in the timeline
action-previous-year = Previous year in the timeline
foot-timeline = timeline
foot-timeline-view = promises

timeline-view = Timeline
promises-view = Promises
timeline-title = { $country }: timeline
promises-title = { $country }: promises and later words
timeline-all-topics = all topics
timeline-count = { $count ->
    [one] 1 passage
   *[other] { $count } passages
}
promises-count = { $count ->
    [one] 1 planned measure
   *[other] { $count } planned measures
}
timeline-none = No passage on this topic by these voices in this library.
promises-whoever = Every word on a promise is shown, whoever says it.
promises-none = No planned measure here in this library.
timeline-no-year = No beginning given
timeline-note = Each passage stands under the year in which what it speaks of begins.
promise-due = due { $date }
promise-no-date = no date given
promise-not-reached = due date not reached by the newest source

# The files they are taken away in
take-stem-timeline = timeline
take-stem-promises = promises
