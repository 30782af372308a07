//! `export` and `import` of bookmarks and decks.
//!
//! Must not: overwrite anything that is here, or keep silent about what could not be read.

use super::bookmark::chosen;
use super::deck::of_names;
use super::failure::{Exit, Failure};
use super::keep_args::{DeckExportArgs, DeckFormat, ExportArgs, ImportArgs, ShareFormat};
use super::reply::Reply;
use crate::export::{Form, Found, Matter, Page, Paper, Program, Scribe, Shared, SharedForm, What, read_shared};
use crate::notebook::{Address, Bookmark, Deck, Notebook, Plan, Taken};
use crate::say;
use crate::store::{self, NotebookStore};
use crate::text::Raw;
use crate::words::Words;
use clap::ValueEnum;
use serde::Serialize;
use std::ffi::OsStr;
use std::io;
use std::path::Path;

/// The name of a file that means stdin, as everywhere.
const DASH: &str = "-";
/// Cells that what stands under a heading is moved in.
const INDENT: usize = 2;

/// Writes bookmarks for others.
///
/// # Errors
/// Where the reader's file cannot be read, a country that is none, and a name that promises another form.
pub(crate) fn bookmarks(scribe: &Scribe<'_>, store: &mut NotebookStore, args: &ExportArgs) -> Result<Reply, Failure> {
    let json = args.json.then_some(ShareFormat::Json);
    let form = match form(json.or(args.format), args.output.output.as_deref())?.unwrap_or(ShareFormat::Md) {
        ShareFormat::Md => SharedForm::Markdown,
        ShareFormat::Json => SharedForm::Json,
        ShareFormat::Toml => SharedForm::Toml,
    };
    let all = store.read().map_err(Failure::NotRead)?;
    let bookmarks: Vec<Bookmark> = chosen(scribe.library, all, &args.chosen)?.into_iter().cloned().collect();
    let found = !bookmarks.is_empty();
    let shared = scribe.share(&Notebook { bookmarks, decks: Vec::new() }, form)?;
    let reply = Reply::text(shared).found(found);
    Ok(if found { reply } else { reply.note(scribe.words.say("bookmarks-none-such")) })
}

/// Writes a deck for others. What it searches for is asked of `find`.
///
/// # Errors
/// A name that no deck has, where the reader's file cannot be read, a name that promises another form, and a form that
/// this deck, or what was asked of its pages, cannot have.
pub(crate) fn deck(
    scribe: &Scribe<'_>,
    store: &mut NotebookStore,
    args: &DeckExportArgs,
    find: impl Fn(&str) -> Result<Found, Failure>,
) -> Result<Reply, Failure> {
    let json = args.json.then_some(DeckFormat::Json);
    let form = form(json.or(args.format), args.output.output.as_deref())?.unwrap_or(DeckFormat::Md);
    if args.handout && form != DeckFormat::Html {
        return Err(Failure::NoHandout);
    }
    let kept = store.read().map_err(Failure::NotRead)?;
    let is_own = kept.decks.iter().any(|deck| deck.name.as_str() == args.name);
    let brought = scribe.library.deck(&args.name).filter(|_| !is_own);
    let (mut program, own) = match brought {
        Some((_, deck)) => (Program::of_pack(deck, scribe.words.lang()), None),
        None => {
            let others = scribe.library.decks().map(|(_, deck)| deck.name.as_str());
            let own = of_names(kept, others, &args.name)?;
            (Program::of_deck(own), Some(own))
        }
    };
    match (form, own, brought) {
        (DeckFormat::Md | DeckFormat::Html, ..) => {}
        (DeckFormat::Json, None, Some(brought)) => return Reply::json(&scribe.whole_pack_deck(brought)),
        (DeckFormat::Json | DeckFormat::Toml, Some(deck), _) => {
            let form = if form == DeckFormat::Json { SharedForm::Json } else { SharedForm::Toml };
            let alone = Notebook { bookmarks: Vec::new(), decks: vec![deck.clone()] };
            return Ok(Reply::text(scribe.share(&alone, form)?));
        }
        (DeckFormat::Json | DeckFormat::Toml, None, _) => {
            return Err(Failure::PackDeck(Raw::new(args.name.as_str()).shown()));
        }
    }
    let notes = searched(scribe.words, &mut program, find);
    let reply = Reply::text(match form {
        DeckFormat::Html => {
            let paper = if args.handout { Paper::Handout } else { Paper::Slides };
            scribe.slides_page(&program, paper, args.with_notes)?
        }
        _ => scribe.slides_markdown(&program, own, args.with_notes),
    });
    let reply = notes.into_iter().fold(reply, Reply::note);
    Ok(match program.items.is_empty() {
        true => reply.note(say!(scribe.words, "deck-export-empty", name = &args.name)),
        false => reply,
    })
}

