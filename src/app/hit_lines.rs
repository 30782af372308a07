//! The hits in view, laid out: where, who says it, and what was found, cut for the columns there are.
//!
//! Must not: lay out what is not in view, or look for anything in a hit twice: drawing is asked at every key, and
//! a passage may be as long as a book.

use super::excerpt::{MarkedText, around, cut_marked, cut_name};
use super::hit_rows::{HitRow, HitRows};
use super::panes::Area;
use super::speech::point_path;
use crate::export::{FoundIn, found_in};
use crate::model::{Lang, Library};
use crate::search::{Hit, Marker, Results};
use crate::text::width;
use crate::words::{Words, speaker};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Narrower rows say "4b" instead of "Protection › Shelter and assistance".
const NARROW: u16 = 60;
/// Wider lists give two fifths to the point; narrower ones no more than leaves room for a hit.
const WIDE: u16 = 110;
/// Most cells of a point in them.
const POINT: u16 = 30;
/// Most cells of a country's name.
const COUNTRY: u16 = 20;
/// Cells between two columns: " │ ".
const DIVIDER: u16 = 3;
/// Cells of a speaker's name that are worth their room.
const SPEAKER: usize = 10;
/// Cells of a hit under which nobody is named before it: the preview and the drawer do.
const FEWEST_CELLS: usize = 18;
/// Bytes after the first mark in which others are marked: more than any row shows.
const REACH: usize = 2048;

/// A row, cut for its columns.
#[derive(Debug, Default)]
pub struct HitLine {
    /// The country.
    pub country: MarkedText,
    /// Topic and point.
    pub point: MarkedText,
    /// Who says it; `None` where there is no room for a name.
    pub speaker: Option<String>,
    /// Some of the text around what was found.
    pub excerpt: MarkedText,
}

/// Cells of the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The country.
    pub country: u16,
    /// The point.
    pub point: u16,
    /// Speaker and excerpt.
    pub hit: u16,
    /// Points are told by their keys, without words.
    narrow: bool,
}

/// What was found in a hit, whatever the columns are.
#[derive(Debug)]
struct Seen {
    country: MarkedText,
    point: MarkedText,
    /// "4b".
    key: String,
    speaker: String,
    text: Text,
}

/// What stands in the last column.
#[derive(Debug)]
enum Text {
    /// The passage, with the marks that a row can show.
    Shown(Vec<Range<usize>>),
    /// A text beside it.
    Beside(FoundIn),
}

/// A row and the columns it was cut for.
#[derive(Debug)]
struct Made {
    seen: Seen,
    cut: Option<(Columns, HitLine)>,
}

/// What rows were made for.
#[derive(Debug)]
struct MadeFor {
    library: Arc<Library>,
    results: Arc<Results>,
    lang: Lang,
}

/// The rows in view.
#[derive(Debug, Default)]
pub struct HitLines {
    /// Cells of their columns.
    pub columns: Columns,
    /// By their position in the results.
    made: BTreeMap<usize, Made>,
    made_for: Option<MadeFor>,
}

impl HitLines {
    /// Lays out what came into view and forgets what left it.
    pub(super) fn prepare(
        &mut self,
        list: Area,
        (results, rows): (&Arc<Results>, &HitRows),
        (library, words): (&Arc<Library>, &Words),
    ) {
        let lang = words.lang();
        let is_made = |made: &MadeFor| {
            Arc::ptr_eq(&made.results, results) && Arc::ptr_eq(&made.library, library) && made.lang == lang
        };
        if !self.made_for.as_ref().is_some_and(is_made) {
            self.made.clear();
            self.made_for = Some(MadeFor { library: library.clone(), results: results.clone(), lang });
        }
        let in_view = rows.visible().filter_map(|row| match rows.get(row)? {
            HitRow::Hit(hit) => Some((hit, results.hits.get(hit)?)),
            HitRow::Similar => None,
        });
        let mut before = std::mem::take(&mut self.made);
        for (at, hit) in in_view {
            let made = before.remove(&at).unwrap_or_else(|| {
                let seen = Seen::new((hit, &results.marker), (library, words));
                Made { seen, cut: None }
            });
            self.made.insert(at, made);
        }
        self.columns = Columns::new(list, self.made.values().map(|made| &made.seen));
        for (at, made) in &mut self.made {
            let known = made.cut.as_ref().is_some_and(|(columns, _)| *columns == self.columns);
            if let (false, Some(hit)) = (known, results.hits.get(*at)) {
                made.cut = Some((self.columns, made.seen.cut(hit, self.columns, lang)));
            }
        }
    }

    /// The row of a hit in view.
    #[must_use]
    pub fn get(&self, hit: usize) -> Option<&HitLine> {
        self.made.get(&hit)?.cut.as_ref().map(|(_, line)| line)
    }
}

