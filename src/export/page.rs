//! Plain text for pipes, terminals and screen readers: wrapped lines, hanging indents, columns.
//!
//! Must not: know what the text says, or emit any control sequence but bold on and off.

use crate::text::{width, wrap};

const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";
/// Between two cells of a table.
const GUTTER: &str = "  ";
/// Between the parts of a line that are not a sentence.
pub(super) const DOT: &str = " \u{b7} ";
/// Between two columns of prose.
const RULE: &str = " \u{2502} ";
/// Cells that a text needs beside its lead, where the line has twice as many.
const LEAST: usize = 20;
/// How far text moves in under a lead that is too long to stand beside it.
const STEP: usize = 2;

/// What a page is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// Cells in a line. Only what must not be broken takes more.
    pub width: usize,
    /// Whether headings are bold, which a terminal shows and a file would keep as noise.
    pub bold: bool,
}

/// A text that grows line by line.
#[derive(Debug)]
pub struct Page {
    form: Form,
    lines: Vec<Line>,
}

#[derive(Debug, Default)]
struct Line {
    text: String,
    strong: bool,
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new(form: Form) -> Self {
        Self { form, lines: Vec::new() }
    }

    /// What the page is written for.
    #[must_use]
    pub fn form(&self) -> Form {
        self.form
    }

    /// A wrapped heading, with an empty line before it unless it is the first.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        for line in wrapped(text, self.form.width) {
            self.lines.push(Line { text: line.to_owned(), strong: true });
        }
    }

    /// An empty line, unless there is one or the page is empty.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// A wrapped paragraph that keeps `indent` cells free on its left.
    pub fn block(&mut self, indent: usize, text: &str) {
        self.hang(&" ".repeat(indent), text);
    }

    /// A paragraph whose first line begins with `lead` and whose other lines stand under its text.
    /// A lead that leaves too little of them to read stands above.
    pub fn hang(&mut self, lead: &str, text: &str) {
        let indent = width(lead);
        let room = self.form.width.saturating_sub(indent);
        if room < LEAST.min(self.form.width / 2) && indent + width(text) > self.form.width {
            if !lead.trim().is_empty() {
                self.block(0, lead.trim());
            }
            return self.beneath(STEP.min(self.form.width / 2), text);
        }
        for (at, line) in wrapped(text, room).enumerate() {
            if at == 0 {
                self.push(&format!("{lead}{line}"));
            } else {
                self.push(&format!("{:indent$}{line}", ""));
            }
        }
    }

    /// Parts with dots between them. A line breaks between two parts before it breaks one.
    pub fn parts(&mut self, parts: &[String]) {
        self.parts_at(0, parts);
    }

    /// The same, keeping `indent` cells free on the left.
    pub fn parts_at(&mut self, indent: usize, parts: &[String]) {
        let mut line = String::new();
        for part in parts {
            if !line.is_empty() && indent + width(&line) + width(DOT) + width(part) > self.form.width {
                self.block(indent, &std::mem::take(&mut line));
            }
            line.push_str(if line.is_empty() { "" } else { DOT });
            line.push_str(part);
        }
        self.block(indent, &line);
    }

    /// A line that is never broken: an address to be copied.
    pub fn unbroken(&mut self, indent: usize, text: &str) {
        self.push(&format!("{:indent$}{text}", ""));
    }

    /// Rows in columns, each as wide as its widest cell; columns of numbers stand right, the last
    /// column wraps under itself.
    pub fn table(&mut self, header: &[String], rows: &[Vec<String>]) {
        self.lay(Some(header), rows);
    }

    /// The same without heads: every line is a row.
    pub fn rows(&mut self, rows: &[Vec<String>]) {
        self.lay(None, rows);
    }

    fn lay(&mut self, header: Option<&[String]>, rows: &[Vec<String>]) {
        let cell = |row: &[String], column: usize| row.get(column).cloned().unwrap_or_default();
        let all = || header.into_iter().chain(rows.iter().map(Vec::as_slice));
        let count = all().next().map_or(0, <[String]>::len);
        let widths: Vec<usize> =
            (0..count).map(|column| all().map(|row| width(&cell(row, column))).max().unwrap_or(0)).collect();
        let number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let right: Vec<bool> =
            (0..count).map(|column| !rows.is_empty() && rows.iter().all(|row| number(&cell(row, column)))).collect();
        for row in all() {
            let mut lead = String::new();
            let mut last = String::new();
            for (column, (&wide, &right)) in widths.iter().zip(&right).enumerate() {
                let text = cell(row, column);
                let pad = " ".repeat(wide.saturating_sub(width(&text)));
                let text = if right { format!("{pad}{text}") } else { text };
                if column + 1 == count {
                    last = text;
                } else {
                    lead.push_str(&text);
                    lead.push_str(if right { "" } else { &pad });
                    lead.push_str(GUTTER);
                }
            }
            self.hang(&lead, &last);
        }
    }

    /// Puts pages of the same width beside each other, line by line.
    pub fn beside(&mut self, pages: &[Self]) {
        let height = pages.iter().map(|page| page.lines.len()).max().unwrap_or(0);
        for at in 0..height {
            let mut text = String::new();
            let mut strong = false;
            for (column, page) in pages.iter().enumerate() {
                let line = page.lines.get(at);
                let cell = line.map_or("", |line| line.text.as_str());
                strong |= line.is_some_and(|line| line.strong);
                if column > 0 {
                    text.push_str(RULE);
                }
                text.push_str(cell);
                text.extend(std::iter::repeat_n(' ', page.form.width.saturating_sub(width(cell))));
            }
            self.lines.push(Line { text: text.trim_end().to_owned(), strong });
        }
    }

    /// The finished text; ends with a line feed unless it is empty.
    #[must_use]
    pub fn finish(self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            if line.strong && self.form.bold && !line.text.is_empty() {
                out.extend([BOLD, &line.text, PLAIN]);
            } else {
                out.push_str(&line.text);
            }
            out.push('\n');
        }
        out
    }

    fn beneath(&mut self, indent: usize, text: &str) {
        for line in wrapped(text, self.form.width.saturating_sub(indent)) {
            self.push(&format!("{:indent$}{line}", ""));
        }
    }

    fn push(&mut self, line: &str) {
        self.lines.push(Line { text: line.trim_end().to_owned(), strong: false });
    }
}

