//! The footer's keys and the tabs of the topics: what fits, chosen from the table.
//!
//! Must not: name a key or an action by hand.

use super::layer::Layer;
use super::{App, FindHere};
use crate::say;
use crate::text::{cut, width};

/// Cells that the title of a deck takes in the footer.
const LONGEST_TITLE: usize = 16;

/// A key and what it does, in the footer's few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootKey {
    /// Key or keys (`J/K`, `1-5`).
    pub keys: String,
    /// What they do.
    pub label: String,
    /// Whether they lead to the help.
    pub is_help: bool,
}

/// The keys that mean something now, in the table's order: neighbours with one label stand
/// together.
#[must_use]
pub fn foot_keys(app: &App) -> Vec<FootKey> {
    let context = app.context();
    let topics = app.library.taxonomy.topics.len();
    let mut out: Vec<(Vec<String>, &'static str)> = Vec::new();
    for (entry, keys) in app.keymap.rows(context) {
        let (Some(footer), Some(key)) = (entry.footer, keys.first()) else { continue };
        let beyond = matches!(entry.action, super::Action::Topic(number) if usize::from(number) > topics);
        let nowhere = match (entry.action, app.layers.last()) {
            (super::Action::HeatMap, layer) => !matches!(layer, Some(Layer::FindAll(find)) if !find.asks_nothing()),
            (super::Action::OlderQuery | super::Action::NewerQuery, _) => app.past_is_empty(),
            (super::Action::Follow(number), Some(Layer::Drawer(drawer))) => drawer.lead(number).is_none(),
            (super::Action::Widen, Some(Layer::Note(note))) => !note.can_widen(),
            (super::Action::OtherPane, Some(Layer::Note(note))) => !note.has_labels(),
            _ => false,
        };
        let useless = entry.action == super::Action::Close && !context.is_box() && app.layers.is_empty();
        if beyond || useless || nowhere {
            continue;
        }
        match out.iter_mut().find(|(_, label)| *label == footer) {
            Some((keys, _)) => keys.push(key.to_string()),
            None => out.push((vec![key.to_string()], footer)),
        }
    }
    // Who fills a deck is told which one wherever they are, also where few keys fit.
    let filled = out
        .iter()
        .position(|(_, label)| *label == "foot-deck")
        .filter(|_| app.current_deck().is_some() && !app.is_just_over());
    if let Some(row) = filled.map(|at| out.remove(at)) {
        out.insert(1.min(out.len()), row);
    }
    let has_rows = |layer: &Layer| {
        matches!(
            layer,
            Layer::FindAll(_)
                | Layer::Names(_)
                | Layer::Help(_)
                | Layer::Pick(_)
                | Layer::Lookup(_)
                | Layer::ChooseDeck(_)
        )
    };
    if app.layers.last().is_some_and(has_rows) {
        // In a box Enter chooses, whatever the configuration: it is no action but part of the box.
        out.insert(0, (vec!["\u{2191}\u{2193} \u{21b5}".to_owned()], "foot-choose"));
    }
    let said = |label: &str| match app.current_deck().filter(|_| label == "foot-deck" && !app.is_just_over()) {
        Some(deck) => say!(app.words, "foot-deck-named", title = &in_short(&deck.title)),
        None => app.words.say(label),
    };
    let shown = |(keys, label): (Vec<String>, &str)| FootKey {
        keys: keys_in_short(&keys),
        label: said(label),
        is_help: label == "foot-help",
    };
    out.into_iter().map(shown).collect()
}

/// A title in as many cells as the footer has for one.
fn in_short(title: &str) -> String {
    let cut = cut(title, LONGEST_TITLE);
    if cut == title { title.to_owned() } else { format!("{}\u{2026}", cut.trim_end()) }
}

fn keys_in_short(keys: &[String]) -> String {
    match keys {
        [first, .., last] if keys.len() > 2 => format!("{first}-{last}"),
        keys => keys.join("/"),
    }
}

/// The topics as tabs for a width: all in words, or only the one that is shown.
#[must_use]
pub fn tabs(app: &App, cells: u16) -> Vec<String> {
    let lang = app.words.lang();
    let shown = match app.layers.last() {
        Some(Layer::Compare(compare)) => compare.topic,
        _ => app.browse.topic,
    };
    let topics = &app.library.taxonomy.topics;
    let tab = |at: usize, in_words: bool| {
        let Some(topic) = topics.get(at) else { return String::new() };
        let current = at == usize::from(shown.0);
        let label = topic.short.in_lang(lang);
        match (current, in_words) {
            (true, _) => format!("\u{258c}{} {label}\u{2590}", topic.key),
            (false, true) => format!(" {} {label} ", topic.key),
            (false, false) => format!(" {} ", topic.key),
        }
    };
    let all: Vec<String> = (0..topics.len()).map(|at| tab(at, true)).collect();
    if all.iter().map(|tab| width(tab)).sum::<usize>() <= usize::from(cells) {
        return all;
    }
    (0..topics.len()).map(|at| tab(at, false)).collect()
}

impl App {
    /// Whether there is no query to walk back to.
    fn past_is_empty(&self) -> bool {
        self.past.newest().is_none()
    }

    /// "3/17" while hits are being stepped through.
    #[must_use]
    pub fn hit_count(&self) -> Option<(usize, usize)> {
        if let Some((results, at)) = &self.trail {
            return Some((at + 1, results.total));
        }
        let find: &FindHere = self.browse.find.as_ref()?;
        let at = if find.hits.is_empty() { 0 } else { find.current + 1 };
        Some((at, find.hits.len()))
    }
}
