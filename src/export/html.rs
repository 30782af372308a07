//! A document as one HTML file that loads nothing and runs nothing: for light and dark screens, and for paper.
//!
//! Must not: write a value that the template engine did not escape, or link to anything but the web and the page itself.

use super::NotMade;
use super::document::{Block, Document, Item, Reference, Table};
use crate::say;
use crate::words::Words;
use minijinja::value::Serde;
use minijinja::{Environment, Output, State, Value, escape_formatter};
use serde::Serialize;
use std::fmt::Write;

const TEMPLATE: &str = include_str!("../../assets/takeaway/document.html");
const STYLE: &str = include_str!("../../assets/takeaway/document.css");
/// SHA-256 of [`STYLE`] in Base64, which is all that the page's policy lets in; a test holds it to the file.
const STYLE_HASH: &str = "3IJTc3CF/cmJZdPSrqL0K1nrLz3TBOf2fHp3zch/3r8=";

/// What the template knows.
#[derive(Serialize)]
struct Page<'a> {
    lang: &'a str,
    policy: String,
    style: Value,
    class: String,
    title: &'a str,
    about: &'a [String],
    blocks: Vec<Part<'a>>,
    references: Vec<Source<'a>>,
    notes: &'a [String],
    sources: String,
    method: String,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Part<'a> {
    Heading { level: u8, text: &'a str },
    Text { text: &'a str },
    Items { groups: Vec<Group<'a>> },
    Table { id: String, caption: &'a str, columns: &'a [String], rows: Vec<Row<'a>> },
    Break,
}

#[derive(Serialize)]
struct Row<'a> {
    head: &'a str,
    about: &'a [String],
    cells: Vec<Vec<Group<'a>>>,
}

/// Items under the name of whose they are.
#[derive(Default, Serialize)]
struct Group<'a> {
    head: Option<&'a str>,
    items: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    statement: Option<Said<'a>>,
    text: &'a str,
    gap: bool,
    refs: Vec<Link>,
}

#[derive(Serialize)]
struct Said<'a> {
    speaker: &'a str,
    period: &'a str,
    modality: &'a str,
    marks: &'a [String],
    text: &'a str,
    lang: Option<&'a str>,
    place: &'a str,
}

/// A number that leads to its source, and back.
#[derive(Clone, Serialize)]
struct Link {
    number: usize,
    id: String,
    label: String,
}

#[derive(Serialize)]
struct Source<'a> {
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

/// Writes the document.
///
/// # Errors
/// A template that the engine cannot follow. It is the program's own, and a test renders every kind of block with it.
pub(super) fn html(document: &Document, words: &Words) -> Result<String, NotMade> {
    // The engine drops the line feed at the template's end.
    render((document, words), TEMPLATE).map(|page| page + "\n").map_err(NotMade::said)
}

fn render((document, words): (&Document, &Words), template: &str) -> Result<String, minijinja::Error> {
    let mut printer = Printer { words, links: Vec::new(), tables: 0 };
    let blocks: Vec<Part<'_>> = document.blocks.iter().map(|block| printer.part(block)).collect();
    let first = document.references.first().map(|one| one.country.as_str());
    let several = document.references.iter().any(|one| Some(one.country.as_str()) != first);
    let references: Vec<Source<'_>> =
        document.references.iter().map(|one| printer.source(one, several.then_some(one.country.as_str()))).collect();
    let tables = document.blocks.iter().any(|block| matches!(block, Block::Table(_)));
    let classes = [("tables", tables), ("wide", document.wide), ("dense", document.dense)];
    let class: Vec<&str> = classes.iter().filter(|(_, holds)| *holds).map(|(name, _)| *name).collect();
    let mut environment = Environment::new();
    // A name that the template knows and the page has not is a fault.
    environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    environment.set_formatter(escaped);
    environment.add_template("document.html", template)?;
    let page = Page {
        lang: document.lang,
        // No form, no base, nothing loaded: only the style whose hash this is.
        policy: format!("default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; form-action 'none'"),
        style: Value::from_safe_string(STYLE.to_owned()),
        class: class.join(" "),
        title: &document.title,
        about: &document.about,
        blocks,
        references,
        notes: &document.notes,
        sources: words.say("sources"),
        method: words.say("takeaway-method"),
    };
    environment.get_template("document.html")?.render(Serde(page))
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

struct Printer<'w> {
    words: &'w Words,
    /// Every number that was written, for the way back.
    links: Vec<Link>,
    tables: usize,
}

