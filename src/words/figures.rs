//! Figures and penalties in words: "at least 34", "20–30", "4 to 8 years", "up to 30 years".
//!
//! Must not: make a new number out of one. A term in months is told in years and months, and that is all.

use super::{Words, grouping};
use crate::model::{Amount, Law, Penalty, Qualifier};
use crate::say;
use crate::text::{Shown, fold};

/// More countries than this are counted over figures, not named.
pub const MOST_NAMED: usize = 4;

/// The largest whole number that a double holds exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A value with how exact it is, as in "at least 34"; the unit stands with what is counted.
#[must_use]
pub fn value(words: &Words, amount: Amount, qualifier: Qualifier) -> String {
    let said = match amount {
        Amount::One(one) => number(words, one),
        Amount::Between(low, high) => {
            let [low, high] = [low, high].map(|end| number(words, end));
            format!("{low}\u{2013}{high}")
        }
        Amount::None => return words.say("value-not-reported"),
    };
    match qualifier {
        Qualifier::Exact | Qualifier::Range => said,
        Qualifier::NotReported => words.say("value-not-reported"),
        other => words.with(&format!("value-{}", other.word()), &[("number", (&said).into())]),
    }
}

/// A number as people of a language write it: grouped from five digits on.
#[must_use]
pub fn number(words: &Words, value: f64) -> String {
    let (mark, point) = grouping(words.lang());
    if value.abs() > EXACT {
        return format!("{value:e}");
    }
    let plain = value.to_string();
    let (whole, broken) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let whole = super::grouped(whole, mark);
    broken.map_or(whole.clone(), |broken| format!("{whole}{point}{broken}"))
}

/// What is counted, with its unit where it does not say it itself: "Victims identified (persons)", "Shelters".
#[must_use]
pub fn counted(words: &Words, label: &str, unit: &str) -> String {
    if unit.is_empty() {
        return say!(words, "figure-of", label = label, unit = &words.say("figure-unit-unknown"));
    }
    let id = format!("unit-{}", unit.to_lowercase());
    let unit = if words.has(&id) { words.say(&id) } else { unit.to_owned() };
    // "Shelters (shelters)" would say nothing more.
    if fold(label).contains(&fold(&unit)) {
        return label.to_owned();
    }
    say!(words, "figure-of", label = label, unit = &unit)
}

/// A length of time: "8 years", "1 year 6 months", "3 months".
#[must_use]
pub fn term(words: &Words, months: u32) -> String {
    let (years, rest) = (months / 12, months % 12);
    let years = (years > 0).then(|| say!(words, "term-years", count = years));
    let rest = (rest > 0 || years.is_none()).then(|| say!(words, "term-months", count = rest));
    years.into_iter().chain(rest).collect::<Vec<_>>().join(" ")
}

/// From the shortest to the longest of a penalty: "4 to 8 years", "15 years or more", "up to 30 years". Where no
/// length is coded, that is said.
#[must_use]
pub fn terms(words: &Words, penalty: &Penalty) -> String {
    match (penalty.min_months, penalty.max_months) {
        (Some(min), Some(max)) if min == max => term(words, min),
        // "4 to 8 years" where both are whole years, and each with its unit where they are not.
        (Some(min), Some(max)) if min % 12 == 0 && max % 12 == 0 && min > 0 => {
            say!(words, "term-between", from = &(min / 12).to_string(), to = &term(words, max))
        }
        (Some(min), Some(max)) => say!(words, "term-between", from = &term(words, min), to = &term(words, max)),
        (Some(min), None) => say!(words, "term-from", term = &term(words, min)),
        (None, Some(max)) => say!(words, "term-to", term = &term(words, max)),
        (None, None) => words.say("term-none"),
    }
}

/// What a penalty is and for which form of the offence: "imprisonment · aggravated · of a child".
#[must_use]
pub fn penalty_kind(words: &Words, penalty: &Penalty) -> Vec<String> {
    let kind = words.say(&format!("penalty-{}", penalty.kind));
    let form = match penalty.form.as_deref() {
        Some(form) => known(words, &format!("penalty-form-{form}"), form),
        None => words.say("penalty-form-unknown"),
    };
    let victim = penalty.victim.as_ref().map(|victim| words.say(&format!("penalty-victim-{victim}")));
    [Some(kind), Some(form), victim].into_iter().flatten().collect()
}

