//! The speaker's view: what the presentations of this user say of themselves, and what of it is shown.
//!
//! Must not: read a clock, know a socket, or show a text of another program as it came.

mod layout;
mod rows;
mod times;

use super::{CUE_VERSION, Cue, Effect, Key, KeyCode, Size, ThemeName};
use crate::say;
use crate::text::{Raw, Shown};
use crate::words::Words;
use jiff::Zoned;
pub use layout::FollowView;
use std::sync::Arc;

/// What can happen to the speaker's view.
#[derive(Clone, Debug)]
pub enum FollowMsg {
    /// A key.
    Key(Key),
    /// The terminal's size.
    Resize(Size),
    /// Time went by.
    Tick,
    /// How a presentation stands; the number is the presentation's.
    Cue(u64, Box<Cue>),
    /// It said something that could not be understood.
    Fault(u64, FollowFault),
    /// It ended, or its program did.
    Ended(u64),
    /// What keeps presentations from being found, or no longer does.
    Trouble(Option<FollowTrouble>),
    /// A worker broke down: what is shown may be old.
    WorkerLost,
}

/// Why something that a presentation said means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowFault {
    /// It is of another version of cotejo.
    OtherVersion,
    /// It is no cue.
    NotACue,
    /// It is too long.
    TooLong,
}

/// What keeps presentations from being found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowTrouble {
    /// A socket of somebody else.
    Foreign(Shown),
    /// A folder that is not the reader's alone.
    Folder(Shown),
}

/// A presentation that is connected.
struct Running {
    id: u64,
    /// How it stands; nothing before it said so.
    cue: Option<Cue>,
    fault: Option<FollowFault>,
}

/// The speaker's view.
pub struct Follow {
    /// The catalogue.
    pub words: Arc<Words>,
    /// How it looks.
    pub theme: ThemeName,
    /// The terminal.
    pub size: Size,
    /// What is drawn.
    pub view: FollowView,
    running: Vec<Running>,
    /// The presentation that was chosen over the newest.
    chosen: Option<u64>,
    /// What ended last: its title, and after how many seconds.
    over: Option<(String, i64)>,
    trouble: Option<FollowTrouble>,
    has_lost_worker: bool,
    now: Zoned,
    /// Rows of the notes that are scrolled away.
    scrolled: usize,
    /// The row of the slide that is seen first, where that was chosen.
    slide_top: Option<usize>,
}

impl Follow {
    /// Before any presentation is found.
    #[must_use]
    pub fn new(words: Arc<Words>, theme: ThemeName, now: Zoned) -> Self {
        Self {
            words,
            theme,
            size: Size::default(),
            view: FollowView::default(),
            running: Vec::new(),
            chosen: None,
            over: None,
            trouble: None,
            has_lost_worker: false,
            now,
            scrolled: 0,
            slide_top: None,
        }
    }

    /// Takes what happened at that time, and gives what is asked of the world.
    pub fn update(&mut self, msg: FollowMsg, now: &Zoned) -> Option<Effect> {
        self.now = now.clone();
        let before = self.followed().map(|(id, cue)| (id, cue.note.clone(), (cue.slide, cue.page)));
        let effect = self.take(msg);
        let after = self.followed().map(|(id, cue)| (id, cue.note.clone(), (cue.slide, cue.page)));
        if before != after {
            self.slide_top = None;
        }
        // The same note is read on from slide to slide; another one is read from its top.
        let of_note = |told: Option<(u64, String, _)>| told.map(|(id, note, _)| (id, note));
        if of_note(before) != of_note(after) {
            self.scrolled = 0;
        }
        self.prepare();
        effect
    }

    fn take(&mut self, msg: FollowMsg) -> Option<Effect> {
        match msg {
            FollowMsg::Key(key) => return self.key(key),
            FollowMsg::Resize(size) => self.size = size,
            FollowMsg::Tick => {}
            FollowMsg::Cue(id, cue) if cue.version == CUE_VERSION => {
                self.change(id, |running| (running.cue, running.fault) = (Some(cleaned(&cue)), None));
                self.over = None;
            }
            FollowMsg::Cue(id, _) => self.change(id, |running| running.fault = Some(FollowFault::OtherVersion)),
            FollowMsg::Fault(id, fault) => self.change(id, |running| running.fault = Some(fault)),
            FollowMsg::Ended(id) => self.ended(id),
            FollowMsg::Trouble(trouble) => self.trouble = trouble,
            FollowMsg::WorkerLost => self.has_lost_worker = true,
        }
        None
    }

