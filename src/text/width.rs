//! How many cells a text takes, counted as the drawing library counts.
//!
//! Must not: be asked about text that was not cleaned; controls are counted but never drawn.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells of a text on one line.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}
