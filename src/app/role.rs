//! What a piece of text is, from which a theme decides how it looks.
//!
//! Must not: name a colour.

use crate::text::wrap;

/// Roles of text and of regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    Text,
    /// The passage under the cursor.
    Current,
    /// Name of the program, of a layer.
    Title,
    /// Name of a country, point, or column over text.
    Heading,
    /// Who speaks.
    Speaker,
    /// Whose voices follow, where passages stand by voice.
    Group,
    /// Words that another edition does not have.
    Changed,
    /// Period, source number, modality: what stands with a speaker.
    Meta,
    /// What is to be known of a passage before it is quoted.
    Mark,
    /// A gap: nothing here, silent.
    Gap,
    /// A compiler's note, an explanation.
    Note,
    /// A hit of a search.
    Hit,
    /// The hit under the cursor.
    CurrentHit,
    /// The selected row, in the pane that has the focus.
    Selected,
    /// The selected row elsewhere.
    SelectedElsewhere,
    /// The topic that is shown.
    Tab,
    /// Divider, rule, border.
    Line,
    /// A key in footer and help.
    KeyName,
    /// What is said once: saved, copied.
    Notice,
    /// What went wrong.
    Alarm,
    /// The part of a query that means nothing.
    Fault,
    /// What could be typed next.
    Ghost,
    /// The bar in the margin of the passage under the cursor.
    Bar,
    /// The sign of a bookmark.
    Kept,
    /// What the reader wrote.
    MyNote,
}

/// A text and its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Clean text on one line.
    pub text: String,
    /// What it is.
    pub role: Role,
}

impl Span {
    /// A text in a role.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role }
    }

    /// A text in lines of so many cells, each a line of spans.
    #[must_use]
    pub fn wrapped(text: &str, cells: usize, role: Role) -> Vec<Vec<Self>> {
        let lines = wrap(text, cells).into_iter();
        lines.map(|line| vec![Self::new(text.get(line).unwrap_or_default(), role)]).collect()
    }

    /// A text of several lines, each wrapped; an empty one stays.
    #[must_use]
    pub fn paragraphs(text: &str, cells: usize, role: Role) -> Vec<Vec<Self>> {
        let one = |line: &str| if line.is_empty() { vec![Vec::new()] } else { Self::wrapped(line, cells, role) };
        text.split('\n').flat_map(one).collect()
    }
}
