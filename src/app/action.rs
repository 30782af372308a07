//! The one table of actions: names, keys, where they work. Help, footer, palette, `cotejo keys`,
//! configuration and the README's table are all made from it.
//!
//! Must not: do anything. What an action does is in the screen that has the focus.

/// What a key can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Cursor down.
    Down,
    /// Cursor up.
    Up,
    /// A screenful down.
    PageDown,
    /// A screenful up.
    PageUp,
    /// To the first row.
    Top,
    /// To the last row.
    Bottom,
    /// The other pane, or column.
    OtherPane,
    /// The other pane, or column, backwards.
    OtherPaneBack,
    /// What the row under the cursor is for.
    Open,
    /// From the list into the text.
    IntoText,
    /// Next country, same topic, point and relative place.
    NextCountry,
    /// Previous country.
    PreviousCountry,
    /// Next topic.
    NextTopic,
    /// Previous topic.
    PreviousTopic,
    /// The topic with this digit.
    Topic(u8),
    /// Next point.
    NextPoint,
    /// Previous point.
    PreviousPoint,
    /// Older report of the country.
    OlderReport,
    /// Newer report of the country, and back to all.
    NewerReport,
    /// Prose or ledger.
    Ledger,
    /// Whose voices: all, the State, the others.
    Voices,
    /// In which order: by period, the State first, the State last.
    ByVoice,
    /// The passage with this digit in the drawer.
    Follow(u8),
    /// Copy the passage with its citation.
    Copy,
    /// Copy the place.
    CopyPlace,
    /// All sources.
    Sources,
    /// Terms of the field.
    Glossary,
    /// Find in this section, filter this list.
    Find,
    /// Search everything.
    FindAll,
    /// Take up the last search.
    ResumeSearch,
    /// Search in the next scope.
    NextScope,
    /// Search in the scope before.
    PreviousScope,
    /// The query before.
    OlderQuery,
    /// The query after.
    NewerQuery,
    /// Where the hits are; a level down; back to the rows.
    HeatMap,
    /// Take what the box offers.
    Complete,
    /// Go to by name.
    GoTo,
    /// Next hit.
    NextHit,
    /// Previous hit.
    PreviousHit,
    /// Figures of countries.
    Figures,
    /// Penalties by country.
    Penalties,
    /// Left in a table.
    Left,
    /// Right in a table.
    Right,
    /// The next form: table, bars, lines.
    Turn,
    /// The form before.
    TurnBack,
    /// All topics, and back to one.
    Widen,
    /// Ask which countries.
    ChooseCountries,
    /// All countries, and back to those chosen.
    AllCountries,
    /// Penalties for the next offence.
    NextOffence,
    /// Mark the country.
    Mark,
    /// Compare the marked countries.
    Compare,
    /// Swap the column with its neighbour.
    Swap,
    /// One column alone, and back.
    Maximise,
    /// One point alone, and back to all.
    OnlyPoint,
    /// Only points in which the columns differ, and back to all.
    Differing,
    /// The next point in which the columns differ.
    NextDifference,
    /// The one before.
    PreviousDifference,
    /// Each column scrolls for itself, and back.
    PartColumns,
    /// To the passage that says otherwise.
    Counterpart,
    /// What a point asks and what belongs there.
    Define,
    /// A file of what is on the screen.
    TakeAway,
    /// Bookmark with a note.
    Bookmark,
    /// The list of bookmarks.
    Bookmarks,
    /// Delete the bookmark.
    Delete,
    /// Take back the last deletion.
    Undo,
    /// Back in history.
    Back,
    /// Forward in history.
    Forward,
    /// All actions by name.
    Palette,
    /// Keys and what they do.
    Help,
    /// Text without borders, mouse released.
    Bare,
    /// Mouse on or off.
    Mouse,
    /// Next theme.
    Theme,
    /// Read the library again.
    Reload,
    /// Draw everything again.
    Redraw,
    /// To the shell, `fg` comes back.
    Suspend,
    /// Close the top layer.
    Close,
    /// Close the top layer; at the root, leave.
    Quit,
}

