//! Numbers however they are written: `60,000`, `60 000`, `60 mil`, `sixty thousand` are 60000.
//!
//! Must not: calculate with what is no number; "two or three" stays two words.

use std::ops::Range;

/// A number in a row of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Which words.
    pub(super) words: Range<usize>,
    /// Its digits, without signs between them.
    pub(super) digits: String,
}

/// What a word adds to a number that is spelled out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// 1 to 19, and what Spanish has one word for (`veintidos`).
    Below(u64),
    /// 20, 30, … 90.
    Tens(u64),
    /// 100; in Spanish also 200 to 900.
    Hundreds(u64),
    /// 1,000 or 1,000,000.
    Scale(u64),
}

/// Largest number that is put together; above it there is no more to find.
const LARGEST: u64 = 1_000_000_000_000;

/// Words of numbers in English and Spanish, folded, in alphabetical order.
const SPELLED: &[(&str, Part)] = &[
    ("catorce", Part::Below(14)),
    ("cero", Part::Below(0)),
    ("cien", Part::Hundreds(100)),
    ("ciento", Part::Hundreds(100)),
    ("cinco", Part::Below(5)),
    ("cincuenta", Part::Tens(50)),
    ("cuarenta", Part::Tens(40)),
    ("cuatro", Part::Below(4)),
    ("cuatrocientas", Part::Hundreds(400)),
    ("cuatrocientos", Part::Hundreds(400)),
    ("diecinueve", Part::Below(19)),
    ("dieciocho", Part::Below(18)),
    ("dieciseis", Part::Below(16)),
    ("diecisiete", Part::Below(17)),
    ("diez", Part::Below(10)),
    ("doce", Part::Below(12)),
    ("dos", Part::Below(2)),
    ("doscientas", Part::Hundreds(200)),
    ("doscientos", Part::Hundreds(200)),
    ("eight", Part::Below(8)),
    ("eighteen", Part::Below(18)),
    ("eighty", Part::Tens(80)),
    ("eleven", Part::Below(11)),
    ("fifteen", Part::Below(15)),
    ("fifty", Part::Tens(50)),
    ("five", Part::Below(5)),
    ("forty", Part::Tens(40)),
    ("four", Part::Below(4)),
    ("fourteen", Part::Below(14)),
    ("hundred", Part::Hundreds(100)),
    ("mil", Part::Scale(1_000)),
    ("million", Part::Scale(1_000_000)),
    ("millon", Part::Scale(1_000_000)),
    ("millones", Part::Scale(1_000_000)),
    ("nine", Part::Below(9)),
    ("nineteen", Part::Below(19)),
    ("ninety", Part::Tens(90)),
    ("novecientas", Part::Hundreds(900)),
    ("novecientos", Part::Hundreds(900)),
    ("noventa", Part::Tens(90)),
    ("nueve", Part::Below(9)),
    ("ochenta", Part::Tens(80)),
    ("ocho", Part::Below(8)),
    ("ochocientas", Part::Hundreds(800)),
    ("ochocientos", Part::Hundreds(800)),
    ("once", Part::Below(11)),
    ("one", Part::Below(1)),
    ("quince", Part::Below(15)),
    ("quinientas", Part::Hundreds(500)),
    ("quinientos", Part::Hundreds(500)),
    ("seis", Part::Below(6)),
    ("seiscientas", Part::Hundreds(600)),
    ("seiscientos", Part::Hundreds(600)),
    ("sesenta", Part::Tens(60)),
    ("setecientas", Part::Hundreds(700)),
    ("setecientos", Part::Hundreds(700)),
    ("setenta", Part::Tens(70)),
    ("seven", Part::Below(7)),
    ("seventeen", Part::Below(17)),
    ("seventy", Part::Tens(70)),
    ("siete", Part::Below(7)),
    ("six", Part::Below(6)),
    ("sixteen", Part::Below(16)),
    ("sixty", Part::Tens(60)),
    ("ten", Part::Below(10)),
    ("thirteen", Part::Below(13)),
    ("thirty", Part::Tens(30)),
    ("thousand", Part::Scale(1_000)),
    ("three", Part::Below(3)),
    ("trece", Part::Below(13)),
    ("treinta", Part::Tens(30)),
    ("tres", Part::Below(3)),
    ("trescientas", Part::Hundreds(300)),
    ("trescientos", Part::Hundreds(300)),
    ("twelve", Part::Below(12)),
    ("twenty", Part::Tens(20)),
    ("two", Part::Below(2)),
    ("un", Part::Below(1)),
    ("una", Part::Below(1)),
    ("uno", Part::Below(1)),
    ("veinte", Part::Tens(20)),
    ("veinticinco", Part::Below(25)),
    ("veinticuatro", Part::Below(24)),
    ("veintidos", Part::Below(22)),
    ("veintinueve", Part::Below(29)),
    ("veintiocho", Part::Below(28)),
    ("veintiseis", Part::Below(26)),
    ("veintisiete", Part::Below(27)),
    ("veintitres", Part::Below(23)),
    ("veintiun", Part::Below(21)),
    ("veintiuna", Part::Below(21)),
    ("veintiuno", Part::Below(21)),
    ("zero", Part::Below(0)),
];

