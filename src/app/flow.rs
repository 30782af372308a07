//! From passages to rows: prose and ledger, wrapped once for a width. The same rows serve the
//! section, the columns of a comparison and the drawer.
//!
//! Must not: depend on the cursor or on hits; those are painted over visible rows only.

use super::role::{Role, Span};
use crate::model::{Id, Lang, Library, Modality, PassageRef, Period, PointIx, PointSection, Report, Silence, Voice};
use crate::say;
use crate::text::{width, wrap};
use crate::words::{self, Words};
use std::ops::Range;
use std::sync::Arc;

/// A passage and the report that holds it, owned.
#[derive(Clone, Debug)]
pub struct Held {
    /// The report.
    pub report: Arc<Report>,
    /// Position of the passage.
    pub index: usize,
}

/// What names a passage in any snapshot of the library.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PassageKey {
    /// The report.
    pub report: Id,
    /// The passage.
    pub passage: Id,
}

impl Held {
    /// Holds a passage.
    #[must_use]
    pub fn new(found: PassageRef<'_>) -> Self {
        Self { report: found.report.clone(), index: found.index }
    }

    /// The passage with its report.
    #[must_use]
    pub fn passage(&self) -> Option<PassageRef<'_>> {
        let passage = self.report.passages.get(self.index)?;
        Some(PassageRef { report: &self.report, index: self.index, passage })
    }

    /// Its name in any snapshot.
    #[must_use]
    pub fn key(&self) -> Option<PassageKey> {
        let found = self.passage()?;
        Some(PassageKey { report: found.report.id.clone(), passage: found.passage.id.clone() })
    }

    /// Its text in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        self.report.passages.get(self.index).map_or("", |passage| passage.text.in_lang(lang))
    }
}

/// A part of a passage's text on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which step.
    pub step: usize,
    /// Bytes of the passage's text.
    pub range: Range<usize>,
    /// Whether a space stands before it on the line.
    pub spaced: bool,
}

/// One line on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Nothing.
    Blank,
    /// Words of ours or about a passage.
    Words(Vec<Span>),
    /// Words at the left and, flush right, others.
    Ends(Vec<Span>, Vec<Span>),
    /// Text of passages.
    Prose(Vec<Piece>),
}

/// One stop of the cursor: a passage, or a point without any.
#[derive(Clone, Debug)]
pub struct Step {
    /// The passage; `None` where the point has none.
    pub held: Option<Held>,
    /// Its point; `None` for passages whose point the taxonomy does not know.
    pub point: Option<PointIx>,
    /// Its rows, headings left out.
    pub rows: Range<usize>,
    /// First row of what must be seen with it: the headings right above it.
    pub head: usize,
}

/// A section laid out.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// All lines.
    pub rows: Vec<Row>,
    /// All stops, in order.
    pub steps: Vec<Step>,
}

/// How passages are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Layout {
    /// Passages of one speaker and source flow as a paragraph.
    #[default]
    Prose,
    /// Each passage stands alone under its own line.
    Ledger,
}

/// What a layout needs to know.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// For source numbers.
    pub library: &'a Library,
    /// For names and dates.
    pub words: &'a Words,
    /// Cells a line may take, margin left out.
    pub cells: usize,
    /// Prose or ledger.
    pub layout: Layout,
}

