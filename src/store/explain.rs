//! A problem in words: what is wrong and what to do, in the reader's language.
//!
//! Must not: hold a sentence; all are in `faults.ftl`.

use crate::model::{Fault, Problem};
use crate::say;
use crate::text::Shown;
use crate::words::Words;

/// Bytes of a message in one line.
const LINE: usize = 2_048;
/// Bytes of the file's name in it; of a longer one the end is shown, which tells more.
const FILE: usize = 512;

/// What is wrong, and what to do.
#[must_use]
pub fn explain(words: &Words, problem: &Problem) -> String {
    let (message, meant) = match &problem.fault {
        Fault::Syntax { said } => (say!(words, "fault-syntax", said = said), None),
        Fault::Unreadable { said } => (say!(words, "fault-unreadable", said = said), None),
        Fault::NotAFile => (say!(words, "fault-not-a-file"), None),
        Fault::TooBig { what, limit } => (say!(words, "fault-too-big", what = *what, limit = *limit), None),
        Fault::NotUtf8 => (say!(words, "fault-not-utf8"), None),
        Fault::Utf16 => (say!(words, "fault-utf16"), None),
        Fault::ConflictMarkers => (say!(words, "fault-conflict-markers"), None),
        Fault::Schema { found } if found.is_empty() => (say!(words, "fault-schema-missing"), None),
        Fault::Schema { found } => (say!(words, "fault-schema", found = found), None),
        Fault::UnknownKey { meant } => (say!(words, "fault-unknown-key"), meant.as_ref()),
        Fault::Missing => (say!(words, "fault-missing"), None),
        Fault::WrongType { said } => (say!(words, "fault-wrong-type", said = said), None),
        Fault::Brackets { meant } => (say!(words, "fault-brackets", meant = meant), None),
        Fault::UnknownWord { found, meant } => (say!(words, "fault-unknown-word", found = found), meant.as_ref()),
        Fault::BadId { found } => (say!(words, "fault-bad-id", found = found), None),
        Fault::Duplicate { found, first } => (say!(words, "fault-duplicate", found = found, first = first), None),
        Fault::BadPeriod { found } => (say!(words, "fault-bad-period", found = found), None),
        Fault::UnknownCountry { found } => (say!(words, "fault-unknown-country", found = found), None),
        Fault::UnknownTopic { found, meant } => (say!(words, "fault-unknown-topic", found = found), meant.as_ref()),
        Fault::UnknownPoint { found, meant } => (say!(words, "fault-unknown-point", found = found), meant.as_ref()),
        Fault::NoPoint => (say!(words, "fault-no-point"), None),
        Fault::UnknownIndicator { found, meant } => {
            (say!(words, "fault-unknown-indicator", found = found), meant.as_ref())
        }
        Fault::UnknownSource { found, meant } => (say!(words, "fault-unknown-source", found = found), meant.as_ref()),
        Fault::NoSource => (say!(words, "fault-no-source"), None),
        Fault::Uncited => (say!(words, "fault-uncited"), None),
        Fault::Dangling { found } => (say!(words, "fault-dangling", found = found), None),
        Fault::Circular { found } => (say!(words, "fault-circular", found = found), None),
        Fault::Drifted { words: lost } => (say!(words, "fault-drifted", lost = lost), None),
        Fault::BadFigure => (say!(words, "fault-bad-figure"), None),
        Fault::BadUrl { found } => (say!(words, "fault-bad-url", found = found), None),
        Fault::DueNotPlanned => (say!(words, "fault-due-not-planned"), None),
        Fault::Empty => (say!(words, "fault-empty"), None),
        Fault::LongText { limit } => (say!(words, "fault-long-text", limit = *limit), None),
        Fault::NoTwin => (say!(words, "fault-no-twin"), None),
        Fault::NoReports => (say!(words, "fault-no-reports"), None),
        Fault::SecondTaxonomy => (say!(words, "fault-second-taxonomy"), None),
        Fault::BadAddress { found } => (say!(words, "fault-bad-address", found = found), None),
        Fault::NotThere { found } => (say!(words, "fault-not-there", found = found), None),
        Fault::PlaceAndCase => (say!(words, "fault-place-and-case"), None),
        Fault::CaseWithoutSource => (say!(words, "fault-case-without-source"), None),
        Fault::UnknownAction { meant } => (say!(words, "fault-unknown-action"), meant.as_ref()),
        Fault::UnknownKeyName { found } => (say!(words, "fault-unknown-key-name", found = found), None),
        Fault::AmbiguousKey { found } => (say!(words, "fault-ambiguous-key", found = found), None),
        Fault::KeyTaken { found, by } => (say!(words, "fault-key-taken", found = found, by = by), None),
        Fault::Internal => (say!(words, "fault-internal"), None),
    };
    match meant {
        Some(meant) => format!("{message} {}", say!(words, "fault-meant", meant = meant)),
        None => message,
    }
}

/// `file:line:column: field: message`, of at most two kilobytes.
#[must_use]
pub fn one_line(words: &Words, problem: &Problem) -> String {
    let mut line = end(&problem.file, FILE);
    if problem.line > 0 {
        line.push_str(&format!(":{}:{}", problem.line, problem.column));
    }
    for part in [problem.field.as_str(), &explain(words, problem)] {
        if !part.is_empty() {
            line.extend([": ", part]);
        }
    }
    start(line, LINE)
}

