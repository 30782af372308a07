//! Files that were made, or broken, to do harm.
//!
//! Must not: sleep or measure; a hang is a test that does not end.

use super::*;
use crate::model::Lang;
use crate::store::{explain, one_line};
use crate::words::Words;
use proptest::prelude::*;

/// Controls, escapes, bidi, invisible and tag characters.
const ATTACK: &str = "\\u001b]0;x\\u0007\\u009b2J\u{202e}\u{200b}\u{e0041}\\r\\u0000";

fn is_harmless(text: &str) -> bool {
    let acts = |c: char| {
        c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{e0000}'..='\u{e0fff}')
    };
    !text.chars().any(acts)
}

#[test]
fn hostile_text_is_shown_as_marks_in_reports_and_messages() {
    // Every value of the report, and every key, in turn.
    let lines: Vec<&str> = GOOD.lines().collect();
    let (desk, mut seen) = (Desk::new(), 0);
    let both = [Lang::En, Lang::Es].map(Words::new);
    for (index, line) in lines.iter().enumerate() {
        let Some((key, value)) = line.split_once(" = ") else { continue };
        for hostile in [
            format!("{key} = \"{ATTACK}\""),
            format!("\"{ATTACK}\" = {value}"),
            format!("{key} = {{ \"{ATTACK}\" = 1 }}"),
        ] {
            let mut text: Vec<&str> = lines.clone();
            text[index] = &hostile;
            let reading = desk.read(&text.join("\n"), true);
            for words in &both {
                for problem in &reading.problems {
                    let message = one_line(words, problem);
                    assert!(is_harmless(&message), "{message:?}");
                    seen += usize::from(message.contains("U+202E"));
                }
            }
            let shown = format!("{:?}", reading.report);
            assert!(is_harmless(&shown), "{shown}");
        }
    }
    assert!(seen > 50, "the attack must be seen as marks: {seen}");
}

#[test]
fn what_a_message_repeats_is_short() {
    let text = with("\"done\"", &format!("\"{}\"", "x".repeat(100_000)));
    let text = text.replacen("voice = \"media\"", &format!("{} = 1", "k".repeat(100_000)), 1);
    let words = Words::new(Lang::En);
    for problem in read_text(&text, false).problems {
        assert!(explain(&words, &problem).len() < 400);
        assert!(one_line(&words, &problem).len() < 800);
    }
}

#[test]
fn many_of_anything_end() {
    let many = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<String>();
    let passages = many(limits() + 2, &|n| {
        format!("[[passage]]\nid = \"q-{n}\"\nretired = true\nreplaced_by = \"q-{}\"\n", n + 1)
    });
    let reading = read_text(&with("[[silence]]", &format!("{passages}[[silence]]")), false);
    assert!(reading.problems.iter().any(|problem| matches!(problem.fault, Fault::TooBig { what: "passages", .. })));
    let chain =
        many(20_000, &|n| format!("[[source]]\nid = \"s-{n}\"\nvoice = \"ngo\"\nderived_from = \"s-{}\"\n", n + 1));
    let reading = read_text(&with("[[silence]]", &format!("{chain}[[silence]]")), false);
    assert!(reading.problems.iter().any(|problem| matches!(problem.fault, Fault::TooBig { what: "problems", .. })));
    let broken = many(20_000, &|_| "=\n".to_owned());
    assert_eq!(
        read_text(&with("[[silence]]", &format!("{broken}[[silence]]")), false).report.unwrap().sources.len(),
        2
    );
    let flat = format!("link = [{}]\n{GOOD}", many(20_000, &|_| "{from = \"p-1\", to = \"us#p-1\"},".to_owned()));
    assert!(read_text(&flat, false).problems.len() > 100);
}

fn limits() -> usize {
    crate::store::limits::PASSAGES
}

/// A report, some bytes of it deleted, doubled, replaced or cut off: read without a panic, and
/// nothing is lost unsaid.
#[test]
fn no_mutation_panics() {
    let desk = Desk::new();
    let edits = prop::collection::vec((0..GOOD.len(), 0..GOOD.len(), 0..6_u8, any::<u8>()), 1..6);
    proptest!(|(edits in edits)| {
        let mut bytes = GOOD.as_bytes().to_vec();
        for (at, other, kind, byte) in edits {
            let (at, other) = (at.min(bytes.len()), other.min(bytes.len()));
            let (from, to) = (at.min(other), at.max(other).min(at.min(other) + 40));
            match kind {
                0 => drop(bytes.drain(from..to)),
                1 => bytes.insert(at, byte),
                2 => bytes.insert(at, b"[]{}\"'=.#\n"[usize::from(byte) % 10]),
                3 => { let part = bytes[from..to].to_vec(); bytes.splice(other..other, part); }
                4 => bytes.truncate(at.max(40)),
                _ => if let Some(old) = bytes.get_mut(at) { *old = byte; },
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        let reading = desk.read(&text, false);
        let left = reading.report.as_ref().map_or(0, |report| report.passages.len());
        prop_assert!(left == 2 || !reading.problems.is_empty() || !text.contains("p-2"));
    });
}

#[test]
fn no_text_panics() {
    let desk = Desk::new();
    let text = "(\\[|\\]|\\{|\\}|\"|'|=|\\.|,|\n|#|a|passage|source|report|cite|id|1|\\PC){0,60}";
    proptest!(|(text in text)| {
        prop_assert!(!desk.read(&text, true).problems.is_empty());
    });
}
