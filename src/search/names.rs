//! Going somewhere by a half-remembered name: countries, topics, points, reports, actions.
//!
//! Must not: look into texts; for those there is the index of passages.

use super::candidates::{self, Candidate};
use super::tiers::{Fit, Key, Tier, Typed, words};
use crate::model::{Code, Id, Lang, Library, PointIx, TopicIx};
use crate::text::{Folded, Raw, Shown, fold};
use fuzzy_matcher::skim::SkimMatcherV2;
use std::cmp::Reverse;
use std::ops::Range;

/// What a name leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A country of the library.
    Country(Code),
    /// A topic.
    Topic(TopicIx),
    /// A point.
    Point(TopicIx, PointIx),
    /// A topic in a country (`cuba protection`).
    TopicOf(Code, TopicIx),
    /// A point in a country (`venezuela 4b`).
    PointOf(Code, TopicIx, PointIx),
    /// A report, loaded or not.
    Report(Id),
    /// An action, by its position in the list the index was made with.
    Action(usize),
}

/// A name that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameHit {
    /// What it leads to.
    pub target: Target,
    /// Its name in the language of the interface.
    pub label: Shown,
    /// What fits in the label, half-open, in Unicode scalar values.
    pub matches: Vec<Range<usize>>,
    /// Another name or code of it, where that fits and not the label (`EE. UU.`, `4b`).
    pub through: Option<Shown>,
}

/// Everything that can be gone to by name. Made anew when the library or the language changes.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    /// Countries by name, topics, points, reports, actions: the order of names that fit equally.
    candidates: Vec<Candidate>,
    countries: Range<usize>,
    topics: Range<usize>,
    /// Topics and points.
    subjects: Range<usize>,
}

/// Between the two names of a topic or point in a country.
const WITHIN: &str = " › ";
/// Words up to which a country together with a subject is looked for: no two names are longer.
const PAIR_WORDS: usize = 8;
/// Countries and subjects that are paired for one way to part the words.
const PAIR_SIDES: usize = 3;

/// A candidate that fits: which, how, and what of that is seen.
#[derive(Clone, Debug)]
struct Side {
    candidate: usize,
    tier: Tier,
    score: i64,
    /// Position of the name that fits best; the label is the first.
    name: usize,
    /// How the label fits, where it does: then no other name has to explain the hit.
    label: Option<Fit>,
}

/// Candidates that the fuzzy matcher is shown for one query: it takes some 10 µs for each.
const MOST_FUZZY: usize = 500;

/// One candidate, or a subject in a country.
#[derive(Clone, Debug)]
struct Found {
    country: Option<Side>,
    side: Side,
}

/// Better fits first; among equals labels before other names, then the order of candidates.
type Rank = (Tier, Reverse<i64>, bool, usize, usize);

impl Side {
    fn rank(&self) -> Rank {
        (self.tier, Reverse(self.score), self.name > 0, self.candidate, 0)
    }
}

impl Found {
    fn rank(&self) -> Rank {
        let (tier, score, alias, candidate, _) = self.side.rank();
        match self.country.as_ref().map(Side::rank) {
            None => (tier, score, alias, candidate, 0),
            Some((other, _, also, country, _)) => (tier.max(other), score, alias || also, usize::MAX, country),
        }
    }
}

impl NameIndex {
    /// Indexes the names of a library, loaded or not, and of actions, each a name and a label.
    #[must_use]
    pub fn new(library: &Library, lang: Lang, actions: &[(&str, &str)]) -> Self {
        let mut candidates = candidates::countries(library, lang);
        let countries = 0..candidates.len();
        candidates.extend(candidates::subjects(library, lang));
        let subjects = countries.end..candidates.len();
        let topics = countries.end..countries.end + library.taxonomy.topics.len();
        candidates.extend(candidates::reports(library, lang));
        candidates.extend(candidates::actions(actions));
        Self { candidates, countries, topics, subjects }
    }

