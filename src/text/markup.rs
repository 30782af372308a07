//! Markdown as paragraphs: headings, text, list items and rows of tables, each with its words only.
//!
//! Must not: draw, or keep an address that could be followed.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A paragraph of a Markdown text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paragraph {
    /// A heading and its level, from 1.
    Heading(u8, String),
    /// Running text.
    Text(String),
    /// An item of a list, and how deep it stands, from 1.
    Item(usize, String),
    /// The cells of a row of a table; the head of the table is its first row.
    Row(Vec<String>),
}

/// The paragraphs of a text, in order. Emphasis, links and code are their words.
#[must_use]
pub fn paragraphs(markdown: &str) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let (mut text, mut cells, mut depth) = (String::new(), Vec::new(), 0usize);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        let done = |text: &mut String| std::mem::take(text).trim().to_owned();
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(Tag::List(_)) => {
                // The words of an item stand before the list inside it.
                flush(&mut out, done(&mut text), depth);
                depth += 1;
            }
            Event::End(TagEnd::List(_)) => depth = depth.saturating_sub(1),
            Event::End(TagEnd::Heading(level)) => out.push(Paragraph::Heading(level as u8, done(&mut text))),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock) => {
                flush(&mut out, done(&mut text), depth);
            }
            Event::End(TagEnd::TableCell) => cells.push(done(&mut text)),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => out.push(Paragraph::Row(std::mem::take(&mut cells))),
            _ => {}
        }
    }
    out
}

fn flush(out: &mut Vec<Paragraph>, text: String, depth: usize) {
    match (text.is_empty(), depth) {
        (true, _) => {}
        (false, 0) => out.push(Paragraph::Text(text)),
        (false, depth) => out.push(Paragraph::Item(depth, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &[Paragraph]) {
        assert_eq!(paragraphs(markdown), expected, "{markdown:?}");
    }

    #[test]
    fn words_are_kept_and_marks_are_not() {
        let text = |text: &str| Paragraph::Text(text.into());
        let item = |depth, text: &str| Paragraph::Item(depth, text.into());
        check("# One\n\ntwo *three*\n`four`\n", &[Paragraph::Heading(1, "One".into()), text("two three four")]);
        check("- a\n  - b\n- c\n\nd", &[item(1, "a"), item(2, "b"), item(1, "c"), text("d")]);
        check("[a](https://example.org) b", &[text("a b")]);
        let row = |cells: &[&str]| Paragraph::Row(cells.iter().map(|cell| (*cell).to_owned()).collect());
        check("| a | b |\n|---|---|\n| `c` | d e |\n", &[row(&["a", "b"]), row(&["c", "d e"])]);
        check("", &[]);
    }
}
