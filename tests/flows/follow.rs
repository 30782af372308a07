//! The speaker's view: what presentations say of themselves, at every size, and what is said when none does.

use cotejo::app::{CUE_VERSION, Cue, CueLine, Effect, Follow, FollowFault, FollowMsg, FollowTrouble, Size, ThemeName};
use cotejo::model::Lang;
use cotejo::text::Raw;
use cotejo::words::Words;
use jiff::{SignedDuration, Timestamp, Zoned, tz::TimeZone};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::Arc;

/// The speaker's view, its terminal, and a clock that the test sets.
struct View {
    follow: Follow,
    terminal: Terminal<TestBackend>,
    seconds: i64,
}

fn began() -> Timestamp {
    "2026-06-01T14:00:00Z".parse().unwrap()
}

/// The view of a deck's presentation, for the README.
pub(crate) fn picture(size: (u16, u16)) -> ratatui::buffer::Buffer {
    let mut view = View::at(size.0, size.1);
    view.screen();
    view.terminal.backend().buffer().clone()
}

impl View {
    fn open(lang: Lang, (width, height): (u16, u16)) -> Self {
        let follow = Follow::new(Arc::new(Words::new(lang)), ThemeName::Ansi, Zoned::default());
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut view = Self { follow, terminal, seconds: 750 };
        view.tell(FollowMsg::Resize(Size { width, height }));
        view
    }

    /// At a size, in English, with the presentation of these tests.
    fn at(width: u16, height: u16) -> Self {
        let mut view = Self::open(Lang::En, (width, height));
        view.tell(FollowMsg::Cue(1, Box::new(cue())));
        view
    }

    fn tell(&mut self, msg: FollowMsg) -> Option<Effect> {
        let now = began().saturating_add(SignedDuration::from_secs(self.seconds)).unwrap();
        self.follow.update(msg, &now.to_zoned(TimeZone::UTC))
    }

    fn cue(&mut self, change: impl FnOnce(&mut Cue)) -> &mut Self {
        let mut cue = cue();
        change(&mut cue);
        self.tell(FollowMsg::Cue(1, Box::new(cue)));
        self
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            assert_eq!(self.tell(FollowMsg::Key(key.parse().unwrap())), None, "{key}");
        }
        self
    }

    fn screen(&mut self) -> String {
        let follow = &self.follow;
        self.terminal.draw(|frame| cotejo::ui::draw_follow(frame, follow)).unwrap();
        let buffer = self.terminal.backend().buffer();
        let rows = buffer.content.chunks(usize::from(buffer.area.width));
        let row = |cells: &[ratatui::buffer::Cell]| {
            let text: String = cells.iter().map(|cell| cell.symbol()).collect();
            format!("{}\n", text.trim_end())
        };
        rows.map(row).collect()
    }

    #[track_caller]
    fn see(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "{text:?} is not on\n{screen}");
        self
    }

    #[track_caller]
    fn not_see(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} is on\n{screen}");
        self
    }
}

fn line(text: &str, is_about: bool, is_hidden: bool) -> CueLine {
    CueLine { text: text.to_owned(), is_about, is_hidden }
}

fn cue() -> Cue {
    Cue {
        version: CUE_VERSION,
        title: "Who shelters victims".to_owned(),
        slide: (3, 12),
        page: (2, 3),
        over: "Venezuela › Protection".to_owned(),
        heading: "Shelter and assistance".to_owned(),
        lines: vec![
            line("The State, 2006 · reported done [1]", true, false),
            line("87 victims were taken home to their countries with help of the ministry.", false, false),
            line("U.S. Department of State, 2007 [2]", true, false),
            line("No shelter was for victims of trafficking alone; they were sent to others.", false, false),
            line("Comptroller, 2012 [5]", true, true),
            line("Two of three shelters that were planned were never opened.", false, true),
        ],
        next: Some("Venezuela › Protection › Witnesses".to_owned()),
        note: "Ask the room first: who has seen a shelter?\n\nThen the two numbers, and that they are of \
               different years. Do not add them up.\n\n- the State counts returns\n- others count beds\n\
               Leave time for the second question."
            .to_owned(),
        item: Some((2, 5)),
        item_minutes: Some(5),
        item_before: 60,
        item_since: began().saturating_add(SignedDuration::from_secs(560)).unwrap(),
        minutes: Some(20),
        minutes_after: 7,
        started: began(),
        is_blank: false,
        reveal: Some("voice by voice".to_owned()),
    }
}