    fn key(&mut self, key: Key) -> Option<Effect> {
        let page = self.view.page.max(1);
        let (notes, slide_top) = (&mut self.scrolled, self.view.slide_top);
        match (key.code, key.ctrl) {
            (KeyCode::Esc | KeyCode::Char('q'), false) | (KeyCode::Char('c'), true) => return Some(Effect::Quit),
            (KeyCode::Char('z'), true) => return Some(Effect::Suspend),
            (KeyCode::Char('l'), true) => return Some(Effect::Redraw),
            (KeyCode::Char('j') | KeyCode::Down, false) => *notes = notes.saturating_add(1),
            (KeyCode::Char('k') | KeyCode::Up, false) => *notes = notes.saturating_sub(1),
            (KeyCode::PageDown | KeyCode::Char(' '), false) => *notes = notes.saturating_add(page),
            (KeyCode::PageUp, false) => *notes = notes.saturating_sub(page),
            (KeyCode::Home, false) => *notes = 0,
            (KeyCode::End, false) => *notes = usize::MAX,
            (KeyCode::Char('J'), false) => self.slide_top = Some(slide_top.saturating_add(1)),
            (KeyCode::Char('K'), false) => self.slide_top = Some(slide_top.saturating_sub(1)),
            (KeyCode::Tab, false) => self.choose_next(),
            (KeyCode::Char('T'), false) => self.theme = self.theme.next(),
            _ => {}
        }
        None
    }

    /// Changes what is known of a presentation, which may be new.
    fn change(&mut self, id: u64, change: impl FnOnce(&mut Running)) {
        match self.running.iter_mut().find(|running| running.id == id) {
            Some(running) => change(running),
            None => {
                let mut running = Running { id, cue: None, fault: None };
                change(&mut running);
                self.running.push(running);
            }
        }
    }

    fn ended(&mut self, id: u64) {
        let over = self.followed().filter(|(followed, _)| *followed == id);
        let over = over.map(|(_, cue)| (cue.title.clone(), times::since(&self.now, cue.started)));
        self.over = over.or(self.over.take());
        self.running.retain(|running| running.id != id);
        self.chosen = self.chosen.filter(|chosen| *chosen != id);
    }

    /// The presentations that said how they stand, newest first.
    fn telling(&self) -> Vec<(u64, &Cue)> {
        let mut telling: Vec<_> =
            self.running.iter().filter_map(|running| Some((running.id, running.cue.as_ref()?))).collect();
        telling.sort_by_key(|(id, cue)| std::cmp::Reverse((cue.started, *id)));
        telling
    }

    /// The presentation that is shown: the newest, unless another one was chosen.
    fn followed(&self) -> Option<(u64, &Cue)> {
        let telling = self.telling();
        let chosen = telling.iter().find(|(id, _)| Some(*id) == self.chosen);
        chosen.or(telling.first()).copied()
    }

    fn choose_next(&mut self) {
        let telling = self.telling();
        let at = self.followed().and_then(|(id, _)| telling.iter().position(|(other, _)| *other == id));
        let next = at.and_then(|at| telling.get(at + 1).or(telling.first()));
        self.chosen = next.map(|(id, _)| *id);
    }

    /// What there is to know besides the presentation, the most urgent first.
    fn notices(&self) -> Vec<String> {
        let words = &self.words;
        let mut said = Vec::new();
        if self.has_lost_worker {
            said.push(words.say("follow-broken"));
        }
        let followed = self.followed().map(|(id, _)| id);
        let fault = |running: &&Running| followed.is_none_or(|id| running.id == id) && running.fault.is_some();
        said.extend(self.running.iter().find(fault).and_then(|running| running.fault).map(|fault| {
            words.say(match fault {
                FollowFault::OtherVersion => "follow-other-version",
                FollowFault::NotACue => "follow-not-a-cue",
                FollowFault::TooLong => "follow-too-long",
            })
        }));
        if let (Some((title, _)), Some(_)) = (&self.over, followed) {
            said.push(say!(words, "follow-other-over", title = title));
        }
        let count = self.telling().len();
        if count > 1 {
            said.push(say!(words, "follow-several", count = count));
        }
        said.extend(self.trouble.as_ref().map(|trouble| match trouble {
            FollowTrouble::Foreign(path) => say!(words, "follow-foreign", file = path),
            FollowTrouble::Folder(path) => say!(words, "follow-folder", folder = path),
        }));
        said
    }
}

/// A cue without anything in its texts that could act on a terminal; it came from another program.
fn cleaned(cue: &Cue) -> Cue {
    let line = |text: &str| Raw::new(text).shown().to_string();
    let lines = |text: &str| Raw::new(text).shown_lines().to_string();
    let mut clean = Cue {
        title: line(&cue.title),
        over: line(&cue.over),
        heading: line(&cue.heading),
        next: cue.next.as_deref().map(line),
        note: lines(&cue.note),
        reveal: cue.reveal.as_deref().map(line),
        ..cue.clone()
    };
    clean.lines.iter_mut().for_each(|shown| shown.text = lines(&shown.text));
    clean
}