/// Puts what they find in the place of searches, and gives what is to be said of those that cannot be made.
fn searched(words: &Words, program: &mut Program, find: impl Fn(&str) -> Result<Found, Failure>) -> Vec<String> {
    let mut notes = Vec::new();
    for item in &mut program.items {
        let What::Address(address @ Address::Search(query)) = &item.what else { continue };
        match find(query) {
            Ok(found) => item.what = What::Matter(Matter::Hits(found)),
            Err(failure) => {
                let (place, said) = (address.to_string(), failure.line(words));
                let said = said.lines().next().unwrap_or_default();
                notes.push(say!(words, "deck-export-not-searched", place = &place, said = said));
            }
        }
    }
    notes
}

/// The form that is asked for, or that the file's name ends with.
///
/// # Errors
/// A name that ends with the name of another form.
fn form<F: ValueEnum>(asked: Option<F>, file: Option<&Path>) -> Result<Option<F>, Failure> {
    let ending = file.and_then(|file| file.extension()?.to_str()).filter(|_| asked.is_none());
    match ending {
        Some(ending) => match F::from_str(ending, true) {
            Ok(form) => Ok(Some(form)),
            Err(_) if ending.eq_ignore_ascii_case("txt") || ending.eq_ignore_ascii_case("markdown") => Ok(None),
            Err(_) => Err(Failure::NoForm(Raw::new(ending).shown())),
        },
        None => Ok(asked),
    }
}

/// Takes in what somebody exported, and says what became of it.
///
/// # Errors
/// A file that cannot be read, and where the reader's own could not be saved.
pub(crate) fn import(
    scribe: &Scribe<'_>,
    store: &mut NotebookStore,
    args: &ImportArgs,
    form: Form,
) -> Result<Reply, Failure> {
    let words = scribe.words;
    let name = Raw::display(args.file.display()).shown();
    let text = match args.file.as_os_str() == OsStr::new(DASH) {
        true => store::take_in(io::stdin().lock(), name.clone()),
        false => store::read_in(&args.file),
    };
    let text = text.map_err(Failure::NotTaken)?;
    let extension = args.file.extension().and_then(OsStr::to_str);
    let shared = read_shared(&text, SharedForm::of(extension, &text));
    let plan = Plan::of(store.read().map_err(Failure::NotRead)?, &shared.notebook);
    let changes = plan.changes();
    if !args.dry_run && !changes.is_empty() {
        store.save(&changes).map_err(Failure::NotSaved)?;
    }
    let report = Report::new((&plan, &shared), words, args.dry_run);
    let mut reply = match args.form.is_json() {
        true => Reply::json(&report)?,
        false => Reply::text(report.text(words, form)),
    };
    for unread in &report.unread {
        reply = reply.note(format!("{name}:{}: {}", unread.line, unread.message));
    }
    Ok(match (report.unread.is_empty(), shared.notebook == Notebook::default()) {
        (true, true) => reply.note(say!(words, "import-nothing", file = &name)).found(false),
        (true, false) => reply,
        (false, _) => Reply { exit: Exit::Bad, ..reply },
    })
}