    /// Names that fit, best first, at most `limit`: exact before beginnings before words before
    /// insides before fuzzy, and fuzzy only where the others leave room. Every word typed must
    /// fit. For nothing typed: the countries, then the topics.
    #[must_use]
    pub fn find(&self, query: &str, limit: usize) -> Vec<NameHit> {
        let folded = fold(query);
        let mut typed: Vec<&str> = Vec::new();
        for word in words(&folded) {
            if !typed.contains(&word) {
                typed.push(word);
            }
        }
        if typed.is_empty() {
            let first = self.candidates.get(self.countries.start..self.topics.end).unwrap_or_default();
            return first.iter().take(limit).map(|found| hit(found.target.clone(), found.label.clone())).collect();
        }
        let alone = |side| Found { country: None, side };
        let mut found: Vec<Found> =
            (0..self.candidates.len()).filter_map(|index| self.fit(index, &typed)).map(alone).collect();
        found.extend(self.pairs(&typed));
        if found.len() < limit {
            let fits: Vec<usize> =
                found.iter().filter(|one| one.country.is_none()).map(|one| one.side.candidate).collect();
            found.extend(self.fuzzy(&typed, &fits).map(alone));
        }
        found.sort_by_key(Found::rank);
        found.truncate(limit);
        found.iter().filter_map(|found| self.hit(found)).collect()
    }

    /// The best fit of a candidate through any of its names.
    fn fit(&self, candidate: usize, typed: Typed<'_>) -> Option<Side> {
        self.side(candidate, |key| key.fit(typed))
    }

    /// The fuzzy fits of candidates that are not among those that fit already, which are in order. The
    /// matcher takes its time, so of many it sees only those that have all letters, and of these the ones
    /// with words that begin as the typed ones do.
    fn fuzzy(&self, typed: Typed<'_>, fits: &[usize]) -> impl Iterator<Item = Side> {
        let matcher = SkimMatcherV2::default();
        let rest = (0..self.candidates.len()).filter(|index| fits.binary_search(index).is_err());
        let promise = |candidate: usize| {
            let names = &self.candidates.get(candidate)?.names;
            Some((Reverse(names.iter().filter_map(|name| name.key.promise(typed)).max()?), candidate))
        };
        let mut promising: Vec<(Reverse<usize>, usize)> = rest.filter_map(promise).collect();
        if promising.len() > MOST_FUZZY {
            promising.select_nth_unstable(MOST_FUZZY);
            promising.truncate(MOST_FUZZY);
        }
        let sides = promising.into_iter();
        sides.filter_map(move |(_, candidate)| self.side(candidate, |key| key.fuzzy(typed, &matcher)))
    }

    fn side(&self, candidate: usize, fit: impl Fn(&Key) -> Option<Fit>) -> Option<Side> {
        let names = &self.candidates.get(candidate)?.names;
        let fits = names.iter().enumerate().filter_map(|(index, name)| Some((index, fit(&name.key)?)));
        let (name, best) = fits.min_by_key(|(index, fit)| (fit.tier, Reverse(fit.score), *index))?;
        let (tier, score) = (best.tier, best.score);
        let label = if name == 0 { Some(best) } else { fit(&names.first()?.key) };
        Some(Side { candidate, tier, score, name, label })
    }

