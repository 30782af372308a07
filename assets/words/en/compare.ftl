# Comparing: in what the columns differ, which times stand beside each other, what changed between two editions.

differs-in = differs in { $what }
differs-law = law
differs-figures = figures
differs-voices = who speaks
differs-holdings = only what the library holds differs
span-beside = { $first } beside { $second }
change-repeated = repeated
change-changed = changed
change-new = new
change-gone = gone