impl Flow {
    /// Lays out all points of a section under their headings.
    #[must_use]
    pub fn section(
        setting: Setting<'_>,
        points: &[PointSection<'_>],
        heading: impl Fn(&PointSection<'_>) -> (String, String),
    ) -> Self {
        let mut flow = Self::default();
        let mut empty_before = false;
        for point in points {
            let empty = point.passages.is_empty() && point.gaps.is_empty();
            // Points without anything stand together, a line each.
            if !(flow.rows.is_empty() || empty && empty_before) {
                flow.rows.push(Row::Blank);
            }
            let head = flow.rows.len();
            let (left, right) = heading(point);
            if empty {
                let nothing = setting.words.say("nothing-here");
                flow.ends(setting, (&left, Role::Heading), (&nothing, Role::Gap));
                flow.steps.push(Step { held: None, point: point.point, rows: head..flow.rows.len(), head });
            } else {
                flow.ends(setting, (&left, Role::Heading), (&right, Role::Meta));
                flow.point(setting, point, head);
            }
            empty_before = empty;
        }
        flow
    }

    /// Lays out the passages and gaps of one point. `head` is the row of its heading.
    pub fn point(&mut self, setting: Setting<'_>, point: &PointSection<'_>, head: usize) {
        let mut head = head;
        if point.passages.is_empty() {
            let start = self.rows.len();
            if point.gaps.is_empty() {
                self.words(setting, &setting.words.say("nothing-here"), Role::Gap);
            } else {
                self.gaps(setting, point);
            }
            self.steps.push(Step { held: None, point: point.point, rows: start..self.rows.len(), head });
            return;
        }
        let mut rest = point.passages.as_slice();
        while let Some(first) = rest.first() {
            let same = match setting.layout {
                Layout::Prose => rest.iter().take_while(|next| one_speech(setting.words, *first, **next)).count(),
                Layout::Ledger => 1,
            };
            let (group, after) = rest.split_at(same.max(1));
            self.speech(setting, group, (point.point, head));
            head = self.rows.len();
            rest = after;
        }
        if !point.gaps.is_empty() {
            self.gaps(setting, point);
        }
    }

    /// A line that names speaker, period and source, and the passages under it.
    fn speech(&mut self, setting: Setting<'_>, group: &[PassageRef<'_>], (point, head): (Option<PointIx>, usize)) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            return;
        };
        let speaker = speech_line(setting, *first, *last);
        self.ends(setting, (&speaker, Role::Speaker), (&modalities(setting.words, group), Role::Meta));
        let start_step = self.steps.len();
        let lang = setting.words.lang();
        let texts: Vec<&str> = group.iter().map(|found| found.passage.text.in_lang(lang)).collect();
        let joined = texts.join(" ");
        let mut spans = Vec::with_capacity(texts.len());
        let mut at = 0;
        for text in &texts {
            spans.push(at..at + text.len());
            at += text.len() + 1;
        }
        let mut rows_of: Vec<Option<Range<usize>>> = vec![None; texts.len()];
        for line in wrap(&joined, setting.cells) {
            let row = self.rows.len();
            let mut pieces = Vec::new();
            for (index, span) in spans.iter().enumerate() {
                let (from, to) = (line.start.max(span.start), line.end.min(span.end));
                if from < to {
                    pieces.push(Piece {
                        step: start_step + index,
                        range: from - span.start..to - span.start,
                        spaced: !pieces.is_empty(),
                    });
                    if let Some(rows) = rows_of.get_mut(index) {
                        *rows = Some(rows.as_ref().map_or(row, |rows| rows.start)..row + 1);
                    }
                }
            }
            self.rows.push(Row::Prose(pieces));
        }
        for (index, (found, rows)) in group.iter().zip(rows_of).enumerate() {
            // A text without a letter has no row of its own; it stands where the paragraph ends.
            let rows = rows.unwrap_or(self.rows.len()..self.rows.len());
            let head = if index == 0 { head } else { rows.start };
            self.steps.push(Step { held: Some(Held::new(*found)), point, rows, head });
        }
    }

    fn gaps(&mut self, setting: Setting<'_>, point: &PointSection<'_>) {
        for (report, silence) in &point.gaps {
            self.words(setting, &gap_line(setting, report, silence), Role::Gap);
        }
    }

    /// Words that wrap.
    pub fn words(&mut self, setting: Setting<'_>, text: &str, role: Role) {
        for line in wrap(text, setting.cells) {
            let text = text.get(line).unwrap_or_default();
            self.rows.push(if text.is_empty() { Row::Blank } else { Row::Words(vec![Span::new(text, role)]) });
        }
    }

    /// Words left and right; on lines of their own where they do not fit beside each other.
    pub fn ends(&mut self, setting: Setting<'_>, left: (&str, Role), right: (&str, Role)) {
        if right.0.is_empty() {
            self.words(setting, left.0, left.1);
        } else if width(left.0) + 2 + width(right.0) <= setting.cells {
            self.rows.push(Row::Ends(vec![Span::new(left.0, left.1)], vec![Span::new(right.0, right.1)]));
        } else {
            self.words(setting, left.0, left.1);
            self.words(setting, right.0, right.1);
        }
    }

    /// The stop of a passage, in the given point if it is there, else in any.
    #[must_use]
    pub fn find(&self, key: &PassageKey, point: Option<PointIx>) -> Option<usize> {
        let is = |step: &Step| step.held.as_ref().and_then(Held::key).as_ref() == Some(key);
        let at_point = self.steps.iter().position(|step| step.point == point && is(step));
        at_point.or_else(|| self.steps.iter().position(is))
    }

    /// The first stop of a point.
    #[must_use]
    pub fn first_of(&self, point: Option<PointIx>) -> Option<usize> {
        self.steps.iter().position(|step| step.point == point)
    }
}

