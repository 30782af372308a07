//! What is said between the search box and what it found.
//!
//! Must not: say two things where the first makes the second useless.

use super::find_all::{FindAll, Offer};
use super::role::{Role, Span};
use crate::say;
use crate::search::Suggestion;
use crate::words::Words;

/// What is wrong with the query; else what is to be known of the results; else what the completion
/// means. `key` takes what the box offers; without one it cannot be taken.
#[must_use]
pub(super) fn about_search(find: &FindAll, words: &Words, key: &str) -> Vec<Span> {
    if let Some(fault) = &find.fault {
        return vec![Span::new(fault.say(words), Role::Alarm)];
    }
    let mut spans = Vec::new();
    if find.asks_nothing() {
        // The list under the box says it, unless it is cut there.
        let cut = find.chosen_offer().filter(|completion| find.is_cut(completion));
        spans.extend(cut.map(|completion| Span::new(&completion.about, Role::Note)));
        return spans;
    }
    let Some(results) = &find.results else { return spans };
    // Where nothing at all was found it stands in the place of the results.
    if let Some(suggestion) = find.suggestions().first().filter(|_| results.total > 0) {
        spans.extend(did_you_mean(words, suggestion, key));
    }
    for what in &results.left_out {
        let space = if spans.is_empty() { "" } else { " " };
        spans.push(Span::new(format!("{space}{}", what.say(words)), Role::Note));
    }
    if results.total > results.hits.len() && find.rows.is_at_end() {
        spans.push(Span::new(say!(words, "hits-listed", count = results.hits.len()), Role::Note));
    }
    match find.offer() {
        Some(Offer::Completion(completion)) if spans.is_empty() => vec![Span::new(&completion.about, Role::Note)],
        _ => spans,
    }
}

/// "Did you mean inflation (214)? → takes it.", the query emphasised; without a key, the question alone.
#[must_use]
pub fn did_you_mean(words: &Words, suggestion: &Suggestion, key: &str) -> Vec<Span> {
    // The sentence is made around a sign that no sentence has, so that the query is found in it
    // even where it is a word of the sentence.
    let sentence = say!(words, "did-you-mean", query = "\u{1}", count = suggestion.passages);
    let (before, after) = sentence.split_once('\u{1}').unwrap_or((&sentence, ""));
    let mut spans =
        vec![Span::new(before, Role::Note), Span::new(&suggestion.query, Role::Heading), Span::new(after, Role::Note)];
    if !key.is_empty() {
        spans.push(Span::new(format!(" {}", say!(words, "suggestion-key", key = key)), Role::Note));
    }
    spans
}
