//! What stands inside a passage: its cites, the law and penalty it speaks of, its figures.
//!
//! Must not: keep half of a part. A figure or a cite that is not whole says something else.

use super::tables::{CiteTable, FigureTable, LawTable, PenaltyTable};
use crate::model::{Amount, Cite, Fault, Figure, Id, Indicators, Law, OFFENCES, Penalty, Qualifier, ReadDepth, Voice};
use crate::store::file::{At, Ids, Leads, Number, Row, Text, excerpt, meant};
use crate::text::Shown;

const LAW_STATUS: &[&str] = &["in-force", "amended", "repealed", "draft"];
const PENALTIES: &[&str] = &["imprisonment", "fine", "other"];
const VICTIMS: &[&str] = &["any", "child", "adult"];
const ORIGINS: &[&str] = &["own"];

/// A cite. Where the voice or the name it gives cannot be read, it is left out: the source's own
/// would put the passage in another mouth.
pub(super) fn cite(table: CiteTable<'_>, sources: &Ids, row: &mut Row<'_, '_>) -> Option<Cite> {
    let speakers = (table.voice.is_some(), table.said_by.is_some());
    if table.quote.is_none() && (table.prefix.is_some() || table.suffix.is_some()) {
        row.error("quote", row.header(), Fault::Missing);
    }
    let source = row.need("source", table.source);
    let source = source.and_then(|source| source_of(source, sources, row));
    let loc = row.text("loc", table.loc);
    let read = row.word("read", table.read, (ReadDepth::ALL, ReadDepth::word));
    let voice = row.word("voice", table.voice, (Voice::ALL, Voice::word));
    let said_by = row.written("said_by", table.said_by, table.said_by_es);
    let own_origin = row.word("origin", table.origin, (ORIGINS, |word| word)).is_some();
    let quote = row.lines("quote", table.quote);
    row.lines("prefix", table.prefix);
    row.lines("suffix", table.suffix);
    if speakers != (voice.is_some(), said_by.is_some()) {
        return None;
    }
    Some(Cite { source: source?, loc, read, voice, said_by, own_origin, quote })
}

/// The position of the source that a text names.
pub(super) fn source_of(source: At<Text<'_>>, sources: &Ids, row: &mut Row<'_, '_>) -> Option<usize> {
    let At { at, value: Text(name) } = source;
    match sources.get(&name) {
        Leads::To(index) => Some(index),
        Leads::Nowhere => None,
        Leads::Unknown => {
            let fault = Fault::UnknownSource { found: excerpt(&name), meant: meant(&name, sources.known()) };
            row.error("source", at, fault);
            None
        }
    }
}

/// A law.
pub(super) fn law(table: LawTable<'_>, row: &mut Row<'_, '_>) -> Option<Law> {
    let instrument = row.need_text("instrument", table.instrument);
    let article = row.text("article", table.article);
    let enacted = row.period("enacted", table.enacted);
    let status = row.word("status", table.status, (LAW_STATUS, |word| word)).map(Shown::ours);
    Some(Law { instrument: instrument?, article, enacted, status })
}

/// A penalty.
pub(super) fn penalty(table: PenaltyTable<'_>, row: &mut Row<'_, '_>) -> Option<Penalty> {
    let offence = row.need_word("offence", table.offence, (OFFENCES, |word| word)).map(Shown::ours);
    let kind = row.need_word("kind", table.kind, (PENALTIES, |word| word)).map(Shown::ours);
    let given = (table.min_months.is_some(), table.max_months.is_some());
    let shortest = row.value("min_months", table.min_months);
    let longest = row.value("max_months", table.max_months);
    let form = row.text("form", table.form);
    let victim = row.word("victim", table.victim, (VICTIMS, |word| word)).map(Shown::ours);
    if let (Some(shortest), Some(longest)) = (&shortest, &longest)
        && shortest.value > longest.value
    {
        row.error("max_months", longest.at, Fault::BadFigure);
        return None;
    }
    if given != (shortest.is_some(), longest.is_some()) {
        return None;
    }
    let (min_months, max_months) = (shortest.map(|months| months.value), longest.map(|months| months.value));
    Some(Penalty { offence: offence?, kind: kind?, min_months, max_months, form, victim })
}

