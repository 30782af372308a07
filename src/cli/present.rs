//! `cotejo present`: what is to be presented, or followed.
//!
//! Must not: present anything; that is the reader's.

use super::address::address;
use super::deck::of_names;
use super::failure::Failure;
use crate::export::{Program, Scribe, What};
use crate::notebook::Address;
use crate::store::NotebookStore;
use crate::text::fold;
use clap::Args;

/// `cotejo present`.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct PresentArgs {
    /// Present these, one after the other: a country, topic, point or passage (ve, ve/protection, ve/4b, ve#p-014).
    #[arg(value_name = "PLACE")]
    places: Vec<String>,
    /// Present this deck, by its name or title.
    #[arg(long, value_name = "NAME")]
    deck: Option<String>,
    /// Show the speaker’s view of a presentation that runs in another terminal of yours: the slide, what comes next,
    /// notes and times. It may be started first, and closing it harms nothing.
    #[arg(long)]
    follow: bool,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The speaker's view.
    Follow,
    /// Places, in this order; at least one.
    Places(Vec<String>),
    /// A deck.
    Deck(String),
}

/// Which of the three is asked for; the grammar lets only one through.
pub(crate) fn asked(args: &PresentArgs) -> Asked {
    match &args.deck {
        _ if args.follow => Asked::Follow,
        Some(name) => Asked::Deck(name.clone()),
        None => Asked::Places(args.places.clone()),
    }
}

/// Places one after the other as something to present.
///
/// # Errors
/// A place that is none, or a name in it that fits nothing.
pub(crate) fn places(scribe: &Scribe<'_>, places: &[String]) -> Result<Program, Failure> {
    let all = places.iter().map(|text| address(scribe.library, text)).collect::<Result<Vec<Address>, _>>()?;
    let names: Vec<String> = all.iter().map(|address| scribe.address_name(address).subject()).collect();
    Ok(Program::of(names.join(" \u{b7} "), all.into_iter().map(What::Address)))
}

/// A deck as something to present: the reader's own, else one that the library brings, by its name or its title.
///
/// # Errors
/// A name that no deck has, a deck without anything in it, and where the reader's file cannot be read.
pub(crate) fn deck(scribe: &Scribe<'_>, store: &mut NotebookStore, name: &str) -> Result<Program, Failure> {
    let own = store.read().map_err(Failure::NotRead)?;
    let lang = scribe.words.lang();
    let is_title = |title: &str| fold(title) == fold(name);
    let mine = own.decks.iter().find(|deck| deck.name.as_str() == name);
    let brought = || scribe.library.deck(name).map(|(_, deck)| deck);
    let by_title = || own.decks.iter().find(|deck| is_title(&deck.title));
    let brought_by_title =
        || scribe.library.decks().map(|(_, deck)| deck).find(|deck| is_title(deck.title.in_lang(lang)));
    let program = match (mine, brought()) {
        (Some(deck), _) => Program::of_deck(deck),
        (None, Some(deck)) => Program::of_pack(deck, lang),
        (None, None) => match (by_title(), brought_by_title()) {
            (Some(deck), _) => Program::of_deck(deck),
            (None, Some(deck)) => Program::of_pack(deck, lang),
            (None, None) => {
                let others = scribe.library.decks().map(|(_, deck)| deck.name.as_str());
                Program::of_deck(of_names(own, others, name)?)
            }
        },
    };
    match program.items.is_empty() {
        true => Err(Failure::EmptyDeck(crate::text::Raw::new(name).shown())),
        false => Ok(program),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{Wanted, parse};
    use std::ffi::OsString;

    /// What a command line asks for.
    fn read(line: &str) -> Option<Asked> {
        let (cli, _) = parse(line.split(' ').map(OsString::from)).ok()?;
        match cli.command? {
            Wanted::Present(args) => Some(asked(&args)),
            Wanted::Said(_) => None,
        }
    }

    #[test]
    fn places_or_a_deck_or_the_speakers_view_and_only_one_of_them() {
        let places = |all: &[&str]| Some(Asked::Places(all.iter().map(ToString::to_string).collect()));
        assert_eq!(read("cotejo present ve/protection cu"), places(&["ve/protection", "cu"]));
        assert_eq!(read("cotejo present --deck shelters"), Some(Asked::Deck("shelters".to_owned())));
        assert_eq!(read("cotejo --lang es present --follow"), Some(Asked::Follow));
        for line in ["", " ve --follow", " --deck a --follow", " ve --deck a", " --deck a --deck b", " --deck"] {
            assert_eq!(read(&format!("cotejo present{line}")), None, "{line:?}");
        }
    }
}
