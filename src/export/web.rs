//! What every page has that is taken away as HTML: escaped values, a policy that lets nothing in, and numbers that lead to
//! sources and back.
//!
//! Must not: write a value that the template engine did not escape, or link to anything but the web and the page itself.

use super::document::Reference;
use crate::say;
use crate::words::Words;
use minijinja::value::Serde;
use minijinja::{Environment, Output, State, UndefinedBehavior, Value, escape_formatter};
use serde::Serialize;
use std::fmt::Write;

/// What the engine calls the one template it has; the ending says how values are escaped.
const NAME: &str = "page.html";

/// A number that leads to its source, and back.
#[derive(Clone, Serialize)]
pub(super) struct Link {
    number: usize,
    id: String,
    label: String,
}

/// A source at the end of a page, cut where its title and its address begin and end.
#[derive(Serialize)]
pub(super) struct Source<'a> {
    number: usize,
    country: Option<&'a str>,
    before: &'a str,
    title: &'a str,
    lang: Option<&'a str>,
    between: &'a str,
    url: Option<&'a str>,
    after: &'a str,
    back: Vec<Link>,
}

/// Every number that was written, for the way back.
pub(super) struct Links<'w> {
    words: &'w Words,
    links: Vec<Link>,
}

impl<'w> Links<'w> {
    pub(super) fn new(words: &'w Words) -> Self {
        Self { words, links: Vec::new() }
    }

    /// A number where it is cited.
    pub(super) fn to(&mut self, number: usize) -> Link {
        let label = say!(self.words, "takeaway-source", number = number);
        let link = Link { number, id: format!("c{}", self.links.len() + 1), label };
        self.links.push(link.clone());
        link
    }

    /// Several of them.
    pub(super) fn refs(&mut self, numbers: &[usize]) -> Vec<Link> {
        numbers.iter().map(|number| self.to(*number)).collect()
    }

    /// The sources for the end, once all that cites them was written. Their country is named where there are several.
    pub(super) fn sources<'a>(&self, references: &'a [Reference]) -> Vec<Source<'a>> {
        let first = references.first().map(|one| one.country.as_str());
        let several = references.iter().any(|one| Some(one.country.as_str()) != first);
        references.iter().map(|one| self.source(one, several.then_some(one.country.as_str()))).collect()
    }

    fn source<'a>(&self, reference: &'a Reference, country: Option<&'a str>) -> Source<'a> {
        let Reference { number, text, title, .. } = reference;
        let (before, rest) = text.split_once(title.as_str()).unwrap_or((text, ""));
        let title = if before.len() == text.len() { "" } else { title };
        let web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
        let url = reference.url.as_deref().filter(web);
        let parted = url.and_then(|url| Some((url, rest.split_once(url)?)));
        let (between, url, after) = match parted {
            Some((url, (between, after))) => (between, Some(url), after),
            None => (rest, None, ""),
        };
        let ways = self.links.iter().filter(|link| link.number == *number).enumerate();
        let back = ways.map(|(at, link)| {
            let label = say!(self.words, "takeaway-back", number = *number, at = at + 1);
            Link { label, ..link.clone() }
        });
        let lang = reference.foreign.as_deref().filter(|tag| is_tag(tag));
        Source { number: *number, country, before, title, lang, between, url, after, back: back.collect() }
    }
}

/// No form, no base, nothing loaded: only the style whose hash this is.
pub(super) fn policy(hash: &str) -> String {
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// Writes a page.
///
/// # Errors
/// A template that the engine cannot follow.
pub(super) fn render(template: &str, page: impl Serialize) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    // A name that the template knows and the page has not is a fault.
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(escaped);
    environment.add_template(NAME, template)?;
    environment.get_template(NAME)?.render(Serde(page))
}

/// Writes a value as HTML has it, in texts and in quoted attributes: `&`, `<`, `>` and both quotes as references. The
/// engine's own would write every slash of an address as one, too. What is no text is the engine's matter.
fn escaped(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), minijinja::Error> {
    let Some(text) = value.as_str().filter(|_| !value.is_safe()) else { return escape_formatter(out, state, value) };
    for c in text.chars() {
        match c {
            '&' => out.write_str("&amp;")?,
            '<' => out.write_str("&lt;")?,
            '>' => out.write_str("&gt;")?,
            '"' => out.write_str("&quot;")?,
            '\'' => out.write_str("&#x27;")?,
            c => out.write_char(c)?,
        }
    }
    Ok(())
}

/// Whether a text has the shape of a language tag (BCP 47, as far as reports use it).
pub(super) fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_a_language_tag_is_written_as_one() {
        for (text, is) in [
            ("es", true),
            ("pt-BR", true),
            ("zh-Hant-TW", true),
            ("", false),
            ("x", false),
            ("en us", false),
            ("\"><", false),
        ] {
            assert_eq!(is_tag(text), is, "{text}");
        }
    }
}
