//! From a query to a plan: every name looked up in a library, once, before any passage is looked at.
//!
//! Must not: search. What it makes is asked of every passage by whoever does.

use super::bound::{BoundFilter, Homes, Look, Picked};
use super::fault::{QueryFault, QueryFaultKind};
use super::field::Field;
use super::filter::{Filter, Name};
use super::kept::KeptFilters;
use super::listed;
use super::named::Lookup;
use super::offences::Offences;
use super::{Query, Test, Words};
use crate::model::{
    Amount, Code, Id, Library, Mark, Modality, Passage, PassageRef, Period, Place, PointIx, Report, SourceKind,
    TopicIx, Voice,
};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A query bound to a snapshot of a library.
#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Plan {
    /// What must hold, all of it.
    pub(in crate::search) clauses: Vec<PlanClause>,
    /// The offences that penalties are asked for.
    pub(super) offences: Offences,
}

/// What must hold: one of these.
#[derive(Clone, Debug)]
pub(in crate::search) struct PlanClause {
    /// Never empty.
    pub(in crate::search) any: Vec<PlanFactor>,
}

/// One thing that is asked.
#[derive(Clone, Debug)]
pub(in crate::search) struct PlanFactor {
    /// Whether the opposite is asked.
    pub(in crate::search) not: bool,
    /// What is asked.
    pub(in crate::search) test: PlanTest,
}

/// A thing that can be asked of a passage.
#[derive(Clone, Debug)]
pub(in crate::search) enum PlanTest {
    /// What it says.
    Words(Words),
    /// What else is so about it.
    Filter(BoundFilter),
}

impl Query {
    /// Looks up every name in a library. `bookmarks` is what `in:bookmarks` means; what took long and was
    /// kept of earlier queries to the same library is not looked up again.
    ///
    /// # Errors
    /// The first name that nothing has, with what may have been meant. As long as reports are still
    /// to be read, nothing is said to have no source and no report of a name.
    pub(in crate::search) fn bind_with(
        &self,
        library: &Library,
        (bookmarks, kept): (&[Place], &KeptFilters),
    ) -> Result<Plan, QueryFault> {
        let lookup = Lookup::new(library);
        let mut binder = Binder { lookup, bookmarks, offences: self.offences(), known: HashMap::new(), kept };
        let mut clauses = Vec::new();
        for clause in &self.clauses {
            let mut any = Vec::new();
            for factor in &clause.any {
                let test = match &factor.test {
                    Test::Words(words) => PlanTest::Words(words.clone()),
                    Test::Filter(filter) => PlanTest::Filter(binder.filter(filter)?),
                };
                any.push(PlanFactor { not: factor.not, test });
            }
            clauses.push(PlanClause { any });
        }
        Ok(Plan { clauses, offences: binder.offences })
    }
}

impl PlanFactor {
    /// What it says of all passages of a report alike; `None` where it is a passage's to say.
    pub(in crate::search) fn report(&self, report: &Report) -> Option<bool> {
        match &self.test {
            PlanTest::Words(_) => None,
            PlanTest::Filter(filter) => filter.report(report).map(|holds| holds != self.not),
        }
    }
}

struct Binder<'a> {
    lookup: Lookup<'a>,
    bookmarks: &'a [Place],
    /// The offences that a penalty may be for.
    offences: Offences,
    /// Filters that were bound already, by their printed form: one that is pasted a thousand times
    /// is bound once.
    known: HashMap<String, BoundFilter>,
    /// Filters that were bound for earlier queries.
    kept: &'a KeptFilters,
}

