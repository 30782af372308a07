//! The address of anything: `ve/protection/assistance#p-014`, `ar@ar-2013/protection`.
//!
//! Must not: guess. A name that fits nothing is an error with suggestions.

use super::{Code, Id, Lang, Library, Taxonomy, TopicIx};
use crate::text::{Raw, Shown, fold};
use std::fmt;
use std::str::FromStr;

/// A place as somebody typed it: cut into its parts, nothing looked up yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceText {
    /// Code or name of a country.
    pub country: Shown,
    /// Report id.
    pub report: Option<Shown>,
    /// Slug, key or label of a topic, or a short form such as `4b`.
    pub topic: Option<Shown>,
    /// Slug, letter or label of a point.
    pub point: Option<Shown>,
    /// Passage id.
    pub passage: Option<Shown>,
}

/// A place in canonical form. What it names need not be in the library (any more).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The country.
    pub country: Code,
    /// One report of it; without it, all of them together.
    pub report: Option<Id>,
    /// Slug of the topic.
    pub topic: Option<Shown>,
    /// Slug of the point.
    pub point: Option<Shown>,
    /// The passage.
    pub passage: Option<Id>,
}

/// Why a text is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceError {
    /// No country before the first sign.
    NoCountry,
    /// A part is empty or there is one too many.
    BadPart,
}

/// A name that fits nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// `country`, `report`, `topic`, `point` or `passage`.
    pub what: &'static str,
    /// The name.
    pub name: Shown,
    /// Names near it, best first, at most three.
    pub suggestions: Vec<Shown>,
}

impl FromStr for PlaceText {
    type Err = PlaceError;

    fn from_str(text: &str) -> Result<Self, PlaceError> {
        let (text, passage) = match text.split_once('#') {
            Some((before, passage)) => (before, Some(passage)),
            None => (text, None),
        };
        let mut parts = text.split('/');
        let head = parts.next().unwrap_or_default();
        let (country, report) = match head.split_once('@') {
            Some((country, report)) => (country, Some(report)),
            None => (head, None),
        };
        let (topic, point) = (parts.next(), parts.next());
        if country.trim().is_empty() {
            return Err(PlaceError::NoCountry);
        }
        if parts.next().is_some() {
            return Err(PlaceError::BadPart);
        }
        let part = |part: Option<&str>| match part.map(str::trim) {
            Some("") => Err(PlaceError::BadPart),
            Some(part) => Ok(Some(Raw::new(part).shown())),
            None => Ok(None),
        };
        Ok(Self {
            country: Raw::new(country.trim()).shown(),
            report: part(report)?,
            topic: part(topic)?,
            point: part(point)?,
            passage: part(passage)?,
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.country)?;
        if let Some(report) = &self.report {
            write!(f, "@{report}")?;
        }
        for slug in [&self.topic, &self.point].into_iter().flatten() {
            write!(f, "/{slug}")?;
        }
        if let Some(passage) = &self.passage {
            write!(f, "#{passage}")?;
        }
        Ok(())
    }
}

impl Place {
    /// A whole country.
    #[must_use]
    pub fn country(country: Code) -> Self {
        Self { country, report: None, topic: None, point: None, passage: None }
    }

    /// A place in canonical form, without asking a library: what files of the reader's hold.
    ///
    /// # Errors
    /// Where a part is missing or is no code, slug or id.
    pub fn parse_canonical(text: &str) -> Result<Self, PlaceError> {
        let parts: PlaceText = text.parse()?;
        let slug = |part: Option<Shown>| match part {
            Some(part) if Id::new(&part).is_none() => Err(PlaceError::BadPart),
            part => Ok(part),
        };
        let id = |part: Option<Shown>| match part {
            Some(part) => Id::new(&part).ok_or(PlaceError::BadPart).map(Some),
            None => Ok(None),
        };
        Ok(Self {
            country: Code::new(&parts.country).ok_or(PlaceError::NoCountry)?,
            report: id(parts.report)?,
            topic: slug(parts.topic)?,
            point: slug(parts.point)?,
            passage: id(parts.passage)?,
        })
    }
}

impl Library {
    /// Looks up every part of a place. A country that the program can name is valid also where
    /// the library has nothing about it; the other parts must be in the library.
    ///
    /// # Errors
    /// The first part that fits nothing, with suggestions.
    pub fn resolve(&self, text: &PlaceText) -> Result<Place, Unknown> {
        let country = self.resolve_country(&text.country)?;
        let report = match &text.report {
            Some(name) => Some(self.resolve_report(country, name)?),
            None => None,
        };
        let (topic, point) = match (&text.topic, &text.point) {
            (Some(topic), point) => {
                let (topic, point) = self.taxonomy.resolve(topic, point.as_deref())?;
                (Some(topic), point)
            }
            (None, _) => (None, None),
        };
        let mut place = Place { country, report, topic, point, passage: None };
        if let Some(name) = &text.passage {
            place = self.resolve_passage(place, name)?;
        }
        Ok(place)
    }

