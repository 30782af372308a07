//! The columns of a comparison: the cells each gets, what stands over it.
//!
//! Must not: look at passages beyond what the heads need.

use super::super::panes::Area;
use super::Compare;
use crate::compare::{Column, is_pending, period_covered};
use crate::model::{Library, TopicIx};
use crate::text::width;
use crate::words::Words;

/// Narrowest column that stands beside others, in cells.
const NARROWEST: u16 = 40;

/// What stands over a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The country, and the report where it is one.
    pub name: String,
    /// The years its passages on the topic speak of, or why there are none.
    pub period: String,
}

/// The heads of columns on a topic.
pub(super) fn heads(columns: &[Column], topic: TopicIx, (library, words): (&Library, &Words)) -> Vec<Head> {
    let head = |column: &Column| {
        let name = library.names.name(column.country, words.lang());
        let name = match &column.report {
            Some(report) => format!("{name} @{report}"),
            None => name,
        };
        let country = library.country(column.country);
        let here = match &column.report {
            Some(id) => library.entries_of(column.country).iter().any(|entry| entry.id == *id),
            None => country.is_some(),
        };
        let period = match period_covered(library, column, topic) {
            _ if !here && library.complete => words.say("column-gone"),
            Some((from, to)) if from == to => from.to_string(),
            Some((from, to)) => format!("{from}\u{2013}{to}"),
            None if is_pending(library, column.country) => words.say("loading"),
            None => words.say("nothing-here"),
        };
        Head { name, period }
    };
    columns.iter().map(head).collect()
}

impl Compare {
    /// The columns in view and the cells of each.
    pub(super) fn divide(&self, body: Area) -> Vec<(usize, Area)> {
        let count = u16::try_from(self.columns.len()).unwrap_or(1).max(1);
        let each = (body.width + 1) / count;
        if self.alone || body.width / count < NARROWEST {
            return vec![(self.focus, body)];
        }
        let columns = 0..self.columns.len();
        columns
            .zip(0u16..)
            .map(|(column, at)| {
                let x = body.x + at * each;
                // The last column takes what the division leaves; the others leave a divider.
                let width = if at + 1 == count { body.width - at * each } else { each - 1 };
                (column, Area { x, width, ..body })
            })
            .collect()
    }

    /// Rows the sticky heads need: one, or two where a period does not fit beside its name.
    pub(super) fn head_rows(&self) -> u16 {
        if self.is_stacked() {
            return 1;
        }
        let long = |(column, area): &(usize, Area)| {
            let head = self.heads.get(*column);
            head.is_some_and(|head| width(&head.name) + width(&head.period) + 4 > usize::from(area.width))
        };
        if self.widths.iter().any(long) { 2 } else { 1 }
    }

    /// Cells that text takes in a column of some width.
    #[must_use]
    pub fn measure(&self, width: u16) -> u16 {
        width.saturating_sub(2).min(self.text_width)
    }
}
