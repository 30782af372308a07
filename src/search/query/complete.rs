//! What may come next in a query: operators and the names a field knows.
//!
//! Must not: change what was typed; it offers, and the box takes it on one key.

use super::field::Field;
use super::lex::{Body, Piece, Signs, Token, tokens};
use super::named::fits;
use super::offers::{Offer, offers};
use super::parse::normal;
use crate::model::{Lang, Library};
use crate::text::{Folded, fold};
use crate::words::Words;
use std::ops::Range;

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// Bytes of the query that it takes the place of.
    pub replaces: Range<usize>,
    /// What stands there then.
    pub text: String,
    /// What it means, in the reader's language.
    pub about: String,
}

/// Offers beyond these are not read; typing on finds them.
const MOST: usize = 12;
/// Letters from which a word may be on its way to a field's name.
const SHORTEST_NAME: usize = 3;

/// The operators, and the last part of the id of what each means.
const SIGNS: &[(&str, &str)] =
    &[("\"", "phrase"), ("'", "exact"), ("^", "start"), ("$", "end"), ("!", "not"), ("|", "or")];

/// Ways to go on from the end of a query, best first; the first one is what the key takes. For an
/// empty query, all operators and fields: that is where a reader learns them.
#[must_use]
pub fn complete(query: &str, library: &Library, words: &Words) -> Vec<Completion> {
    let folded = Folded::new(query);
    let end = folded.text.len();
    match tokens(&folded.text).last() {
        None => everything(query.len(), words),
        Some(Token::Piece(piece)) if piece.at.end == end => at_end(&piece, &folded, (library, words)),
        Some(_) => Vec::new(),
    }
}

fn everything(end: usize, words: &Words) -> Vec<Completion> {
    let sign = |(text, name): &(&str, &str)| Completion {
        replaces: end..end,
        text: (*text).to_owned(),
        about: words.say(&format!("query-sign-{name}")),
    };
    let field = |field| field_offer(field, field.in_lang(words.lang()), (end..end, words));
    SIGNS.iter().map(sign).chain(Field::all().map(field)).collect()
}

fn field_offer(field: Field, name: &str, (replaces, words): (Range<usize>, &Words)) -> Completion {
    let sign = match field {
        Field::PenaltyMin => ">=",
        Field::PenaltyMax => "<=",
        _ => ":",
    };
    let about = words.say(&format!("query-field-{}", field.name().replace('.', "-")));
    Completion { replaces, text: format!("{name}{sign}"), about }
}

fn at_end(piece: &Piece, folded: &Folded, (library, words): (&Library, &Words)) -> Vec<Completion> {
    let text = |at: &Range<usize>| folded.text.get(at.clone()).unwrap_or_default();
    match &piece.body {
        Body::Text { at, signs, .. } if *signs == Signs::default() => {
            let typed = text(at);
            if typed.len() < SHORTEST_NAME || !typed.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.') {
                return Vec::new();
            }
            let replaces = folded.original(at.clone());
            let offer = |field: Field| {
                let names = [words.lang(), Lang::En, Lang::Es].map(|lang| field.in_lang(lang));
                let name = names.into_iter().find(|name| fold(name).starts_with(typed))?;
                Some(field_offer(field, name, (replaces.clone(), words)))
            };
            Field::all().filter_map(offer).collect()
        }
        Body::Text { .. } => Vec::new(),
        Body::Field { field, name, values, .. } => match values.last() {
            None => {
                let name = folded.original(name.clone());
                vec![field_offer(*field, field.in_lang(words.lang()), (name, words))]
            }
            Some(at) => {
                let replaces = folded.original(at.clone());
                let typed = text(at);
                let fitting = fitting(offers(*field, typed, (library, words)), typed);
                fitting.map(|offer| Completion { replaces: replaces.clone(), ..offer }).take(MOST).collect()
            }
        },
    }
}

/// Those that begin as typed, in their order, then those with a word that does. One that would
/// change nothing is none.
fn fitting(offers: Vec<Offer>, typed: &str) -> impl Iterator<Item = Completion> {
    let wanted = normal(typed);
    // After a whole value there is nothing to complete but what goes on from it: `voice:state` is not on its
    // way to `foreign-state`.
    let is_whole = !wanted.is_empty() && offers.iter().any(|offer| fold(&quoted(&offer.text)) == typed);
    let worst = if is_whole { 1 } else { usize::MAX };
    let mut fitting: Vec<(usize, Completion)> = Vec::new();
    for offer in offers {
        let text = quoted(&offer.text);
        let fit = offer.names.iter().filter_map(|name| fits(name, &wanted)).min();
        let fit = if wanted.is_empty() || offer.names.is_empty() { Some(0) } else { fit };
        if let Some(fit) = fit.filter(|fit| *fit <= worst && fold(&text) != typed) {
            // A whole name is no better than a beginning here: both go on.
            fitting.push((fit.max(1), Completion { replaces: 0..0, text, about: offer.about }));
        }
    }
    fitting.sort_by_key(|(fit, _)| *fit);
    fitting.into_iter().map(|(_, completion)| completion)
}

/// A value as it has to be written.
fn quoted(text: &str) -> String {
    let bare: String = text.chars().filter(|c| fold(c.encode_utf8(&mut [0; 4])) != "\"").collect();
    let ends_value = |c: char| c.is_whitespace() || c.is_control() || c == ',' || c == '|';
    if bare.contains(ends_value) { format!("\"{bare}\"") } else { bare }
}