#[test]
fn a_presentation_is_shown_with_notes_next_and_times_at_every_size() {
    for (width, height) in [(80, 24), (100, 30), (200, 50), (40, 10), (60, 30)] {
        let screen = View::at(width, height).screen();
        for text in
            ["Shelter and assistance", "Next: Venezuela", "Ask the room first", "12:30", "7:30", "4:10 of 5 min"]
        {
            assert!(screen.contains(text), "{text:?} is not on\n{screen}");
        }
        insta::assert_snapshot!(format!("follow-{width}x{height}"), screen);
    }
}

#[test]
fn it_speaks_spanish() {
    let mut view = View::open(Lang::Es, (80, 24));
    insta::assert_snapshot!("follow-none-es", view.screen());
    view.tell(FollowMsg::Cue(1, Box::new(cue())));
    insta::assert_snapshot!("follow-es-80x24", view.screen());
}

#[test]
fn every_size_is_drawn_whatever_the_presentation_says() {
    for width in [1, 19, 20, 27, 40, 79, 80, 81, 131, 200] {
        for height in [1, 7, 8, 9, 11, 14, 17, 18, 19, 24, 31, 60] {
            let mut view = View::at(width, height);
            view.screen();
            view.cue(|cue| {
                cue.lines = vec![line(&"word ".repeat(40), false, true); 30];
                cue.note = "note\n".repeat(99);
                cue.heading = "heading ".repeat(40);
                cue.title = "t".repeat(500);
                cue.next = Some("next ".repeat(60));
                (cue.slide, cue.page) = ((0, 0), (usize::MAX, 7));
                cue.is_blank = true;
            });
            view.keys("end J J K pageup").screen();
            view.cue(|cue| *cue = Cue { version: CUE_VERSION, ..Cue::default() });
            view.screen();
        }
    }
}

#[test]
fn what_the_room_does_not_see_is_said_in_words() {
    let mut view = View::at(100, 30);
    view.see("(hidden) Two of three").see("Revealing: voice by voice").not_see("(hidden) 87");
    view.not_see("The room sees nothing").cue(|cue| cue.is_blank = true).see("The room sees nothing.");
    View::at(40, 10).cue(|cue| cue.is_blank = true).see("The room sees nothing.");
}

#[test]
fn time_that_ran_out_is_said_in_words() {
    let mut view = View::at(100, 30);
    view.see("Elapsed 12:30 · 7:30 left").see("As planned").see("62% of 20 min").see("Slide 3 of 12");
    view.seconds = 1335;
    view.tell(FollowMsg::Tick);
    view.see("over time by 2:15").see("9:15 behind the plan").see("13:55, 8:55 over its 5 min").see("111% of 20 min");
    view.see("14:22");
    view.cue(|cue| (cue.minutes, cue.item_minutes, cue.item) = (None, None, None));
    view.see("Elapsed 22:15 · no time was planned").not_see("Item").not_see("%");
}

#[test]
fn notes_scroll_and_stay_where_they_are_while_the_item_does() {
    let mut view = View::at(40, 10);
    view.see("Notes: Ask the room first").see("notes 1–2 of");
    view.keys("j j").see("notes 3–4 of").not_see("Ask the room").keys("k").see("notes 2–3 of");
    view.keys("end").see("second question").keys("home").see("Ask the room").keys("pagedown down up").see("notes 2–3");
    view.cue(|cue| cue.slide = (4, 12)).see("notes 2–3");
    view.cue(|cue| cue.note = "Another item.".to_owned()).see("Notes: Another item.").not_see("↑↓");
    view.cue(|cue| cue.note = " ".to_owned()).see("No notes here.");
}

#[test]
fn a_slide_that_does_not_fit_shows_what_was_revealed_last() {
    let mut view = View::at(80, 24);
    view.cue(|cue| {
        cue.lines = (1..60).map(|at| line(&format!("Point {at}."), false, at > 40)).collect();
    });
    view.see("Point 40.").not_see("Point 1.").see("more rows").see("J K slide");
    view.keys("K K K").not_see("Point 40.").keys("J J J J J J").see("(hidden) Point 42.");
    view.cue(|cue| cue.slide = (9, 12)).see("Shelter and assistance").not_see("J K slide");
}

