//! Shared things as Markdown: a heading for each, its link, what the passage says and who says it, the note, and in a
//! block of TOML what else it takes to read it back without loss.
//!
//! Must not: let a text become markup, or depend on words of ours when it is read: they are of one language.

use super::toml::{around, field, list};
use super::{Shared, entry, line_at, toml};
use crate::export::Scribe;
use crate::export::markdown::{beginning, line};
use crate::notebook::{Address, Anchor, Bookmark, Notebook, SCHEME, Stand, stands};
use crate::text::Shown;
use crate::words;
use entry::{Entry, Value};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use std::ops::Range;

/// What a block of TOML is called, and a note.
const DATA: &str = "toml";
/// What comes after it where the block alone holds all that is shared, as below slides.
const WHOLE: &str = "cotejo";
const NOTE: &str = "text";
/// A fence is at least as long.
const FENCE: usize = 3;

impl Scribe<'_> {
    pub(super) fn shared_markdown(&self, notebook: &Notebook) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !notebook.bookmarks.is_empty() || notebook.decks.is_empty() {
            parts.push(format!("# {}", inline(&self.words.say("shared-bookmarks"))));
        }
        fn kept(bookmark: &Bookmark) -> (&Address, Option<&Anchor>) {
            (&bookmark.address, bookmark.anchor.as_ref())
        }
        // Found out for all at once: a country's passages are not put in order anew for each of them.
        let all = stands(self.library, notebook.bookmarks.iter().map(kept));
        for (bookmark, stand) in notebook.bookmarks.iter().zip(all) {
            let mut data = String::new();
            field(&mut data, "id", bookmark.id.as_str());
            list(&mut data, "labels", bookmark.labels.iter().map(Shown::as_str));
            field(&mut data, "created", &bookmark.created.to_string());
            field(&mut data, "updated", &bookmark.updated.to_string());
            if let Some(sort) = bookmark.sort {
                field(&mut data, "sort", &sort.to_string());
            }
            let heading = self.address_name(&bookmark.address).line(self.words);
            let who = self.who_says(&bookmark.address, &stand);
            self.entry(&mut parts, (&heading, kept(bookmark), who), (&bookmark.note, data));
        }
        for deck in &notebook.decks {
            parts.push(format!("# {}", inline(&deck.title)));
            let mut data = String::new();
            field(&mut data, "name", deck.name.as_str());
            field(&mut data, "created", &deck.created.to_string());
            field(&mut data, "updated", &deck.updated.to_string());
            parts.push(fenced(DATA, &data));
            let all = stands(self.library, deck.items.iter().map(|item| (&item.address, item.anchor.as_ref())));
            for ((number, item), stand) in (1..).zip(&deck.items).zip(all) {
                let mut data = String::new();
                field(&mut data, "id", item.id.as_str());
                if let Some(minutes) = item.minutes {
                    data.push_str(&format!("minutes = {minutes}\n"));
                }
                let heading = format!("{number}. {}", self.address_name(&item.address).line(self.words));
                let who = self.who_says(&item.address, &stand);
                self.entry(&mut parts, (&heading, (&item.address, item.anchor.as_ref()), who), (&item.note, data));
            }
        }
        parts.join("\n\n") + "\n"
    }

    fn entry(
        &self,
        parts: &mut Vec<String>,
        (heading, (address, anchor), who): (&str, (&Address, Option<&Anchor>), Option<String>),
        (note, mut data): (&Shown, String),
    ) {
        parts.push(format!("## {}", inline(heading)));
        parts.push(format!("[{}]({})", inline(&address.to_string()), address.link()));
        match anchor.map(|anchor| (anchor, quote(&anchor.quote))) {
            Some((_, None)) => field(&mut data, "quote", ""),
            Some((_, Some(quote))) => {
                let who = who.map(|who| format!("\n>\n> \u{2014} {}", inline(&who)));
                parts.push(quote + &who.unwrap_or_default());
            }
            None => {}
        }
        if let Some(anchor) = anchor {
            around(&mut data, anchor);
        }
        if !note.is_empty() {
            parts.push(fenced(NOTE, &format!("{note}\n")));
        }
        parts.push(fenced(DATA, &data));
    }

    /// "The State, 2006", where the library has the passage.
    fn who_says(&self, address: &Address, stand: &Stand) -> Option<String> {
        let found = self.kept_passage(address, stand)?;
        Some(format!("{}, {}", words::speakers(self.words, found), words::period(self.words, found.period())))
    }
}

