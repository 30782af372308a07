//! The one table of actions: names, keys, where they work. Help, footer, palette, `cotejo keys`,
//! configuration and the README's table are all made from it.
//!
//! Must not: do anything. What an action does is in the screen that has the focus.

mod table;

pub use table::TABLE;

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
    /// Mark the country, or the cell.
    Mark,
    /// Compare the marked countries.
    Compare,
    /// Swap the column with its neighbour.
    Swap,
    /// One column alone, and back.
    Maximise,
    /// What the library holds of every country.
    Grid,
    /// One column to the left.
    Left,
    /// One column to the right.
    Right,
    /// From topics to points, and back.
    Level,
    /// From points to topics.
    LevelUp,
    /// Countries by name, or under their regions.
    CountryOrder,
    /// The next region alone; all after the last.
    Region,
    /// One country along time.
    Timeline,
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
    /// A file of all that the reader keeps.
    SaveElsewhere,
    /// Bookmark with a note.
    Bookmark,
    /// The list of bookmarks.
    Bookmarks,
    /// My notes under their passages, or not.
    Notes,
    /// Delete what is under the cursor, or marked.
    Delete,
    /// Mark all that are listed, or none.
    MarkAll,
    /// The row under the cursor one further down.
    MoveDown,
    /// The same up.
    MoveUp,
    /// Take the words that stand there now as those of the bookmark.
    Refresh,
    /// Put it into the current deck.
    AddToDeck,
    /// Make a deck of what is on the screen.
    DeckOf,
    /// Which deck is the current one.
    ChooseDeck,
    /// Another title.
    Rename,
    /// A minute more.
    MoreTime,
    /// A minute less.
    LessTime,
    /// Take back the last deletion.
    Undo,
    /// Present what is on the screen.
    Present,
    /// Present a deck that the library brings, by its number, from 0.
    PresentDeck(u8),
    /// The next step, page or slide.
    NextSlide,
    /// The one before.
    PreviousSlide,
    /// The first slide.
    FirstSlide,
    /// The last slide.
    LastSlide,
    /// A slide by number.
    SlideNumber,
    /// Nothing on the screen, and back.
    Blank,
    /// All slides by title.
    Overview,
    /// Whole, passage by passage, answers after the question.
    Reveal,
    /// Who speaks after what is said.
    Guess,
    /// The next passage on the slide.
    NextPassage,
    /// The one before.
    PreviousPassage,
    /// Who says so: the drawer of a passage on the slide.
    WhoSaysSo,
    /// Save the note.
    SaveNote,
    /// Break the line of the note.
    BreakLine,
    /// Edit the note with another program.
    EditOutside,
    /// The note as it was saved.
    Revert,
    /// Do again what was taken back.
    Redo,
    /// Take up the newest draft.
    ResumeDraft,
    /// Where reading of the country stood when it was left.
    LastPlace,
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
    /// The grid of the library.
    Grid,
    /// A country along time.
    Timeline,
    /// A passage's drawer, help, and other text that scrolls.
    Drawer,
    /// The list of bookmarks.
    Bookmarks,
    /// A deck.
    Deck,
    /// The figures.
    Figures,
    /// The penalties.
    Penalties,
    /// The search box, in each of its scopes.
    Search,
    /// A slide.
    Present,
    /// The box of a note.
    Note,
    /// Another box with rows under it: palette, help, a filter.
    Box,
}

impl Context {
    /// All of them, in the order help lists them.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Countries,
        Self::Compare,
        Self::Grid,
        Self::Timeline,
        Self::Figures,
        Self::Penalties,
        Self::Search,
        Self::Bookmarks,
        Self::Deck,
        Self::Present,
        Self::Drawer,
        Self::Note,
        Self::Box,
    ];

    /// Its message in the catalogue.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Countries => "context-countries",
            Self::Text => "context-text",
            Self::Compare => "context-compare",
            Self::Grid => "context-grid",
            Self::Timeline => "context-timeline",
            Self::Figures => "context-figures",
            Self::Penalties => "context-penalties",
            Self::Drawer => "context-drawer",
            Self::Bookmarks => "context-bookmarks",
            Self::Deck => "context-deck",
            Self::Search => "context-search",
            Self::Present => "context-present",
            Self::Note => "context-note",
            Self::Box => "context-box",
        }
    }

    /// Whether letters are typed here.
    #[must_use]
    pub fn is_box(self) -> bool {
        matches!(self, Self::Search | Self::Note | Self::Box)
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