fn part(word: &str) -> Option<Part> {
    SPELLED.binary_search_by_key(&word, |(known, _)| known).ok().and_then(|at| SPELLED.get(at)).map(|(_, part)| *part)
}

/// Whether a word may be part of a number: where no word of a text is, there is none to look for.
pub(super) fn is_of_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || part(word).is_some()
}

/// The numbers among the words of a folded text that are not simply one word of digits.
pub(super) fn numbers(folded: &str, words: &[Range<usize>]) -> Vec<Number> {
    numbers_at(folded, words, |_| true)
}

/// The same, where it is known which words may begin one.
pub(super) fn numbers_at(folded: &str, words: &[Range<usize>], may_begin: impl Fn(usize) -> bool) -> Vec<Number> {
    let text = Words { folded, words };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !may_begin(at) {
            at += 1;
            continue;
        }
        match text.in_digits(at).or_else(|| text.spelled(at)) {
            Some((end, digits)) => {
                if let Some(digits) = digits {
                    found.push(Number { words: at..end, digits });
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

struct Words<'a> {
    folded: &'a str,
    words: &'a [Range<usize>],
}

impl<'a> Words<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.words.get(at).and_then(|word| self.folded.get(word.clone())).unwrap_or_default()
    }

    /// What stands between a word and the one before it.
    fn before(&self, at: usize) -> &'a str {
        let gap = || {
            let (before, word) = (self.words.get(at.checked_sub(1)?)?, self.words.get(at)?);
            self.folded.get(before.end..word.start)
        };
        gap().unwrap_or_default()
    }

    fn digits(&self, at: usize) -> Option<&'a str> {
        Some(self.word(at)).filter(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// A number in digits, where it ends, and its digits if it is more than one word of them.
    fn in_digits(&self, at: usize) -> Option<(usize, Option<String>)> {
        let first = self.digits(at)?;
        let mut all = first.to_owned();
        let mut end = at + 1;
        // Groups of three with one sign between all of them. A year before a number is no group.
        let sign = self.before(end);
        let grouped = first.len() <= 3 && !first.starts_with('0') && matches!(sign, "," | "." | " " | "'");
        while grouped && self.before(end) == sign && self.digits(end).is_some_and(|group| group.len() == 3) {
            all.push_str(self.word(end));
            end += 1;
        }
        let whole = if end == at + 1 { self.decimal(at) } else { None };
        let (after, tenths) = whole.map_or((end, None), |(tenths, after)| (after, Some(tenths)));
        let scaled = self.scale(after, (&all, tenths));
        Some(match scaled {
            Some((end, digits)) => (end, Some(digits)),
            None => (end, (end > at + 1).then_some(all)),
        })
    }

    /// One digit behind the point of a number: it counts only before a scale, as in "1.5 million".
    fn decimal(&self, at: usize) -> Option<(u64, usize)> {
        let tenths = self.digits(at + 1).filter(|tenths| tenths.len() == 1)?;
        matches!(self.before(at + 1), "," | ".").then_some((tenths.parse().ok()?, at + 2))
    }

    /// The number with the scale behind it.
    fn scale(&self, at: usize, (digits, tenths): (&str, Option<u64>)) -> Option<(usize, String)> {
        let scale_at = |at: usize| match part(self.word(at)).filter(|_| self.before(at) == " ") {
            Some(Part::Scale(scale)) => Some(scale),
            _ => None,
        };
        let first = scale_at(at)?;
        let (scale, at) = match scale_at(at + 1) {
            Some(second) if second > first => (first * second, at + 1),
            _ => (first, at),
        };
        let number: u64 = digits.parse().ok()?;
        let value = number.checked_mul(scale)?.checked_add(tenths.unwrap_or(0).checked_mul(scale / 10)?)?;
        (value <= LARGEST).then(|| (at + 1, value.to_string()))
    }

    /// A number that is spelled out, and where it ends; its digits, unless it is a word that mostly
    /// means something else.
    fn spelled(&self, at: usize) -> Option<(usize, Option<String>)> {
        let first = part(self.word(at))?;
        let (mut total, mut current, mut last) = (0_u64, 0_u64, None);
        let mut end = at;
        let mut next = at;
        while let Some(part) = part(self.word(next)).filter(|part| follows(*part, last, current)) {
            match part {
                Part::Below(value) | Part::Tens(value) => current += value,
                Part::Hundreds(100) if current > 0 => current *= 100,
                Part::Hundreds(value) => current += value,
                // "dos mil millones": a larger scale after a smaller one counts all before it.
                Part::Scale(value) if matches!(last, Some(Part::Scale(_))) => total *= value,
                Part::Scale(value) => {
                    total += current.max(1) * value;
                    current = 0;
                }
            }
            if total > LARGEST {
                break;
            }
            last = Some(part);
            end = next + 1;
            next = end;
            // "one hundred and five", "ochenta y siete": what joins counts only if a number follows.
            let joins =
                matches!((self.word(next), part), ("and", Part::Hundreds(_) | Part::Scale(_)) | ("y", Part::Tens(_)));
            if joins {
                next += 1;
            }
            if !matches!(self.before(next), " " | "-") {
                break;
            }
        }
        // Alone they are articles, "once" is an English word, and "thousand" is "thousands of".
        let is_other = end == at + 1
            && (matches!(first, Part::Below(1) | Part::Scale(_)) || matches!(self.word(at), "once" | "hundred"));
        (end > at).then(|| (end, (!is_other).then(|| (total + current).to_string())))
    }
}

/// Whether a part can go on a number that stands at `current` below its last scale.
fn follows(part: Part, last: Option<Part>, current: u64) -> bool {
    match (part, last) {
        (_, None) => true,
        (Part::Below(value), Some(Part::Tens(_))) => value < 10 && value > 0,
        (Part::Below(_) | Part::Tens(_), Some(Part::Hundreds(_))) => current.is_multiple_of(100),
        (Part::Below(_) | Part::Tens(_), Some(Part::Scale(_))) => true,
        (Part::Hundreds(value), Some(Part::Below(_))) => value == 100 && (1..10).contains(&current),
        (Part::Hundreds(_), Some(Part::Scale(_))) => true,
        (Part::Scale(value), Some(Part::Scale(before))) => value > before,
        (Part::Scale(_), Some(_)) => current > 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens;
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<(String, String)> {
        let folded = crate::text::fold(text);
        let words: Vec<_> = tokens::words(&folded).collect();
        let drawn = |number: Number| {
            let (first, last) = (&words[number.words.start], &words[number.words.end - 1]);
            (folded.get(first.start..last.end).unwrap().to_owned(), number.digits)
        };
        numbers(&folded, &words).into_iter().map(drawn).collect()
    }

    fn check(text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<_> =
            expected.iter().map(|(text, digits)| ((*text).to_owned(), (*digits).to_owned())).collect();
        assert_eq!(found(text), expected, "{text:?}");
    }

    #[test]
    fn one_number_has_many_forms() {
        for text in ["60,000", "60.000", "60 000", "60\u{202f}000", "60'000", "sixty thousand", "sesenta mil", "60 mil"]
        {
            assert_eq!(found(text), [(crate::text::fold(text), "60000".to_owned())], "{text}");
        }
        check("87 or eighty-seven or ochenta y siete", &[("eighty-seven", "87"), ("ochenta y siete", "87")]);
        check("1.5 million; 2,5 millones", &[("1.5 million", "1500000"), ("2,5 millones", "2500000")]);
        check("one hundred and five persons", &[("one hundred and five", "105")]);
        check("dos mil trescientas cuarenta y dos", &[("dos mil trescientas cuarenta y dos", "2342")]);
        check("veintidós víctimas, doscientos mil", &[("veintidos", "22"), ("doscientos mil", "200000")]);
        check("1,234,567", &[("1,234,567", "1234567")]);
        check(
            "dos mil millones; 2 mil millones",
            &[("dos mil millones", "2000000000"), ("2 mil millones", "2000000000")],
        );
        check("Eight to twelve years", &[("eight", "8"), ("twelve", "12")]);
    }

    #[test]
    fn what_is_no_number_stays_words() {
        check("two or three", &[("two", "2"), ("three", "3")]);
        check("two three", &[("two", "2"), ("three", "3")]);
        check("once a year; one of them; una de ellas; thousands; hundreds; a thousand", &[]);
        check("in 2005 100 people", &[]);
        check("2005, 2006; 12, 345", &[]);
        check("41.1 and 3.5 per cent", &[]);
        check("007 000", &[]);
        check("sixty and more", &[("sixty", "60")]);
        check("treinta y más", &[("treinta", "30")]);
        check("million million", &[]);
    }

    #[test]
    fn the_words_are_in_order() {
        assert!(SPELLED.is_sorted_by_key(|(word, _)| *word));
        assert!(is_of_number("sixty") && is_of_number("60th") && !is_of_number("shelter"));
    }

    proptest! {
        #[test]
        fn any_words_are_numbers_or_not(
            text in "((one|two|twenty|hundred|thousand|million|mil|y|and|cien|dos|[0-9]{1,25}|[a-z]{1,3})[ ,.-]){0,12}",
        ) {
            let mut before = 0;
            let words: Vec<_> = tokens::words(&text).collect();
            for number in numbers(&text, &words) {
                prop_assert!(number.words.start >= before && number.words.start < number.words.end);
                prop_assert!(number.digits.bytes().all(|byte| byte.is_ascii_digit()));
                before = number.words.end;
            }
        }
    }
}
