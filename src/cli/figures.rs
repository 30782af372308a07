//! `cotejo figures`: what is counted, by whom, country by country and period by period.
//!
//! Must not: add anything up, or leave one of several values out.

use super::failure::Failure;
use super::reply::Reply;
use super::row_args::FiguresArgs;
use super::take::taken;
use crate::compare::FigureChoice;
use crate::export::{Form, Layout, Matter, Scribe};
use crate::model::{Code, Indicator, Library, TopicIx, Unknown, nearest};
use crate::text::{Raw, fold};

/// Prints the figures.
///
/// # Errors
/// Every name that fits nothing.
pub(crate) fn figures(scribe: &Scribe<'_>, args: &FiguresArgs, form: Form) -> Result<Reply, Failure> {
    let library = scribe.library;
    let choice = FigureChoice {
        countries: countries(library, &args.countries)?,
        indicators: args.indicators.iter().map(|name| indicator(library, name)).collect::<Result<_, _>>()?,
        topic: args.topic.as_deref().map(|name| topic(library, name)).transpose()?,
    };
    let table = scribe.figures(&choice);
    let form_of_file = (args.writing.form()?, (None, Layout::Table));
    let reply = taken(scribe, &Matter::Figures(choice), form_of_file, || scribe.figures_text(&table, form))?;
    Ok(reply.found(!table.rows.is_empty()))
}

/// The countries that names mean.
///
/// # Errors
/// A name that fits nothing.
pub(crate) fn countries(library: &Library, names: &[String]) -> Result<Vec<Code>, Failure> {
    names.iter().map(|name| library.resolve_country(name).map_err(Failure::from)).collect()
}

/// An indicator by its id or its name in either language; one that only a report knows, by its id.
fn indicator(library: &Library, name: &str) -> Result<Indicator, Failure> {
    let wanted = fold(name.trim());
    let known = library.indicators.0.iter();
    let is_called = |label: &str| fold(label) == wanted;
    let named = known.clone().find(|known| {
        is_called(known.id.as_str()) || is_called(&known.label.text) || known.label.es.as_deref().is_some_and(is_called)
    });
    let of_reports = || library.reports().flat_map(|report| &report.passages).flat_map(|passage| &passage.figures);
    let found = named.map(|known| &known.id);
    let found = found.or_else(|| of_reports().map(|figure| &figure.indicator).find(|id| is_called(id.as_str())));
    found.cloned().ok_or_else(|| {
        let suggestions = nearest(&wanted, known.map(|known| known.id.as_str()), 3);
        Failure::Unknown(Unknown { what: "indicator", name: Raw::new(name).shown(), suggestions })
    })
}

fn topic(library: &Library, name: &str) -> Result<TopicIx, Failure> {
    let (slug, point) = library.taxonomy.resolve(name, None)?;
    let unknown = || {
        let name = Raw::new(name).shown();
        Failure::Unknown(Unknown { what: "topic", name, suggestions: vec![slug.clone()] })
    };
    // Figures belong to topics; `4b` would otherwise quietly mean all of 4.
    library.taxonomy.find_topic(&slug).filter(|_| point.is_none()).ok_or_else(unknown)
}
