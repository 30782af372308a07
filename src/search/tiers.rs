//! How well a name fits what was typed: exact before beginning before words before inside
//! before fuzzy, on folded text, word by word.
//!
//! Must not: know what the name is of.

use crate::text::fold;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use std::ops::Range;

/// How a name fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// All of the name, word for word.
    Exact,
    /// The name begins so.
    Beginning,
    /// Every word typed begins a word of the name, in any order.
    Words,
    /// Every word typed is somewhere in the name.
    Inside,
    /// Every word typed is in the name with letters left out.
    Fuzzy,
}

/// A fit: how good, and where in the folded name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) tier: Tier,
    /// Only among fuzzy fits; higher is better.
    pub(super) score: i64,
    /// Byte ranges of the folded name, in order.
    pub(super) spots: Vec<Range<usize>>,
}

/// A name to be compared with.
#[derive(Clone, Debug)]
pub(super) struct Key {
    folded: String,
    words: Vec<Range<usize>>,
    letters: u64,
    /// A code such as `4b`, of which a part means nothing.
    whole: bool,
}

/// What was typed, folded and cut into words; never none.
pub(super) type Typed<'a> = &'a [&'a str];

/// Letters from which a word may have letters left out: shorter ones would be in every name.
const SHORTEST_FUZZY: usize = 4;

/// How far a fuzzy fit may go before it is only letters that happen to be there in order.
struct Bounds {
    /// Least score for each letter typed. The matcher gives 16 for a letter and a bonus where
    /// words begin and letters stand together, and takes off for gaps.
    score: usize,
    /// Letters that may be passed over, for each letter typed and besides.
    gaps: (usize, usize),
}

/// Within one word, which must begin as typed: `vnzl` for Venezuela.
const IN_WORD: Bounds = Bounds { score: 16, gaps: (1, 0) };
/// Across words, where much more happens to be there: `elsalvador`.
const ACROSS: Bounds = Bounds { score: 20, gaps: (0, 3) };

impl Bounds {
    fn hold(&self, typed: usize, score: i64, indices: &[usize]) -> bool {
        let span = indices.last().zip(indices.first()).map_or(0, |(last, first)| last - first + 1);
        let (each, besides) = self.gaps;
        usize::try_from(score).is_ok_and(|score| score >= self.score * typed) && span <= typed + each * typed + besides
    }
}

/// The words of a folded text: runs of letters and digits.
pub(super) fn words(folded: &str) -> Vec<&str> {
    word_ranges(folded).into_iter().filter_map(|at| folded.get(at)).collect()
}

fn word_ranges(folded: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in folded.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => found.push(at..end),
        }
    }
    found
}

impl Key {
    /// A name.
    pub(super) fn name(text: &str) -> Self {
        let folded = fold(text);
        Self { words: word_ranges(&folded), letters: letters(&folded), folded, whole: false }
    }

    /// A code, which fits only as a whole.
    pub(super) fn code(text: &str) -> Self {
        Self { whole: true, ..Self::name(text) }
    }

    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    fn word(&self, index: usize) -> Option<&str> {
        self.folded.get(self.words.get(index)?.clone())
    }

    /// How the name fits without leaving out letters.
    pub(super) fn fit(&self, typed: Typed<'_>) -> Option<Fit> {
        if let Some(fit) = self.in_order(typed) {
            return (!self.whole || fit.tier == Tier::Exact).then_some(fit);
        }
        if self.whole {
            return None;
        }
        self.in_any_order(typed).or_else(|| self.inside(typed))
    }

    fn in_order(&self, typed: Typed<'_>) -> Option<Fit> {
        let (last, before) = typed.split_last()?;
        let equal = before.iter().enumerate().all(|(index, word)| self.word(index) == Some(word));
        let end = self.word(before.len()).filter(|word| equal && word.starts_with(last))?;
        let exact = end.len() == last.len() && self.words.len() == typed.len();
        let spots = typed.iter().zip(&self.words).map(|(word, at)| at.start..at.start + word.len());
        let tier = if exact { Tier::Exact } else { Tier::Beginning };
        Some(Fit { tier, score: 0, spots: spots.collect() })
    }

