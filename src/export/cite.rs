//! How to cite: the sources of passages for people, and for BibTeX, Zotero (RIS) and pandoc (CSL-JSON).
//!
//! Must not: cite a passage without who speaks in it, or make a title up in another language: a source is cited as it is
//! called.

use super::{Part, Scribe};
use crate::model::{Date, End, PassageRef, Period, Report, Source, SourceKind};
use crate::say;
use crate::words;
use biblatex::{Bibliography, Chunk, Entry, EntryType, Spanned};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A source, and the passages asked about that rest on it.
#[derive(Debug)]
pub struct Work<'a> {
    report: &'a Arc<Report>,
    index: usize,
    source: &'a Source,
    /// Addresses of passages.
    places: Vec<String>,
}

/// A date of publication, as far as it is known.
#[derive(Clone, Copy)]
struct When {
    date: Date,
    /// Whether the document's own date is not certain.
    circa: bool,
}

impl Work<'_> {
    /// Unique in a library: the report's id and the source's, parted by a sign that no id has and every
    /// format accepts in a key.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}:{}", self.report.id, self.source.id)
    }

    /// The body that speaks, without how its document came to us: "Government of Cuba (on ecoi.net)"
    /// is no author.
    fn author(&self) -> &str {
        let publisher = self.source.publisher.as_str();
        let start = publisher.split(" (").next().unwrap_or(publisher);
        start.split(", quoting ").next().and_then(|start| start.split(", relaying ").next()).unwrap_or(start)
    }

    fn published(&self) -> Option<When> {
        when(self.source.published.as_ref()?)
    }

    fn accessed(&self) -> Option<Date> {
        Some(when(self.source.accessed.as_ref()?)?.date)
    }
}

fn when(period: &Period) -> Option<When> {
    match (period.from, period.to) {
        (End::At(date), _) | (_, End::At(date)) => {
            Some(When { date, circa: date.uncertain || date.approximate || !period.single })
        }
        _ => None,
    }
}