#[test]
fn two_presentations_are_told_apart_and_tab_changes() {
    let mut view = View::at(100, 30);
    let newer = Cue { title: "The other one".to_owned(), started: began() + SignedDuration::from_secs(60), ..cue() };
    view.tell(FollowMsg::Cue(2, Box::new(newer.clone())));
    view.see("The other one").see("2 presentations; Tab changes.").see("Tab other presentation");
    view.keys("tab").see("Who shelters victims").keys("tab").see("The other one").keys("tab").see("Who shelters");
    // What the other one says does not take its place.
    view.tell(FollowMsg::Cue(2, Box::new(newer)));
    view.see("Who shelters victims");
    view.tell(FollowMsg::Ended(1));
    view.see("The other one").see("“Who shelters victims” is over.").not_see("2 presentations");
    view.tell(FollowMsg::Ended(2));
    view.see("“The other one” is over, after 11:30.").see("The next presentation appears here by itself.");
    view.tell(FollowMsg::Cue(3, Box::new(cue())));
    view.see("Who shelters victims").not_see("is over");
}

#[test]
fn what_cannot_be_understood_or_trusted_is_said() {
    let mut view = View::open(Lang::En, (100, 30));
    view.see("No presentation is running.").see("cotejo present");
    view.tell(FollowMsg::Fault(1, FollowFault::OtherVersion));
    view.see("Another version of cotejo is presenting").see("No presentation is running.");
    view.cue(|_| {}).see("Shelter and assistance").not_see("Another version");
    view.cue(|cue| cue.version = CUE_VERSION + 1).see("Another version").see("Shelter and assistance");
    view.tell(FollowMsg::Fault(1, FollowFault::NotACue));
    view.see("something that is not understood").see("Shelter and assistance");
    view.tell(FollowMsg::Fault(1, FollowFault::TooLong));
    view.see("more than 1 MB at once");
    view.cue(|_| {}).not_see("1 MB");
    let path = |text: &str| Raw::new(text.to_owned()).shown();
    view.tell(FollowMsg::Trouble(Some(FollowTrouble::Foreign(path("/run/present-7.sock")))));
    view.see("/run/present-7.sock is another user’s and is left alone.");
    view.tell(FollowMsg::Trouble(Some(FollowTrouble::Folder(path("/run/cotejo")))));
    view.see("/run/cotejo is not used: others could").tell(FollowMsg::Trouble(None));
    view.not_see("is not used").tell(FollowMsg::WorkerLost);
    view.see("Part of this window broke down");
}

#[test]
fn nothing_that_a_presentation_says_reaches_the_terminal_as_it_came() {
    let mut view = View::at(100, 30);
    let bad = "a\u{1b}]52;c;AAAA\u{7}\u{202e}b\rc";
    view.cue(|cue| {
        *cue = Cue {
            title: bad.into(),
            over: bad.into(),
            heading: bad.into(),
            next: Some(bad.into()),
            note: bad.into(),
            reveal: Some(bad.into()),
            lines: vec![line(bad, false, false), line(bad, true, true)],
            ..cue.clone()
        };
    });
    let screen = view.screen();
    assert!(!screen.contains(['\u{1b}', '\u{7}', '\u{202e}', '\r']), "{screen:?}");
    view.tell(FollowMsg::Ended(1));
    assert!(!view.screen().contains(['\u{1b}', '\u{7}', '\u{202e}']));
}

#[test]
fn it_is_left_and_its_look_changed() {
    let mut view = View::at(100, 30);
    for key in ["q", "esc", "ctrl-c"] {
        assert_eq!(view.tell(FollowMsg::Key(key.parse().unwrap())), Some(Effect::Quit), "{key}");
    }
    assert_eq!(view.tell(FollowMsg::Key("ctrl-z".parse().unwrap())), Some(Effect::Suspend));
    let themes: Vec<ThemeName> = (0..4).map(|_| view.keys("T").follow.theme).collect();
    assert_eq!(themes, [ThemeName::Contrast, ThemeName::Mono, ThemeName::Projector, ThemeName::Ansi]);
}

#[test]
fn whom_the_room_is_to_guess_the_speaker_sees() {
    let mut view = View::at(60, 20);
    view.cue(|cue| {
        cue.lines = vec![
            line("The State, 2005", true, true),
            line(&"What it says of that year. ".repeat(12), false, false),
            line("A reply of 2006", true, true),
        ];
    });
    view.see("(hidden) The State, 2005");
}