impl Columns {
    /// As wide as what is in view needs them, so that the hit gets the rest.
    fn new<'a>(list: Area, seen: impl Iterator<Item = &'a Seen>) -> Self {
        let line = list.inset(1, 1).width;
        let narrow = line < NARROW;
        let (mut country, mut point) = (0, 0);
        for seen in seen {
            country = country.max(width(&seen.country.text));
            point = point.max(width(&seen.point.text));
        }
        let cells = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let country = cells(country).min(COUNTRY).min(list.width / 4).max(4);
        let most = if list.width >= WIDE { list.width * 2 / 5 } else { POINT.min(list.width / 3) };
        let point = if narrow { 3 } else { cells(point).clamp(3, most.max(3)) };
        let hit = line.saturating_sub(country + point + 2 * DIVIDER);
        Self { country, point, hit, narrow }
    }
}

impl Seen {
    fn new((hit, marker): (&Hit, &Marker), (library, words): (&Library, &Words)) -> Self {
        let mark = |text: String| MarkedText { at: marker.mark(&text), text };
        let country = mark(library.names.name(hit.report.country, words.lang()));
        let Some(found) = hit.passage() else {
            let text = Text::Shown(Vec::new());
            return Self { country, point: MarkedText::default(), key: String::new(), speaker: String::new(), text };
        };
        let point = mark(point_path((library, words), found));
        let home = found.passage.homes.first();
        let topic = home.and_then(|home| library.taxonomy.topic(home.topic)).map(|topic| topic.key);
        let of_topic = home.and_then(|home| library.taxonomy.point(home.topic, home.point?)).map(|point| point.key);
        let key = [topic, of_topic].into_iter().flatten().collect();
        let at = marker.mark_first(found.passage.text.in_lang(words.lang()), REACH);
        // Where the text that is shown has nothing, the nearest one that has; not a name which stands in front.
        let beside = if at.is_empty() { found_in(found, marker, (library, words)).into_iter().next() } else { None };
        let in_front = !(country.at.is_empty() && point.at.is_empty());
        let text = match beside {
            Some(beside) if !(beside.is_name && in_front) => Text::Beside(beside),
            _ => Text::Shown(at),
        };
        Self { country, point, key, speaker: speaker(words, found), text }
    }