fn start(mut text: String, bytes: usize) -> String {
    if text.len() > bytes {
        let mut at = bytes.saturating_sub('…'.len_utf8());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        text.truncate(at);
        text.push('…');
    }
    text
}

fn end(text: &Shown, bytes: usize) -> String {
    let mut at = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    let kept = text.get(at..).unwrap_or_default();
    if at == 0 { kept.to_owned() } else { format!("…{kept}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lang, Severity};
    use std::collections::BTreeSet;

    /// One of every kind; what is foreign in it is `said`.
    fn all(said: &Shown) -> Vec<Fault> {
        let (text, meant) = (|| said.clone(), || Some(said.clone()));
        let too_big = |what| Fault::TooBig { what, limit: 20_000 };
        let mut all = vec![
            Fault::Syntax { said: text() },
            Fault::Unreadable { said: text() },
            Fault::NotAFile,
            Fault::NotUtf8,
            Fault::Utf16,
            Fault::ConflictMarkers,
            Fault::Schema { found: Shown::default() },
            Fault::Schema { found: text() },
            Fault::UnknownKey { meant: meant() },
            Fault::UnknownKey { meant: None },
            Fault::Missing,
            Fault::WrongType { said: text() },
            Fault::Brackets { meant: text() },
            Fault::UnknownWord { found: text(), meant: meant() },
            Fault::BadId { found: text() },
            Fault::Duplicate { found: text(), first: text() },
            Fault::BadPeriod { found: text() },
            Fault::UnknownCountry { found: text() },
            Fault::UnknownTopic { found: text(), meant: meant() },
            Fault::UnknownPoint { found: text(), meant: meant() },
            Fault::NoPoint,
            Fault::UnknownIndicator { found: text(), meant: meant() },
            Fault::UnknownSource { found: text(), meant: meant() },
            Fault::NoSource,
            Fault::Uncited,
            Fault::Dangling { found: text() },
            Fault::Circular { found: text() },
            Fault::Drifted { words: text() },
            Fault::BadFigure,
            Fault::BadUrl { found: text() },
            Fault::DueNotPlanned,
            Fault::Empty,
            Fault::LongText { limit: 320 },
            Fault::NoTwin,
            Fault::NoReports,
            Fault::SecondTaxonomy,
            Fault::BadAddress { found: text() },
            Fault::NotThere { found: text() },
            Fault::PlaceAndCase,
            Fault::CaseWithoutSource,
            Fault::Internal,
        ];
        let measures = ["bytes", "passages", "depth", "topics", "points", "decks", "items", "problems"];
        all.extend(measures.map(too_big));
        all
    }

    fn problem(fault: Fault) -> Problem {
        let (file, field) = (Shown::ours("ve.toml"), Shown::ours("passage p-1 · at"));
        Problem { file, line: 7, column: 3, severity: Severity::Error, field, fault }
    }

    #[test]
    fn every_fault_is_said_in_both_languages_and_every_message_is_used() {
        let mut seen = BTreeSet::new();
        for lang in [Lang::En, Lang::Es] {
            let words = Words::new(lang);
            for fault in all(&Shown::ours("something foreign")) {
                let said = explain(&words, &problem(fault.clone()));
                assert!(said.ends_with(['.', '?']) && said.contains(' '), "{fault:?}: {said}");
                assert!(!said.contains(['{', '}', '$']), "{fault:?}: {said}");
                let has_text = format!("{fault:?}").contains("something foreign");
                assert_eq!(said.contains("something foreign"), has_text, "{fault:?}: {said}");
                assert!(seen.insert(said.clone()), "{fault:?} is said like another, or not in Spanish: {said}");
            }
        }
        let code = include_str!("explain.rs");
        for file in [include_str!("../../assets/words/en/faults.ftl"), include_str!("../../assets/words/es/faults.ftl")]
        {
            for id in file.lines().filter_map(|line| line.split_once(" =")?.0.strip_prefix("fault-")) {
                assert!(code.contains(&format!("\"fault-{id}\"")), "fault-{id} is never said");
            }
        }
    }

    #[test]
    fn one_line_says_where_what_and_what_to_do() {
        let words = Words::new(Lang::En);
        let meant = Some(Shown::ours("period"));
        let said = one_line(&words, &problem(Fault::UnknownKey { meant }));
        assert_eq!(
            said,
            "ve.toml:7:3: passage p-1 · at: The format has no such key, so it is not read: correct its name or delete it. \
             Did you mean “period”?"
        );
        let whole = Problem { line: 0, column: 0, field: Shown::default(), ..problem(Fault::Utf16) };
        assert_eq!(one_line(&words, &whole), "ve.toml: The file is UTF-16: save it as UTF-8.");
    }

    #[test]
    fn no_line_is_longer_than_two_kilobytes() {
        let words = Words::new(Lang::Es);
        let long = crate::text::Raw::new("ñ".repeat(5_000)).shown();
        for fault in all(&long) {
            let problem = Problem { file: long.clone(), field: long.clone(), ..problem(fault) };
            let line = one_line(&words, &problem);
            assert!(line.len() <= LINE, "{}", line.len());
            assert!(!line.contains('\n'));
        }
    }
}
