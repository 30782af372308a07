//! Broken reports, and exactly what is said of them and what is still shown.
//!
//! Must not: ask only whether there is a problem; each test says which, and where.

mod faults;
mod hostile;
mod torn;

use super::*;
use crate::store::bundled::{indicators, taxonomy};

const GOOD: &str = r#"schema = 1

[report]
id = "ve"
country = "VE"
title = "Venezuela"
edition = "2026.1"
period = "2003/2024"
language = "en"
kind = "dossier"

[[source]]
id = "oas"
title = "Reply"
publisher = "The State"
kind = "questionnaire-reply"
voice = "state"

[[source]]
id = "press"
title = "News"
publisher = "A paper"
kind = "media-other"
voice = "media"
derived_from = "oas"

[[passage]]
id = "p-1"
at = "protection/assistance"
text = "87 victims were assisted."
period = "2005/2006"
modality = "done"
  [[passage.cite]]
  source = "oas"
  [[passage.figure]]
  indicator = "victims-assisted"
  value = 87

[[passage]]
id = "p-2"
at = ["protection/assistance", "prosecution/sentences"]
text = "53 victims."
period = "2007"
modality = "planned"
due = "2008"
  [[passage.cite]]
  source = "press"
  voice = "state"
  quote = "53\nvictims"

[[silence]]
at = "prosecution/sentences"
source = "oas"
state = "silent"
checked = "2026-11-22"

[[link]]
from = "p-1"
to = "p-2"
type = "tension"
from_has = "87 victims"
to_has = "53"
"#;

/// The tables that reports are held to, made once for many reports.
struct Desk(Taxonomy, CountryTable, Indicators);

impl Desk {
    fn new() -> Self {
        Self(taxonomy(), CountryTable::built_in(), indicators())
    }

    fn read(&self, text: &str, strict: bool) -> Reading {
        let Self(taxonomy, names, known) = self;
        read(&Shown::ours("ve.toml"), text, Rules { taxonomy, names, indicators: Some(known), strict })
    }
}

fn read_text(text: &str, strict: bool) -> Reading {
    Desk::new().read(text, strict)
}

/// The good report with one text in it replaced.
fn with(old: &str, new: &str) -> String {
    assert!(GOOD.contains(old), "{old}");
    GOOD.replacen(old, new, 1)
}

/// Passages, sources, silences and links that are shown; `None` for a broken report.
type Left = Option<[usize; 4]>;

const ALL: Left = Some([2, 2, 1, 1]);

#[track_caller]
fn check(text: &str, left: Left, expected: &[(u32, u32, &str, &str)]) {
    let reading = read_text(text, false);
    let found: Vec<String> = reading.problems.iter().map(told).collect();
    let expected: Vec<String> =
        expected.iter().map(|(line, column, field, fault)| format!("{line}:{column} {field} | {fault}")).collect();
    assert_eq!(found, expected);
    let count =
        |report: &Arc<Report>| [report.passages.len(), report.sources.len(), report.silences.len(), report.links.len()];
    assert_eq!(reading.report.as_ref().map(count), left);
}

fn told(problem: &Problem) -> String {
    let Problem { line, column, field, fault, .. } = problem;
    format!("{line}:{column} {field} | {fault:?}")
}
