//! Titles in big letters, where they fit and every letter has a shape.
//!
//! Must not: leave a letter out. A title with one that has none is written as any other.

use crate::text::{width, wrap};

/// A title in big letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Big {
    /// Its lines.
    pub lines: Vec<String>,
    /// How large a letter is.
    pub size: BigSize,
}

/// How large a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BigSize {
    /// Eight cells wide, four rows high.
    Wide,
    /// Four cells wide, four rows high.
    Narrow,
}

impl BigSize {
    /// Cells of a letter.
    fn cells(self) -> u16 {
        match self {
            Self::Wide => 8,
            Self::Narrow => 4,
        }
    }

    /// Rows of a letter.
    const ROWS: u16 = 4;
}

impl Big {
    /// Rows it takes.
    #[must_use]
    pub fn rows(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(u16::MAX).saturating_mul(BigSize::ROWS)
    }
}

/// A title in the largest letters that fit into so many cells and rows. Alone it may take several lines and half of the
/// height, over other things one line and a sixth.
pub(super) fn big_title(title: &str, (cells, rows): (u16, u16), alone: bool) -> Option<Big> {
    // The typographer's apostrophe has no shape; the typist's has, and says the same.
    let title = title.replace('\u{2019}', "'");
    if title.is_empty() || !title.chars().all(has_shape) {
        return None;
    }
    let sizes: &[BigSize] = if alone { &[BigSize::Wide, BigSize::Narrow] } else { &[BigSize::Narrow] };
    sizes.iter().copied().find_map(|size| {
        let room = usize::from(cells / size.cells());
        let longest = title.split_whitespace().map(width).max()?;
        let lines = wrap(&title, room.max(1));
        let most = if alone { rows / 2 } else { rows / 6 };
        let taken = u16::try_from(lines.len()).ok()?.checked_mul(BigSize::ROWS)?;
        let fits = longest <= room && taken <= most && (alone || lines.len() == 1);
        let lines = || lines.iter().filter_map(|line| Some(title.get(line.clone())?.to_owned())).collect();
        fits.then(|| Big { lines: lines(), size })
    })
}

/// Letters of the font: ASCII and Latin-1.
fn has_shape(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ff}')
}
