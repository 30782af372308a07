//! One table on its way into the model: reads its values and names what is wrong with them.
//!
//! Must not: decide what a fault costs. A value that cannot be had is `None`, and whoever asked
//! leaves out what cannot be shown without it.

use super::faults::{Faults, excerpt, meant};
use super::given::{Given, Key, Text};
use super::shape::Item;
use crate::model::{Fault, Id, Period, Problem, Severity, Written};
use crate::text::{Raw, Shown};

/// A value and the byte of the file it begins at.
pub(crate) struct At<T> {
    /// Where.
    pub(crate) at: usize,
    /// The value.
    pub(crate) value: T,
}

/// A table, and where its faults go.
pub(crate) struct Row<'r, 't> {
    faults: &'r mut Faults<'t>,
    spot: Spot<'r>,
}

/// Which table it is, for the `passage p-041 · cite 2` of a message.
#[derive(Clone, Copy)]
struct Spot<'r> {
    table: &'static str,
    number: usize,
    id: Option<&'r str>,
    part: Option<(&'static str, usize)>,
    /// Where its header begins.
    at: usize,
    /// Where the piece it was parsed with begins.
    base: usize,
    torn: bool,
    twins: bool,
}

impl<'r, 't> Row<'r, 't> {
    /// A table of a list; `number` counts from 1, and is 0 for a table that is there once.
    pub(crate) fn new(faults: &'r mut Faults<'t>, table: &'static str, number: usize, item: &Item<'_>) -> Self {
        let Item { at, base, torn, .. } = *item;
        Self { faults, spot: Spot { table, number, id: None, part: None, at, base, torn, twins: false } }
    }

