//! Keys in, screen out: what a reader does and sees, without a terminal.

mod bookmarks;
mod browse;
mod choose_deck;
mod chrome;
mod compare;
mod deck;
mod drawer;
mod figure_charts;
mod figures;
mod find_all;
pub(crate) mod follow;
mod grid;
mod heat_map;
mod help;
mod hit_rows;
mod kept;
mod lookup;
mod names;
mod note;
mod penalties;
mod pick;
mod present;
mod preview;
mod scopes;
mod take_away;
mod timeline;

use cotejo::app::{App, Effect, Key, Keymap, Msg, Size, Start, ThemeName};
use cotejo::export::Program;
use cotejo::model::{Book, Entry, Lang, Library, PlaceText};
use cotejo::notebook::{Change, Notebook};
use cotejo::search::{Answer, Ask, Hit, Index, Marker, Query, Results};
use cotejo::store::{Session, Shelf, load};
use cotejo::words::Words;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::{Color, Modifier};
use std::path::PathBuf;
use std::sync::Arc;

/// The reader with the world played by the test: searches answer at once, saving succeeds.
pub(crate) struct Reader {
    pub(crate) app: App,
    terminal: Terminal<TestBackend>,
    pub(crate) effects: Vec<Effect>,
    notebook: Notebook,
    lang: Lang,
    index: Index,
    /// Milliseconds that went by.
    pub(crate) clock: i64,
    /// When to say that time went by.
    wake: Option<i64>,
}

/// What a reader is opened with.
pub(crate) struct Opening {
    pub(crate) size: (u16, u16),
    pub(crate) lang: Lang,
    pub(crate) place: Option<&'static str>,
    pub(crate) session: Session,
    pub(crate) theme: ThemeName,
    pub(crate) program: Option<Program>,
}

impl Default for Opening {
    fn default() -> Self {
        Self {
            size: (80, 24),
            lang: Lang::En,
            place: None,
            session: Session::default(),
            theme: ThemeName::Ansi,
            program: None,
        }
    }
}

/// The small library that flows are written against: four countries, a few passages each.
pub(crate) fn library() -> Arc<Library> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/four");
    load(&Shelf { bundled: false, folders: vec![folder] })
}

/// A library as it was before the reports of some countries were read.
pub(crate) fn before_reading(library: &Library, countries: &[&str]) -> Arc<Library> {
    let mut entries = library.entries.clone();
    let unread = |entry: &&mut Entry| countries.contains(&entry.country.as_str());
    entries.iter_mut().filter(unread).for_each(|entry| entry.book = Book::Pending);
    let tables = (library.taxonomy.clone(), library.names.clone());
    let mut begun = Library::new(tables, library.packs.clone(), entries, Vec::new());
    begun.indicators = library.indicators.clone();
    Arc::new(begun)
}

/// Passages of the small library as results, each found by a word, the last so many only similar.
pub(crate) fn results(word: &str, passages: &[(&str, &str)], similar: usize) -> Results {
    let library = library();
    let marker = Marker::new(&Query::parse(word).unwrap());
    let hit = |(at, (report, id)): (usize, &(&str, &str))| {
        let report = library.reports().find(|known| known.id.as_str() == *report).unwrap().clone();
        let passage = report.passages.iter().position(|passage| passage.id.as_str() == *id).unwrap();
        Hit { exact: at + similar < passages.len(), score: 1, report, passage }
    };
    let hits: Vec<Hit> = passages.iter().enumerate().map(hit).collect();
    let mut countries: Vec<_> = hits.iter().map(|hit| hit.report.country).collect();
    countries.sort();
    countries.dedup();
    let (total, countries) = (hits.len(), countries.len());
    Results { total, similar, countries, hits, marker: Arc::new(marker), ..Results::default() }
}

/// Opened over another library of the fixtures.
pub(crate) fn over_fixture(opening: Opening, fixture: &str) -> Reader {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
    let mut reader = Reader::before_loading(opening);
    reader.tell(Msg::Library(load(&Shelf { bundled: false, folders: vec![folder] })));
    reader
}

impl Reader {
    pub(crate) fn open(opening: Opening) -> Self {
        let mut reader = Self::before_loading(opening);
        reader.tell(Msg::Library(library()));
        reader
    }

    /// At a size, in English, at the start.
    pub(crate) fn at(width: u16, height: u16) -> Self {
        Self::open(Opening { size: (width, height), ..Opening::default() })
    }

    /// At a place, 100×30.
    pub(crate) fn in_place(place: &'static str) -> Self {
        Self::open(Opening { size: (100, 30), place: Some(place), ..Opening::default() })
    }

