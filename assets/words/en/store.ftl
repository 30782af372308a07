# What can go wrong with the reader's own files, and what to do.

store-no-place = Nothing is kept: no home folder is known. Set HOME or XDG_DATA_HOME.
store-io = { $path }: { $said }. The file is as it was.
store-locked = Another cotejo is writing ({ $path }). Try again.
store-broken = { $path }:{ $line }: cannot be read ({ $said }), so it is not overwritten. Mend it or move it away; the content before is in the .bak beside it.
store-conflict = { $path }:{ $line }: has the marks of a git conflict, so it is not overwritten. Resolve it first.
store-future = { $path }: written by a later cotejo (schema { $found }), so it is not overwritten. Use that version.
store-not-a-file = { $path }: a folder, pipe or device stands where a file should be. Move it away.
store-not-utf8 = { $path }:{ $line }: is not UTF-8, so it is not overwritten. Save it as UTF-8 or move it away.
store-not-ours = { $path }: is not a file of bookmarks (schema = 1 and [[bookmark]] tables), so it is not overwritten. Move it away.
store-unproved = { $path }: the new text would not read back as it was meant, so nothing was written. This is a fault of cotejo; please report it.
store-bad-journal = { $path }:{ $line }: this line of the journal cannot be read, and others follow it, so nothing is changed. cotejo state repair sets it aside and keeps all others.
store-gone = { $path }: the file was there and is gone. cotejo state repair brings back all that was saved; to begin anew, remove the .bak beside it and the folder with the journal.
store-not-settled = Saved, but not written yet into the file that people read. { $said }
store-note-too-big = The note is larger than { $limit } bytes.

# Configuration
config-file = Settings of cotejo. This is { $path }
config-nowhere = Settings of cotejo; no folder for a file is known.
config-lang = Language: en, es, or auto for the locale's.
config-theme = Theme: ansi (the terminal's own colours), contrast, mono.
config-mouse = Whether the mouse scrolls and clicks in the reader.
config-text-width = Widest column of text, in cells, 40 to 200.
config-library = Folders of reports besides the bundled ones.
config-keys = Other keys: action = "ctrl-g" or ["g", "f5"]; cotejo keys lists the actions.