/// All that is shared in one block, for a file that shows it in another way.
pub(in crate::export) fn whole(notebook: &Notebook) -> String {
    fenced(&format!("{DATA} {WHOLE}"), &toml::write(notebook))
}

/// A text on one line, of which nothing is lost.
fn inline(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(spaced).collect();
    lines.join("&#10;")
}

/// Words of a passage; nothing where there are none.
fn quote(text: &str) -> Option<String> {
    let inner = text.trim_matches('\n');
    if text.is_empty() {
        return None;
    }
    let before = "&#10;".repeat(text.chars().take_while(|c| *c == '\n').count());
    let after = match inner.is_empty() {
        true => String::new(),
        false => "&#10;".repeat(text.chars().rev().take_while(|c| *c == '\n').count()),
    };
    let lines: Vec<String> = inner.split('\n').map(|text| beginning(&spaced(text))).collect();
    // A backslash at the end of a line is an end of a line that is not lost.
    Some(format!("> {before}{}{after}", lines.join("\\\n> ")))
}

/// A line in which nothing is markup, and spaces at its ends stay.
fn spaced(text: &str) -> String {
    let inner = text.trim_matches(' ');
    let count = |spaces: &str| "&#32;".repeat(spaces.len());
    let Some((before, after)) = text.split_once(inner).filter(|_| !inner.is_empty()) else { return count(text) };
    format!("{}{}{}", count(before), line(inner), count(after))
}

/// A block between fences that nothing in it ends.
fn fenced(info: &str, content: &str) -> String {
    let longest = content.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(FENCE.max(longest + 1));
    format!("{fence}{info}\n{content}{fence}")
}

/// What stands under one heading.
struct Section {
    /// Where it begins.
    at: usize,
    top: bool,
    heading: String,
    link: Option<String>,
    quote: Option<String>,
    note: Option<String>,
    /// Where its block of TOML stands.
    data: Option<Range<usize>>,
    /// Where a block stands that holds all that is shared.
    whole: Option<Range<usize>>,
}

/// Where text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    Nothing,
    Heading,
    Quote,
    Note,
}

/// Reads all of it.
pub(super) fn read(text: &str, shared: &mut Shared) {
    let mut deck: Option<Entry> = None;
    let mut decks = Vec::new();
    // Sections come in their order, and their lines are counted from one to the next.
    let (mut line, mut counted) = (1, 0);
    for section in sections(text) {
        let before = text.as_bytes().get(counted..section.at).unwrap_or_default();
        line += before.iter().filter(|byte| **byte == b'\n').count();
        counted = section.at;
        if let Some(whole) = &section.whole {
            let before = text.get(section.at..whole.start).unwrap_or_default();
            let first = line + line_at(before, before.len()) - 1;
            if let Err(unread) = toml::read((text.get(whole.clone()).unwrap_or_default(), first), shared) {
                shared.unread.push(unread);
            }
            continue;
        }
        let is_deck = section.top && section.link.is_none();
        if is_deck {
            decks.extend(deck.take());
        }
        if section.link.is_none() && section.data.is_none() {
            continue;
        }
        let entry = match entry(text, section, line) {
            Ok(entry) => entry,
            Err(unread) => {
                shared.unread.push(unread);
                continue;
            }
        };
        match &mut deck {
            _ if is_deck => deck = Some(entry),
            Some(deck) => deck.items.push(entry),
            None => entry.take(shared),
        }
    }
    decks.extend(deck);
    decks.iter().for_each(|deck| deck.take(shared));
}

