//! Cuts a folded query into pieces: alternatives' bars, words with their operators, fields with their values.
//!
//! Must not: fail, or decide whether a value is right. Every text is some row of pieces.

use super::field::Field;
use super::filter::Than;
use std::ops::Range;

/// A piece of a query; ranges are bytes of the folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `|`
    Bar,
    /// Anything else.
    Piece(Piece),
}

/// What stands between spaces and bars, with its operators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) at: Range<usize>,
    pub(super) not: bool,
    pub(super) body: Body,
}

/// What the operators are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// Text, without its quotes.
    Text {
        at: Range<usize>,
        /// What stands before a colon and is no field, where something follows the colon.
        name: Option<Range<usize>>,
        signs: Signs,
    },
    /// A field.
    Field {
        field: Field,
        name: Range<usize>,
        /// The sign where there is one besides the colon.
        than: Option<Than>,
        /// Between commas, with their quotes; the last one may be empty, which is still being typed.
        values: Vec<Range<usize>>,
    },
}

/// How words are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs {
    pub(super) whole: bool,
    pub(super) starts: bool,
    pub(super) ends: bool,
    pub(super) open: bool,
}

/// The pieces of a folded text, in order.
pub(super) fn tokens(folded: &str) -> impl Iterator<Item = Token> + '_ {
    let mut cursor = Cursor { text: folded, at: 0 };
    std::iter::from_fn(move || cursor.token())
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, fits: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.find(|c| !fits(c)).unwrap_or(rest.len());
        start..self.at
    }

    fn eat(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(sign);
        if found {
            self.at += sign.len_utf8();
        }
        found
    }

    fn token(&mut self) -> Option<Token> {
        self.take(is_space);
        self.peek()?;
        if self.eat('|') {
            return Some(Token::Bar);
        }
        let start = self.at;
        let (mut not, mut signs) = (false, Signs::default());
        loop {
            match self.peek() {
                Some('!') => not = true,
                Some('\'') => signs.whole = true,
                Some('^') => signs.starts = true,
                _ => break,
            }
            self.at += 1;
        }
        // Signs that are about text make text of what would be a field.
        let field = if signs == Signs::default() { self.field() } else { None };
        let body = field.unwrap_or_else(|| self.text_of(signs));
        Some(Token::Piece(Piece { at: start..self.at, not, body }))
    }

    /// A field, or nothing, and then the cursor has not moved.
    fn field(&mut self) -> Option<Body> {
        let start = self.at;
        let found = self.field_here();
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn field_here(&mut self) -> Option<Body> {
        let name = self.take(|c| c.is_ascii_alphabetic() || c == '.');
        let word = self.text.get(name.clone())?;
        let after = self.at;
        // A comparison may stand between spaces, as people write it.
        if word.contains('.') && Field::find(word).is_some_and(Field::is_compared) {
            self.take(is_space);
        }
        let colon = self.eat(':');
        let sign = Than::read(self.rest());
        if !colon && sign.is_none() && !word.contains('.') {
            return None;
        }
        let field = Field::find(word)?;
        let mut than = None;
        match (field.is_compared(), sign) {
            (true, Some((sign, bytes))) => {
                than = Some(sign);
                self.at += bytes;
            }
            // Without a sign it is still being typed, or it is a name within a longer word.
            (true, None) if !colon => {
                self.at = after;
                if self.peek().is_some_and(|c| !is_space(c) && c != '|') {
                    return None;
                }
                return Some(Body::Field { field, name, than, values: Vec::new() });
            }
            // No other field is compared, but for time one would try.
            (false, Some(_)) if field == Field::Period => {}
            _ if !colon => return None,
            _ => {}
        }
        let signed = self.at;
        if field.is_compared() {
            self.take(is_space);
            if self.at > signed && !self.peek().is_some_and(|c| c.is_ascii_digit()) {
                self.at = signed;
            }
        }
        Some(Body::Field { field, name, than, values: self.values() })
    }

    /// Up to a space or a bar outside quotes, cut at commas outside quotes.
    fn values(&mut self) -> Vec<Range<usize>> {
        let mut values = Vec::new();
        let mut quoted = false;
        let mut start = self.at;
        while let Some(c) = self.peek().filter(|c| quoted || !is_space(*c) && *c != '|') {
            if c == ',' && !quoted {
                values.push(start..self.at);
                start = self.at + 1;
            }
            quoted ^= c == '"';
            self.at += c.len_utf8();
        }
        values.push(start..self.at);
        values
    }

    fn text_of(&mut self, mut signs: Signs) -> Body {
        if self.eat('"') {
            let at = self.take(|c| c != '"');
            let closed = self.eat('"');
            signs = Signs { whole: true, open: !closed, ..signs };
            signs.ends = closed && !self.take(|c| c == '$').is_empty();
            return Body::Text { at, name: None, signs };
        }
        let at = self.take(|c| !is_space(c) && c != '|' && c != '"');
        let text = self.text.get(at.clone()).unwrap_or_default();
        let bare = text.trim_end_matches('$');
        signs.ends = bare.len() < text.len();
        let named = |(name, value): &(&str, &str)| !name.is_empty() && value.contains(char::is_alphanumeric);
        // After a sign that is about text there is no field to be mistyped.
        let name =
            text.split_once(':').filter(named).filter(|_| signs == Signs { ends: signs.ends, ..Signs::default() });
        let name = name.map(|(name, _)| at.start..at.start + name.len());
        Body::Text { at: at.start..at.start + bare.len(), name, signs }
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_stand_in_order_and_on_characters(text in "\\PC{0,40}|[a-c:.,\"'^$!|>= \\n]{0,30}|(country:|penalty\\.min|>=| |\"|8y){0,9}") {
            let mut before = 0;
            for token in tokens(&text) {
                let Token::Piece(piece) = token else { continue };
                prop_assert!(piece.at.start >= before && piece.at.end > piece.at.start);
                let mut inside = vec![piece.at.clone()];
                match piece.body {
                    Body::Text { at, name, .. } => inside.extend([Some(at), name].into_iter().flatten()),
                    Body::Field { name, values, .. } => inside.extend(values.into_iter().chain([name])),
                }
                for range in inside {
                    prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
                    prop_assert!(range.start >= piece.at.start && range.end <= piece.at.end);
                }
                before = piece.at.end;
            }
        }
    }
}
