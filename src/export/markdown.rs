//! A document as Markdown: CommonMark with the tables of GitHub, legible where nothing renders it.
//!
//! Must not: let a text become markup, or use an extension that plain viewers do not show.

use super::document::{Block, Document, Item, Reference, Statement, Table};
use crate::words::Words;

/// Between lines of a table's cell; the one piece of HTML that every renderer of tables knows.
const BREAK: &str = "<br>";

/// Writes the document.
#[must_use]
pub(super) fn markdown(document: &Document, words: &Words) -> String {
    let mut page = vec![format!("# {}", line(&document.title))];
    page.extend(document.about.iter().map(|about| opening(about)));
    page.extend(document.blocks.iter().filter_map(block));
    if !document.references.is_empty() {
        page.push(format!("## {}", line(&words.say("sources"))));
        let several = document.references.iter().any(|one| Some(&one.country) != first_country(document));
        page.push(document.references.iter().map(|one| reference(one, several)).collect::<Vec<_>>().join("\n"));
    }
    page.push(format!("## {}", line(&words.say("takeaway-method"))));
    page.push(document.notes.iter().map(|note| format!("- {}", opening(note))).collect::<Vec<_>>().join("\n"));
    page.retain(|part| !part.is_empty());
    page.join("\n\n") + "\n"
}

fn first_country(document: &Document) -> Option<&String> {
    document.references.first().map(|reference| &reference.country)
}

fn block(block: &Block) -> Option<String> {
    match block {
        Block::Heading(level, text) => Some(format!("{} {}", "#".repeat(usize::from(*level)), line(text))),
        Block::Text(text) => Some(opening(text)),
        Block::Items(items) => Some(list(items)),
        Block::Table(table) => Some(self::table(table)),
        Block::PageBreak => None,
    }
}

fn list(items: &[Item]) -> String {
    let mut text = String::new();
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Voice(head) if at == 0 => text.push_str(&format!("**{}**\n\n", line(head))),
            Item::Voice(head) => text.push_str(&format!("\n**{}**\n\n", line(head))),
            item => text.push_str(&format!("- {}\n", self::item(item))),
        }
    }
    text.trim_end().to_owned()
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![row(table.columns.iter().map(|head| line(head)).collect())];
    lines.push(row(table.columns.iter().map(|_| "---".to_owned()).collect()));
    for one in &table.rows {
        let head = std::iter::once(format!("**{}**", line(&one.head)));
        let head = head.chain(one.about.iter().map(|about| line(about))).collect::<Vec<_>>().join(BREAK);
        lines.push(row(std::iter::once(head).chain(one.cells.iter().map(|items| cell(items))).collect()));
    }
    format!("{}\n\n{}", opening(&table.caption), lines.join("\n"))
}

fn cell(items: &[Item]) -> String {
    let several = items.iter().filter(|item| !matches!(item, Item::Voice(_))).count() > 1;
    let item = |item: &Item| match item {
        Item::Voice(head) => format!("**{}**", line(head)),
        item if several => format!("\u{2022} {}", self::item(item)),
        item => self::item(item),
    };
    items.iter().map(item).collect::<Vec<_>>().join(BREAK)
}

fn item(item: &Item) -> String {
    match item {
        Item::Voice(head) => format!("**{}**", line(head)),
        Item::Statement(statement) => self::statement(statement),
        Item::Text(text, sources) => opening(text) + &numbers(sources),
        Item::Gap(text, sources) => format!("*{}*{}", line(text), numbers(sources)),
    }
}

fn statement(statement: &Statement) -> String {
    let Statement { speaker, period, modality, marks, text, sources, place, .. } = statement;
    let marks: String = marks.iter().map(|mark| format!(" \u{b7} *{}*", line(mark))).collect();
    let said = format!("**{}**, {} \u{b7} {}{marks}: ", line(speaker), line(period), line(modality));
    format!("{said}{}{} `{place}`", line(text), numbers(sources))
}

/// Numbers in brackets: no renderer takes them for links, and they are legible where nothing renders them.
fn numbers(sources: &[usize]) -> String {
    sources.iter().map(|number| format!(" [{number}]")).collect()
}

