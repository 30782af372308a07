//! `cotejo compare`: two to four countries side by side, point by point.
//!
//! Must not: compare what was not named, or more than can be read side by side.

use super::args::CompareArgs;
use super::failure::Failure;
use super::reply::Reply;
use super::show::resolve;
use super::take::taken;
use crate::compare::{self, MOST_COLUMNS};
use crate::export::{Comparison, Form, Layout, Matter, Scribe};
use crate::model::{Place, PointIx, Taxonomy, TopicIx, Unknown, nearest};
use crate::text::{Raw, Shown};

/// Fewer columns are no comparison.
const FEWEST_COLUMNS: usize = 2;

/// Prints a comparison. Without a topic or point it is the library's first topic.
///
/// # Errors
/// Too few or too many columns, and every name that fits nothing.
pub(crate) fn compare(scribe: &Scribe<'_>, args: &CompareArgs, form: Form) -> Result<Reply, Failure> {
    let asked = args.columns.len();
    if !(FEWEST_COLUMNS..=MOST_COLUMNS).contains(&asked) {
        return Err(Failure::Columns(asked));
    }
    let library = scribe.library;
    let columns = args.columns.iter().map(|text| column(scribe, text)).collect::<Result<Vec<_>, _>>()?;
    let (topic, point) = subject(&library.taxonomy, args.topic.as_deref(), args.point.as_deref())?;
    distinct(scribe, &columns)?;
    let voices = args.voice.unwrap_or_default();
    let comparison = Comparison { columns, topic, point, voices, differing: args.differing };
    let (heads, rows) = (scribe.heads(&comparison), scribe.rows(&comparison));
    let found = rows.iter().any(|row| row.cells.iter().any(|cell| !row.shown(cell).is_empty()));
    let text = || scribe.beside(topic, &heads, &rows, form);
    let layout = (args.layout, Layout::Table);
    Ok(taken(scribe, &Matter::Comparison(comparison), (args.writing.form()?, layout), text)?.found(found))
}

/// A column beside itself shows nothing; reports of one country do.
fn distinct(scribe: &Scribe<'_>, columns: &[compare::Column]) -> Result<(), Failure> {
    let library = scribe.library;
    for (at, column) in columns.iter().enumerate() {
        let reports: Vec<Shown> = library
            .reports_of(column.country, None)
            .map(|report| Raw::new(format!("{}@{}", column.country, report.id)).shown())
            .collect();
        // With one report the country and its report are the same column.
        let same = |other: &compare::Column| {
            other.country == column.country && (other.report == column.report || reports.len() < 2)
        };
        if columns.iter().take(at).any(same) {
            let name = Raw::new(library.names.name(column.country, scribe.words.lang())).shown();
            return Err(Failure::SameColumn { name, reports });
        }
    }
    Ok(())
}

fn column(scribe: &Scribe<'_>, text: &str) -> Result<compare::Column, Failure> {
    match resolve(scribe.library, text)? {
        Place { country, report, topic: None, passage: None, .. } => Ok(compare::Column { country, report }),
        _ => Err(Failure::NoColumn(Raw::new(text).shown())),
    }
}

/// The topic, and the point where there is to be one row only.
fn subject(
    taxonomy: &Taxonomy,
    topic: Option<&str>,
    point: Option<&str>,
) -> Result<(TopicIx, Option<PointIx>), Failure> {
    let (topic, point) = match (topic, point) {
        (None, None) => return Ok((TopicIx::default(), None)),
        (Some(topic), Some(point)) => within(taxonomy, topic, point)?,
        (Some(topic), None) => taxonomy.resolve(topic, None)?,
        (None, Some(point)) => match point.split_once('/') {
            Some((topic, point)) => taxonomy.resolve(topic.trim(), Some(point.trim()))?,
            None => lone_point(taxonomy, point)?,
        },
    };
    let unknown = || Failure::Unknown(Unknown { what: "topic", name: topic.clone(), suggestions: Vec::new() });
    let ix = taxonomy.find_topic(&topic).ok_or_else(unknown)?;
    Ok((ix, point.and_then(|point| taxonomy.find_point(ix, &point))))
}

/// A point of a topic; in short it names a topic itself, which must be that one.
fn within(taxonomy: &Taxonomy, topic: &str, point: &str) -> Result<(Shown, Option<Shown>), Failure> {
    let own = taxonomy.resolve(topic, None)?.0;
    if let Some((named, _)) = taxonomy.find_short(point) {
        let other = taxonomy.topic(named).map(|topic| topic.slug.clone()).filter(|slug| *slug != own);
        return match other {
            Some(other) => Err(Failure::OtherTopic { point: Raw::new(point).shown(), topic: other }),
            None => Ok(taxonomy.resolve(point, None)?),
        };
    }
    Ok(taxonomy.resolve(topic, Some(point))?)
}

/// A point named without its topic: `4b`, or a name that one topic alone has.
fn lone_point(taxonomy: &Taxonomy, name: &str) -> Result<(Shown, Option<Shown>), Failure> {
    if taxonomy.find_short(name).is_some() {
        return Ok(taxonomy.resolve(name, None)?);
    }
    let fits = taxonomy.topics.iter().filter_map(|topic| taxonomy.resolve(&topic.slug, Some(name)).ok());
    let mut fits: Vec<(Shown, Option<Shown>)> = fits.collect();
    let spelt = |(topic, point): &(Shown, Option<Shown>)| {
        Raw::new(format!("{topic}/{}", point.as_deref().unwrap_or_default())).shown()
    };
    match fits.as_slice() {
        [] => {
            let known = taxonomy.topics.iter().flat_map(|topic| &topic.points);
            let suggestions = nearest(name, known.map(|point| &*point.slug), 3);
            Err(Failure::Unknown(Unknown { what: "point", name: Raw::new(name).shown(), suggestions }))
        }
        [_] => Ok(fits.remove(0)),
        several => {
            Err(Failure::AmbiguousPoint { name: Raw::new(name).shown(), points: several.iter().map(spelt).collect() })
        }
    }
}
