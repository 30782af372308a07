//! `[[silence]]` and `[[link]]`: what is said of passages and of their absence.
//!
//! Must not: follow a link into another report; that one may not be loaded yet.

use super::FarLink;
use super::home::home;
use super::parts::source_of;
use super::passage::Passages;
use super::report::Common;
use super::tables::{LinkTable, SilenceTable};
use crate::model::{Fault, Id, Link, LinkKind, Passage, Silence, SilenceState};
use crate::store::file::{At, Faults, Ids, Item, Key, Leads, Row, Shape, Text, excerpt};
use crate::text::Shown;

/// Reads all silences.
pub(super) fn read_silences(
    items: Vec<Item<'_>>,
    (common, sources): (&Common<'_>, &Ids),
    faults: &mut Faults<'_>,
) -> Vec<Silence> {
    let shape = Shape::of::<SilenceTable<'_>>();
    let mut silences = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let mut row = Row::new(faults, "silence", index + 1, &item).twinned(common.twins);
        if let Some(table) = shape.read(item, &mut row) {
            silences.extend(silence(table, (common, sources), &mut row));
        }
    }
    silences
}

fn silence(table: SilenceTable<'_>, (common, sources): (&Common<'_>, &Ids), row: &mut Row<'_, '_>) -> Option<Silence> {
    let at = row.need("at", table.at).and_then(|at| home(common.rules.taxonomy, row, ("at", at)));
    let has_source = table.source.is_some();
    let source = row.value("source", table.source).and_then(|source| source_of(source, sources, row));
    let state = row.need_word("state", table.state, (SilenceState::ALL, SilenceState::word));
    let checked = row.period("checked", table.checked);
    let note = row.written("note", table.note, table.note_es);
    // "The document says nothing here" is no finding where it is not known which document.
    if row.is_torn() || has_source && source.is_none() {
        return None;
    }
    Some(Silence { home: at?, source, state: state?, checked, note })
}

/// Reads all links; those to other reports are given back to be followed later, too.
pub(super) fn read_links(
    items: Vec<Item<'_>>,
    (common, passages): (&Common<'_>, &Passages),
    faults: &mut Faults<'_>,
) -> (Vec<Link>, Vec<FarLink>) {
    let shape = Shape::of::<LinkTable<'_>>();
    let (mut links, mut far) = (Vec::new(), Vec::new());
    for (index, item) in items.into_iter().enumerate() {
        let mut row = Row::new(faults, "link", index + 1, &item).twinned(common.twins);
        if let Some(table) = shape.read(item, &mut row) {
            let mut reader = Links { own: common.id.as_ref(), passages, far: &mut far };
            links.extend(reader.link(table, &mut row));
        }
    }
    (links, far)
}

struct Links<'a> {
    own: Option<&'a Id>,
    passages: &'a Passages,
    far: &'a mut Vec<FarLink>,
}

/// Words that a text must contain, the byte of the file they stand at, and the key that names them.
type Words<'k> = Option<(At<Shown>, &'k str)>;

impl Links<'_> {
    fn link(&mut self, table: LinkTable<'_>, row: &mut Row<'_, '_>) -> Option<Link> {
        let from = row.need_id("from", table.from);
        let to = row.need("to", table.to);
        let kind = row.need_word("type", table.kind, (LinkKind::ALL, LinkKind::word));
        let from_has = words(row, "from_has", table.from_has);
        let to_has = words(row, "to_has", table.to_has);
        let note = row.written("note", table.note, table.note_es);
        let from = from.and_then(|from| {
            self.follow(("from", &from), &from_has, row)?;
            Some(from.value)
        });
        let (to_report, to) = to.and_then(|to| self.to(to, &to_has, row))?;
        if row.is_torn() {
            return None;
        }
        let (from_has, to_has) = (from_has.map(|(has, _)| has.value), to_has.map(|(has, _)| has.value));
        Some(Link { from: from?, to_report, to, kind: kind?, from_has, to_has, note })
    }

    /// The other end: `p-057`, or `us#p-010` in another report.
    fn to(&mut self, to: At<Text<'_>>, has: &Words<'_>, row: &mut Row<'_, '_>) -> Option<(Option<Id>, Id)> {
        let At { at, value: Text(text) } = to;
        let (report, passage) = match text.split_once('#') {
            Some((report, passage)) => (Some(report), passage),
            None => (None, &*text),
        };
        let (report, passage) = (report.map(Id::new), Id::new(passage));
        let (Some(passage), false) = (passage, report == Some(None)) else {
            row.error("to", at, Fault::BadId { found: excerpt(&text) });
            return None;
        };
        match report.flatten().filter(|report| Some(report) != self.own) {
            None => {
                let to = At { at, value: passage };
                self.follow(("to", &to), has, row)?;
                Some((None, to.value))
            }
            Some(report) => {
                let dangling = row.suspect("to", at, Fault::Dangling { found: excerpt(&text) });
                let drift = has.as_ref().map(|(has, key)| {
                    let words = has.value.clone();
                    (words.clone(), row.suspect(key, has.at, Fault::Drifted { words }))
                });
                let far = FarLink { report: report.clone(), passage: passage.clone(), dangling, drift };
                self.far.push(far);
                Some((Some(report), passage))
            }
        }
    }

    /// The passage of this report that an end names, if it is shown; its words are looked for in it.
    fn follow(&self, (key, id): (&str, &At<Id>), has: &Words<'_>, row: &mut Row<'_, '_>) -> Option<&Passage> {
        match self.passages.ids.get(id.value.as_str()) {
            Leads::To(index) => {
                let passage = self.passages.live.get(index)?;
                if let Some((has, key)) = has
                    && !passage.text.text.contains(has.value.as_str())
                {
                    row.error(key, has.at, Fault::Drifted { words: excerpt(&has.value) });
                }
                Some(passage)
            }
            Leads::Nowhere => None,
            Leads::Unknown => {
                row.error(key, id.at, Fault::Dangling { found: excerpt(id.value.as_str()) });
                None
            }
        }
    }
}

fn words<'k>(row: &mut Row<'_, '_>, key: &'k str, given: Key<Text<'_>>) -> Words<'k> {
    let at = given.as_ref().map(|given| given.at)?;
    let words = row.text(key, given)?;
    Some((row.at(at, words), key))
}
