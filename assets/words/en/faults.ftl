# What can be wrong with a file: what it is, and what to do. Before each stand file, line, column and field.

fault-meant = Did you mean “{ $meant }”?

fault-syntax = Not valid TOML ({ $said }): mend this statement.
fault-unreadable = It cannot be read ({ $said }): check its name and your permissions.
fault-not-a-file = Not a regular file: give a TOML file here.
fault-too-big = { $what ->
    [bytes] The file has more than { $limit } bytes: split it.
    [passages] The report has more than { $limit } passages: split it; the rest is not shown.
    [depth] Nested deeper than { $limit } levels: the format needs two.
    [topics] More than { $limit } topics: merge some; this one is left out.
    [points] More than { $limit } points in one topic: merge some; this one is left out.
    [decks] More than { $limit } decks in one pack: make a pack of their own for the others; they are left out.
    [items] More than { $limit } items in one deck: make two of it; the rest is left out.
   *[problems] There are more than { $limit } problems in this file: mend these first, then check again.
}
fault-not-utf8 = From here on it is not UTF-8: save the file as UTF-8.
fault-utf16 = The file is UTF-16: save it as UTF-8.
fault-conflict-markers = A git conflict begins here: choose one side and delete the marks.
fault-schema = Schema “{ $found }” is not one this version reads: write schema = 1, or use a newer cotejo.
fault-schema-missing = The file does not say its schema: put schema = 1 at the top.
fault-unknown-key = The format has no such key, so it is not read: correct its name or delete it.
fault-missing = This key is missing: add it.
fault-wrong-type = The value has the wrong type ({ $said }): write it as the format asks.
fault-brackets = Not written as the format asks: the header is { $meant }.
fault-unknown-word = “{ $found }” is not one of the words for this key: use one of the list.
fault-bad-id = “{ $found }” is no id: use small letters, digits and single hyphens, at most 64 characters.
fault-duplicate = “{ $found }” was used before, at { $first }: give this one another name; it is left out.
fault-bad-period = “{ $found }” is no date or period: write “2006”, “2006-03”, “2005/2006” or “2014/..”.
fault-unknown-country = “{ $found }” is no country code: use the two letters of ISO 3166-1.
fault-unknown-topic = There is no topic “{ $found }”: use one of the taxonomy.
fault-unknown-point = The topic has no point “{ $found }”: use one of the taxonomy; until then it stands under its topic.
fault-no-point = Only a topic is named: add a slash and the point.
fault-unknown-indicator = The registry has no indicator “{ $found }”: use one that it has.
fault-unknown-source = The report lists no source “{ $found }”: add it or correct the id.
fault-no-source = A passage without a source is not shown: add a [[passage.cite]].
fault-uncited = Nothing rests on this source: cite it from a passage or a silence, or leave it out.
fault-dangling = “{ $found }” leads nowhere: correct the id or delete the link.
fault-circular = Following “{ $found }” leads back here: a source cannot relay itself.
fault-drifted = The text does not contain “{ $lost }” (any more): read both passages and mend the link.
fault-bad-figure = No figure can be made of this: give a value, or low and high in this order, and a qualifier that fits.
fault-bad-url = “{ $found }” is no web address: use one that begins with http:// or https://.
fault-due-not-planned = Only what is planned can be due: change the modality or delete this key.
fault-empty = There is nothing in it: write the text or delete the key.
fault-long-text = Longer than { $limit } characters: say it shorter or as two passages.
fault-no-twin = The Spanish text is missing: add it.
fault-no-reports = There is no report in this folder: name a folder that holds .toml files.
fault-second-taxonomy = Another pack’s topics are in use, so these are not: load one of the two packs at a time.
fault-bad-address = “{ $found }” is no address: write one such as “ve/protection/assistance”, “compare:cu+us/legal” or “figures:ve”.
fault-not-there = “{ $found }” leads to nothing in this library: correct the address or take the item out.
fault-place-and-case = An item shows one thing: keep the place, or the case, and put the other into an item of its own.
fault-case-without-source = A case is not shown without what its answer rests on: add an [[item.case.source]].
fault-internal = The reader failed on this file, and not through your fault: please report it.
fault-unknown-action = There is no such action: cotejo keys lists them.
fault-unknown-key-name = “{ $found }” is no key: write “g”, “ctrl-g”, “alt-left”, “f5”, “space” and the like.
fault-ambiguous-key = Terminals cannot tell “{ $found }” from Tab, Enter or Esc: choose another key.
fault-key-taken = “{ $found }” belongs to { $by } here: give that action another key first.
