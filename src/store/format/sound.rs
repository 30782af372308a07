//! What holds of every report that was read from its text and is not said by its types. It is asked of
//! reports that come out of a cache, which somebody may have tampered with.
//!
//! Must not: be kinder than the reader of files. What a file could not do, a cache cannot either.

use super::Rules;
use super::parts::{is_figure, is_law, is_penalty};
use super::source::{circles, is_web};
use crate::model::{Home, Id, Modality, Passage, Report, Silence, Source, Taxonomy};
use crate::store::limits;
use std::collections::HashMap;

/// Whether a file could have given this report.
pub(crate) fn is_sound(report: &Report, rules: Rules<'_>) -> bool {
    let (taxonomy, sources) = (rules.taxonomy, report.sources.len());
    rules.names.get(report.country).is_some()
        && are_sources(&report.sources)
        && report.passages.len() <= limits::PASSAGES
        && report.passages.iter().all(|passage| is_passage(passage, sources, taxonomy))
        && report.silences.iter().all(|silence| is_silence(silence, sources, taxonomy))
}

/// Addresses that a browser opens, and no origin that leads back to itself: who follows one to its
/// end would never come there.
fn are_sources(sources: &[Source]) -> bool {
    let places: HashMap<&Id, usize> = sources.iter().enumerate().map(|(at, source)| (&source.id, at)).collect();
    let parent = |source: &Source| source.derived_from.as_ref().and_then(|of| places.get(of)).copied();
    let parents: Vec<Option<usize>> = sources.iter().map(parent).collect();
    places.len() == sources.len()
        && sources.iter().all(|source| source.url.as_deref().is_none_or(is_web))
        && circles(&parents).is_empty()
}

fn is_passage(passage: &Passage, sources: usize, taxonomy: &Taxonomy) -> bool {
    !passage.text.text.trim().is_empty()
        && !passage.homes.is_empty()
        && passage.homes.iter().all(|home| is_home(home, taxonomy))
        && !passage.cites.is_empty()
        && passage.cites.iter().all(|cite| cite.source < sources)
        && (passage.due.is_none() || passage.modality == Modality::Planned)
        && passage.law.as_ref().is_none_or(is_law)
        && passage.penalty.as_ref().is_none_or(is_penalty)
        && passage.figures.iter().all(is_figure)
}

fn is_silence(silence: &Silence, sources: usize, taxonomy: &Taxonomy) -> bool {
    is_home(&silence.home, taxonomy) && silence.source.is_none_or(|source| source < sources)
}

fn is_home(home: &Home, taxonomy: &Taxonomy) -> bool {
    taxonomy.topic(home.topic).is_some_and(|topic| home.point.is_none_or(|at| topic.points.len() > usize::from(at.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Amount, Code, CountryTable, Figure, Law, Penalty, PointIx, Qualifier, TopicIx};
    use crate::store::format::read;
    use crate::text::{Raw, Shown};

    const REPORT: &str = "schema = 1\n[report]\nid = \"ve\"\ncountry = \"VE\"\ntitle = \"T\"\nedition = \"1\"\n\
        language = \"en\"\nkind = \"dossier\"\n\
        [[source]]\nid = \"law\"\ntitle = \"S\"\npublisher = \"P\"\nkind = \"law\"\nvoice = \"state\"\n\
        derived_from = \"ngo\"\nurl = \"https://example.org\"\n\
        [[source]]\nid = \"ngo\"\ntitle = \"S\"\npublisher = \"P\"\nkind = \"law\"\nvoice = \"state\"\n\
        [[passage]]\nid = \"p-1\"\nat = \"protection/assistance\"\ntext = \"Words\"\nperiod = \"2006\"\n\
        modality = \"done\"\n[[passage.cite]]\nsource = \"law\"\n\
        [passage.law]\ninstrument = \"L\"\nstatus = \"draft\"\n\
        [passage.penalty]\noffence = \"trafficking\"\nkind = \"imprisonment\"\nmin_months = 6\nmax_months = 6\n\
        [[passage.figure]]\nindicator = \"i\"\nvalue = 3\n\
        [[silence]]\nat = \"protection/assistance\"\nstate = \"not-asked\"\nsource = \"law\"\n";

    fn check(spoil: impl Fn(&mut Report), sound: bool) {
        let (names, taxonomy) = (CountryTable::built_in(), crate::store::bundled::taxonomy());
        let rules = Rules { taxonomy: &taxonomy, names: &names, indicators: None, strict: false };
        let reading = read(&Shown::ours("ve.toml"), REPORT, rules);
        assert_eq!(reading.problems, []);
        let mut report = reading.report.unwrap().as_ref().clone();
        spoil(&mut report);
        assert_eq!(is_sound(&report, rules), sound, "{report:#?}");
    }

    fn spoil_first(spoil: impl Fn(&mut Passage)) {
        check(|report| spoil(&mut report.passages[0]), false);
    }

    #[test]
    fn what_a_file_gives_is_sound() {
        check(|_| {}, true);
    }

    #[test]
    fn what_no_file_can_give_is_not() {
        let shown = |text: &str| Raw::new(text).shown();
        check(|report| report.country = Code::new("zz").unwrap(), false);
        check(|report| report.sources[0].url = Some(shown("javascript:alert(1)")), false);
        check(|report| report.sources[1].derived_from = Id::new("law"), false);
        check(|report| report.sources[1].id = report.sources[0].id.clone(), false);
        check(|report| report.silences[0].source = Some(2), false);
        check(|report| report.silences[0].home.topic = TopicIx(200), false);
        check(|report| report.passages = vec![report.passages[0].clone(); limits::PASSAGES + 1], false);
        spoil_first(|passage| passage.text.text = shown("  "));
        spoil_first(|passage| passage.homes.clear());
        spoil_first(|passage| passage.homes[0].point = Some(PointIx(200)));
        spoil_first(|passage| passage.cites.clear());
        spoil_first(|passage| passage.cites[0].source = 2);
        spoil_first(|passage| passage.due = Some(passage.period.clone()));
        let law = |passage: &mut Passage, spoil: fn(&mut Law)| spoil(passage.law.as_mut().unwrap());
        spoil_first(|passage| law(passage, |law| law.status = Some(Shown::ours("holy"))));
        let penalty = |passage: &mut Passage, spoil: fn(&mut Penalty)| spoil(passage.penalty.as_mut().unwrap());
        spoil_first(|passage| penalty(passage, |penalty| penalty.offence = Shown::ours("being")));
        spoil_first(|passage| penalty(passage, |penalty| penalty.kind = Shown::ours("quartering")));
        spoil_first(|passage| penalty(passage, |penalty| penalty.victim = Some(Shown::ours("nobody"))));
        spoil_first(|passage| penalty(passage, |penalty| penalty.min_months = Some(7)));
        let figure = |passage: &mut Passage, spoil: fn(&mut Figure)| spoil(&mut passage.figures[0]);
        spoil_first(|passage| figure(passage, |figure| figure.amount = Amount::One(f64::NAN)));
        spoil_first(|passage| figure(passage, |figure| figure.amount = Amount::Between(3.0, 2.0)));
        spoil_first(|passage| figure(passage, |figure| figure.qualifier = Qualifier::NotReported));
    }
}