    /// Each word typed takes a word of the name for itself, the longest first.
    fn in_any_order(&self, typed: Typed<'_>) -> Option<Fit> {
        let mut longest_first = typed.to_vec();
        longest_first.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut free: Vec<&Range<usize>> = self.words.iter().collect();
        let mut spots = Vec::with_capacity(typed.len());
        for word in longest_first {
            let fits = |at: &&Range<usize>| self.folded.get((*at).clone()).is_some_and(|own| own.starts_with(word));
            let at = free.remove(free.iter().position(fits)?);
            spots.push(at.start..at.start + word.len());
        }
        Some(Fit { tier: Tier::Words, score: 0, spots: in_order(spots) })
    }

    fn inside(&self, typed: Typed<'_>) -> Option<Fit> {
        let spot = |word: &&str| {
            // A single letter is in every name; it counts where a word begins.
            let at = if word.len() > 1 { self.folded.find(word)? } else { self.beginning(word)?.start };
            Some(at..at + word.len())
        };
        let spots: Option<Vec<_>> = typed.iter().map(spot).collect();
        Some(Fit { tier: Tier::Inside, score: 0, spots: in_order(spots?) })
    }

    fn beginning(&self, word: &str) -> Option<&Range<usize>> {
        self.words.iter().find(|at| self.folded.get((*at).clone()).is_some_and(|own| own.starts_with(word)))
    }

    /// How many of the typed words begin with a letter that a word of the name begins with; `None` where the
    /// name lacks a letter, so that it cannot fit however many are left out.
    pub(super) fn promise(&self, typed: Typed<'_>) -> Option<usize> {
        let missing = |word: &&str| letters(word) & !self.letters != 0;
        if self.whole || typed.iter().any(missing) {
            return None;
        }
        let begins = |word: &&&str| {
            let first = word.chars().next();
            self.words.iter().any(|at| self.folded.get(at.clone()).and_then(|own| own.chars().next()) == first)
        };
        Some(typed.iter().filter(begins).count())
    }

    /// How the name fits with letters left out; worth asking only where [`Self::fit`] gave nothing.
    pub(super) fn fuzzy(&self, typed: Typed<'_>, matcher: &SkimMatcherV2) -> Option<Fit> {
        self.promise(typed)?;
        let mut fit = Fit { tier: Tier::Fuzzy, score: 0, spots: Vec::new() };
        for word in typed {
            let (score, spots) = self.fuzzy_word(word, matcher)?;
            fit.score += score;
            fit.spots.extend(spots);
        }
        fit.spots = in_order(fit.spots);
        Some(fit)
    }

    /// The score of one word typed and its letters' bytes.
    fn fuzzy_word(&self, word: &str, matcher: &SkimMatcherV2) -> Option<(i64, Vec<Range<usize>>)> {
        let count = word.chars().count();
        if count < SHORTEST_FUZZY {
            return self.beginning(word).map(|at| (0, std::iter::once(at.start..at.start + word.len()).collect()));
        }
        let in_words = self.words.iter().filter_map(|at| {
            let own = self.folded.get(at.clone())?;
            let (score, indices) = matcher.fuzzy_indices(own, word)?;
            let holds = indices.first() == Some(&0) && IN_WORD.hold(count, score, &indices);
            holds.then(|| (score, letters_at(own, at.start, &indices)))
        });
        in_words.max_by_key(|(score, _)| *score).or_else(|| {
            let (score, indices) = matcher.fuzzy_indices(&self.folded, word)?;
            ACROSS.hold(count, score, &indices).then(|| (score, letters_at(&self.folded, 0, &indices)))
        })
    }
}

/// The bytes of the letters with these positions in a text that begins at a byte.
fn letters_at(text: &str, start: usize, indices: &[usize]) -> Vec<Range<usize>> {
    let bytes = |index: &usize| text.char_indices().nth(*index).map(|(at, c)| start + at..start + at + c.len_utf8());
    indices.iter().filter_map(bytes).collect()
}

/// Ranges in order, those that touch or overlap made one.
fn in_order(mut spots: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spots.sort_by_key(|spot| (spot.start, spot.end));
    spots.dedup_by(|next, last| {
        let touches = next.start <= last.end;
        if touches {
            last.end = last.end.max(next.end);
        }
        touches
    });
    spots
}

