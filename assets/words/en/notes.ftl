# The box of a note: what it is on, the note, its labels; drafts of notes.

context-note = In the box of a note

note-title = Bookmark
note-title-edit = Note of a bookmark
note-title-item = Speaker’s note
target-passage = Passage
target-point = Point
target-section = Section
target-report = Report
target-country = Country
note-labels = Labels
note-labels-none = none; with commas between them
note-empty = Your note
note-position = row { $at } of { $of }
note-kept = draft { $time }
note-too-large = A note takes { $limit } KB at most. That was not taken; what was typed before is as it was.
note-reverted = As it was saved. { $key } brings back what was typed.

draft-restored = The draft is back. { $key } drops it.
draft-restored-of = The draft of { $time } is back. { $key } drops it.
draft-none = There is no draft of a note.
draft-waits = { $count ->
    [one] A note of { $time } is not saved yet ({ $place }).
   *[other] { $count } notes are not saved yet, the newest of { $time } ({ $place }).
}
draft-waits-there = m there takes it up.
draft-waits-anywhere = Type “draft” after { $key } to take it up.

draft-not-kept = What you type is not kept as a draft: { $why }

editor-unset = No editor is named. Set VISUAL or EDITOR before cotejo is started, as in EDITOR=nano.
editor-failed = { $editor } ended with an error; the text is as it was before.
editor-not-run = { $editor } could not be run: { $said }
editor-left = What it had written is in { $file }.
editor-too-large = A note takes { $limit } KB at most; the text is as it was before. What the editor wrote is in { $file }.

action-edit-note = Note and labels of the bookmark
action-note-save = Save the note
action-note-line = Break the line
action-note-widen = Bookmark the whole point, section, country instead
action-note-field = To the labels, and back to the note
action-note-editor = Edit the note with the program in VISUAL or EDITOR
action-note-leave = Leave the note; what was typed stays as a draft
action-note-undo = Take back what was typed
action-note-redo = Do again what was taken back
action-note-revert = The note as it was saved; drops a draft
action-resume-draft = Take up the newest note that is not saved yet, a draft

foot-edit-note = note
foot-note-save = save
foot-note-line = new line
foot-note-widen = wider
foot-note-field = labels
foot-note-editor = editor
foot-note-leave = draft