    /// Topics and points in a country, whichever of the two is typed first.
    fn pairs(&self, typed: Typed<'_>) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        if typed.len() > PAIR_WORDS {
            return found;
        }
        for cut in 1..typed.len() {
            let Some((head, tail)) = typed.split_at_checked(cut) else { continue };
            for (place, name) in [(head, tail), (tail, head)] {
                let subjects = self.sides(self.subjects.clone(), name);
                for country in self.sides(self.countries.clone(), place) {
                    let pair = |side: &Side| Found { country: Some(country.clone()), side: side.clone() };
                    found.extend(subjects.iter().map(pair));
                }
            }
        }
        found.sort_by_key(Found::rank);
        let mut seen: Vec<(usize, usize)> = Vec::new();
        found.retain(|found| {
            let pair = (found.country.as_ref().map_or(0, |country| country.candidate), found.side.candidate);
            let new = !seen.contains(&pair);
            seen.push(pair);
            new
        });
        found
    }

    /// The few candidates of a kind that fit best by the beginnings of words. A single letter
    /// begins too many; it counts only where it is a whole code.
    fn sides(&self, range: Range<usize>, typed: Typed<'_>) -> Vec<Side> {
        let short = typed.iter().any(|word| word.len() < 2);
        let good = |side: &Side| side.tier == Tier::Exact || side.tier <= Tier::Words && !short;
        let mut sides: Vec<Side> = range.filter_map(|index| self.fit(index, typed)).filter(good).collect();
        sides.sort_by_key(Side::rank);
        sides.truncate(PAIR_SIDES);
        sides
    }

    fn hit(&self, found: &Found) -> Option<NameHit> {
        let own = self.named(&found.side)?;
        let Some(country) = &found.country else { return Some(own) };
        let country = self.named(country)?;
        let target = match (country.target, own.target) {
            (Target::Country(code), Target::Topic(topic)) => Target::TopicOf(code, topic),
            (Target::Country(code), Target::Point(topic, point)) => Target::PointOf(code, topic, point),
            _ => return None,
        };
        let label = format!("{}{WITHIN}{}", country.label, own.label);
        let before = country.label.chars().count() + WITHIN.chars().count();
        let moved = own.matches.into_iter().map(|range| range.start + before..range.end + before);
        let matches = country.matches.into_iter().chain(moved).collect();
        Some(NameHit { target, label: Raw::new(label).shown(), matches, through: own.through.or(country.through) })
    }

    fn named(&self, side: &Side) -> Option<NameHit> {
        let candidate = self.candidates.get(side.candidate)?;
        let label = &candidate.label;
        let mut hit = hit(candidate.target.clone(), label.clone());
        match &side.label {
            Some(fit) => {
                let folded = Folded::new(label);
                let characters = |byte: usize| label.get(..byte).map_or(0, |before| before.chars().count());
                let spots = fit.spots.iter().map(|spot| folded.original(spot.clone()));
                hit.matches = spots.map(|spot| characters(spot.start)..characters(spot.end)).collect();
            }
            None => hit.through = candidate.names.get(side.name)?.text.clone(),
        }
        Some(hit)
    }
}