#[derive(Serialize)]
struct Report<'a> {
    new: Vec<Line<'a>>,
    different: Vec<Line<'a>>,
    same: Vec<Line<'a>>,
    unread: Vec<Flawed>,
    dry_run: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    id: &'a str,
    place: Option<String>,
    title: Option<&'a str>,
    kept_as: &'a str,
    #[serde(skip)]
    note: &'a str,
    #[serde(skip)]
    merged: bool,
}

#[derive(Serialize)]
struct Flawed {
    line: usize,
    message: String,
}

impl<'a> Report<'a> {
    fn new((plan, shared): (&'a Plan, &Shared), words: &Words, dry_run: bool) -> Self {
        let mut report = Self { new: Vec::new(), different: Vec::new(), same: Vec::new(), unread: Vec::new(), dry_run };
        plan.bookmarks.iter().for_each(|taken| report.add(taken, bookmark_line(taken)));
        plan.decks.iter().for_each(|taken| report.add(taken, deck_line(taken)));
        let flawed = shared.unread.iter();
        report.unread = flawed.map(|unread| Flawed { line: unread.line, message: unread.flaw.say(words) }).collect();
        report
    }

    fn add<T>(&mut self, taken: &Taken<T>, line: Line<'a>) {
        match taken {
            Taken::Same(..) => self.same.push(line),
            Taken::New(_) => self.new.push(line),
            Taken::Merged { .. } | Taken::Beside { .. } => self.different.push(line),
        }
    }

    /// New and different ones by name; of those that are here alike, how many.
    fn text(&self, words: &Words, form: Form) -> String {
        let mut page = Page::new(form);
        for (head, lines) in [("import-new", &self.new), ("import-different", &self.different)] {
            if lines.is_empty() {
                continue;
            }
            page.heading(&say!(words, head, count = lines.len()));
            for line in lines {
                let mut parts = vec![line.id.to_owned()];
                parts.extend(line.place.clone());
                parts.extend(line.title.map(str::to_owned));
                parts.extend(line.note.lines().next().filter(|note| !note.is_empty()).map(str::to_owned));
                if line.merged {
                    parts.push(words.say("import-merged"));
                } else if line.kept_as != line.id {
                    parts.push(say!(words, "import-beside", id = line.kept_as));
                }
                page.parts_at(INDENT, &parts);
            }
        }
        page.gap();
        let [new, different, same] = [self.new.len(), self.different.len(), self.same.len()];
        page.block(0, &say!(words, "import-count", new = new, different = different, same = same));
        if self.dry_run {
            page.block(0, &words.say("import-dry-run"));
        }
        page.finish()
    }
}

fn bookmark_line(taken: &Taken<Bookmark>) -> Line<'_> {
    let theirs = taken.theirs();
    let kept_as = match taken {
        Taken::Same(_, id) => id,
        Taken::New(added) | Taken::Beside { added, .. } => &added.id,
        Taken::Merged { both, .. } => &both.id,
    };
    Line {
        kind: "bookmark",
        id: theirs.id.as_str(),
        place: Some(theirs.address.to_string()),
        title: None,
        kept_as: kept_as.as_str(),
        note: &theirs.note,
        merged: matches!(taken, Taken::Merged { .. }),
    }
}

fn deck_line(taken: &Taken<Deck>) -> Line<'_> {
    let theirs = taken.theirs();
    let kept_as = match taken {
        Taken::Same(_, name) => name,
        Taken::New(added) | Taken::Beside { added, .. } => &added.name,
        Taken::Merged { both, .. } => &both.name,
    };
    Line {
        kind: "deck",
        id: theirs.name.as_str(),
        place: None,
        title: Some(&theirs.title),
        kept_as: kept_as.as_str(),
        note: "",
        merged: matches!(taken, Taken::Merged { .. }),
    }
}
