//! `cotejo grid`: what the library holds of every country.
//!
//! Must not: order countries by a number.

use super::failure::Failure;
use super::reply::Reply;
use super::take::{Taking, taken};
use crate::compare::CountryOrder;
use crate::export::{Form, Grid, Layout, Matter, Scribe};
use crate::model::{Lang, Library, Region, TopicIx, Unknown, nearest};
use crate::text::{Raw, fold};
use crate::words::{self, Words};
use clap::{Args, ValueEnum};

/// `cotejo grid`.
#[derive(Debug, Args)]
pub(crate) struct GridArgs {
    /// The points of one topic instead of all topics.
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,
    /// Countries of one region only: caribbean, "south america".
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    /// How countries stand.
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = Order::Name)]
    order: Order,
    #[command(flatten)]
    pub(crate) writing: Taking,
}

/// In which order countries stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Order {
    /// By name.
    Name,
    /// Under their regions, by name.
    Region,
}

/// Prints the grid.
///
/// # Errors
/// A topic or region that is none.
pub(crate) fn grid(scribe: &Scribe<'_>, args: &GridArgs, form: Form) -> Result<Reply, Failure> {
    let topic = args.topic.as_deref().map(|name| topic(scribe.library, name)).transpose()?;
    let region = args.region.as_deref().map(|name| region(scribe.library, name)).transpose()?;
    let order = match args.order {
        Order::Name => CountryOrder::Name,
        Order::Region => CountryOrder::Region,
    };
    let asked = Grid { topic, region, order };
    let found = scribe.grid_holds(&asked);
    let matter = Matter::Grid(asked.clone());
    let text = || scribe.grid_text(&asked, form);
    Ok(taken(scribe, &matter, (args.writing.form()?, (None, Layout::Table)), text)?.found(found))
}

/// A topic by number, slug or name.
///
/// # Errors
/// A name that fits none, with suggestions.
pub(super) fn topic(library: &Library, name: &str) -> Result<TopicIx, Failure> {
    let (topic, _) = library.taxonomy.resolve(name, None)?;
    let unknown = || Failure::Unknown(Unknown { what: "topic", name: topic.clone(), suggestions: Vec::new() });
    library.taxonomy.find_topic(&topic).ok_or_else(unknown)
}

/// A region by slug or by its name in either language, in any case, with or without accents.
fn region(library: &Library, name: &str) -> Result<Region, Failure> {
    let catalogues = [Lang::En, Lang::Es].map(Words::new);
    let mut known: Vec<(Region, String)> = Vec::new();
    for names in library.names.iter().filter(|names| !names.region.is_empty()) {
        if !known.iter().any(|(region, _)| *region == names.region) {
            known.push((names.region, names.region.to_owned()));
            known.extend(catalogues.iter().map(|words| (names.region, words::region(words, names.region))));
        }
    }
    let plain = |text: &str| fold(text).replace('-', " ");
    let wanted = plain(name);
    if let Some((region, _)) = known.iter().find(|(_, known)| plain(known) == wanted) {
        return Ok(region);
    }
    let suggestions = nearest(name, known.iter().map(|(region, _)| *region), 3);
    Err(Failure::Unknown(Unknown { what: "region", name: Raw::new(name).shown(), suggestions }))
}