    /// A country by code, alpha-3, name or alias in any language, in any case, with or without accents.
    ///
    /// # Errors
    /// Where nothing fits, with suggestions.
    pub fn resolve_country(&self, name: &str) -> Result<Code, Unknown> {
        if let Some(names) = Code::new(name).and_then(|code| self.names.get(code)) {
            return Ok(names.code);
        }
        let wanted = fold(name);
        let fits = |names: &&super::Names| names.all().any(|known| fold(known) == wanted);
        if let Some(names) = self.names.iter().find(fits) {
            return Ok(names.code);
        }
        let known = self.names.iter().flat_map(super::Names::all);
        Err(unknown("country", name, known))
    }

    fn resolve_report(&self, country: Code, name: &str) -> Result<Id, Unknown> {
        let entries = self.entries_of(country);
        let found = entries.iter().find(|entry| entry.id.as_str() == name);
        found
            .map(|entry| entry.id.clone())
            .ok_or_else(|| unknown("report", name, entries.iter().map(|entry| entry.id.as_str())))
    }

    fn resolve_passage(&self, mut place: Place, name: &str) -> Result<Place, Unknown> {
        let reports = || self.reports_of(place.country, place.report.as_ref());
        let ids = || reports().flat_map(|report| report.passages.iter().map(|passage| passage.id.as_str()));
        let moved = |id: &Id| {
            let mut gone = reports().flat_map(|report| &report.retired);
            gone.find(|(old, _)| old == id).and_then(|(_, new)| new.clone())
        };
        let id = Id::new(name).ok_or_else(|| unknown("passage", name, ids()))?;
        place.passage = Some(id.clone());
        if self.passage(&place).is_none() {
            place.passage = moved(&id);
        }
        match self.passage(&place) {
            Some(_) => Ok(place),
            None => Err(unknown("passage", name, ids())),
        }
    }
}

impl Taxonomy {
    /// Slugs for what somebody called a topic and a point.
    ///
    /// # Errors
    /// The first name that fits nothing, with suggestions.
    pub fn resolve(&self, topic: &str, point: Option<&str>) -> Result<(Shown, Option<Shown>), Unknown> {
        let fits = |label: &super::Written, name: &str| {
            [Lang::En, Lang::Es].iter().any(|lang| fold(label.in_lang(*lang)) == fold(name))
        };
        if let (None, Some((ix, at))) = (point, self.find_short(topic))
            && let (Some(topic), Some(point)) = (self.topic(ix), self.point(ix, at))
        {
            return Ok((topic.slug.clone(), Some(point.slug.clone())));
        }
        let ix = self.find_topic(topic).or_else(|| {
            let found = |ix: &TopicIx| {
                self.topic(*ix).is_some_and(|known| fits(&known.label, topic) || fits(&known.short, topic))
            };
            self.topic_ixs().find(found)
        });
        let Some((ix, found)) = ix.and_then(|ix| Some((ix, self.topic(ix)?))) else {
            return Err(unknown("topic", topic, self.topics.iter().map(|topic| &*topic.slug)));
        };
        let Some(name) = point else {
            return Ok((found.slug.clone(), None));
        };
        let by_label = || found.points.iter().find(|point| fits(&point.label, name));
        let point = self.find_point(ix, name).and_then(|at| self.point(ix, at)).or_else(by_label);
        match point {
            Some(point) => Ok((found.slug.clone(), Some(point.slug.clone()))),
            None => Err(unknown("point", name, found.points.iter().map(|point| &*point.slug))),
        }
    }
}

/// What fits nothing, with the three names nearest to it (Jaro-Winkler on folded text, which
/// favours a right beginning; under 0.75 a suggestion only confuses).
pub(crate) fn unknown<'a>(what: &'static str, name: &str, known: impl Iterator<Item = &'a str>) -> Unknown {
    Unknown { what, name: Raw::new(name).shown(), suggestions: nearest(name, known, 3) }
}

/// The names nearest to one that was mistyped, best first.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>, count: usize) -> Vec<Shown> {
    let wanted = fold(name);
    let mut near: Vec<(f64, &str)> = known
        .map(|known| (strsim::jaro_winkler(&wanted, &fold(known)), known))
        .filter(|(score, _)| *score >= 0.75)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup_by_key(|(_, known)| *known);
    near.into_iter().take(count).map(|(_, known)| Raw::new(known).shown()).collect()
}