fn hit(target: Target, label: Shown) -> NameHit {
    NameHit { target, label, matches: Vec::new(), through: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Book, sample};
    use proptest::prelude::*;

    const ACTIONS: &[(&str, &str)] = &[("next-country", "Next country"), ("switch-theme", "Change the theme")];

    fn index(lang: Lang) -> NameIndex {
        let codes = ["ar", "co", "cu", "es", "tt", "us", "ve"];
        let mut reports: Vec<_> = codes.iter().map(|code| sample::report(code, code, &[])).collect();
        reports.push(sample::report("ve-2013", "ve", &[]));
        NameIndex::new(&sample::library(reports), lang, ACTIONS)
    }

    /// Labels with what fits in brackets, and the other name it was found through.
    fn drawn(hits: Vec<NameHit>) -> Vec<String> {
        let draw = |hit: NameHit| {
            let mut label: Vec<char> = hit.label.chars().collect();
            for range in hit.matches.iter().rev() {
                label.insert(range.end, ']');
                label.insert(range.start, '[');
            }
            let label: String = label.into_iter().collect();
            hit.through.map_or(label.clone(), |through| format!("{label} ({through})"))
        };
        hits.into_iter().map(draw).collect()
    }

    fn check(typed: &str, expected: &[&str]) {
        assert_eq!(drawn(index(Lang::En).find(typed, 9)), expected, "{typed:?}");
    }

    #[test]
    fn exact_comes_before_beginnings_before_words_before_insides_before_fuzzy() {
        check("cuba", &["[Cuba]"]);
        check(
            "c",
            &[
                "[C]olombia",
                "[C]uba",
                "[C]ases and charges",
                "[C]hange the theme",
                "Sentences (Condenas)",
                "Next [c]ountry",
            ],
        );
        check("co", &["[Co]lombia", "Sentences (Condenas)", "Next [co]untry"]);
        check("ent", &["Arg[ent]ina", "S[ent]ences", "Id[ent]ification of victims"]);
        check("tobago trin", &["[Trin]idad & [Tobago]"]);
        check("venzuela", &["[Ven]e[zuela]", "[Ven]e[zuela] 1 · A report", "[Ven]e[zuela] 2013 · A report"]);
    }

    #[test]
    fn names_in_any_language_codes_and_aliases_lead_to_the_name_shown() {
        check("espagne", &["Spain (Espagne)"]);
        check("etats-unis", &["United States (États-Unis)"]);
        check("EE.UU.", &["United States (EE. UU.)"]);
        check("usa", &["United States (USA)", "Cases and charges (Casos y acusaciones)"]);
        check("ven", &["[Ven]ezuela", "[Ven]ezuela 1 · A report", "[Ven]ezuela 2013 · A report"]);
        check("albergue", &["Shelter and assistance (Albergue y asistencia)"]);
        check("refuge", &["Shelter and assistance (refuge)"]);
        check("4b", &["Shelter and assistance (4b)"]);
        check("4", &["Protection (4)"]);
        check("theme", &["Change the [theme]"]);
        check("switch", &["Change the theme (switch-theme)"]);
        assert_eq!(drawn(index(Lang::Es).find("estados", 9)), ["[Estados] Unidos"]);
        assert_eq!(drawn(index(Lang::Es).find("proteccion", 9)), ["[Protección]"]);
    }

    #[test]
    fn a_country_and_a_point_are_one_place_in_either_order() {
        let (topic, point) = sample::at("4b");
        let venezuela = Code::new("ve").unwrap();
        for typed in ["venezuela 4b", "4b venezuela", "ven shelter", "shelter ven", "bolivarian republic albergue"] {
            let first = index(Lang::En).find(typed, 5).remove(0);
            assert_eq!(first.target, Target::PointOf(venezuela, topic, point), "{typed:?}");
            assert_eq!(&*first.label, "Venezuela › Shelter and assistance");
        }
        check("venezuela shel", &["[Venezuela] › [Shel]ter and assistance"]);
        check("tobago trinidad prot", &["[Trinidad] & [Tobago] › [Prot]ection"]);
        assert_eq!(index(Lang::En).find("cuba 4", 5)[0].target, Target::TopicOf(Code::new("cu").unwrap(), topic));
    }

    #[test]
    fn nothing_typed_lists_countries_by_name_and_then_topics() {
        let names = ["Argentina", "Colombia", "Cuba", "Spain", "Trinidad & Tobago", "United States", "Venezuela"];
        check("", &[&names[..], &["Prosecution", "Protection"]].concat());
        check(" ?", &[&names[..], &["Prosecution", "Protection"]].concat());
        assert_eq!(drawn(index(Lang::Es).find("", 4)), ["Argentina", "Colombia", "Cuba", "España"]);
    }

    #[test]
    fn what_nothing_is_called_finds_nothing() {
        for typed in ["zzzz", "cuba zzzz", "xq", "a b c d e f g h i j k"] {
            check(typed, &[]);
        }
        let pasted: String = (0..3_000).map(|n| format!("cuba {n} ")).collect();
        assert_eq!(index(Lang::En).find(&pasted, 9), []);
    }

    #[test]
    fn among_many_names_those_that_begin_alike_are_compared() {
        let mut reports: Vec<_> = (0..2 * MOST_FUZZY).map(|n| sample::report(&format!("ve-{n}"), "ve", &[])).collect();
        for (at, report) in reports.iter_mut().enumerate() {
            report.title = sample::written(&format!("Unconventional {at}"), "");
        }
        let mut sought = sample::report("ve-zz", "ve", &[]);
        sought.title = sample::written("Convention", "");
        reports.push(sought);
        let index = NameIndex::new(&sample::library(reports), Lang::En, &[]);
        // All of them have its letters, and it comes last.
        let found = index.find("cnvention", 2_000);
        assert_eq!(found[0].target, Target::Report(Id::new("ve-zz").unwrap()));
        assert!(found.len() <= MOST_FUZZY);
    }

    #[test]
    fn a_report_is_found_before_it_is_read() {
        let mut library = sample::library(vec![sample::report("cu", "CU", &[]), sample::report("cu-2013", "CU", &[])]);
        for entry in &mut library.entries {
            entry.book = Book::Pending;
        }
        let hits = NameIndex::new(&library, Lang::Es, &[]).find("cuba 2013", 9);
        assert_eq!(hits[0].target, Target::Report(Id::new("cu-2013").unwrap()));
    }

    proptest! {
        #[test]
        fn any_text_may_be_typed(typed in "\\PC{0,20}|[a-e4 ]{0,10}", limit in 0usize..6) {
            let hits = index(Lang::En).find(&typed, limit);
            prop_assert!(hits.len() <= limit);
            for hit in hits {
                let length = hit.label.chars().count();
                prop_assert!(hit.matches.iter().all(|range| range.start < range.end && range.end <= length));
            }
        }
    }
}