/// How wide each of `count` columns beside each other may be in a line of `cells` cells.
#[must_use]
pub fn column_width(cells: usize, count: usize) -> usize {
    let rules = width(RULE) * count.saturating_sub(1);
    cells.saturating_sub(rules) / count.max(1)
}

fn wrapped(text: &str, cells: usize) -> impl Iterator<Item = &str> {
    wrap(text, cells).into_iter().filter_map(|line| text.get(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(cells: usize, write: impl Fn(&mut Page), expected: &str) {
        let mut page = Page::new(Form { width: cells, bold: false });
        write(&mut page);
        assert_eq!(page.finish(), expected);
    }

    #[test]
    fn keeps_text_under_text() {
        check(
            20,
            |page| page.hang("[1] ", "Measures adopted by the State"),
            "[1] Measures adopted\n    by the State\n",
        );
        check(12, |page| page.hang("United States: ", "denies it all"), "United\nStates:\n  denies it\n  all\n");
        check(20, |page| page.block(2, "One two three four five"), "  One two three four\n  five\n");
        check(10, |page| page.unbroken(2, "https://example.org/x"), "  https://example.org/x\n");
    }

    #[test]
    fn breaks_between_parts_before_it_breaks_one() {
        let parts = ["The State, 2006 [1]", "planned", "ve#p-001"].map(str::to_owned);
        check(80, |page| page.parts(&parts), "The State, 2006 [1] · planned · ve#p-001\n");
        check(34, |page| page.parts(&parts), "The State, 2006 [1] · planned\nve#p-001\n");
        check(10, |page| page.parts(&parts), "The State,\n2006 [1]\nplanned\nve#p-001\n");
    }

    #[test]
    fn leaves_one_empty_line_before_a_heading_and_none_at_the_top() {
        check(
            20,
            |page| {
                page.gap();
                page.heading("A");
                page.block(0, "b");
                page.gap();
                page.heading("C");
            },
            "A\nb\n\nC\n",
        );
    }

    #[test]
    fn writes_bold_only_where_it_is_wanted_and_never_over_an_empty_line() {
        let mut page = Page::new(Form { width: 9, bold: true });
        page.heading("");
        page.heading("Venezuela");
        assert_eq!(page.finish(), "\n\u{1b}[1mVenezuela\u{1b}[0m\n");
    }

    #[test]
    fn sets_numbers_right_and_wraps_the_last_column() {
        let words = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let rows = [words(&["cu", "9", "Cuba"]), words(&["ve", "112", "Venezuela, and a long remark"])];
        check(
            24,
            |page| page.table(&words(&["", "n", "name"]), &rows),
            "      n  name\ncu    9  Cuba\nve  112  Venezuela, and\n         a long remark\n",
        );
    }

    #[test]
    fn puts_columns_beside_each_other() {
        let column = |text: &str| {
            let mut page = Page::new(Form { width: 6, bold: false });
            page.block(0, text);
            page
        };
        check(15, |page| page.beside(&[column("one two"), column("three")]), "one    │ three\ntwo    │\n");
        assert_eq!(column_width(15, 2), 6);
    }

    proptest! {
        #[test]
        fn never_exceeds_the_width(text in "[ a-zé人]{0,60}", lead in "[a-z: ]{0,20}", cells in 8_usize..60) {
            let mut page = Page::new(Form { width: cells, bold: false });
            page.hang(&lead, &text);
            page.heading(&text);
            page.parts(&[text.clone(), lead.clone(), text.clone()]);
            for line in page.finish().lines() {
                prop_assert!(width(line) <= cells, "{line:?} over {cells}");
            }
        }
    }
}
