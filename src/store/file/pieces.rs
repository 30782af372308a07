//! From text to TOML tables, so that a slip of the pen costs its own statement and nothing else.
//!
//! A clean file is parsed once and whole. In a file with an error the parser's own recovery is not
//! enough: an unclosed bracket swallows all that follows, and `[passage]` where `[[passage]]` was
//! meant drops every passage before it. Such a file is cut at its top-level headers, and a piece
//! with an error at its statements; what does not parse alone is named and blanked out in a copy of
//! the same length, so that places stay right.
//!
//! Must not: mend silently. Every blanked statement is a problem, and its piece is marked torn.

use super::faults::Faults;
use crate::model::{Fault, Severity};
use crate::store::limits;
use crate::text::{Raw, Shown};
use std::borrow::Cow;
use std::ops::Range;
use toml::de::DeTable;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// A part of a file that was parsed on its own.
pub(crate) struct Piece<'i> {
    /// Bytes of the file before it; spans count from here.
    pub(crate) base: usize,
    /// Whether statements of it were left out because they did not parse.
    pub(crate) torn: bool,
    /// What it holds.
    pub(crate) root: DeTable<'i>,
}

/// A piece before it is parsed.
struct Part<'t> {
    base: usize,
    torn: bool,
    text: Cow<'t, str>,
}

/// Something the parser did not like.
struct Slip {
    at: usize,
    fault: Fault,
}

/// Parses the text and hands its pieces to `read`. `heads` are the names of top-level tables.
pub(crate) fn with_pieces<'t, R>(
    faults: &mut Faults<'t>,
    heads: &[&str],
    read: impl FnOnce(Vec<Piece<'_>>, &mut Faults<'t>) -> R,
) -> R {
    let text = faults.text();
    if let Some(halves) = parse_in_halves(text, heads) {
        return read(halves, faults);
    }
    let (root, slips) = parse(text);
    if slips.is_empty() {
        return read(vec![Piece { base: 0, torn: false, root }], faults);
    }
    let parts: Vec<Part<'t>> = cut(text, |line| is_head(line, heads)).map(|range| part(range, faults)).collect();
    let pieces = parts.iter().map(|part| Piece { base: part.base, torn: part.torn, root: parse(&part.text).0 });
    let out = read(pieces.collect(), faults);
    // Pieces that are sound alone but not together are for `read` to find; nothing passes unsaid.
    if faults.is_empty() {
        slips.into_iter().for_each(|slip| name(slip, faults));
    }
    out
}

/// The tables of a file that a first screen needs: all but passages of other topics, and links. What
/// looks like a passage of the topic by its text alone is taken; whoever reads it decides.
pub(crate) fn excerpt_of(text: &str, heads: &[&str], topic: &str) -> String {
    let home = format!("\"{topic}/");
    let mut out = String::new();
    for range in cut(text, |line| is_head(line, heads)) {
        let table = text.get(range).unwrap_or_default();
        let other = table.starts_with("[[passage]]") && !table.contains(&home) || table.starts_with("[[link]]");
        if !other {
            out.push_str(table);
        }
    }
    out
}

/// Bytes from which a file is parsed on two cores; the first screen waits for one such file.
const LARGE: usize = 64 * 1024;

/// Both halves of a large file, cut before one of its tables and parsed side by side. `None` where
/// one of them does not parse alone: then the file has an error, or a string that looks like a
/// table and was cut in two, and it is parsed whole.
fn parse_in_halves<'t>(text: &'t str, heads: &[&str]) -> Option<Vec<Piece<'t>>> {
    if text.len() < LARGE {
        return None;
    }
    let middle =
        cut(text, |line| is_head(line, heads)).map(|range| range.start).find(|start| *start >= text.len() / 2)?;
    let (first, second) = (text.get(..middle)?, text.get(middle..)?);
    let (first, second) = std::thread::scope(|scope| {
        let second = scope.spawn(|| parse(second));
        (parse(first), second.join().ok())
    });
    let piece =
        |base, (root, slips): (DeTable<'t>, Vec<Slip>)| slips.is_empty().then_some(Piece { base, torn: false, root });
    Some(vec![piece(0, first)?, piece(middle, second?)?])
}