/// A bit for each ASCII letter and digit that is there: a name without a letter that was typed
/// cannot fit, and that is quickly seen.
fn letters(folded: &str) -> u64 {
    let bit = |byte: u8| match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (26 + byte - b'0'),
        _ => 0,
    };
    folded.bytes().fold(0, |all, byte| all | bit(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fit(name: &str, typed: &str) -> Option<Fit> {
        let folded = fold(typed);
        let (key, typed) = (Key::name(name), words(&folded));
        key.fit(&typed).or_else(|| key.fuzzy(&typed, &SkimMatcherV2::default()))
    }

    /// The tier, and the name with what fits in brackets.
    fn check(name: &str, typed: &str, expected: Option<(Tier, &str)>) {
        let found = fit(name, typed).map(|fit| {
            let mut drawn = fold(name);
            for spot in fit.spots.iter().rev() {
                drawn.insert(spot.end, ']');
                drawn.insert(spot.start, '[');
            }
            (fit.tier, drawn)
        });
        assert_eq!(found, expected.map(|(tier, drawn)| (tier, drawn.to_owned())), "{typed:?} in {name:?}");
    }

    #[test]
    fn every_tier_has_its_names() {
        check("México", "mexico", Some((Tier::Exact, "[mexico]")));
        check("Legal framework", "legal-framework", Some((Tier::Exact, "[legal] [framework]")));
        check("Venezuela", "ven", Some((Tier::Beginning, "[ven]ezuela")));
        check("United States", "united st", Some((Tier::Beginning, "[united] [st]ates")));
        check("Trinidad and Tobago", "tobago trin", Some((Tier::Words, "[trin]idad and [tobago]")));
        check("Bolivia", "livi", Some((Tier::Inside, "bo[livi]a")));
        check("Venezuela", "venzuela", Some((Tier::Fuzzy, "[ven]e[zuela]")));
        check("Venezuela", "vnzl", Some((Tier::Fuzzy, "[v]e[n]e[z]ue[l]a")));
        check("El Salvador", "elsalvador", Some((Tier::Fuzzy, "[el] [salvador]")));
        check("Trinidad and Tobago", "tobago trndad", Some((Tier::Fuzzy, "[tr]i[n]i[dad] and [tobago]")));
    }

    #[test]
    fn every_word_must_fit_and_each_takes_its_own() {
        check("Trinidad and Tobago", "trinidad cuba", None);
        check("San Marino", "san san", Some((Tier::Inside, "[san] marino")));
        check("Costa Rica", "co costa", Some((Tier::Inside, "[costa] rica")));
    }

    #[test]
    fn letters_that_only_happen_to_be_there_do_not_fit() {
        for (name, typed) in [
            ("Criminal justice and border agencies", "cuba"),
            ("Cases and charges", "cas gh"),
            ("Plan and coordination", "ndn"),
            ("Bolivia", "v"),
            ("Private sector", "pris"),
            ("Transportistas", "trata"),
            ("Estrategia", "trata"),
            ("Uzbekistan", "usa"),
            ("Protection", "pn"),
            ("Identification of victims", "iov"),
        ] {
            check(name, typed, None);
        }
    }

    #[test]
    fn a_code_fits_as_a_whole_or_not_at_all() {
        for (typed, fits) in [("4b", true), ("4B", true), ("4", false), ("b", false), ("4bc", false), ("4 b", false)] {
            let folded = fold(typed);
            let (key, typed) = (Key::code("4b"), words(&folded));
            assert_eq!(key.fit(&typed).is_some(), fits, "{typed:?}");
            assert_eq!(key.fuzzy(&typed, &SkimMatcherV2::default()), None);
        }
    }

    proptest! {
        #[test]
        fn any_name_takes_any_query(name in "\\PC{0,24}", typed in "\\PC{0,12}|[a-e ]{0,8}") {
            if let Some(fit) = fit(&name, &typed) {
                let folded = fold(&name);
                let mut before = 0;
                for spot in fit.spots {
                    prop_assert!(spot.start >= before && folded.get(spot.clone()).is_some_and(|text| !text.is_empty()));
                    before = spot.end;
                }
            }
        }

        #[test]
        fn the_name_itself_is_exact_and_its_beginning_begins(name in "[A-Za-zé]{2,8}( [a-zñ]{1,8}){0,2}") {
            prop_assert_eq!(fit(&name, &name).unwrap().tier, Tier::Exact);
            let half: String = name.chars().take(name.chars().count() - 1).collect();
            prop_assert_eq!(fit(&name, half.trim_end()).unwrap().tier, Tier::Beginning);
        }
    }
}
