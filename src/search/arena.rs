//! The folded text of every passage, kept beside the library so that a key press only scans.
//!
//! Must not: be changed while it is searched. A report that is loaded later makes a new arena,
//! which shares the parts that are there.

use super::parallel::on_threads;
use crate::model::{Code, DayOrder, Lang, Library, Report};
use crate::text::{fold, fold_into};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes from which a second thread earns its start (some 30 µs), at the speed of folding.
const FOLD_TOGETHER: usize = 256 * 1024;

/// Folded passages of all reports that were loaded when it was made.
#[derive(Clone, Debug, Default)]
pub struct Arena {
    /// In the order of [`Library::entries`].
    pub(super) shelves: Vec<Shelf>,
    /// Folded bytes in all parts.
    pub(super) bytes: usize,
    /// Cores there are, as far as they were needed yet; 0 before.
    pub(super) cores: usize,
}

/// A part, and where its country stands by name, in English and in Spanish.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    pub(super) part: Arc<Part>,
    by_name: [u32; 2],
}

/// One report, folded.
#[derive(Debug)]
pub(super) struct Part {
    /// Held, so that its address stays its own.
    pub(super) report: Arc<Report>,
    /// For every passage its text, then its twin where it has one, each closed by [`END`].
    text: Box<str>,
    /// One for every passage, in file order.
    slots: Box<[Slot]>,
}

/// Where a passage is in the folded text, and when it speaks of. Bytes fit in 32 bits, because
/// the size of a report has a limit far below.
#[derive(Clone, Copy, Debug)]
struct Slot {
    text: u32,
    twin: u32,
    order: (DayOrder, DayOrder),
}

/// Closes a text; no cleaned text has it, so that no phrase reaches over the end.
const END: char = '\0';

/// A passage of a part.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoldedPassage<'a> {
    /// Position in the report.
    pub(super) passage: u32,
    /// Its folded text.
    pub(super) text: &'a str,
    /// Its folded twin; empty where there is none.
    pub(super) twin: &'a str,
    /// Its place in the reading order.
    pub(super) order: (DayOrder, DayOrder),
    /// Where the next passage begins in the part's bytes.
    pub(super) next: usize,
}

impl Arena {
    /// An arena of what is loaded in the library now: parts of reports that were folded before
    /// are shared, the others are folded, on all cores where there is much of it.
    #[must_use]
    pub fn extend(&self, library: &Library) -> Self {
        let mut parts: HashMap<*const Report, Arc<Part>> =
            self.shelves.iter().map(|shelf| (Arc::as_ptr(&shelf.part.report), Arc::clone(&shelf.part))).collect();
        let new: Vec<&Arc<Report>> =
            library.reports().filter(|report| !parts.contains_key(&Arc::as_ptr(report))).collect();
        let size: usize = new.iter().map(|report| size(report)).sum();
        // The system is asked only once, and not for a small library.
        let cores = match (self.cores, self.bytes + size) {
            (0, FOLD_TOGETHER..) => std::thread::available_parallelism().map_or(1, usize::from),
            (cores, _) => cores,
        };
        let threads = if size < FOLD_TOGETHER { 1 } else { cores };
        let next = AtomicUsize::new(0);
        let fold_some = || -> Vec<Arc<Part>> {
            std::iter::from_fn(|| new.get(next.fetch_add(1, Ordering::Relaxed)))
                .map(|report| Arc::new(Part::fold(report)))
                .collect()
        };
        let folded = on_threads(threads, fold_some).into_iter().flatten();
        parts.extend(folded.map(|part| (Arc::as_ptr(&part.report), part)));

        let ranks = [Lang::En, Lang::Es].map(|lang| ranks(library, lang));
        let shelve = |report: &Arc<Report>| {
            let part = Arc::clone(parts.get(&Arc::as_ptr(report))?);
            let by_name = ranks.each_ref().map(|ranks| ranks.get(&report.country).copied().unwrap_or(u32::MAX));
            Some(Shelf { part, by_name })
        };
        let shelves: Vec<Shelf> = library.reports().filter_map(shelve).collect();
        let bytes = shelves.iter().map(|shelf| shelf.part.text.len()).sum();
        Self { shelves, bytes, cores }
    }