impl Binder<'_> {
    fn filter(&mut self, filter: &Filter) -> Result<BoundFilter, QueryFault> {
        let key = filter.to_string();
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let bind = || {
            Ok(BoundFilter(match filter {
                Filter::Named(field, names) => self.named(*field, names)?,
                Filter::Listed(field, words) => self.listed(*field, words),
                Filter::Period(periods) => Look::Periods(periods.iter().map(Period::reading_order).collect()),
                Filter::Penalty(length) => Look::Penalty(*length, self.offences.all.clone()),
            }))
        };
        let bound = self.kept.or_bind((&key, filter), bind)?;
        self.known.insert(key, bound.clone());
        Ok(bound)
    }

    fn named(&self, field: Field, names: &[Name]) -> Result<Look, QueryFault> {
        let (lookup, library) = (&self.lookup, self.lookup.library);
        let complete = library.complete;
        Ok(match field {
            Field::Country => {
                Look::Countries(codes(names, |name| lookup.countries(name), |name| self.country_fault(name))?)
            }
            Field::Region => {
                let fault = |name: &Name| fault(name, lookup.region_names());
                Look::Countries(codes(names, |name| lookup.regions(name), fault)?)
            }
            Field::Topic | Field::Point => {
                let points = field == Field::Point;
                let mut homes = Homes::default();
                for name in names {
                    let found = match points {
                        true => lookup.points(&name.text, &mut homes),
                        false => lookup.topics(&name.text, &mut homes),
                    };
                    if !found {
                        return Err(fault(name, lookup.subject_names(points)));
                    }
                }
                Look::Homes(homes)
            }
            Field::Report => {
                let mut ids: Vec<Id> = Vec::new();
                for name in names {
                    let found = lookup.reports(&name.text);
                    if found.is_empty() && complete {
                        return Err(fault(name, library.entries.iter().map(|entry| entry.id.as_str())));
                    }
                    ids.extend(found.into_iter().cloned());
                }
                ids.sort_unstable();
                Look::Reports(ids)
            }
            _ => {
                // By report, the sources that are meant.
                let mut sources: HashMap<&Id, HashSet<usize>> = HashMap::new();
                for name in names {
                    let found = lookup.sources(&name.text);
                    if complete && found.iter().all(Vec::is_empty) {
                        return Err(fault(name, lookup.source_names()));
                    }
                    for (report, found) in library.reports().zip(found) {
                        sources.entry(&report.id).or_default().extend(found);
                    }
                }
                let cites = |found: PassageRef<'_>| {
                    let meant = sources.get(&found.report.id);
                    meant.is_some_and(|meant| found.passage.cites.iter().any(|cite| meant.contains(&cite.source)))
                };
                Look::Picked(Arc::new(Picked::new(library, cites)))
            }
        })
    }

    /// Names of the library's countries are nearer than any other; only where none is near, all
    /// that the program knows.
    fn country_fault(&self, name: &Name) -> QueryFault {
        let near = fault(name, self.lookup.country_names(&name.text));
        match near.what {
            QueryFaultKind::UnknownValue { ref meant, .. } if meant.is_empty() => {
                fault(name, self.lookup.all_country_names(&name.text))
            }
            _ => near,
        }
    }

    fn listed(&self, field: Field, words: &[&'static str]) -> Look {
        match field {
            Field::Voice => Look::Voices(bits(words.iter().flat_map(|word| voices(word)).map(|voice| voice as u32))),
            Field::Kind => {
                Look::Kinds(bits(words.iter().filter_map(|word| SourceKind::from_word(word)).map(|kind| kind as u32)))
            }
            Field::Modality => {
                let modalities = words.iter().filter_map(|word| Modality::from_word(word));
                Look::Modalities(bits(modalities.map(|modality| modality as u32)))
            }
            Field::Offence => Look::Offences(words.to_vec()),
            Field::Has => Look::Has(words.iter().filter_map(|word| part(word)).collect()),
            Field::Is => {
                let marks: Vec<Mark> = words.iter().filter_map(|word| Mark::from_word(word)).collect();
                Look::Picked(Arc::new(marked(self.lookup.library, &marks)))
            }
            _ => Look::Picked(Arc::new(bookmarked(self.lookup.library, self.bookmarks))),
        }
    }
}

fn codes(
    names: &[Name],
    find: impl Fn(&str) -> Vec<Code>,
    fault: impl Fn(&Name) -> QueryFault,
) -> Result<Vec<Code>, QueryFault> {
    let mut codes = Vec::new();
    for name in names {
        let found = find(&name.text);
        if found.is_empty() {
            return Err(fault(name));
        }
        codes.extend(found);
    }
    codes.sort_unstable();
    Ok(codes)
}