impl<'a> Scribe<'a> {
    /// The sources that parts of a library rest on, each once: by country and number.
    #[must_use]
    pub fn works(&self, parts: &[Part<'a>]) -> Vec<Work<'a>> {
        let mut works: Vec<Work<'a>> = Vec::new();
        let passages = parts.iter().flat_map(|part| part.section.passages.iter().copied());
        let mut seen = BTreeSet::new();
        for found in passages {
            // A passage with two homes is cited once.
            if !seen.insert((&found.report.id, found.index)) {
                continue;
            }
            let address = self.address(self.library.place_of(found));
            for cite in &found.passage.cites {
                let Some(source) = found.report.sources.get(cite.source) else { continue };
                let is = |work: &&mut Work<'_>| work.report.id == found.report.id && work.index == cite.source;
                match works.iter_mut().find(is) {
                    // A passage may rest on one source twice.
                    Some(work) if work.places.last() == Some(&address) => {}
                    Some(work) => work.places.push(address.clone()),
                    None => {
                        let places = vec![address.clone()];
                        works.push(Work { report: found.report, index: cite.source, source, places });
                    }
                }
            }
        }
        works.sort_by_key(|work| (work.report.country, self.library.source_number(work.report, work.index)));
        works
    }

    /// A passage with its citation, to be pasted: who says what of which period, what to know of it,
    /// in which document, and where it stands here.
    #[must_use]
    pub fn quotation(&self, found: PassageRef<'a>, newest: Option<u16>) -> String {
        let (words, passage) = (self.words, found.passage);
        let country = self.country_name(found.report.country);
        let mut lines = vec![say!(
            words,
            "cite-said",
            country = &country,
            speaker = &words::speakers(words, found),
            period = &words::period(words, &passage.period),
            modality = &words::modality(words, passage.modality),
            text = &self.marked(found.report, &passage.text),
        )];
        let marks = words::marks(words, found, &self.library.marks(found, newest));
        if !marks.is_empty() {
            lines.push(say!(words, "cite-marks", marks = &marks.join(", ")));
        }
        for cite in &passage.cites {
            let Some(source) = found.report.sources.get(cite.source) else { continue };
            let reference = self.reference(source);
            lines.push(match &cite.loc {
                Some(loc) => say!(words, "cite-at", source = &reference, loc = loc),
                None => reference,
            });
        }
        lines.push(say!(
            words,
            "cite-here",
            library = &self.edition(found.report),
            place = &self.library.place_of(found).to_string()
        ));
        lines.join("\n")
    }

    /// "cotejo, Americas and Spain 2026.1".
    fn edition(&self, report: &Report) -> String {
        let entry = self.library.entries.iter().find(|entry| entry.id == report.id);
        let pack = entry.and_then(|entry| self.library.packs.get(entry.pack));
        let pack = pack.map(|pack| [self.text(&pack.title), &pack.version].join(" "));
        format!("cotejo, {}", pack.as_deref().unwrap_or_default().trim())
    }

    /// Publisher (date). Title. Symbol. Address (when it was read).
    #[must_use]
    pub fn reference(&self, source: &Source) -> String {
        let words = self.words;
        let date = source.published.as_ref().map(|date| words::period(words, date));
        let mut line = match (source.publisher.is_empty(), date) {
            (false, Some(date)) => format!("{} ({date}). ", source.publisher),
            (false, None) => format!("{}. ", source.publisher),
            (true, Some(date)) => format!("({date}). "),
            (true, None) => String::new(),
        };
        line.push_str(&source.title.text);
        if !source.title.text.ends_with(['.', '?', '!']) {
            line.push('.');
        }
        if let Some(symbol) = source.symbol.as_ref().filter(|symbol| !source.title.text.contains(symbol.as_str())) {
            line.push_str(&format!(" {symbol}."));
        }
        if let Some(url) = &source.url {
            line.push_str(&format!(" {url}"));
            if let Some(accessed) = &source.accessed {
                line.push_str(&format!(" ({})", say!(words, "cite-read", date = &words::period(words, accessed))));
            }
        }
        line
    }

    /// What a reference manager should keep with a source: where it stands here, and whether it is
    /// known only through others.
    fn remark(&self, work: &Work<'_>) -> String {
        let places = work.places.join(", ");
        let here = say!(self.words, "cite-here", library = &self.edition(work.report), place = &places);
        let mut parts = vec![here];
        if let Some(origin) = &work.source.derived_from
            && let Some(origin) = work.report.sources.iter().find(|source| source.id == *origin)
        {
            parts.push(say!(self.words, "cite-relays", title = &origin.title.text));
        }
        if !work.source.held {
            parts.push(self.words.say("drawer-not-held"));
        }
        if work.published().is_some_and(|when| when.circa) {
            parts.push(self.words.say("cite-circa"));
        }
        parts.join(" ")
    }

    /// One reference a line, its key first, and under it where it stands here.
    #[must_use]
    pub fn references(&self, works: &[Work<'a>]) -> String {
        let mut text = String::new();
        for work in works {
            text.push_str(&format!("{}: {}\n", work.key(), self.reference(work.source)));
            text.push_str(&format!("  {}\n", self.remark(work)));
        }
        text
    }

    /// BibTeX, UTF-8.
    #[must_use]
    pub fn bibtex(&self, works: &[Work<'a>]) -> String {
        let mut bibliography = Bibliography::new();
        for work in works {
            let mut entry = Entry::new(work.key(), bibtex_type(work.source.kind));
            let mut set = |key: &str, chunk: Chunk| entry.set(key, vec![Spanned::detached(chunk)]);
            // Titles and names of bodies keep their capitals, and a body is no person's name.
            set("title", Chunk::Verbatim(work.source.title.text.to_string()));
            set("author", Chunk::Verbatim(work.author().to_owned()));
            let carrier = match bibtex_type(work.source.kind) {
                EntryType::Article => "journal",
                EntryType::TechReport => "institution",
                _ => "publisher",
            };
            set(carrier, Chunk::Verbatim(work.source.publisher.to_string()));
            if let Some(When { date, .. }) = work.published() {
                set("year", Chunk::Normal(date.year.to_string()));
                if let Some(month) = date.month {
                    set("month", Chunk::Normal(month.to_string()));
                }
            }
            if let Some(symbol) = &work.source.symbol {
                set("number", Chunk::Normal(symbol.to_string()));
            }
            if let Some(url) = &work.source.url {
                set("url", Chunk::Normal(url.to_string()));
            }
            if let Some(date) = work.accessed() {
                set("urldate", Chunk::Normal(iso(date)));
            }
            if let Some(language) = &work.source.language {
                set("langid", Chunk::Normal(language.to_string()));
            }
            set("note", Chunk::Normal(self.remark(work)));
            bibliography.insert(entry);
        }
        bibliography.to_bibtex_string()
    }

    /// RIS, as Zotero and EndNote read it. Tags: the specification of Research Information Systems.
    #[must_use]
    pub fn ris(&self, works: &[Work<'a>]) -> String {
        let mut text = String::new();
        for work in works {
            let mut line = |tag: &str, value: &str| text.push_str(&format!("{tag}  - {value}\r\n"));
            line("TY", ris_type(work.source.kind));
            line("ID", &work.key());
            line("TI", &work.source.title.text);
            // A comma would part a body's name into family and given name.
            line("AU", &work.author().replace(", ", " \u{2013} "));
            line("PB", &work.source.publisher);
            if let Some(When { date, .. }) = work.published() {
                line("PY", &format!("{:04}", date.year));
                let [month, day] =
                    [date.month, date.day].map(|part| part.map_or(String::new(), |part| format!("{part:02}")));
                line("DA", &format!("{:04}/{month}/{day}/", date.year));
            }
            if let Some(symbol) = &work.source.symbol {
                line("M1", symbol);
            }
            if let Some(url) = &work.source.url {
                line("UR", url);
            }
            if let Some(date) = work.accessed() {
                line("Y2", &iso(date).replace('-', "/"));
            }
            if let Some(language) = &work.source.language {
                line("LA", language);
            }
            line("N1", &self.remark(work));
            text.push_str("ER  - \r\n\r\n");
        }
        text
    }

    /// CSL-JSON, as pandoc and Zotero read it.
    #[must_use]
    pub fn csl<'w>(&self, works: &'w [Work<'a>]) -> Vec<CslItem<'w>> {
        let item = |work: &'w Work<'a>| CslItem {
            id: work.key(),
            kind: csl_type(work.source.kind),
            title: &work.source.title.text,
            author: [CslName { literal: work.author() }],
            publisher: &work.source.publisher,
            issued: work.published().map(|when| CslDate { date_parts: [parts(when.date)], circa: when.circa }),
            accessed: work.accessed().map(|date| CslDate { date_parts: [parts(date)], circa: false }),
            number: work.source.symbol.as_deref(),
            url: work.source.url.as_deref(),
            language: work.source.language.as_deref(),
            note: self.remark(work),
        };
        works.iter().map(item).collect()
    }
}

/// One item of CSL-JSON.
#[derive(Debug, Serialize)]
pub struct CslItem<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    author: [CslName<'a>; 1],
    publisher: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<CslDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<CslDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    note: String,
}

#[derive(Debug, Serialize)]
struct CslName<'a> {
    literal: &'a str,
}

#[derive(Debug, Serialize)]
struct CslDate {
    #[serde(rename = "date-parts")]
    date_parts: [Vec<u16>; 1],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
}

fn parts(date: Date) -> Vec<u16> {
    let rest = [date.month, date.day].into_iter().map_while(|part| part.map(u16::from));
    std::iter::once(date.year).chain(rest).collect()
}

fn iso(date: Date) -> String {
    let parts: Vec<String> = parts(date).iter().map(|part| format!("{part:02}")).collect();
    parts.join("-")
}

fn bibtex_type(kind: SourceKind) -> EntryType {
    match kind {
        SourceKind::GovernmentReport
        | SourceKind::QuestionnaireReply
        | SourceKind::IgoAssessment
        | SourceKind::ForeignGovernmentAssessment
        | SourceKind::NgoReport => EntryType::TechReport,
        SourceKind::Academic | SourceKind::MediaState | SourceKind::MediaOther => EntryType::Article,
        _ => EntryType::Misc,
    }
}

fn ris_type(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Law | SourceKind::Treaty => "STAT",
        SourceKind::CaseLaw => "CASE",
        SourceKind::GovernmentReport
        | SourceKind::QuestionnaireReply
        | SourceKind::IgoAssessment
        | SourceKind::ForeignGovernmentAssessment
        | SourceKind::NgoReport => "RPRT",
        SourceKind::Academic => "JOUR",
        SourceKind::Dataset => "DATA",
        SourceKind::MediaState | SourceKind::MediaOther => "NEWS",
        SourceKind::GovernmentStatement => "GOVDOC",
        SourceKind::UserDocument => "GEN",
    }
}

fn csl_type(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Treaty => "treaty",
        SourceKind::Law => "legislation",
        SourceKind::CaseLaw => "legal_case",
        SourceKind::GovernmentReport
        | SourceKind::QuestionnaireReply
        | SourceKind::IgoAssessment
        | SourceKind::ForeignGovernmentAssessment
        | SourceKind::NgoReport => "report",
        SourceKind::Academic => "article-journal",
        SourceKind::Dataset => "dataset",
        SourceKind::MediaState | SourceKind::MediaOther => "article-newspaper",
        SourceKind::GovernmentStatement | SourceKind::UserDocument => "document",
    }
}