    /// Bytes of folded text, both languages.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

/// Where every country of the library stands by its name in a language.
fn ranks(library: &Library, lang: Lang) -> HashMap<Code, u32> {
    let codes = library.countries.iter().map(|country| country.code);
    let mut named: Vec<(String, Code)> = codes.map(|code| (fold(&library.names.name(code, lang)), code)).collect();
    named.sort_unstable();
    named.into_iter().map(|(_, code)| code).zip(0..).collect()
}

fn size(report: &Report) -> usize {
    let of = |text: &str| text.len() + END.len_utf8();
    report.passages.iter().map(|passage| of(&passage.text.text) + passage.text.es.as_deref().map_or(0, of)).sum()
}

impl Shelf {
    pub(super) fn by_name(&self, lang: Lang) -> u32 {
        let [en, es] = self.by_name;
        match lang {
            Lang::En => en,
            Lang::Es => es,
        }
    }
}

impl Part {
    fn fold(report: &Arc<Report>) -> Self {
        let mut text = String::with_capacity(size(report));
        let at = |text: &String| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let fold_passage = |passage: &crate::model::Passage| {
            let start = at(&text);
            fold_into(&passage.text.text, &mut text);
            text.push(END);
            let twin = at(&text);
            if let Some(es) = &passage.text.es {
                fold_into(es, &mut text);
                text.push(END);
            }
            Slot { text: start, twin, order: passage.period.reading_order() }
        };
        let slots = report.passages.iter().map(fold_passage).collect();
        Self { report: Arc::clone(report), text: text.into_boxed_str(), slots }
    }

    /// All folded bytes; what is found in them is looked up with [`Part::passage_at`].
    pub(super) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The passage whose text or twin a byte is in.
    pub(super) fn passage_at(&self, byte: usize) -> Option<FoldedPassage<'_>> {
        let index = self.slots.partition_point(|slot| slot.text as usize <= byte).checked_sub(1)?;
        let slot = self.slots.get(index)?;
        let next = self.slots.get(index + 1).map_or(self.text.len(), |next| next.text as usize);
        let closed = |text: &'_ str| text.len().saturating_sub(END.len_utf8());
        let (text, twin) =
            (self.text.get(slot.text as usize..slot.twin as usize)?, self.text.get(slot.twin as usize..next)?);
        Some(FoldedPassage {
            passage: u32::try_from(index).ok()?,
            text: text.get(..closed(text))?,
            twin: twin.get(..closed(twin))?,
            order: slot.order,
            next,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;

    fn report(id: &str, country: &str) -> Arc<Report> {
        let passages = [
            ("p-1", "protection/assistance", "2006", "Shelter for 87 víctims.", "Albergue para 87 víctimas."),
            ("p-2", "protection/assistance", "2004", "A plan.", ""),
        ];
        Arc::new(sample::report(id, country, &passages))
    }

    #[test]
    fn a_byte_leads_to_its_passage_in_both_languages() {
        let part = Part::fold(&report("ve", "VE"));
        let whole = std::str::from_utf8(part.bytes()).unwrap();
        for (word, passage) in [("shelter", 0), ("victimas", 0), ("a plan", 1)] {
            let found = part.passage_at(whole.find(word).unwrap()).unwrap();
            assert_eq!(found.passage, passage, "{word}");
            assert!(found.text.contains(word) || found.twin.contains(word));
        }
        let last = part.passage_at(whole.find("plan").unwrap()).unwrap();
        assert_eq!((last.text, last.twin, last.next), ("a plan.", "", whole.len()));
    }

    #[test]
    fn a_report_is_folded_once() {
        let (cuba, venezuela) = (report("cu", "CU"), report("ve", "VE"));
        let first = Arena::default().extend(&sample::library_of([Arc::clone(&venezuela)]));
        let both = first.extend(&sample::library_of([cuba, Arc::clone(&venezuela)]));
        assert_eq!(both.shelves.len(), 2);
        assert!(Arc::ptr_eq(&first.shelves[0].part, &both.shelves[1].part));
        let changed = both.extend(&sample::library_of([report("cu", "CU"), venezuela]));
        assert!(!Arc::ptr_eq(&both.shelves[0].part, &changed.shelves[0].part));
        assert!(Arc::ptr_eq(&both.shelves[1].part, &changed.shelves[1].part));
    }

    #[test]
    fn folding_on_many_threads_gives_the_order_of_the_library() {
        let long = "Shelter and assistance for víctims of trafficking. ".repeat(2_000);
        let text = |n: usize| format!("{n} {long}");
        let reports: Vec<Arc<Report>> = (0..9)
            .map(|n| {
                Arc::new(sample::report(
                    &format!("ve-{n}"),
                    "VE",
                    &[("p-1", "protection/assistance", "2006", &text(n), "")],
                ))
            })
            .collect();
        let arena = Arena::default().extend(&sample::library_of(reports));
        let first: Vec<u8> = arena.shelves.iter().map(|shelf| shelf.part.bytes()[0]).collect();
        assert_eq!(first, b"012345678");
    }
}