fn fault<'a>(name: &Name, known: impl Iterator<Item = &'a str>) -> QueryFault {
    let meant = QueryFault::near(&name.text, known);
    QueryFault { at: name.at.clone(), what: QueryFaultKind::UnknownValue { found: name.typed.clone(), meant } }
}

fn bits(positions: impl Iterator<Item = u32>) -> u32 {
    positions.fold(0, |bits, position| bits | 1 << position)
}

fn voices(word: &str) -> Vec<Voice> {
    let meant = |voice: &Voice| match word {
        listed::OTHERS => *voice != Voice::State,
        word => voice.word() == word,
    };
    Voice::ALL.iter().copied().filter(meant).collect()
}

/// What `has:` asks of a passage. A figure is a number: that a source gives none is no figure.
fn part(word: &str) -> Option<fn(&Passage) -> bool> {
    Some(match word {
        "figure" => |passage| passage.figures.iter().any(|figure| figure.amount != Amount::None),
        "penalty" => |passage| passage.penalty.is_some(),
        "law" => |passage| passage.law.is_some(),
        "note" => |passage| passage.note.is_some(),
        "due" => |passage| passage.due.is_some(),
        _ => return None,
    })
}

/// Passages with one of these marks. What leads from a passage to others is followed only where
/// something does: for most passages nothing does, and there are tens of thousands.
fn marked(library: &Library, marks: &[Mark]) -> Picked {
    let mut linked: HashSet<(&Id, &Id)> = HashSet::new();
    for report in library.reports() {
        for link in &report.links {
            linked.insert((&report.id, &link.from));
            linked.insert((link.to_report.as_ref().unwrap_or(&report.id), &link.to));
        }
    }
    Picked::new(library, |found| {
        let passage = found.passage;
        let has_links = || linked.contains(&(&found.report.id, &passage.id));
        let may = |mark: &Mark| match mark {
            Mark::Contested | Mark::Denied => has_links(),
            Mark::InTension => !passage.figures.is_empty() || has_links(),
            Mark::SingleOrigin | Mark::Corroborated => passage.cites.len() > 1,
            Mark::NoLaterWord => passage.due.is_some(),
            // It is no value of `is:`, for it depends on what a passage is seen beside.
            Mark::Stale => false,
        };
        marks.iter().any(may) && library.marks(found, None).iter().any(|mark| marks.contains(mark))
    })
}

/// Passages that are bookmarked, and those in a bookmarked point, section, report or country.
fn bookmarked(library: &Library, places: &[Place]) -> Picked {
    let mut passages: HashSet<(&Id, usize)> = HashSet::new();
    let mut areas: HashMap<Code, Vec<Area<'_>>> = HashMap::new();
    for place in places {
        if place.passage.is_some() {
            // What a passage was replaced by is bookmarked in its stead.
            let moved = || library.resolve(&place.to_string().parse().ok()?).ok();
            let found = library.passage(place).or_else(|| library.passage(&moved()?));
            passages.extend(found.map(|found| (&found.report.id, found.index)));
        } else if let Some(area) = area(library, place) {
            areas.entry(place.country).or_default().push(area);
        }
    }
    Picked::new(library, |found| {
        let within = |area: &Area<'_>| {
            area.report.is_none_or(|id| found.report.id == *id)
                && found.passage.homes.iter().any(|home| {
                    area.topic.is_none_or(|topic| home.topic == topic)
                        && area.point.is_none_or(|point| home.point == Some(point))
                })
        };
        passages.contains(&(&found.report.id, found.index))
            || areas.get(&found.report.country).is_some_and(|areas| areas.iter().any(within))
    })
}

/// What a place without a passage covers of its country.
struct Area<'a> {
    report: Option<&'a Id>,
    topic: Option<TopicIx>,
    point: Option<PointIx>,
}

/// `None` where the taxonomy does not know the topic or the point.
fn area<'a>(library: &Library, place: &'a Place) -> Option<Area<'a>> {
    let taxonomy = &library.taxonomy;
    let topic = match &place.topic {
        Some(slug) => Some(taxonomy.find_topic(slug)?),
        None => None,
    };
    let point = match (topic, &place.point) {
        (Some(topic), Some(slug)) => Some(taxonomy.find_point(topic, slug)?),
        _ => None,
    };
    Some(Area { report: place.report.as_ref(), topic, point })
}
