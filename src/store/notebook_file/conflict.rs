//! The two sides of a file that git could not merge, and the content before both where it is written there too.
//!
//! Must not: guess. Marks that are not in their order are no conflict that can be taken apart.

use crate::notebook::{Bookmark, Change, Notebook};
use crate::text::Shown;

/// The text as each side has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sides {
    pub(super) ours: String,
    /// As it was before both; `None` where the marks do not say.
    pub(super) before: Option<String>,
    pub(super) theirs: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Both,
    Ours,
    Before,
    Theirs,
}

impl Sides {
    /// Takes a text apart; `None` where that is not possible.
    pub(super) fn of(text: &str) -> Option<Self> {
        let (mut ours, mut before, mut theirs) = (String::new(), String::new(), String::new());
        let (mut part, mut all_say) = (Part::Both, true);
        let mut says = false;
        for line in text.split_inclusive('\n') {
            let mark = line.trim_end();
            part = match part {
                Part::Both if mark.starts_with("<<<<<<< ") => {
                    says = false;
                    Part::Ours
                }
                Part::Ours if mark.starts_with("|||||||") => {
                    says = true;
                    Part::Before
                }
                Part::Ours | Part::Before if mark == "=======" => Part::Theirs,
                Part::Theirs if mark.starts_with(">>>>>>> ") => {
                    all_say &= says;
                    Part::Both
                }
                _ if ["<<<<<<< ", ">>>>>>> "].iter().any(|other| mark.starts_with(other)) => return None,
                part => {
                    for (text, is_in) in [
                        (&mut ours, part == Part::Ours),
                        (&mut before, part == Part::Before),
                        (&mut theirs, part == Part::Theirs),
                    ] {
                        if is_in || part == Part::Both {
                            text.push_str(line);
                        }
                    }
                    part
                }
            };
        }
        (part == Part::Both).then_some(Self { ours, before: all_say.then_some(before), theirs })
    }
}

/// What their side did, as changes that merge with ours.
pub(super) fn changes(ours: &Notebook, before: Option<&Notebook>, theirs: &Notebook) -> Vec<Change> {
    let mut all = Vec::new();
    for new in &theirs.bookmarks {
        let old = before.map_or_else(
            || ours.bookmark(&new.id).filter(|known| known.created == new.created).map(blank),
            |before| before.bookmark(&new.id).cloned(),
        );
        all.push(old.map_or_else(|| Change::add(new.clone()), |old| Change::edit(old, new.clone())));
    }
    for new in &theirs.decks {
        let old = before.and_then(|before| before.deck(&new.name)).cloned();
        all.push(Change::deck(old, Some(new.clone())));
    }
    if let Some(before) = before {
        let gone = |old: &&Bookmark| theirs.bookmark(&old.id).is_none();
        all.extend(before.bookmarks.iter().filter(gone).cloned().map(Change::remove));
        let gone = before.decks.iter().filter(|old| theirs.deck(&old.name).is_none());
        all.extend(gone.map(|old| Change::deck(Some(old.clone()), None)));
    }
    all
}

/// A bookmark before anybody wrote into it: so both texts are kept where it is not known which one is the newer.
fn blank(known: &Bookmark) -> Bookmark {
    Bookmark { note: Shown::ours(""), labels: Vec::new(), ..known.clone() }
}
