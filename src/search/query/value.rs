//! Values that have a form: periods and lengths of imprisonment.
//!
//! Must not: guess. What has not the form is a fault that shows the form.

use crate::model::{NotAPeriod, Period};

/// `2010`, `2010..2020`, `2010..`, `..2020`; `2010-2020` for two years; and what reports write (EDTF).
///
/// # Errors
/// Where it is none of these, or ends before it begins.
pub(super) fn period(value: &str) -> Result<Period, NotAPeriod> {
    if value.contains('/') {
        return value.parse();
    }
    if let Some((from, to)) = value.split_once("..") {
        // A third dot is a finger that stayed on the key.
        let (from, to) = (from.trim(), to.trim_start_matches('.').trim());
        let open = |end: &str| if end.is_empty() { "..".to_owned() } else { end.to_owned() };
        return format!("{}/{}", open(from), open(to)).parse();
    }
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    match value.split_once('-') {
        Some((from, to)) if is_year(from) && is_year(to) => format!("{from}/{to}").parse(),
        _ => value.parse(),
    }
}

/// Units of a length, with their months; folded, so that `años` is `anos`.
const UNITS: &[(u32, &[&str])] = &[
    (12, &["", "y", "yr", "yrs", "year", "years", "a", "ano", "anos"]),
    (1, &["m", "mo", "month", "months", "mes", "meses"]),
];

/// Months in `8y`, `18m`, `8y6m`, or in a plain number, which is of years. `None` where it is
/// none of these.
pub(super) fn months(value: &str) -> Option<u32> {
    let mut rest = value;
    let mut sum: u32 = 0;
    let mut before = u32::MAX;
    while !rest.is_empty() {
        let (count, after) = rest.split_at_checked(run(rest, |c| c.is_ascii_digit()))?;
        let (unit, after) = after.split_at_checked(run(after, |c| !c.is_ascii_digit()))?;
        let unit = unit.trim();
        let (each, _) = UNITS.iter().find(|(_, names)| names.contains(&unit))?;
        // `6m8y` is no length, and neither is `8y6`, whose last number might be of anything.
        if *each >= before || unit.is_empty() && before != u32::MAX {
            return None;
        }
        before = *each;
        sum = sum.checked_add(count.parse::<u32>().ok()?.checked_mul(*each)?)?;
        rest = after;
    }
    (before != u32::MAX).then_some(sum)
}

fn run(text: &str, fits: impl Fn(char) -> bool) -> usize {
    text.find(|c| !fits(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_years_or_what_reports_write() {
        for (typed, expected) in [
            ("2010", Some("2010")),
            ("2010-05", Some("2010-05")),
            ("2010..2020", Some("2010/2020")),
            ("2010...2020", Some("2010/2020")),
            ("2010..", Some("2010/..")),
            ("..2020", Some("../2020")),
            ("2010-05..2011", Some("2010-05/2011")),
            ("2010/2020", Some("2010/2020")),
            ("2010/..", Some("2010/..")),
            ("2010-2020", Some("2010/2020")),
            ("2020..2010", None),
            ("2010-13", None),
            ("..", None),
            ("20", None),
            ("soon", None),
        ] {
            assert_eq!(period(typed).ok().as_ref().map(Period::as_edtf), expected, "{typed}");
        }
    }

    #[test]
    fn a_length_is_of_years_or_months() {
        for (typed, expected) in [
            ("8", Some(96)),
            ("8y", Some(96)),
            ("8a", Some(96)),
            ("8anos", Some(96)),
            ("1year", Some(12)),
            ("18m", Some(18)),
            ("6meses", Some(6)),
            ("8y6m", Some(102)),
            ("0", Some(0)),
            ("8 years", Some(96)),
            ("6m8y", None),
            ("8y6", None),
            ("8y6y", None),
            ("y", None),
            ("", None),
            ("8d", None),
            ("-8", None),
            ("4294967295", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(months(typed), expected, "{typed}");
        }
    }
}