/// A figure. What it counts is looked up where the registry is given.
pub(super) fn figure(table: FigureTable<'_>, known: Option<&Indicators>, row: &mut Row<'_, '_>) -> Option<Figure> {
    let given = [table.value.is_some(), table.low.is_some(), table.high.is_some()];
    let has_qualifier = table.qualifier.is_some();
    let indicator = row.need_id("indicator", table.indicator);
    if let (Some(indicator), Some(known)) = (&indicator, known) {
        look_up(indicator, known, row);
    }
    let value = row.value("value", table.value);
    let (low, high) = (row.value("low", table.low), row.value("high", table.high));
    let qualifier = row.word("qualifier", table.qualifier, (Qualifier::ALL, Qualifier::word));
    let has_period = table.period.is_some();
    let period = row.period("period", table.period);
    let torn = given != [value.is_some(), low.is_some(), high.is_some()] || has_qualifier && qualifier.is_none();
    if torn || row.is_torn() || has_period && period.is_none() {
        return None;
    }
    let place = [&value, &low, &high].into_iter().flatten().map(|number| number.at).min();
    let amount = amount([value, low, high].map(|number| number.map(|At { value: Number(number), .. }| number)));
    let fitting = amount.and_then(|amount| fitting(amount, qualifier));
    if fitting.is_none() {
        row.error("", place.unwrap_or(row.header()), Fault::BadFigure);
    }
    let (amount, qualifier) = fitting?;
    Some(Figure { indicator: indicator?.value, amount, qualifier, period })
}

fn look_up(indicator: &At<Id>, known: &Indicators, row: &mut Row<'_, '_>) {
    if known.get(&indicator.value).is_none() {
        let found = indicator.value.as_str();
        let meant = meant(found, known.0.iter().map(|known| known.id.as_str()));
        row.warn("indicator", indicator.at, Fault::UnknownIndicator { found: excerpt(found), meant });
    }
}

/// One value, or two ends the right way round, or nothing.
fn amount(numbers: [Option<f64>; 3]) -> Option<Amount> {
    if numbers.iter().flatten().any(|number| !number.is_finite()) {
        return None;
    }
    match numbers {
        [Some(value), None, None] => Some(Amount::One(value)),
        [None, Some(low), Some(high)] if low <= high => Some(Amount::Between(low, high)),
        [None, None, None] => Some(Amount::None),
        _ => None,
    }
}

/// Whether a figure is one that a file can give.
pub(super) fn is_figure(figure: &Figure) -> bool {
    let numbers = match figure.amount {
        Amount::One(value) => [Some(value), None, None],
        Amount::Between(low, high) => [None, Some(low), Some(high)],
        Amount::None => [None; 3],
    };
    amount(numbers).is_some_and(|amount| fitting(amount, Some(figure.qualifier)).is_some())
}

/// Whether a law says of itself only what the format has words for.
pub(super) fn is_law(law: &Law) -> bool {
    law.status.as_deref().is_none_or(|status| LAW_STATUS.contains(&status))
}

/// Whether a penalty is one that a file can give.
pub(super) fn is_penalty(penalty: &Penalty) -> bool {
    let known = OFFENCES.contains(&penalty.offence.as_str()) && PENALTIES.contains(&penalty.kind.as_str());
    let months = penalty.min_months.zip(penalty.max_months);
    known
        && penalty.victim.as_deref().is_none_or(|victim| VICTIMS.contains(&victim))
        && months.is_none_or(|(shortest, longest)| shortest <= longest)
}

/// The amount with its qualifier, if they agree; one that is not given follows from the amount.
fn fitting(amount: Amount, qualifier: Option<Qualifier>) -> Option<(Amount, Qualifier)> {
    let fits = match (amount, qualifier) {
        (Amount::One(_), None) => return Some((amount, Qualifier::Exact)),
        (Amount::Between(..), None) => return Some((amount, Qualifier::Range)),
        (Amount::One(value), Some(Qualifier::Zero)) => value == 0.0,
        (Amount::One(_), Some(qualifier)) => !matches!(qualifier, Qualifier::Range | Qualifier::NotReported),
        (Amount::Between(..), Some(qualifier)) => matches!(qualifier, Qualifier::Range | Qualifier::Approx),
        (Amount::None, qualifier) => qualifier == Some(Qualifier::NotReported),
    };
    Some((amount, qualifier?)).filter(|_| fits)
}