    fn cut(&self, hit: &Hit, columns: Columns, lang: Lang) -> HitLine {
        let key = MarkedText { text: self.key.clone(), at: Vec::new() };
        let point = if columns.narrow { &key } else { &self.point };
        let mut cells = usize::from(columns.hit);
        let mut speaker = None;
        if cells >= FEWEST_CELLS {
            let name = cut_name(&self.speaker, (cells / 3).max(SPEAKER.min(cells / 2)));
            cells = cells.saturating_sub(width(&name) + 2);
            speaker = Some(name);
        }
        let excerpt = match &self.text {
            Text::Shown(at) => {
                let text = hit.passage().map_or("", |found| found.passage.text.in_lang(lang));
                around(text, at, cells)
            }
            // The statement in the other language speaks for itself.
            Text::Beside(beside) if beside.is_twin => around(&beside.text, &beside.at, cells),
            Text::Beside(beside) => {
                let label = format!("{}: ", beside.label);
                let rest = around(&beside.text, &beside.at, cells.saturating_sub(width(&label)));
                let shifted = rest.at.iter().map(|at| at.start + label.len()..at.end + label.len()).collect();
                MarkedText { text: format!("{label}{}", rest.text), at: shifted }
            }
        };
        let country = cut_marked(&self.country, columns.country);
        HitLine { country, point: cut_marked(point, columns.point), speaker, excerpt }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Action;
    use crate::model::sample;
    use crate::search::Query;

    const LIST: Area = Area { x: 0, y: 0, width: 100, height: 3 };

    /// Six hits, the last in a country with a long name, the first of them far back in its text.
    fn found() -> (Arc<Library>, Arc<Results>) {
        let long = format!("{}the shelter, and the shelters", "word ".repeat(30_000));
        let texts = [long.as_str(), "A shelter.", "Shelters were full.", "The shelter", "One shelter"];
        let ids = ["p-1", "p-2", "p-3", "p-4", "p-5"];
        let passages: Vec<_> =
            ids.iter().zip(texts).map(|(id, text)| (*id, "protection/assistance", "2010", text, "")).collect();
        let last = [("p-1", "protection/assistance", "2010", "No shelter", "")];
        let reports = [sample::report("ve", "ve", &passages), sample::report("us", "us", &last)].map(Arc::new);
        let of = |report: &Arc<crate::model::Report>| {
            let hit = |passage| Hit { report: report.clone(), passage, score: 1, exact: true };
            (0..report.passages.len()).map(hit).collect::<Vec<_>>()
        };
        let hits = reports.iter().flat_map(of).collect();
        let marker = Arc::new(Marker::new(&Query::parse("shelter").unwrap()));
        let library = Arc::new(sample::library_of(reports.iter().cloned()));
        (library, Arc::new(Results { hits, marker, ..Results::default() }))
    }

    fn rows(results: &Results) -> HitRows {
        let mut rows = HitRows::default();
        rows.take(results);
        rows.fit(3);
        rows
    }

    #[test]
    fn what_stays_in_view_is_not_laid_out_again_and_nothing_else_is_kept() {
        let (library, results) = found();
        let (mut rows, words, mut lines) = (rows(&results), Words::new(Lang::En), HitLines::default());
        lines.prepare(LIST, (&results, &rows), (&library, &words));
        let made = |lines: &HitLines| -> Vec<(usize, *const u8, *const u8)> {
            let each = lines.made.iter().map(|(at, made)| {
                let (_, line) = made.cut.as_ref().unwrap();
                (*at, made.seen.country.text.as_ptr(), line.excerpt.text.as_ptr())
            });
            each.collect()
        };
        let before = made(&lines);
        assert_eq!(before.iter().map(|(at, ..)| *at).collect::<Vec<_>>(), [0, 1, 2]);
        for (action, kept) in [(Action::Down, 0..3), (Action::Down, 0..3), (Action::Down, 1..3)] {
            rows.act(action);
            lines.prepare(LIST, (&results, &rows), (&library, &words));
            let again: Vec<_> =
                made(&lines).into_iter().filter(|(at, ..)| before.iter().any(|(b, ..)| b == at)).collect();
            assert_eq!(again, before.get(kept).unwrap(), "{action:?}");
            assert_eq!(lines.made.len(), 3);
        }
        // Another width cuts anew, and looks for nothing.
        let (narrower, seen) = (Area { width: 90, ..LIST }, made(&lines));
        lines.prepare(narrower, (&results, &rows), (&library, &words));
        let still = made(&lines);
        assert!(seen.iter().zip(&still).all(|(one, other)| one.1 == other.1));
        // Other results are not shown with the words of these.
        let mut other = (*results).clone();
        other.hits.reverse();
        let other = Arc::new(other);
        let texts = |lines: &HitLines| -> Vec<(usize, String)> {
            lines.made.iter().map(|(at, made)| (*at, made.cut.as_ref().unwrap().1.excerpt.text.clone())).collect()
        };
        let before = texts(&lines);
        lines.prepare(narrower, (&other, &rows), (&library, &words));
        let mut fresh = HitLines::default();
        fresh.prepare(narrower, (&other, &rows), (&library, &words));
        assert_eq!(texts(&lines), texts(&fresh));
        assert_ne!(texts(&lines), before);
    }

    #[test]
    fn columns_are_as_wide_as_what_is_in_view_needs_them() {
        let (library, results) = found();
        let (mut rows, words, mut lines) = (rows(&results), Words::new(Lang::En), HitLines::default());
        let mut at = |rows: &HitRows, width| {
            lines.prepare(Area { width, ..LIST }, (&results, rows), (&library, &words));
            (lines.columns.country, lines.columns.point, lines.columns.hit)
        };
        let point = width("Protection \u{203a} Shelter and assistance") as u16;
        let venezuela = width("Venezuela") as u16;
        assert_eq!(at(&rows, 80), (venezuela, 80 / 3, 78 - venezuela - 26 - 6));
        assert_eq!(at(&rows, 100), (venezuela, POINT, 98 - venezuela - POINT - 6));
        assert_eq!(at(&rows, 120), (venezuela, point, 118 - venezuela - point - 6));
        assert_eq!(at(&rows, 40), (venezuela, 3, 38 - venezuela - 3 - 6));
        rows.act(Action::Bottom);
        let states = width("United States") as u16;
        assert_eq!(at(&rows, 100).0, states);
    }

    #[test]
    fn a_mark_far_back_in_a_long_text_is_seen_with_words_before_it() {
        let (library, results) = found();
        let (rows, words, mut lines) = (rows(&results), Words::new(Lang::En), HitLines::default());
        lines.prepare(LIST, (&results, &rows), (&library, &words));
        let excerpt = &lines.get(0).unwrap().excerpt;
        assert!(excerpt.text.starts_with("\u{2026}word ") && excerpt.text.ends_with("the shelter, and the shelters"));
        let marked: Vec<_> = excerpt.at.iter().map(|at| excerpt.text.get(at.clone()).unwrap()).collect();
        assert_eq!(marked, ["shelter", "shelters"]);
    }
}
