//! A query in its one canonical form, which reads back to an equal query.
//!
//! Must not: print what was left out, or a name as it was typed.

use super::{Clause, Factor, Query, Test, Words};
use std::fmt;

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, clause) in self.clauses.iter().enumerate() {
            write!(f, "{}{clause}", if index == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, factor) in self.any.iter().enumerate() {
            write!(f, "{}{factor}", if index == 0 { "" } else { " | " })?;
        }
        Ok(())
    }
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let not = if self.not { "!" } else { "" };
        match &self.test {
            Test::Words(words) => write!(f, "{not}{words}"),
            Test::Filter(filter) => write!(f, "{not}{filter}"),
        }
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.starts { "^" } else { "" })?;
        match (self.whole, self.words.as_slice()) {
            (true, [word]) if !self.open => write!(f, "'{word}")?,
            (true, words) => write!(f, "\"{}{}", words.join(" "), if self.open { "" } else { "\"" })?,
            (false, words) => {
                let mut before = "";
                for word in words {
                    write!(f, "{}{word}", if before.is_empty() { "" } else { joint(before, word) })?;
                    before = word;
                }
            }
        }
        f.write_str(if self.ends { "$" } else { "" })
    }
}

/// A sign between two words that must stand in a row, as it would mostly be written: `60,000`, `o'brien`,
/// `anti-trafficking`. Any sign reads back to the same.
fn joint(before: &str, after: &str) -> &'static str {
    let is = |word: &str, fits: fn(&u8) -> bool| word.bytes().all(|byte| fits(&byte));
    let digits = |word| is(word, u8::is_ascii_digit);
    let letters = |word| is(word, u8::is_ascii_alphabetic);
    match (before.len(), after.len()) {
        (1..=3, 3) if digits(before) && digits(after) => ",",
        (1, _) | (_, 1) if letters(before) && letters(after) => "'",
        _ => "-",
    }
}
