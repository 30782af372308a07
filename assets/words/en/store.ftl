# What can go wrong with the reader's own files, and what to do.

store-no-place = Nothing is kept: no home folder is known. Set HOME or XDG_DATA_HOME.
store-io = { $path }: { $said }. The file is as it was.
store-locked = Another cotejo is writing ({ $path }). Try again.
store-broken = { $path }:{ $line }: cannot be read ({ $said }), so it is not overwritten. Mend it, or let cotejo state repair make it anew of the .bak beside it and what was saved since.
store-conflict = { $path }:{ $line }: has the marks of a git conflict, so it is not overwritten. Resolve it, or let cotejo state repair merge both sides.
store-future = { $path }: written by a later cotejo (schema { $found }), so it is not overwritten. Use that version.
store-not-a-file = { $path }: a folder, pipe or device stands where a file should be. Move it away.
store-not-utf8 = { $path }:{ $line }: is not UTF-8, so it is not overwritten. Save it as UTF-8 or move it away.
store-not-ours = { $path }: is not a file of bookmarks (schema = 1 and [[bookmark]] tables), so it is not overwritten. Move it away.
store-unproved = { $path }: the new text would not read back as it was meant, so nothing was written. This is a fault of cotejo; please report it.
store-bad-journal = { $path }:{ $line }: this line of the journal cannot be read, and others follow it, so nothing is changed. cotejo state repair sets it aside and keeps all others.
store-gone = { $path }: the file was there and is gone. cotejo state repair brings back all that was saved; to begin anew, remove the .bak beside it and the folder with the journal.
store-not-settled = Saved, but not written yet into the file that people read. { $said }
store-note-too-big = The note is larger than { $limit } bytes.
store-dropped = { $said } That change is not kept; what else was done is saved.

# What is on disk, and what was set right
state-bookmarks = { $path }: { $bookmarks ->
        [one] 1 bookmark
       *[other] { $bookmarks } bookmarks
    }, { $decks ->
        [one] 1 deck
       *[other] { $decks } decks
    }
state-before = { $path }: the content before
state-journal = { $path }: { $changes ->
        [0] all of it is in the file
        [one] 1 change saved that is not written into the file yet
       *[other] { $changes } changes saved that are not written into the file yet
    }
state-last = { $path }: { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    } from the content before to the file
state-side = { $path }: { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    } saved while the journal was not to be had
state-drafts = { $path }: { $files ->
        [0] no note that is being written
        [one] 1 note that is being written
       *[other] { $files } notes that are being written
    }
state-aside = { $path }: was set aside; look at it, then remove it
state-unfinished = { $path }: left unfinished when a cotejo was stopped; nobody reads it, and once no cotejo is open it may go
state-count = { $errors ->
        [0] no error
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [0] no warning
        [one] 1 warning
       *[other] { $warnings } warnings
    }
state-io = { $path }: { $said }
state-bad-line = { $path }:{ $line }: this line cannot be read. cotejo state repair sets it aside and keeps all others.
state-torn = { $path }:{ $line }: this line was not written to its end, and was never said to be saved. The next save sets it aside.
state-unreadable = { $path }:{ $line }: this entry cannot be read, and stays in the file as it is. It needs an id and a place.
state-did-nothing = nothing to set right
state-did-lines = { $path }: { $count ->
        [one] line { $lines } could not be read and is
       *[other] lines { $lines } could not be read and are
    } in { $to } now; all others are kept
state-did-torn = { $path }: the end was not whole and is in { $to } now
state-did-side = { $path }: could not be read and is { $to } now
state-did-bring-back = { $path }: made anew of the content before and all that was saved since; what stood there is in { $to }
state-did-make-anew = { $path }: made anew of all that was saved
state-did-merge = { $path }: both sides of the conflict are merged; the file with the conflict is { $to }
state-did-write = { $path }: { $changes ->
        [one] 1 change written
       *[other] { $changes } changes written
    }

# Configuration
config-file = Settings of cotejo. This is { $path }
config-nowhere = Settings of cotejo; no folder for a file is known.
config-lang = Language: en, es, or auto for the locale's.
config-theme = Theme: ansi (the terminal's own colours), contrast, mono.
config-mouse = Whether the mouse scrolls and clicks in the reader.
config-text-width = Widest column of text, in cells, 40 to 200.
config-library = Folders of reports besides the bundled ones.
config-keys = Other keys: action = "ctrl-g" or ["g", "f5"]; cotejo keys lists the actions.
