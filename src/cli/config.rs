//! `cotejo config`: where the settings are, what they are, what is wrong with them.
//!
//! Must not: write the settings file; it is the reader's own.

use super::args::ConfigVerb;
use super::check::{exit, lines};
use super::failure::Failure;
use super::reply::Reply;
use crate::model::Problem;
use crate::store::{Paths, Settings, StoreError};
use crate::text::Raw;
use crate::words::Words;
use std::env;

/// The settings, and every fault found in them.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Where the reader's files are.
    pub paths: Paths,
    /// What is in force.
    pub settings: Settings,
    /// What could not be followed.
    pub problems: Vec<Problem>,
}

impl Chosen {
    /// Reads the settings of whoever runs the program. Whether the keys in them can be followed, only
    /// the reader knows.
    pub(crate) fn read(key_faults: fn(&Self) -> Vec<Problem>) -> Self {
        let paths = Paths::from_environment(&|name| env::var_os(name));
        let (settings, problems) = Settings::read(&paths, env::home_dir().as_deref());
        let mut chosen = Self { paths, settings, problems };
        let more = key_faults(&chosen);
        chosen.problems.extend(more);
        chosen
    }
}

/// Prints what was asked of the settings.
///
/// # Errors
/// Where no folder for settings is known.
pub(crate) fn config(words: &Words, chosen: &Chosen, verb: ConfigVerb) -> Result<Reply, Failure> {
    let text = match verb {
        ConfigVerb::Path => {
            let path = chosen.paths.config().ok_or(Failure::NotRead(StoreError::NoPlace))?;
            format!("{}\n", path.display())
        }
        ConfigVerb::Print => chosen.settings.print(&chosen.paths, words),
        ConfigVerb::Check if chosen.problems.is_empty() => words.say("settings-fine") + "\n",
        ConfigVerb::Check => {
            let reply = Reply::text(lines(words, &chosen.problems));
            return Ok(Reply { exit: exit(&chosen.problems), ..reply });
        }
    };
    Ok(Reply::text(Raw::new(text).shown_lines().to_string()))
}
