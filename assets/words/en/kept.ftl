# What the reader kept, where it is read: the sign of a bookmark, notes under their passages.

action-notes = My notes under their passages, shown or hidden

notes-shown = { $count ->
    [0] My notes are shown; there are none here.
    [one] My notes are shown: 1 here.
   *[other] My notes are shown: { $count } here.
}
notes-hidden = My notes are hidden.
notes-bare = Bare text holds none of my notes.

kept-country = country bookmarked
kept-report = report { $report } bookmarked
kept-section = section bookmarked
kept-explained = { $sign } is the sign of my bookmarks: in the margin where a passage begins, at the heading of a point, after the name of a country, in a cell of the grid, before a note.

grid-kept = { $count ->
    [one] 1 bookmark
   *[other] { $count } bookmarks
}
grid-sign-kept = { $sign } bookmarked
