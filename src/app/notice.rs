//! What is said once, and how the reader's own data stands.
//!
//! Must not: say "saved" before the disk did.

/// What is said once, in the footer, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Clean text in the reader's language.
    pub text: String,
    /// Whether something went wrong.
    pub alarm: bool,
}

/// How the reader's own data stands.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Saved {
    /// Nothing was to be saved yet.
    #[default]
    Nothing,
    /// On disk since this time of day.
    At(String),
    /// So many changes are not on disk.
    Not(usize),
}