    /// Over the bundled library.
    pub(crate) fn bundled(opening: Opening) -> Self {
        let mut reader = Self::before_loading(opening);
        reader.tell(Msg::Library(load(&Shelf { bundled: true, folders: Vec::new() })));
        reader
    }

    /// Over another folder of fixtures.
    pub(crate) fn over(folder: &str, size: (u16, u16)) -> Self {
        Self::over_path(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder), size)
    }

    /// Over a folder.
    pub(crate) fn over_path(folder: &std::path::Path, size: (u16, u16)) -> Self {
        let mut reader = Self::before_loading(Opening { size, ..Opening::default() });
        reader.tell(Msg::Library(load(&Shelf { bundled: false, folders: vec![folder.to_owned()] })));
        reader
    }

    /// The cells of the screen.
    pub(crate) fn buffer(&mut self) -> &ratatui::buffer::Buffer {
        self.draw();
        self.terminal.backend().buffer()
    }

    /// Before any file name is known.
    pub(crate) fn before_loading(opening: Opening) -> Self {
        let place = opening.place.map(|place| library().resolve(&place.parse::<PlaceText>().unwrap()).unwrap());
        let start = Start {
            words: Arc::new(Words::new(opening.lang)),
            keymap: Keymap::default(),
            theme: opening.theme,
            mouse: true,
            text_width: 72,
            session: opening.session,
            place,
            program: opening.program,
        };
        let (width, height) = opening.size;
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let lang = opening.lang;
        let mut reader = Self {
            app: App::new(start),
            terminal,
            effects: Vec::new(),
            notebook: Notebook::default(),
            lang,
            index: Index::default(),
            clock: 0,
            wake: None,
        };
        reader.tell(Msg::Resize(Size { width, height }));
        reader
    }

    pub(crate) fn tell(&mut self, msg: Msg) {
        if let Some(at) = self.wake.take_if(|at| *at <= self.clock + 500) {
            let before = std::mem::replace(&mut self.clock, at - 500);
            self.tell(Msg::Wake);
            self.clock = before;
        }
        // A day goes by from bookmark to bookmark.
        let days = 86_400 * self.notebook.bookmarks.len() as i64;
        // Nobody presses a key twice in the same moment.
        self.clock += 500;
        let now = 1000 * (1_780_000_000 + days) + self.clock;
        self.app.set_time(jiff::Timestamp::from_millisecond(now).unwrap());
        let mut effects = self.app.update(msg);
        effects.extend(self.app.rest());
        for effect in effects {
            self.effects.push(effect.clone());
            match effect {
                Effect::Search(generation, query) => {
                    self.index = self.index.extend(&self.app.library);
                    let answer = Query::parse(&query).and_then(|query| {
                        let ask = Ask { query: &query, lang: self.lang, limit: 100, bookmarks: &[], stale: &|| false };
                        self.index.search(&ask).unwrap()
                    });
                    self.tell(Msg::Found(generation, answer));
                }
                Effect::Save(changes) => {
                    let done: Vec<Change> = changes.iter().filter_map(|change| self.notebook.apply(change)).collect();
                    self.tell(Msg::Saved(Arc::new(self.notebook.clone()), done, "14:02".to_owned()));
                }
                Effect::Wake(milliseconds) => self.wake = Some(self.clock + milliseconds as i64),
                Effect::ReadNotebook => self.tell(Msg::Notebook(Arc::new(self.notebook.clone()))),
                _ => {}
            }
        }
    }

    /// The small library as its reports are after somebody edited Venezuela's.
    pub(crate) fn tell_edited(&mut self, edit: impl Fn(&str) -> String) {
        let folder = tempfile::tempdir().unwrap();
        let fixture = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/four");
        for file in std::fs::read_dir(fixture).unwrap().map(|file| file.unwrap().path()) {
            let text = std::fs::read_to_string(&file).unwrap();
            let text = if file.ends_with("ve.toml") { edit(&text) } else { text };
            std::fs::write(folder.path().join(file.file_name().unwrap()), text).unwrap();
        }
        self.tell(Msg::Library(load(&Shelf { bundled: false, folders: vec![folder.path().to_owned()] })));
    }

    /// Another window left this.
    pub(crate) fn tell_kept(&mut self, notebook: Notebook) -> &mut Self {
        self.notebook = notebook.clone();
        self.tell(Msg::Notebook(Arc::new(notebook)));
        self
    }

    /// Another window deleted everything.
    pub(crate) fn tell_emptied(&mut self) -> &mut Self {
        self.notebook = Notebook::default();
        self.tell(Msg::Notebook(Arc::default()));
        self
    }

    /// Answers the last question again: what the test says was found, or what is wrong with it.
    pub(crate) fn answer(&mut self, answer: Answer) -> &mut Self {
        let asked = |effect: &Effect| if let Effect::Search(generation, _) = effect { Some(*generation) } else { None };
        let generation = self.effects.iter().rev().find_map(asked).unwrap();
        self.tell(Msg::Found(generation, answer));
        self
    }

    /// The last question.
    pub(crate) fn asked(&self) -> String {
        let asked = |effect: &Effect| if let Effect::Search(_, query) = effect { Some(query.clone()) } else { None };
        self.effects.iter().rev().find_map(asked).unwrap()
    }

    /// Presses keys by name, separated by spaces; `"quoted words"` are typed letter by letter.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for (index, part) in keys.split('"').enumerate() {
            if index % 2 == 1 {
                for c in part.chars() {
                    let name = if c == ' ' { "space".to_owned() } else { c.to_string() };
                    self.tell(Msg::Key(name.parse().unwrap()));
                }
                continue;
            }
            for name in part.split_whitespace() {
                let key: Key = name.parse().unwrap_or_else(|_| panic!("{name}"));
                self.tell(Msg::Key(key));
            }
        }
        self.let_time_go_by();
        self
    }

    /// Lets the time go by that the reader waits for.
    pub(crate) fn let_time_go_by(&mut self) -> &mut Self {
        if let Some(at) = self.wake.take() {
            self.clock = at - 500;
            self.tell(Msg::Wake);
        }
        self
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.terminal.backend_mut().resize(width, height);
        self.tell(Msg::Resize(Size { width, height }));
        self
    }

    fn draw(&mut self) {
        let app = &self.app;
        self.terminal.draw(|frame| cotejo::ui::draw(frame, app)).unwrap();
    }

    /// The screen as text, one line a row, without the spaces at its end.
    pub(crate) fn screen(&mut self) -> String {
        self.draw();
        let buffer = self.terminal.backend().buffer();
        let width = usize::from(buffer.area.width).max(1);
        let mut out = String::new();
        for row in buffer.content.chunks(width) {
            let mut line = String::new();
            let mut skip = 0;
            for cell in row {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                line.push_str(cell.symbol());
                skip = cotejo::text::width(cell.symbol()).saturating_sub(1);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    /// The row of the screen that holds a text.
    pub(crate) fn row_of(&mut self, text: &str) -> usize {
        let screen = self.screen();
        screen.lines().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text:?} is not on\n{screen}"))
    }

    #[track_caller]
    pub(crate) fn see(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "{text:?} is not on\n{screen}");
        self
    }

    #[track_caller]
    pub(crate) fn not_see(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} is on\n{screen}");
        self
    }

    /// Opened over a library of which some countries are still to be read; gives the whole library too.
    pub(crate) fn while_reading(opening: Opening, fixture: &str, countries: &[&str]) -> (Self, Arc<Library>) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
        let whole = load(&Shelf { bundled: false, folders: vec![folder] });
        let mut reader = Self::before_loading(opening);
        reader.tell(Msg::Library(before_reading(&whole, countries)));
        (reader, whole)
    }

    /// The countries that were asked for, in order.
    pub(crate) fn wanted(&self) -> Vec<String> {
        let wanted = |effect: &Effect| if let Effect::Want(code) = effect { Some(code.to_string()) } else { None };
        self.effects.iter().filter_map(wanted).collect()
    }

    /// Where the terminal's cursor stands.
    pub(crate) fn cursor(&mut self) -> (u16, u16) {
        self.draw();
        let position = self.terminal.get_cursor_position().unwrap();
        (position.x, position.y)
    }

    /// The place under the cursor, as the reader would cite it.
    pub(crate) fn place(&self) -> String {
        self.app.place().map(|place| place.to_string()).unwrap_or_default()
    }

    /// Colours and modifiers of the cell where a text begins.
    pub(crate) fn style_of(&mut self, text: &str) -> (Color, Color, Modifier) {
        let row = self.row_of(text);
        let screen = self.screen();
        let line = screen.lines().nth(row).unwrap();
        let column = cotejo::text::width(line.split(text).next().unwrap());
        let cell = self.terminal.backend().buffer().cell((column as u16, row as u16)).unwrap();
        (cell.fg, cell.bg, cell.modifier)
    }
}