/// The status of a law, as in "repealed"; `None` where nobody coded one.
#[must_use]
pub fn law_status(words: &Words, law: &Law) -> Option<String> {
    law.status.as_ref().map(|status| known(words, &format!("law-{status}"), status))
}

/// "art. 3" for a bare number; else as whoever compiled the report wrote it.
#[must_use]
pub fn article(words: &Words, law: &Law) -> Option<String> {
    let is_number = |article: &Shown| article.starts_with(|c: char| c.is_ascii_digit());
    law.article.as_ref().map(|article| match is_number(article) {
        true => say!(words, "drawer-article", article = article),
        false => article.to_string(),
    })
}

/// The catalogue's word for one of the format, or the word itself where it is somebody's own.
fn known(words: &Words, id: &str, word: &str) -> String {
    if words.has(id) { words.say(id) } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lang, sample};

    #[test]
    fn a_value_keeps_how_exact_it_is() {
        let (en, es) = (Words::new(Lang::En), Words::new(Lang::Es));
        for (amount, qualifier, english, spanish) in [
            (Amount::One(87.0), Qualifier::Exact, "87", "87"),
            (Amount::One(34.0), Qualifier::AtLeast, "at least 34", "al menos 34"),
            (Amount::One(4.0), Qualifier::AtMost, "at most 4", "como máximo 4"),
            (Amount::One(60.0), Qualifier::Approx, "about 60", "unos 60"),
            (Amount::Between(20.0, 30.0), Qualifier::Range, "20–30", "20–30"),
            (Amount::Between(20.0, 30.0), Qualifier::AtLeast, "at least 20–30", "al menos 20–30"),
            (Amount::One(0.0), Qualifier::Zero, "none (stated)", "cero (dicho así)"),
            (Amount::None, Qualifier::NotReported, "not reported", "no se informa"),
            (Amount::One(176_955.0), Qualifier::Exact, "176,955", "176\u{a0}955"),
            (Amount::One(1_266.0), Qualifier::Exact, "1266", "1266"),
            (Amount::One(12_000.5), Qualifier::Exact, "12,000.5", "12\u{a0}000,5"),
            (Amount::One(1e300), Qualifier::Exact, "1e300", "1e300"),
        ] {
            assert_eq!(value(&en, amount, qualifier), english);
            assert_eq!(value(&es, amount, qualifier), spanish);
        }
    }

    #[test]
    fn terms_are_told_in_years_and_months() {
        let words = Words::new(Lang::En);
        for (min, max, said) in [
            (Some(48), Some(96), "4 to 8 years"),
            (Some(18), Some(96), "1 year 6 months to 8 years"),
            (Some(3), Some(30), "3 months to 2 years 6 months"),
            (Some(180), None, "15 years or more"),
            (None, Some(360), "up to 30 years"),
            (Some(60), Some(60), "5 years"),
            (Some(0), Some(12), "0 months to 1 year"),
            (None, None, "no length coded"),
        ] {
            let offence = sample::shown("trafficking");
            let kind = sample::shown("imprisonment");
            let penalty = Penalty { offence, kind, min_months: min, max_months: max, form: None, victim: None };
            assert_eq!(terms(&words, &penalty), said);
        }
    }

    #[test]
    fn what_is_counted_names_its_unit_or_that_nobody_knows_it() {
        let words = Words::new(Lang::En);
        assert_eq!(counted(&words, "Shelters", "shelters"), "Shelters");
        assert_eq!(counted(&words, "Victims", "persons"), "Victims (persons)");
        assert_eq!(counted(&words, "Money", "USD"), "Money (US dollars)");
        assert_eq!(counted(&words, "Airships", "hulls"), "Airships (hulls)");
        assert_eq!(counted(&words, "airships", ""), "airships (unit not known)");
    }
}