/// Where the focus is, which decides what a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The list of countries.
    Countries,
    /// A section's text.
    Text,
    /// The comparison.
    Compare,
    /// A passage's drawer, help, and other text that scrolls.
    Drawer,
    /// The list of bookmarks.
    Bookmarks,
    /// The figures.
    Figures,
    /// The penalties.
    Penalties,
    /// The search box, in each of its scopes.
    Search,
    /// Another box with rows under it: palette, help, a filter.
    Box,
}

impl Context {
    /// All of them, in the order help lists them.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Countries,
        Self::Compare,
        Self::Figures,
        Self::Penalties,
        Self::Search,
        Self::Bookmarks,
        Self::Drawer,
        Self::Box,
    ];

    /// Its message in the catalogue.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Countries => "context-countries",
            Self::Text => "context-text",
            Self::Compare => "context-compare",
            Self::Figures => "context-figures",
            Self::Penalties => "context-penalties",
            Self::Drawer => "context-drawer",
            Self::Bookmarks => "context-bookmarks",
            Self::Search => "context-search",
            Self::Box => "context-box",
        }
    }

    /// Whether letters are typed here.
    #[must_use]
    pub fn is_box(self) -> bool {
        matches!(self, Self::Search | Self::Box)
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Its name in configuration and `cotejo keys`; `action-<name>` is its message.
    pub name: &'static str,
    /// Where it works.
    pub contexts: &'static [Context],
    /// Its keys, by name; none means that the palette reaches it.
    pub keys: &'static [&'static str],
    /// Its message in the footer, where it is shown there.
    pub footer: Option<&'static str>,
}

use Context::{Bookmarks, Box, Compare, Countries, Drawer, Figures, Penalties, Search, Text};