/// A source of the list, with its number.
pub(super) fn reference(reference: &Reference, several: bool) -> String {
    let Reference { number, country, text, url, .. } = reference;
    let country = if several { format!("{}: ", line(country)) } else { String::new() };
    let text = match url.as_ref().and_then(|url| Some((url, text.split_once(url.as_str())?))) {
        Some((url, (before, after))) => format!("{}{}{}", line(before), address(url), line(after)),
        None => line(text),
    };
    format!("{number}. {country}{text}")
}

/// An address as a link, where nothing in it could end the link.
fn address(url: &str) -> String {
    let web = url.starts_with("https://") || url.starts_with("http://");
    match web && !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\\|".contains(c)) {
        true => format!("<{url}>"),
        false => line(url),
    }
}

/// A text at the start of a line, where more can be taken for markup: a list, a heading, a rule.
pub(super) fn opening(text: &str) -> String {
    beginning(&line(text.trim()))
}

/// A text in which nothing is markup, so that nothing at its start is, either.
pub(super) fn beginning(escaped: &str) -> String {
    let digits = escaped.chars().take_while(char::is_ascii_digit).count();
    let mut rest = escaped.chars().skip(digits);
    match (digits, rest.next()) {
        (0, Some('-' | '+' | '=' | ':')) => format!("\\{escaped}"),
        (1.., Some(mark @ ('.' | ')'))) => {
            let number: String = escaped.chars().take(digits).collect();
            format!("{number}\\{mark}{}", rest.collect::<String>())
        }
        _ => escaped.to_owned(),
    }
}

/// A text in which nothing is markup. Lines of it are kept as lines of one paragraph.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '$' => out.extend(['\\', c]),
            '&' if chars.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#') => out.push_str("\\&"),
            '\n' | '\r' => out.push_str(BREAK),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    /// What a renderer shows of it, without markup, if no markup came of it.
    fn shown(markdown: &str) -> Option<String> {
        let mut text = String::new();
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::Start(Tag::Paragraph) => {}
                Event::End(_) => {}
                _ => return None,
            }
        }
        Some(text)
    }

    #[test]
    fn a_text_stays_a_text() {
        for text in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "![x](http://example.org/x.png)",
            "# no heading",
            "a | b",
            "`code` and ``more``",
            "- no item",
            "+ no item",
            "* no item",
            "1. no item",
            "12) no item",
            "=====",
            "---",
            "***",
            "~~~",
            "> no quote",
            "[1]: http://example.org",
            "*no* _emphasis_ ~~at all~~",
            "&lt;b&gt; &#60;",
            "back\\slash \\",
            "[^1] and $x$",
            ": no definition",
            "<!-- no comment",
            "AT&T & Sons",
        ] {
            assert_eq!(shown(&opening(text)).as_deref(), Some(text), "{}", opening(text));
        }
    }

    #[test]
    fn a_text_in_a_cell_makes_no_other_cell_and_no_other_row() {
        let items = vec![Item::Text("a | b\n| c | d |\n\\| e".to_owned(), vec![1])];
        let row = super::super::document::TableRow { head: "h|h".to_owned(), about: Vec::new(), cells: vec![items] };
        let table = Table { caption: "c".to_owned(), columns: vec!["p".to_owned(), "q".to_owned()], rows: vec![row] };
        let written = super::table(&table);
        let events: Vec<Event<'_>> = Parser::new_ext(&written, Options::ENABLE_TABLES).collect();
        let count = |wanted: fn(&Tag<'_>) -> bool| {
            events.iter().filter(|event| matches!(event, Event::Start(tag) if wanted(tag))).count()
        };
        assert_eq!(count(|tag| matches!(tag, Tag::TableRow)), 1, "{written}");
        assert_eq!(count(|tag| matches!(tag, Tag::TableCell)), 4, "{written}");
        let text: String = events
            .iter()
            .filter_map(|event| if let Event::Text(text) = event { Some(&**text) } else { None })
            .collect();
        for part in ["h|h", "a | b", "| c | d |", "\\| e [1]"] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }

    #[test]
    fn an_address_is_a_link_only_where_it_is_one() {
        assert_eq!(address("https://example.org/a_b?c=d"), "<https://example.org/a_b?c=d>");
        assert_eq!(address("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(address("https://example.org/> <b>"), "https://example.org/\\> \\<b\\>");
    }
}
