//! Penalties to be taken away: text for people, JSON for programs, rows for spreadsheets, a document.
//!
//! Must not: let a reading of a law leave without who reads it so, or a country without one go unsaid.

use super::document::{Block, Document, Item, Numbering, Table, TableRow};
use super::page::DOT;
use super::{Form, Page, Records, Scribe};
use crate::compare::{Ladder, LadderChoice, Reading, ladder};
use crate::model::{Code, Modality};
use crate::say;
use crate::words;
use serde::Serialize;

/// What `cotejo penalties` prints.
#[derive(Debug, Serialize)]
pub struct Penalties<'a> {
    offence: String,
    penalties: Vec<Penalty<'a>>,
    not_coded: Vec<String>,
}

/// One reading of a law.
#[derive(Debug, Serialize)]
pub struct Penalty<'a> {
    country: &'a str,
    offence: &'a str,
    kind: &'a str,
    form: Option<&'a str>,
    victim: Option<&'a str>,
    min_months: Option<u32>,
    max_months: Option<u32>,
    instrument: Option<&'a str>,
    article: Option<&'a str>,
    enacted: Option<&'a str>,
    status: Option<&'a str>,
    period: &'a str,
    modality: &'static str,
    said_by: String,
    voice: &'static str,
    place: String,
    sources: Vec<&'a str>,
}

