//! What happens to text on its way: cleaning, folding, measuring, wrapping.
//!
//! Must not: know what the text says.

mod clean;
mod fold;
mod markup;
mod width;
mod wrap;

pub use clean::{Raw, Shown, ShownLines};
pub use fold::{Folded, fold, fold_into};
pub use markup::{Paragraph, paragraphs};
pub use width::{cut, cut_before, width};
pub use wrap::{Line, wrap};

/// Longest line that is typed, pasted or taken up again as a query, in bytes: a page of text has fewer, and a
/// box that held a whole file would make every key slow.
pub const LONGEST_LINE: usize = 4096;