fn entry(text: &str, section: Section, line: usize) -> Result<Entry, super::Unread> {
    let mut entry = match section.data {
        Some(data) => {
            let before = text.get(section.at..data.start).unwrap_or_default();
            toml::parse(text.get(data).unwrap_or_default(), line + line_at(before, before.len()) - 1)?
        }
        None => Entry::default(),
    };
    entry.line = line;
    let place = section.link.map(|link| match Address::from_link(&link) {
        Ok(address) => address.to_string(),
        Err(_) => link,
    });
    let title = place.is_none().then_some(section.heading);
    for (key, found) in [("place", place), ("title", title), ("quote", section.quote), ("note", section.note)] {
        if let Some(found) = found {
            entry.fields.push((key.to_owned(), Value::Text(found)));
        }
    }
    Ok(entry)
}

fn sections(text: &str) -> Vec<Section> {
    let mut all: Vec<Section> = Vec::new();
    let (mut quoted, mut into) = (0_usize, Into::Nothing);
    for (event, range) in Parser::new(text).into_offset_iter() {
        if let Event::Start(Tag::Heading { level, .. }) = &event
            && quoted == 0
        {
            let top = *level == HeadingLevel::H1;
            let heading = String::new();
            all.push(Section {
                at: range.start,
                top,
                heading,
                link: None,
                quote: None,
                note: None,
                data: None,
                whole: None,
            });
            into = Into::Heading;
            continue;
        }
        let Some(section) = all.last_mut() else { continue };
        match event {
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph) => into = Into::Nothing,
            Event::Start(Tag::BlockQuote(_)) => quoted += 1,
            Event::End(TagEnd::BlockQuote(_)) => quoted = quoted.saturating_sub(1),
            Event::Start(Tag::Paragraph) if quoted == 1 && section.quote.is_none() => {
                section.quote = Some(String::new());
                into = Into::Quote;
            }
            Event::Start(Tag::Link { dest_url, .. }) if quoted == 0 && section.link.is_none() => {
                section.link = dest_url.starts_with(SCHEME).then(|| dest_url.to_string());
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if quoted == 0 => {
                let mut info = info.split_whitespace();
                match info.next() {
                    Some(DATA) if info.next() == Some(WHOLE) => section.whole = Some(inside(text, range)),
                    Some(DATA) if section.data.is_none() => section.data = Some(inside(text, range)),
                    Some(DATA) => {}
                    _ if section.note.is_none() => {
                        section.note = Some(String::new());
                        into = Into::Note;
                    }
                    _ => {}
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                // The line end before the closing fence is the fence's.
                if let (Into::Note, Some(note)) = (into, &mut section.note) {
                    note.truncate(note.strip_suffix('\n').unwrap_or(note).len());
                }
                into = Into::Nothing;
            }
            Event::Text(part) | Event::Code(part) | Event::InlineHtml(part) => section.add(into, &part),
            Event::SoftBreak | Event::HardBreak => section.add(into, "\n"),
            _ => {}
        }
    }
    all
}

impl Section {
    fn add(&mut self, into: Into, part: &str) {
        match into {
            Into::Nothing => {}
            Into::Heading => self.heading.push_str(part),
            Into::Quote => self.quote.get_or_insert_default().push_str(part),
            Into::Note => self.note.get_or_insert_default().push_str(part),
        }
    }
}

/// What stands between the fences.
fn inside(text: &str, block: Range<usize>) -> Range<usize> {
    let whole = text.get(block.clone()).unwrap_or_default();
    let start = whole.find('\n').map_or(whole.len(), |at| at + 1);
    let rest = whole.get(start..).unwrap_or_default().trim_end_matches(['`', '~', ' ', '\r']);
    block.start + start..block.start + start + rest.len()
}