/// What the text holds, as far as it parses, and what does not.
fn parse(text: &str) -> (DeTable<'_>, Vec<Slip>) {
    if let Some(at) = too_deep(text) {
        let fault = Fault::TooBig { what: "depth", limit: limits::DEPTH as u64 };
        return (DeTable::new(), vec![Slip { at, fault }]);
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    let slip = |error: toml::de::Error| Slip {
        at: error.span().map_or(0, |span| span.start).min(text.trim_end().len()),
        fault: Fault::Syntax { said: Raw::new(error.message()).shown() },
    };
    (root.into_inner(), errors.into_iter().take(limits::PROBLEMS).map(slip).collect())
}

/// Where the text nests deeper than the reader follows. The parser has limits of its own, but they
/// multiply (80 brackets of 80 dotted parts), and dropping what it then built overflows a stack.
pub(crate) fn too_deep(text: &str) -> Option<usize> {
    let (mut open, mut parts) = (0_usize, 0_usize);
    for token in Source::new(text).lex() {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => (open, parts) = (open + 1, 0),
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => (open, parts) = (open.saturating_sub(1), 0),
            TokenKind::Equals | TokenKind::Comma | TokenKind::Newline => parts = 0,
            TokenKind::Dot => parts += 1,
            _ => {}
        }
        if open > limits::DEPTH || parts >= limits::DEPTH {
            return Some(token.span().start());
        }
    }
    None
}

fn part<'t>(range: Range<usize>, faults: &mut Faults<'t>) -> Part<'t> {
    let base = range.start;
    let text = faults.text().get(range).unwrap_or_default();
    if parse(text).1.is_empty() {
        return Part { base, torn: false, text: Cow::Borrowed(text) };
    }
    let mended = mend(text, base, faults);
    // What is left are faults between statements: a key that is there twice.
    for slip in parse(&mended).1 {
        name(Slip { at: base + slip.at, ..slip }, faults);
    }
    Part { base, torn: true, text: Cow::Owned(mended) }
}

/// A copy in which the statements that do not parse are blank. A statement may go on over lines
/// that look like the beginning of another (in a multi-line string), so some more are tried with it.
fn mend(text: &str, base: usize, faults: &mut Faults<'_>) -> String {
    const REACH: usize = 16;
    let statements: Vec<Range<usize>> = cut(text, begins).collect();
    let mut mended = String::with_capacity(text.len());
    let mut rest = statements.as_slice();
    while let [first, ..] = rest {
        let upto = |last: &Range<usize>| text.get(first.start..last.end).unwrap_or_default();
        let whole = rest.iter().take(REACH).position(|last| parse(upto(last)).1.is_empty());
        let statement = upto(rest.get(whole.unwrap_or(0)).unwrap_or(first));
        if whole.is_some() {
            mended.push_str(statement);
        } else {
            mended.extend(statement.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
            let slip = parse(statement).1.into_iter().min_by_key(|slip| slip.at);
            slip.into_iter().for_each(|slip| name(Slip { at: base + first.start + slip.at, ..slip }, faults));
        }
        rest = rest.get(whole.unwrap_or(0) + 1..).unwrap_or_default();
    }
    mended
}

fn name(slip: Slip, faults: &mut Faults<'_>) {
    faults.add(slip.at, Severity::Error, (Shown::default(), slip.fault));
}

/// The text in stretches that begin at its start and at the lines chosen; together they are all of it.
fn cut(text: &str, begins: impl Fn(&str) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && begins(line) {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(text.len());
    (1..starts.len()).filter_map(move |next| Some(*starts.get(next - 1)?..*starts.get(next)?))
}

/// `[[passage]]`, also with a bracket too few or too many, but not `[[passage.cite]]`.
fn is_head(line: &str, heads: &[&str]) -> bool {
    let Some(name) = line.trim_start().strip_prefix('[') else { return false };
    let name = name.trim_start_matches(['[', ' ', '\t']);
    let end = name.find([']', '#', '\r', '\n']).unwrap_or(name.len());
    name.get(..end).is_some_and(|name| heads.contains(&name.trim()))
}

/// A header, or a key with an equals sign.
fn begins(line: &str) -> bool {
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'' | ' ' | '\t');
    let line = line.trim_start();
    line.starts_with('[') || line.split_once('=').is_some_and(|(key, _)| !key.is_empty() && key.chars().all(is_key))
}