const READING: &[Context] = &[Text, Countries, Compare];
const TOPICS: &[Context] = &[Text, Countries, Compare, Figures];
const SCREENS: &[Context] = &[Text, Countries, Compare, Figures, Penalties];
const ROWS: &[Context] = &[Text, Countries, Compare, Drawer, Bookmarks, Figures, Penalties];
const ROWS_AND_SEARCH: &[Context] = &[Text, Countries, Compare, Drawer, Bookmarks, Search, Figures, Penalties];
const ROWS_AND_BOX: &[Context] = &[Text, Countries, Compare, Drawer, Bookmarks, Search, Box, Figures, Penalties];

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
    row(Action::Open, "details", &[Text, Figures, Penalties], &["enter"], Some("foot-details")),
    row(Action::Open, "open", &[Bookmarks], &["enter"], Some("foot-open")),
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
    row(Action::NextCountry, "next-country", &[Text, Countries, Figures], &["J", "ctrl-down"], Some("foot-country")),
    row(
        Action::PreviousCountry,
        "previous-country",
        &[Text, Countries, Figures],
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
    row(Action::Mark, "mark", &[Countries], &["space"], Some("foot-mark")),
    row(Action::Compare, "compare", &[Text, Countries], &["c"], Some("foot-compare")),
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
    row(Action::TakeAway, "take-away", &[Text, Countries, Compare, Drawer, Figures, Penalties], &["e"], None),
    row(Action::TakeAway, "take-hits", &[Search], &["ctrl-s"], None),
    row(Action::Define, "define", READING, &["D"], None),
    row(Action::OtherPane, "other-pane", READING, &["tab"], None),
    row(Action::OtherPaneBack, "other-pane-back", READING, &["shift-tab"], None),
    row(Action::Find, "find", &[Text, Countries, Bookmarks, Penalties], &["/"], Some("foot-find")),
    row(Action::FindAll, "find-all", ROWS, &["ctrl-f"], Some("foot-find-all")),
    row(Action::Complete, "complete", &[Search], &["right"], None),
    row(Action::NextScope, "next-scope", &[Search], &["tab"], Some("foot-scope")),
    row(Action::PreviousScope, "previous-scope", &[Search], &["shift-tab"], None),
    row(Action::HeatMap, "heat-map", &[Search], &["ctrl-g"], Some("foot-heat-map")),
    row(Action::OlderQuery, "older-query", &[Search], &["ctrl-up"], Some("foot-query")),
    row(Action::NewerQuery, "newer-query", &[Search], &["ctrl-down"], Some("foot-query")),
    row(Action::ResumeSearch, "resume-search", ROWS_AND_SEARCH, &["ctrl-r"], None),
    row(Action::Delete, "delete", &[Bookmarks], &["d", "delete"], Some("foot-delete")),
    row(Action::Undo, "undo", &[Bookmarks], &["u"], Some("foot-undo")),
    row(Action::Voices, "voices", READING, &["v"], Some("foot-voices")),
    row(Action::Copy, "copy", &[Text, Compare, Drawer, Figures, Penalties], &["y"], Some("foot-copy")),
    row(Action::Bookmark, "bookmark", READING, &["m"], Some("foot-bookmark")),
    row(Action::Close, "close", ROWS_AND_BOX, &["esc"], Some("foot-close")),
    row(Action::Help, "help", ROWS, &["?", "f1"], Some("foot-help")),
    row(Action::GoTo, "go-to", ROWS, &["ctrl-p"], Some("foot-go-to")),
    row(
        Action::Bookmarks,
        "bookmarks",
        &[Text, Countries, Compare, Drawer, Figures, Penalties],
        &["'"],
        Some("foot-bookmarks"),
    ),
    row(Action::Palette, "palette", ROWS, &[":", "ctrl-k"], Some("foot-palette")),
    row(Action::Down, "down", ROWS, &["j", "down"], None),
    row(Action::Up, "up", ROWS, &["k", "up"], None),
    row(Action::PageDown, "page-down", ROWS, &["pagedown"], None),
    row(Action::PageDown, "page", &[Text, Compare, Drawer], &["space"], None),
    row(Action::PageUp, "page-up", ROWS, &["pageup"], None),
    row(Action::Top, "top", ROWS, &["g", "home"], None),
    row(Action::Bottom, "bottom", ROWS, &["G", "end"], None),
    row(Action::Left, "left", &[Figures], &["h", "left"], None),
    row(Action::Right, "right", &[Figures], &["l", "right"], None),
    row(Action::NextPoint, "next-indicator", &[Figures], &[".", "}"], None),
    row(Action::PreviousPoint, "previous-indicator", &[Figures], &[",", "{"], None),
    row(Action::Figures, "figures", &[Text, Countries, Compare, Penalties], &["i"], None),
    row(Action::Penalties, "penalties", &[Text, Countries, Compare, Figures], &["L"], None),
    row(Action::NextTopic, "next-topic", &[Text, Compare], &["l", "right"], None),
    row(Action::PreviousTopic, "previous-topic", &[Text, Compare], &["h", "left"], None),
    row(Action::NextPoint, "next-point", READING, &[".", "}"], None),
    row(Action::PreviousPoint, "previous-point", READING, &[",", "{"], None),
    row(Action::OlderReport, "older-report", &[Text, Countries], &["<"], None),
    row(Action::NewerReport, "newer-report", &[Text, Countries], &[">"], None),
    row(Action::ByVoice, "by-voice", READING, &["V"], None),
    row(Action::CopyPlace, "copy-place", &[Text, Countries, Compare, Drawer, Figures, Penalties], &["Y"], None),
    row(Action::Sources, "sources", &[Text, Countries, Compare, Drawer, Figures, Penalties], &["S"], None),
    row(Action::Glossary, "glossary", ROWS, &["f3"], None),
    row(Action::Ledger, "ledger", READING, &["p"], None),
    row(Action::NextHit, "next-hit", &[Text, Countries], &["n"], None),
    row(Action::PreviousHit, "previous-hit", &[Text, Countries], &["N"], None),
    row(Action::Back, "back", &[Text, Countries, Compare, Drawer], &["ctrl-o", "alt-left"], None),
    row(Action::Forward, "forward", &[Text, Countries, Compare, Drawer], &["alt-right"], None),
    row(Action::Bare, "bare-text", &[Text, Countries], &["z"], None),
    row(Action::Mouse, "mouse", SCREENS, &["M"], None),
    row(Action::Theme, "theme", SCREENS, &["T"], None),
    row(Action::Reload, "reload", SCREENS, &[], None),
    row(Action::Redraw, "redraw", ROWS_AND_BOX, &["ctrl-l"], None),
    row(Action::Suspend, "suspend", ROWS_AND_BOX, &["ctrl-z"], None),
    row(Action::Quit, "quit", ROWS, &["q"], None),
];
