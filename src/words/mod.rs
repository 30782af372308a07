//! The catalogue: every word of ours that a reader sees, in English and in Spanish.
//!
//! Must not: hold a sentence in code. Messages live in `assets/words/<lang>/*.ftl`; a test holds
//! both languages to the same ids and variables, and the code to ids that exist.

mod dates;
mod figures;
mod slots;
mod tally;
mod terms;

pub use dates::period;
pub use figures::{MOST_NAMED, article, counted, law_status, number, penalty_kind, term, terms, value};
pub use slots::{SlotName, slot_name};
pub use tally::{alone, hidden, tally, tally_of_chosen, tally_with_origins};
pub use terms::{
    bond, in_sentence, mark, mark_explained, mark_meaning, marks, modality, region, said_by, source_name, speaker,
    speakers, voice,
};

use crate::model::Lang;
use crate::text::Shown;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The messages of one language, ready to be formatted; `Send` and `Sync`.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

/// What stands in a message's variable.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// A text that was cleaned, or one of ours.
    Text(&'a str),
    /// A count; chooses the plural and is grouped from 10,000 on.
    Count(u64),
}

impl<'a> From<&'a Shown> for Arg<'a> {
    fn from(text: &'a Shown) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

macro_rules! counts {
    ($($number:ty),+) => { $(impl From<$number> for Arg<'_> {
        fn from(count: $number) -> Self {
            Self::Count(count as u64)
        }
    })+ };
}
counts!(usize, u64, u32, u16, u8);

/// Formats a message: `say!(words, "hits", count = 3)`.
#[macro_export]
macro_rules! say {
    ($words:expr, $id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $words.with($id, &[$((stringify!($name), $crate::words::Arg::from($value))),*])
    };
}

const ENGLISH: &[&str] = &[
    include_str!("../../assets/words/en/common.ftl"),
    include_str!("../../assets/words/en/reader.ftl"),
    include_str!("../../assets/words/en/actions.ftl"),
    include_str!("../../assets/words/en/faults.ftl"),
    include_str!("../../assets/words/en/store.ftl"),
    include_str!("../../assets/words/en/cli.ftl"),
    include_str!("../../assets/words/en/search.ftl"),
    include_str!("../../assets/words/en/notebook.ftl"),
    include_str!("../../assets/words/en/grid.ftl"),
    include_str!("../../assets/words/en/timeline.ftl"),
    include_str!("../../assets/words/en/figures.ftl"),
    include_str!("../../assets/words/en/takeaway.ftl"),
    include_str!("../../assets/words/en/compare.ftl"),
    include_str!("../../assets/words/en/notes.ftl"),
    include_str!("../../assets/words/en/kept.ftl"),
    include_str!("../../assets/words/en/sharing.ftl"),
    include_str!("../../assets/words/en/present.ftl"),
    include_str!("../../assets/words/en/follow.ftl"),
    include_str!("../../assets/words/en/slides.ftl"),
];

const SPANISH: &[&str] = &[
    include_str!("../../assets/words/es/common.ftl"),
    include_str!("../../assets/words/es/reader.ftl"),
    include_str!("../../assets/words/es/actions.ftl"),
    include_str!("../../assets/words/es/faults.ftl"),
    include_str!("../../assets/words/es/store.ftl"),
    include_str!("../../assets/words/es/cli.ftl"),
    include_str!("../../assets/words/es/search.ftl"),
    include_str!("../../assets/words/es/notebook.ftl"),
    include_str!("../../assets/words/es/grid.ftl"),
    include_str!("../../assets/words/es/timeline.ftl"),
    include_str!("../../assets/words/es/figures.ftl"),
    include_str!("../../assets/words/es/takeaway.ftl"),
    include_str!("../../assets/words/es/compare.ftl"),
    include_str!("../../assets/words/es/notes.ftl"),
    include_str!("../../assets/words/es/kept.ftl"),
    include_str!("../../assets/words/es/sharing.ftl"),
    include_str!("../../assets/words/es/present.ftl"),
    include_str!("../../assets/words/es/follow.ftl"),
    include_str!("../../assets/words/es/slides.ftl"),
];

impl Words {
    /// The catalogue of a language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let files = match lang {
            Lang::En => ENGLISH,
            Lang::Es => SPANISH,
        };
        let mut bundle = FluentBundle::new_concurrent(vec![
            LanguageIdentifier::from_bytes(lang.tag().as_bytes()).unwrap_or_default(),
        ]);
        // Isolation marks are bidi characters, and those must never reach the terminal.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::En => group_en,
            Lang::Es => group_es,
        }));
        for file in files {
            // A message that does not parse is left out by name; the tests find it.
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(rest, _)| rest);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without variables. An id that does not exist gives the id, which tests find.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A message with variables.
    #[must_use]
    pub fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Arg::Text(text) => FluentValue::from(*text),
                    Arg::Count(count) => FluentValue::from(*count),
                };
                (*name, value)
            })
            .collect();
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// Whether the catalogue has a message.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }
}

type Memo = intl_memoizer::concurrent::IntlLangMemoizer;

fn group_en(value: &FluentValue<'_>, _: &Memo) -> Option<String> {
    group(value, grouping(Lang::En).0)
}

fn group_es(value: &FluentValue<'_>, _: &Memo) -> Option<String> {
    group(value, grouping(Lang::Es).0)
}

/// What stands between groups of three digits, and before the first decimal. The Real Academia groups by a
/// thin space, from five digits on.
fn grouping(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::En => (",", "."),
        Lang::Es => ("\u{a0}", ","),
    }
}

fn group(value: &FluentValue<'_>, mark: &str) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    Some(grouped(&number.as_string(), mark))
}

/// Digits in groups of three, from five digits on.
fn grouped(digits: &str, mark: &str) -> String {
    if digits.len() < 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return digits.to_owned();
    }
    let mut out = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}
