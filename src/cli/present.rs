//! `cotejo present`: what is to be presented, or followed.
//!
//! Must not: look anything up; a place or a name is only a text here.

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