    /// The same table, now that it is known whether it has an id.
    pub(crate) fn named<'s>(&'s mut self, id: Option<&'s Id>) -> Row<'s, 't> {
        Row { faults: self.faults, spot: Spot { id: id.map(Id::as_str), ..self.spot } }
    }

    /// The same table, its texts expected in Spanish too.
    pub(crate) fn twinned(self, twins: bool) -> Self {
        Self { spot: Spot { twins, ..self.spot }, ..self }
    }

    /// A table inside it, whose header is at a byte of the piece.
    pub(crate) fn part(&mut self, name: &'static str, number: usize, at: usize) -> Row<'_, 't> {
        let at = self.spot.base + at;
        Row { faults: self.faults, spot: Spot { part: Some((name, number)), at, ..self.spot } }
    }

    /// Whether statements of it are missing because they did not parse.
    pub(crate) fn is_torn(&self) -> bool {
        self.spot.torn
    }

    /// The byte of the file where its header begins.
    pub(crate) fn header(&self) -> usize {
        self.spot.at
    }

    /// `file:line:column` of a byte of the file.
    pub(crate) fn place_text(&self, at: usize) -> Shown {
        self.faults.place_text(at)
    }

    /// Something that keeps a value, or more, from being shown.
    pub(crate) fn error(&mut self, key: &str, at: usize, fault: Fault) {
        let field = self.field(key);
        self.faults.add(at, Severity::Error, (field, fault));
    }

    /// Something that somebody should look at.
    pub(crate) fn warn(&mut self, key: &str, at: usize, fault: Fault) {
        let field = self.field(key);
        self.faults.add(at, Severity::Warning, (field, fault));
    }

    /// An error that may yet turn out to be none.
    pub(crate) fn suspect(&self, key: &str, at: usize, fault: Fault) -> Problem {
        self.faults.problem(at, Severity::Error, (self.field(key), fault))
    }

    /// A warning at a key that is not read, at a byte of the piece.
    pub(crate) fn warn_key(&mut self, key: &str, at: usize, fault: Fault) {
        self.warn(key, self.spot.base + at, fault);
    }

    /// Tables in it, at a byte of the piece, that were not written as such.
    pub(crate) fn brackets(&mut self, part: &str, many: bool, at: usize) {
        let dot = if self.spot.table.is_empty() { "" } else { "." };
        let name = format!("{}{dot}{part}", self.spot.table);
        let meant = if many { format!("[[{name}]]") } else { format!("[{name}]") };
        self.error(part, self.spot.base + at, Fault::Brackets { meant: Raw::new(meant).shown() });
    }

    /// A value at a byte of the piece, with the byte of the file.
    pub(crate) fn at<T>(&self, at: usize, value: T) -> At<T> {
        At { at: self.spot.base + at, value }
    }

    /// How messages name a key of this table.
    pub(crate) fn field(&self, key: &str) -> Shown {
        let Spot { table, number, id, part, .. } = self.spot;
        let mut field = table.to_owned();
        match (id, number) {
            (Some(id), _) => field.extend([" ", id]),
            (None, 0) => {}
            (None, number) => field.push_str(&format!(" {number}")),
        }
        match part {
            Some((part, 0)) => field.extend([" · ", part]),
            Some((part, number)) => field.push_str(&format!(" · {part} {number}")),
            None => {}
        }
        if !key.is_empty() {
            field.extend([if field.is_empty() { "" } else { " · " }, &excerpt(key)]);
        }
        Raw::new(field).shown()
    }

    /// A value, if it is there and of the right type.
    pub(crate) fn value<T>(&mut self, key: &str, given: Key<T>) -> Option<At<T>> {
        let Given { at, value } = given?;
        let at = self.spot.base + at;
        match value {
            Ok(value) => Some(At { at, value }),
            Err(said) => {
                let said = excerpt(said.lines().next().unwrap_or_default());
                self.error(key, at, Fault::WrongType { said });
                None
            }
        }
    }

    /// Says so where a key is missing. In a torn table it may have been lost with a statement that was
    /// named already, so that nothing more is said.
    pub(crate) fn require<T>(&mut self, key: &str, given: &Key<T>) {
        if given.is_none() && !self.spot.torn {
            self.error(key, self.spot.at, Fault::Missing);
        }
    }

    /// A value that must be there.
    pub(crate) fn need<T>(&mut self, key: &str, given: Key<T>) -> Option<At<T>> {
        self.require(key, &given);
        self.value(key, given)
    }

    /// A text of one line; an empty one is none, and is named.
    pub(crate) fn text(&mut self, key: &str, given: Key<Text<'_>>) -> Option<Shown> {
        self.cleaned(key, given, one_line)
    }

    /// A text of one line that must be there.
    pub(crate) fn need_text(&mut self, key: &str, given: Key<Text<'_>>) -> Option<Shown> {
        self.require(key, &given);
        self.cleaned(key, given, one_line)
    }

    /// A text that keeps its lines.
    pub(crate) fn lines(&mut self, key: &str, given: Key<Text<'_>>) -> Option<Shown> {
        self.cleaned(key, given, many_lines)
    }

    /// A text that keeps its lines and must be there, with its twin.
    pub(crate) fn need_prose(&mut self, key: &str, given: Key<Text<'_>>, es: Key<Text<'_>>) -> Option<Written> {
        self.require(key, &given);
        let text = self.cleaned(key, given, many_lines);
        self.with_twin(key, text, (es, many_lines))
    }

    /// A text that keeps its lines, with its twin.
    pub(crate) fn prose(&mut self, key: &str, given: Key<Text<'_>>, es: Key<Text<'_>>) -> Option<Written> {
        if given.is_none() && es.is_none() { None } else { self.need_prose(key, given, es) }
    }

    /// A text of one line that must be there, with its twin.
    pub(crate) fn need_written(&mut self, key: &str, given: Key<Text<'_>>, es: Key<Text<'_>>) -> Option<Written> {
        self.require(key, &given);
        let text = self.cleaned(key, given, one_line);
        self.with_twin(key, text, (es, one_line))
    }

    /// A text of one line with its twin.
    pub(crate) fn written(&mut self, key: &str, given: Key<Text<'_>>, es: Key<Text<'_>>) -> Option<Written> {
        if es.is_some() {
            self.require(key, &given);
        }
        let text = self.cleaned(key, given, one_line);
        self.with_twin(key, text, (es, one_line))
    }

    fn with_twin(&mut self, key: &str, text: Option<Shown>, (es, clean): (Key<Text<'_>>, Clean)) -> Option<Written> {
        let twin = format!("{key}_es");
        if es.is_none() && text.is_some() && self.spot.twins && !self.spot.torn {
            self.warn(&twin, self.spot.at, Fault::NoTwin);
        }
        let es = self.cleaned(&twin, es, clean);
        Some(Written { text: text?, es })
    }

    fn cleaned(&mut self, key: &str, given: Key<Text<'_>>, clean: Clean) -> Option<Shown> {
        let At { at, value: Text(text) } = self.value(key, given)?;
        if text.trim().is_empty() {
            self.error(key, at, Fault::Empty);
            return None;
        }
        Some(clean(Raw::new(text)))
    }

    /// A date or an interval.
    pub(crate) fn period(&mut self, key: &str, given: Key<Text<'_>>) -> Option<Period> {
        let At { at, value: Text(text) } = self.value(key, given)?;
        let period = text.parse().ok();
        if period.is_none() {
            self.error(key, at, Fault::BadPeriod { found: excerpt(&text) });
        }
        period
    }

    /// A date or an interval that must be there.
    pub(crate) fn need_period(&mut self, key: &str, given: Key<Text<'_>>) -> Option<Period> {
        self.require(key, &given);
        self.period(key, given)
    }

    /// An id.
    pub(crate) fn id(&mut self, key: &str, given: Key<Text<'_>>) -> Option<At<Id>> {
        let At { at, value: Text(text) } = self.value(key, given)?;
        let id = Id::new(&text);
        if id.is_none() {
            self.error(key, at, Fault::BadId { found: excerpt(&text) });
        }
        Some(At { at, value: id? })
    }

    /// An id that must be there.
    pub(crate) fn need_id(&mut self, key: &str, given: Key<Text<'_>>) -> Option<At<Id>> {
        self.require(key, &given);
        self.id(key, given)
    }

    /// A word of a closed list, given as all values and the word of each.
    pub(crate) fn word<W: Copy>(&mut self, key: &str, given: Key<Text<'_>>, (all, word): Words<W>) -> Option<W> {
        let At { at, value: Text(text) } = self.value(key, given)?;
        let known = all.iter().copied().find(|value| word(*value) == text);
        if known.is_none() {
            let meant = meant(&text, all.iter().map(|value| word(*value)));
            self.error(key, at, Fault::UnknownWord { found: excerpt(&text), meant });
        }
        known
    }

    /// A word of a closed list that must be there.
    pub(crate) fn need_word<W: Copy>(&mut self, key: &str, given: Key<Text<'_>>, words: Words<W>) -> Option<W> {
        self.require(key, &given);
        self.word(key, given, words)
    }
}

/// How a foreign text becomes one that may be shown.
type Clean = fn(Raw<'_>) -> Shown;

fn one_line(text: Raw<'_>) -> Shown {
    text.shown()
}

fn many_lines(text: Raw<'_>) -> Shown {
    text.shown_lines()
}

/// A closed list, and the word for each of its values.
pub(crate) type Words<W> = (&'static [W], fn(W) -> &'static str);