/// Whether two neighbours are one speaker's words from one source.
fn one_speech(words: &Words, a: PassageRef<'_>, b: PassageRef<'_>) -> bool {
    let sources = |found: PassageRef<'_>| found.passage.cites.iter().map(|cite| cite.source).collect::<Vec<_>>();
    Arc::ptr_eq(a.report, b.report) && sources(a) == sources(b) && words::speaker(words, a) == words::speaker(words, b)
}

/// "The State, 2006 [1]", "United States, on 2016 [5]": another speaker's period is what it
/// speaks of, not when it spoke.
fn speech_line(setting: Setting<'_>, first: PassageRef<'_>, last: PassageRef<'_>) -> String {
    let words = setting.words;
    let speaker = words::speaker(words, first);
    let period = span(words, first.period(), last.period());
    let numbers: Vec<String> = first
        .passage
        .cites
        .iter()
        .map(|cite| format!("[{}]", setting.library.source_number(first.report, cite.source)))
        .collect();
    let numbers = numbers.concat();
    let own = first.report.voice(first.passage) == Voice::State;
    // "on since 2007" would be no English.
    let plain = own || !first.period().is_closed() || !last.period().is_closed();
    let day = first.period() == last.period() && first.period().is_day();
    let id = match (plain, day) {
        (true, _) => "speech-own",
        (false, true) => "speech-on-day",
        (false, false) => "speech-on",
    };
    say!(words, id, speaker = &speaker, period = &period, source = &numbers)
}

/// One period for the first and the last of a paragraph: theirs, or the years between them.
fn span(words: &Words, first: &Period, last: &Period) -> String {
    if first == last {
        return words::period(words, first);
    }
    match (first.years(), last.years()) {
        ((Some(from), _), _) if !last.is_closed() || !first.is_closed() => {
            say!(words, "period-since", from = &from.to_string())
        }
        ((Some(from), _), (_, Some(to))) if from == to => from.to_string(),
        ((Some(from), _), (_, Some(to))) => format!("{from}\u{2013}{to}"),
        _ => {
            let (from, to) = (words::period(words, first), words::period(words, last));
            say!(words, "period-between", from = &from, to = &to)
        }
    }
}

/// "reported done, one planned": every modality of a group, the commonest first.
fn modalities(words: &Words, group: &[PassageRef<'_>]) -> String {
    let mut counts: Vec<(Modality, usize)> = Vec::new();
    for found in group {
        match counts.iter_mut().find(|(modality, _)| *modality == found.passage.modality) {
            Some((_, count)) => *count += 1,
            None => counts.push((found.passage.modality, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut parts = Vec::new();
    for (index, (modality, count)) in counts.iter().enumerate() {
        let word = words::modality(words, *modality);
        parts.push(match index {
            0 => word,
            _ => say!(words, "modality-some", count = *count, modality = &word),
        });
    }
    let mut line = parts.join(", ");
    let lang = words.lang();
    if group.iter().any(|found| found.passage.text.is_foreign(lang, &found.report.language)) {
        line.push_str(&words.say("mark-original"));
    }
    line
}

fn gap_line(setting: Setting<'_>, report: &Report, silence: &Silence) -> String {
    let words = setting.words;
    let document = silence.source.and_then(|at| report.sources.get(at)).map(|source| {
        let published = source.published.as_ref().map(|period| words::period(words, period)).unwrap_or_default();
        format!("{}, {published}", source.title.in_lang(words.lang()))
    });
    let state = words.say(&format!("silence-{}", silence.state.word()));
    let mut line = match document {
        Some(document) => say!(words, "gap-in", state = &state, document = &document),
        None => state,
    };
    if let Some(note) = &silence.note {
        line.push(' ');
        line.push_str(note.in_lang(words.lang()));
    }
    line
}
