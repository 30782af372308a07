//! The table of actions: which keys mean what where, in the order in which footers show them.
//!
//! Must not: say what an action does; that is in the catalogue, under its name.

use super::Context::{
    self, Bookmarks, Box, Compare, Countries, Deck, Drawer, Figures, Grid, Note, Penalties, Search, Text, Timeline,
};
use super::{Action, Entry};

const READING: &[Context] = &[Text, Countries, Compare];
const TOPICS: &[Context] = &[Text, Countries, Compare, Grid, Timeline, Figures];
const SCREENS: &[Context] = &[Text, Countries, Compare, Grid, Timeline, Figures, Penalties];
const ROWS: &[Context] = &[Text, Countries, Compare, Grid, Timeline, Figures, Penalties, Drawer, Bookmarks, Deck];
const ROWS_AND_SEARCH: &[Context] =
    &[Text, Countries, Compare, Grid, Timeline, Figures, Penalties, Drawer, Bookmarks, Deck, Search];
const ROWS_AND_BOX: &[Context] =
    &[Text, Countries, Compare, Grid, Timeline, Figures, Penalties, Drawer, Bookmarks, Deck, Search, Note, Box];

/// Where Esc does no more than close: the box of a note keeps a draft.
const CLOSED: &[Context] =
    &[Text, Countries, Compare, Grid, Timeline, Figures, Penalties, Drawer, Bookmarks, Deck, Search, Box];

/// Lists of what the reader keeps.
const KEPT: &[Context] = &[Bookmarks, Deck];
/// Where something can be kept of what is read.
const READ: &[Context] = &[Text, Countries, Compare, Grid, Timeline, Figures, Penalties, Drawer];
/// Where the deck that is added to matters.
const DECKED: &[Context] = &[Text, Countries, Compare, Grid, Timeline, Figures, Penalties, Drawer, Bookmarks];

const TAKEN: &[Context] = &[Text, Countries, Compare, Grid, Timeline, Figures, Penalties, Drawer, Bookmarks, Deck];

const fn row(
    action: Action,
    name: &'static str,
    contexts: &'static [Context],
    keys: &'static [&'static str],
    footer: Option<&'static str>,
) -> Entry {
    Entry { action, name, contexts, keys, footer }
}