impl Printer<'_> {
    fn part<'a>(&mut self, block: &'a Block) -> Part<'a> {
        match block {
            Block::Heading(level, text) => Part::Heading { level: *level, text },
            Block::Text(text) => Part::Text { text },
            Block::Items(items) => Part::Items { groups: self.groups(items) },
            Block::Table(table) => self.table(table),
            Block::PageBreak => Part::Break,
        }
    }

    fn table<'a>(&mut self, table: &'a Table) -> Part<'a> {
        self.tables += 1;
        let row = |row: &'a super::document::TableRow| Row {
            head: &row.head,
            about: &row.about,
            cells: row.cells.iter().map(|items| self.groups(items)).collect(),
        };
        let rows = table.rows.iter().map(row).collect();
        Part::Table { id: format!("t{}", self.tables), caption: &table.caption, columns: &table.columns, rows }
    }

    fn groups<'a>(&mut self, items: &'a [Item]) -> Vec<Group<'a>> {
        let mut groups: Vec<Group<'a>> = Vec::new();
        for item in items {
            if let Item::Voice(head) = item {
                groups.push(Group { head: Some(head), items: Vec::new() });
                continue;
            }
            if groups.is_empty() {
                groups.push(Group::default());
            }
            let one = self.one(item);
            if let Some(group) = groups.last_mut() {
                group.items.push(one);
            }
        }
        groups
    }

    fn one<'a>(&mut self, item: &'a Item) -> One<'a> {
        match item {
            Item::Statement(said) => One {
                statement: Some(Said {
                    speaker: &said.speaker,
                    period: &said.period,
                    modality: &said.modality,
                    marks: &said.marks,
                    text: &said.text,
                    lang: said.foreign.as_deref().filter(|tag| is_tag(tag)),
                    place: &said.place,
                }),
                text: "",
                gap: false,
                refs: self.refs(&said.sources),
            },
            Item::Text(text, sources) => One { statement: None, text, gap: false, refs: self.refs(sources) },
            Item::Gap(text, sources) => One { statement: None, text, gap: true, refs: self.refs(sources) },
            Item::Voice(text) => One { statement: None, text, gap: false, refs: Vec::new() },
        }
    }

    fn refs(&mut self, numbers: &[usize]) -> Vec<Link> {
        let link = |number: &usize| {
            let label = say!(self.words, "takeaway-source", number = *number);
            let link = Link { number: *number, id: format!("c{}", self.links.len() + 1), label };
            self.links.push(link.clone());
            link
        };
        numbers.iter().map(link).collect()
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

/// Whether a text has the shape of a language tag (BCP 47, as far as reports use it).
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::super::document::{Statement, TableRow};
    use super::*;
    use crate::model::Lang;
    use base64::prelude::{BASE64_STANDARD, Engine};
    use sha2::{Digest, Sha256};

    fn hostile(text: &str) -> String {
        let said = Statement {
            speaker: text.to_owned(),
            period: text.to_owned(),
            modality: text.to_owned(),
            marks: vec![text.to_owned()],
            text: text.to_owned(),
            foreign: Some(text.to_owned()),
            sources: vec![1],
            place: text.to_owned(),
        };
        let items = vec![
            Item::Voice(text.to_owned()),
            Item::Statement(said),
            Item::Text(text.to_owned(), vec![1]),
            Item::Gap(text.to_owned(), vec![1]),
        ];
        let row = TableRow { head: text.to_owned(), about: vec![text.to_owned()], cells: vec![items.clone()] };
        let table = Table { caption: text.to_owned(), columns: vec![text.to_owned(); 2], rows: vec![row] };
        let reference = Reference {
            number: 1,
            country: text.to_owned(),
            text: format!("{text} {text} {text}"),
            title: text.to_owned(),
            foreign: Some(text.to_owned()),
            url: Some(text.to_owned()),
        };
        let document = Document {
            lang: "en",
            title: text.to_owned(),
            about: vec![text.to_owned()],
            blocks: vec![
                Block::Heading(2, text.to_owned()),
                Block::Heading(3, text.to_owned()),
                Block::Text(text.to_owned()),
                Block::Items(items),
                Block::PageBreak,
                Block::Table(table),
            ],
            references: vec![reference],
            notes: vec![text.to_owned()],
            wide: true,
            dense: true,
        };
        html(&document, &Words::new(Lang::En)).unwrap()
    }

    /// What stands between angle brackets, in order.
    fn tags(page: &str) -> Vec<&str> {
        page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)).collect()
    }

    #[test]
    fn no_value_becomes_markup_wherever_it_stands() {
        let plain = hostile("plain");
        assert!(plain.contains("plain") && plain.ends_with("</html>\n"), "{plain}");
        for text in [
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'><svg/onload=x>",
            "</style><b>",
            "{{ lang }}",
        ] {
            let page = hostile(text);
            assert_eq!(tags(&page), tags(&plain), "{text}");
        }
        for address in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org"] {
            assert!(!hostile(address).contains("rel=\"noreferrer\""), "{address} is no link");
        }
        let page = hostile("https://example.org/a?b='c'&d");
        assert!(page.contains("<a href=\"https://example.org/a?b=&#x27;c&#x27;&amp;d\" rel=\"noreferrer\">"), "{page}");
    }

    #[test]
    fn a_template_that_does_not_fit_is_said_and_gives_no_page() {
        let (document, words) = (Document::default(), Words::new(Lang::En));
        for template in ["{{ nothing_of_that_name }}", "{% if %}"] {
            assert!(render((&document, &words), template).is_err(), "{template}");
        }
    }

    #[test]
    fn the_policy_lets_in_the_style_that_is_there_and_nothing_else() {
        let hash = BASE64_STANDARD.encode(Sha256::digest(STYLE));
        assert_eq!(STYLE_HASH, hash, "write this hash where the other one stands");
        let page = hostile("plain");
        assert!(
            page.contains(&format!("default-src &#x27;none&#x27;; style-src &#x27;sha256-{hash}&#x27;;")),
            "{page}"
        );
        assert!(!page.contains("style=") && !page.contains("<script") && !page.contains("src="), "{page}");
    }

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