impl<'a> Scribe<'a> {
    /// The penalties that are chosen.
    #[must_use]
    pub fn penalties(&self, choice: &LadderChoice) -> Ladder<'a> {
        ladder(self.library, choice, self.words.lang())
    }

    /// An offence in words.
    #[must_use]
    pub fn offence(&self, offence: &str) -> String {
        self.words.say(&format!("offence-{offence}"))
    }

    /// "4 to 8 years · imprisonment · basic · child victim".
    #[must_use]
    pub fn penalty_said(&self, reading: &Reading<'_>) -> String {
        let terms = words::terms(self.words, reading.penalty);
        std::iter::once(terms).chain(words::penalty_kind(self.words, reading.penalty)).collect::<Vec<_>>().join(DOT)
    }

    /// "Penal Code, art. 3, 2012 · repealed": which law is read, and whether it holds.
    #[must_use]
    pub fn law_said(&self, reading: &Reading<'_>) -> String {
        let enacted = reading.found.passage.law.as_ref().and_then(|law| law.enacted.as_ref());
        let enacted = enacted.map(|at| words::period(self.words, at));
        let named = std::iter::once(self.law_named(reading)).chain(enacted).collect::<Vec<_>>().join(", ");
        format!("{named}{DOT}{}", self.status(reading))
    }

    /// "Penal Code, art. 3", or that no law is named.
    fn law_named(&self, reading: &Reading<'_>) -> String {
        let Some(law) = &reading.found.passage.law else { return self.words.say("penalties-law-unknown") };
        let parts = [Some(law.instrument.to_string()), words::article(self.words, law)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Whether the law holds, as far as it is coded; a proposal says that it is one.
    fn status(&self, reading: &Reading<'_>) -> String {
        let law = reading.found.passage.law.as_ref();
        let status = law.and_then(|law| words::law_status(self.words, law));
        match (status, reading.found.passage.modality) {
            (Some(status), _) => status,
            (None, modality @ (Modality::Proposed | Modality::Planned)) => words::modality(self.words, modality),
            (None, _) => self.words.say("penalties-status-unknown"),
        }
    }

    /// "United States [3], since 2012": everybody who reads the law so, and of what time.
    #[must_use]
    pub fn read_by(&self, reading: &Reading<'_>) -> String {
        format!("{}, {}", self.readers(reading.found), words::period(self.words, reading.found.period()))
    }

    /// That some countries have none coded; `None` where all have one.
    #[must_use]
    pub fn not_coded(&self, without: &[Code], offence: &str) -> Option<String> {
        let names: Vec<String> = without.iter().map(|code| self.country_name(*code)).collect();
        let offence = self.offence(offence);
        let said = || say!(self.words, "penalties-without", offence = &offence, countries = &names.join(", "));
        (!names.is_empty()).then(said)
    }

    /// That some countries are still being read; `None` where all are read.
    #[must_use]
    pub fn unread(&self, countries: &[Code]) -> Option<String> {
        let names: Vec<String> = countries.iter().map(|code| self.country_name(*code)).collect();
        (!names.is_empty()).then(|| say!(self.words, "countries-unread", countries = &names.join(", ")))
    }

    /// The penalties as text: country, then a reading each, with the sources at the end.
    #[must_use]
    pub fn penalties_text(&self, (ladder, offence): (&Ladder<'a>, &str), form: Form) -> String {
        let mut page = Page::new(form);
        page.heading(&say!(self.words, "penalties-title", offence = &self.offence(offence)));
        let mut country = None;
        for reading in &ladder.readings {
            if country.replace(reading.found.report.country) != Some(reading.found.report.country) {
                page.heading(&self.country_name(reading.found.report.country));
            }
            page.block(2, &self.penalty_said(reading));
            let place = self.address(self.library.place_of(reading.found));
            page.parts_at(4, &[self.law_said(reading), self.read_by(reading), place]);
        }
        page.gap();
        if let Some(without) = self.not_coded(&ladder.without, offence) {
            page.block(0, &without);
        }
        let cited = ladder.readings.iter().flat_map(|reading| {
            let report = reading.found.report;
            reading.found.passage.cites.iter().map(move |cite| (report, cite.source))
        });
        self.source_list(&mut page, cited);
        page.finish()
    }

    /// What `cotejo penalties` prints as JSON.
    #[must_use]
    pub fn penalties_json(&self, (ladder, offence): (&Ladder<'a>, &str)) -> Penalties<'a> {
        Penalties {
            offence: offence.to_owned(),
            penalties: ladder.readings.iter().map(|reading| self.coded_penalty(reading)).collect(),
            not_coded: ladder.without.iter().map(ToString::to_string).collect(),
        }
    }

    fn coded_penalty(&self, reading: &Reading<'a>) -> Penalty<'a> {
        let (found, penalty) = (reading.found, reading.penalty);
        let law = found.passage.law.as_ref();
        let cited = found.passage.cites.iter().filter_map(|cite| found.report.sources.get(cite.source));
        Penalty {
            country: found.report.country.as_str(),
            offence: &penalty.offence,
            kind: &penalty.kind,
            form: penalty.form.as_deref(),
            victim: penalty.victim.as_deref(),
            min_months: penalty.min_months,
            max_months: penalty.max_months,
            instrument: law.map(|law| law.instrument.as_str()),
            article: law.and_then(|law| law.article.as_deref()),
            enacted: law.and_then(|law| law.enacted.as_ref()).map(|enacted| enacted.as_edtf()),
            status: law.and_then(|law| law.status.as_deref()),
            period: found.period().as_edtf(),
            modality: found.passage.modality.word(),
            said_by: words::speakers(self.words, found),
            voice: found.report.voice(found.passage).word(),
            place: self.library.place_of(found).to_string(),
            sources: cited.map(|source| source.id.as_str()).collect(),
        }
    }

    /// One reading a row.
    #[must_use]
    pub fn penalties_records(&self, ladder: &Ladder<'a>) -> Records {
        let months = |months: Option<u32>| months.map(|months| months.to_string()).unwrap_or_default();
        let row = |reading: &Reading<'a>| {
            let row = self.coded_penalty(reading);
            let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
            vec![
                row.country.to_owned(),
                row.offence.to_owned(),
                row.kind.to_owned(),
                text(row.form),
                text(row.victim),
                months(row.min_months),
                months(row.max_months),
                text(row.instrument),
                text(row.article),
                text(row.enacted),
                text(row.status),
                row.period.to_owned(),
                row.modality.to_owned(),
                row.said_by,
                row.voice.to_owned(),
                row.place,
                row.sources.join(" "),
            ]
        };
        Records {
            head: vec![
                "country",
                "offence",
                "kind",
                "form",
                "victim",
                "min_months",
                "max_months",
                "instrument",
                "article",
                "enacted",
                "status",
                "period",
                "modality",
                "said_by",
                "voice",
                "place",
                "sources",
            ],
            rows: ladder.readings.iter().map(row).collect(),
        }
    }

    /// The penalties as a document.
    #[must_use]
    pub fn penalties_document(&self, choice: &LadderChoice) -> Document {
        let ladder = self.penalties(choice);
        let mut numbering = Numbering::default();
        let heads = [
            "figures-head-country",
            "penalties-head-law",
            "penalties-head-form",
            "penalties-head-term",
            "penalties-head-status",
            "penalties-head-reader",
        ];
        let title = say!(self.words, "penalties-title", offence = &self.offence(&choice.offence));
        let mut rows = Vec::new();
        for reading in &ladder.readings {
            let text = |text: String| vec![Item::Text(text, Vec::new())];
            let period = words::period(self.words, reading.found.period());
            let reader = format!("{}, {period}", words::speakers(self.words, reading.found));
            let cells = vec![
                text(self.law_named(reading)),
                text(words::penalty_kind(self.words, reading.penalty).join(DOT)),
                text(words::terms(self.words, reading.penalty)),
                text(self.status(reading)),
                vec![Item::Text(reader, numbering.of(reading.found))],
            ];
            rows.push(TableRow { head: self.country_name(reading.found.report.country), about: Vec::new(), cells });
        }
        let columns = heads.iter().map(|id| self.words.say(id)).collect();
        let table = (!rows.is_empty()).then(|| Block::Table(Table { caption: title.clone(), columns, rows }));
        let without = self.not_coded(&ladder.without, &choice.offence).map(Block::Text);
        Document {
            lang: self.words.lang().tag(),
            title,
            about: self.chosen(&choice.countries, None),
            blocks: table.into_iter().chain(without).collect(),
            references: numbering.references(self),
            notes: std::iter::once(self.words.say("penalties-note")).chain(self.method(&numbering, false)).collect(),
            wide: true,
            dense: false,
        }
    }
}