/// The table. Footers show rows in this order, as many as fit.
pub const TABLE: &[Entry] = &[
    row(Action::IntoText, "into-text", &[Countries], &["enter", "right", "l"], Some("foot-read")),
    row(Action::Open, "details", &[Text, Timeline, Figures, Penalties], &["enter"], Some("foot-details")),
    row(Action::IntoText, "to-section", &[Timeline], &["o"], Some("foot-open-section")),
    row(Action::Open, "open", KEPT, &["enter"], Some("foot-open")),
    row(Action::OtherPane, "next-tab", &[Bookmarks], &["tab"], Some("foot-tab")),
    row(Action::OtherPaneBack, "previous-tab", &[Bookmarks], &["shift-tab"], None),
    row(Action::Open, "open-section", &[Grid], &["enter"], Some("foot-open-section")),
    row(Action::Follow(1), "follow-1", &[Drawer], &["1"], Some("foot-follow")),
    row(Action::Follow(2), "follow-2", &[Drawer], &["2"], Some("foot-follow")),
    row(Action::Follow(3), "follow-3", &[Drawer], &["3"], Some("foot-follow")),
    row(Action::Follow(4), "follow-4", &[Drawer], &["4"], Some("foot-follow")),
    row(Action::Follow(5), "follow-5", &[Drawer], &["5"], Some("foot-follow")),
    row(Action::Follow(6), "follow-6", &[Drawer], &["6"], Some("foot-follow")),
    row(Action::Follow(7), "follow-7", &[Drawer], &["7"], Some("foot-follow")),
    row(Action::Follow(8), "follow-8", &[Drawer], &["8"], Some("foot-follow")),
    row(Action::Follow(9), "follow-9", &[Drawer], &["9"], Some("foot-follow")),
    row(Action::OtherPane, "next-lead", &[Drawer], &["tab"], None),
    row(Action::OtherPaneBack, "previous-lead", &[Drawer], &["shift-tab"], None),
    row(Action::Open, "follow", &[Drawer], &["enter"], None),
    row(Action::Turn, "turn", &[Figures], &["tab", "t"], Some("foot-turn")),
    row(Action::TurnBack, "turn-back", &[Figures], &["shift-tab"], None),
    row(Action::Widen, "widen", &[Figures], &["w"], Some("foot-widen")),
    row(Action::ChooseCountries, "choose-countries", &[Figures], &["c"], Some("foot-countries")),
    row(Action::AllCountries, "all-countries", &[Figures, Penalties], &["a"], Some("foot-all-countries")),
    row(Action::NextOffence, "next-offence", &[Penalties], &["o"], Some("foot-offence")),
    row(
        Action::NextCountry,
        "next-country",
        &[Text, Countries, Timeline, Figures],
        &["J", "ctrl-down"],
        Some("foot-country"),
    ),
    row(
        Action::PreviousCountry,
        "previous-country",
        &[Text, Countries, Timeline, Figures],
        &["K", "ctrl-up"],
        Some("foot-country"),
    ),
    row(Action::Topic(1), "topic-1", TOPICS, &["1"], Some("foot-topic")),
    row(Action::Topic(2), "topic-2", TOPICS, &["2"], Some("foot-topic")),
    row(Action::Topic(3), "topic-3", TOPICS, &["3"], Some("foot-topic")),
    row(Action::Topic(4), "topic-4", TOPICS, &["4"], Some("foot-topic")),
    row(Action::Topic(5), "topic-5", TOPICS, &["5"], Some("foot-topic")),
    row(Action::Topic(6), "topic-6", TOPICS, &["6"], Some("foot-topic")),
    row(Action::Topic(7), "topic-7", TOPICS, &["7"], Some("foot-topic")),
    row(Action::Topic(8), "topic-8", TOPICS, &["8"], Some("foot-topic")),
    row(Action::Topic(9), "topic-9", TOPICS, &["9"], Some("foot-topic")),
    row(Action::Level, "level", &[Grid], &["tab"], Some("foot-level")),
    row(Action::LevelUp, "level-up", &[Grid], &["backspace"], None),
    row(Action::OtherPane, "timeline-view", &[Timeline], &["tab"], Some("foot-timeline-view")),
    row(Action::Mark, "mark", &[Countries, Grid, Bookmarks], &["space"], Some("foot-mark")),
    row(Action::Compare, "compare", &[Text, Countries, Grid], &["c"], Some("foot-compare")),
    row(Action::CountryOrder, "country-order", &[Grid], &["o"], Some("foot-order")),
    row(Action::Region, "region", &[Grid], &["r"], Some("foot-region")),
    row(Action::Open, "who-says-so", &[Compare], &["s"], Some("foot-details")),
    row(Action::Maximise, "maximise", &[Compare], &["enter"], Some("foot-maximise")),
    row(Action::Differing, "differing", &[Compare], &["d"], Some("foot-differing")),
    row(Action::PreviousDifference, "previous-difference", &[Compare], &["<"], Some("foot-difference")),
    row(Action::NextDifference, "next-difference", &[Compare], &[">"], Some("foot-difference")),
    row(Action::Swap, "swap", &[Compare], &["x"], Some("foot-swap")),
    row(Action::Compare, "columns", &[Compare], &["c"], Some("foot-columns")),
    row(Action::PartColumns, "part-columns", &[Compare], &["="], Some("foot-part")),
    row(Action::OnlyPoint, "only-point", &[Compare], &["o"], Some("foot-only-point")),
    row(Action::Counterpart, "counterpart", &[Text, Compare, Drawer], &["f"], None),
    row(Action::TakeAway, "take-away", TAKEN, &["e"], None),
    row(Action::SaveElsewhere, "save-elsewhere", ROWS, &[], None),
    row(Action::TakeAway, "take-hits", &[Search], &["ctrl-s"], None),
    row(Action::Define, "define", READING, &["D"], None),
    row(Action::OtherPane, "other-pane", READING, &["tab"], None),
    row(Action::OtherPaneBack, "other-pane-back", READING, &["shift-tab"], None),
    row(Action::Find, "find", &[Text, Countries, Grid, Penalties, Bookmarks], &["/"], Some("foot-find")),
    row(Action::FindAll, "find-all", ROWS, &["ctrl-f"], Some("foot-find-all")),
    row(Action::Complete, "complete", &[Search], &["right"], None),
    row(Action::NextScope, "next-scope", &[Search], &["tab"], Some("foot-scope")),
    row(Action::PreviousScope, "previous-scope", &[Search], &["shift-tab"], None),
    row(Action::HeatMap, "heat-map", &[Search], &["ctrl-g"], Some("foot-heat-map")),
    row(Action::OlderQuery, "older-query", &[Search], &["ctrl-up"], Some("foot-query")),
    row(Action::NewerQuery, "newer-query", &[Search], &["ctrl-down"], Some("foot-query")),
    row(Action::ResumeSearch, "resume-search", ROWS_AND_SEARCH, &["ctrl-r"], None),
    row(Action::Bookmark, "edit-note", KEPT, &["m"], Some("foot-edit-note")),
    row(Action::CountryOrder, "groups", &[Bookmarks], &["o"], Some("foot-groups")),
    row(Action::Delete, "delete", KEPT, &["d", "delete"], Some("foot-delete")),
    row(Action::Undo, "undo", KEPT, &["u"], Some("foot-undo")),
    row(Action::Redo, "redo", KEPT, &["U"], None),
    row(Action::LessTime, "less-time", &[Deck], &["<"], Some("foot-time")),
    row(Action::MoreTime, "more-time", &[Deck], &[">"], Some("foot-time")),
    row(Action::MoveDown, "move-down", KEPT, &["J", "ctrl-down"], Some("foot-move")),
    row(Action::MoveUp, "move-up", KEPT, &["K", "ctrl-up"], Some("foot-move")),
    row(Action::Rename, "rename", KEPT, &["r"], None),
    row(Action::Refresh, "refresh", &[Bookmarks], &["R"], None),
    row(Action::MarkAll, "mark-all", &[Bookmarks], &["*"], None),
    row(Action::Voices, "voices", &[Text, Countries, Compare, Timeline], &["v"], Some("foot-voices")),
    row(Action::Copy, "copy", &[Text, Compare, Timeline, Figures, Penalties, Drawer], &["y"], Some("foot-copy")),
    row(Action::Grid, "grid", &[Text, Countries, Compare, Timeline, Figures, Penalties], &["H"], Some("foot-grid")),
    row(Action::Timeline, "timeline", &[Text, Countries, Compare, Grid, Penalties], &["t"], Some("foot-timeline")),
    row(Action::Bookmark, "bookmark", READ, &["m"], Some("foot-bookmark")),
    row(Action::Bookmark, "bookmark-search", &[Search], &["alt-m"], None),
    row(Action::AddToDeck, "add-to-deck", DECKED, &["+"], Some("foot-deck")),
    row(Action::AddToDeck, "add-hit-to-deck", &[Search], &["alt-+"], None),
    row(Action::DeckOf, "deck-of-screen", DECKED, &["&"], None),
    row(Action::DeckOf, "deck-of-hits", &[Search], &["alt-&"], None),
    row(Action::ChooseDeck, "choose-deck", DECKED, &["alt-d"], None),
    row(Action::SaveNote, "note-save", &[Note], &["enter", "ctrl-s"], Some("foot-note-save")),
    row(Action::BreakLine, "note-line", &[Note], &["alt-enter", "ctrl-j", "shift-enter"], Some("foot-note-line")),
    row(Action::Widen, "note-widen", &[Note], &["tab"], Some("foot-note-widen")),
    row(Action::OtherPane, "note-field", &[Note], &["shift-tab"], Some("foot-note-field")),
    row(Action::Close, "note-leave", &[Note], &["esc"], Some("foot-note-leave")),
    row(Action::EditOutside, "note-editor", &[Note], &["f4"], Some("foot-note-editor")),
    row(Action::Undo, "note-undo", &[Note], &["alt-z", "ctrl-_"], None),
    row(Action::Redo, "note-redo", &[Note], &["ctrl-y"], None),
    row(Action::Revert, "note-revert", &[Note], &["ctrl-x"], None),
    row(Action::Close, "close", CLOSED, &["esc"], Some("foot-close")),
    row(Action::Help, "help", ROWS, &["?", "f1"], Some("foot-help")),
    row(Action::GoTo, "go-to", ROWS, &["ctrl-p"], Some("foot-go-to")),
    row(Action::Bookmarks, "bookmarks", READ, &["'"], Some("foot-bookmarks")),
    row(Action::Notes, "notes", &[Text, Countries, Compare, Timeline], &["a"], None),
    row(Action::Palette, "palette", ROWS, &[":", "ctrl-k"], Some("foot-palette")),
    row(Action::Down, "down", ROWS, &["j", "down"], None),
    row(Action::Up, "up", ROWS, &["k", "up"], None),
    row(Action::PageDown, "page-down", ROWS, &["pagedown"], None),
    row(Action::PageDown, "page", &[Text, Compare, Timeline, Drawer], &["space"], None),
    row(Action::PageUp, "page-up", ROWS, &["pageup"], None),
    row(Action::Top, "top", ROWS, &["g", "home"], None),
    row(Action::Bottom, "bottom", ROWS, &["G", "end"], None),
    row(Action::NextTopic, "next-topic", &[Text, Compare, Timeline], &["l", "right"], None),
    row(Action::PreviousTopic, "previous-topic", &[Text, Compare, Timeline], &["h", "left"], None),
    row(Action::Right, "right", &[Grid, Figures], &["l", "right"], None),
    row(Action::Left, "left", &[Grid, Figures], &["h", "left"], None),
    row(Action::NextPoint, "read-on", KEPT, &["."], None),
    row(Action::PreviousPoint, "read-back", KEPT, &[","], None),
    row(Action::NextPoint, "next-year", &[Timeline], &[".", "}"], None),
    row(Action::PreviousPoint, "previous-year", &[Timeline], &[",", "{"], None),
    row(Action::NextPoint, "next-indicator", &[Figures], &[".", "}"], None),
    row(Action::PreviousPoint, "previous-indicator", &[Figures], &[",", "{"], None),
    row(Action::Figures, "figures", &[Text, Countries, Compare, Grid, Timeline, Penalties], &["i"], None),
    row(Action::Penalties, "penalties", &[Text, Countries, Compare, Grid, Timeline, Figures], &["L"], None),
    row(Action::NextPoint, "next-point", READING, &[".", "}"], None),
    row(Action::PreviousPoint, "previous-point", READING, &[",", "{"], None),
    row(Action::OlderReport, "older-report", &[Text, Countries], &["<"], None),
    row(Action::NewerReport, "newer-report", &[Text, Countries], &[">"], None),
    row(Action::ByVoice, "by-voice", READING, &["V"], None),
    row(
        Action::CopyPlace,
        "copy-place",
        &[Text, Countries, Compare, Timeline, Figures, Penalties, Drawer],
        &["Y"],
        None,
    ),
    row(Action::Sources, "sources", &[Text, Countries, Compare, Figures, Penalties, Drawer], &["S"], None),
    row(Action::Glossary, "glossary", ROWS, &["f3"], None),
    row(Action::Ledger, "ledger", READING, &["p"], None),
    row(Action::NextHit, "next-hit", &[Text, Countries], &["n"], None),
    row(Action::PreviousHit, "previous-hit", &[Text, Countries], &["N"], None),
    row(Action::LastPlace, "last-place", &[Text, Countries], &["`"], None),
    row(Action::Back, "back", &[Text, Countries, Compare, Drawer], &["ctrl-o", "alt-left"], None),
    row(Action::Forward, "forward", &[Text, Countries, Compare, Drawer], &["alt-right"], None),
    row(Action::Bare, "bare-text", &[Text, Countries], &["z"], None),
    row(Action::Mouse, "mouse", SCREENS, &["M"], None),
    row(Action::Theme, "theme", SCREENS, &["T"], None),
    row(Action::ResumeDraft, "resume-draft", SCREENS, &[], None),
    row(Action::Reload, "reload", SCREENS, &[], None),
    row(Action::Redraw, "redraw", ROWS_AND_BOX, &["ctrl-l"], None),
    row(Action::Suspend, "suspend", ROWS_AND_BOX, &["ctrl-z"], None),
    row(Action::Quit, "quit", ROWS, &["q"], None),
];
