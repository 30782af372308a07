//! A document as one HTML file that loads nothing and runs nothing: for light and dark screens, and for paper.
//!
//! Must not: write a value that the template engine did not escape, or link to anything but the web and the page itself.

use super::NotMade;
use super::document::{Block, Document, Item, Table};
use super::web::{self, Link, Links, Source, is_tag};
use crate::words::Words;
use minijinja::Value;
use serde::Serialize;

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

/// Writes the document.
///
/// # Errors
/// A template that the engine cannot follow. It is the program's own, and a test renders every kind of block with it.
pub(super) fn html(document: &Document, words: &Words) -> Result<String, NotMade> {
    // The engine drops the line feed at the template's end.
    render((document, words), TEMPLATE).map(|page| page + "\n").map_err(NotMade::said)
}

fn render((document, words): (&Document, &Words), template: &str) -> Result<String, minijinja::Error> {
    let mut printer = Printer { links: Links::new(words), tables: 0 };
    let blocks: Vec<Part<'_>> = document.blocks.iter().map(|block| printer.part(block)).collect();
    let references = printer.links.sources(&document.references);
    let tables = document.blocks.iter().any(|block| matches!(block, Block::Table(_)));
    let classes = [("tables", tables), ("wide", document.wide), ("dense", document.dense)];
    let class: Vec<&str> = classes.iter().filter(|(_, holds)| *holds).map(|(name, _)| *name).collect();
    let page = Page {
        lang: document.lang,
        policy: web::policy(STYLE_HASH),
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
    web::render(template, page)
}

struct Printer<'w> {
    links: Links<'w>,
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
                refs: self.links.refs(&said.sources),
            },
            Item::Text(text, sources) => One { statement: None, text, gap: false, refs: self.links.refs(sources) },
            Item::Gap(text, sources) => One { statement: None, text, gap: true, refs: self.links.refs(sources) },
            Item::Voice(text) => One { statement: None, text, gap: false, refs: Vec::new() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::{Reference, Statement, TableRow};
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
}
