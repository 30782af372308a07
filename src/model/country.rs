//! Countries: codes, names in four languages, aliases; and the interface's two languages.
//!
//! Must not: know which countries a library holds.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The two languages of interface and bundled texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

impl Lang {
    /// BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }
}

/// ISO 3166-1 alpha-2 code (and `xk`), in lower case, which is canonical here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Code([u8; 2]);

impl Code {
    /// Two ASCII letters in either case; whether such a country exists is [`CountryTable`]'s to say.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        match text.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_lowercase(), b.to_ascii_lowercase()]))
            }
            _ => None,
        }
    }

    /// Lower case, two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// UN M49 region, as a slug (`caribbean`).
pub type Region = &'static str;

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// Canonical code.
    pub code: Code,
    /// ISO 3166-1 alpha-3, upper case.
    pub alpha3: &'static str,
    /// UN M49 region.
    pub region: Region,
    /// English name (CLDR).
    pub en: &'static str,
    /// Spanish name (CLDR).
    pub es: &'static str,
    /// Portuguese name (CLDR).
    pub pt: &'static str,
    /// French name (CLDR).
    pub fr: &'static str,
    /// Official and former names, usual short forms.
    aliases: &'static str,
}

impl Names {
    /// The name in an interface language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Es => self.es,
        }
    }

    /// Everything somebody may call the country, best known first.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        [self.en, self.es, self.pt, self.fr, self.alpha3]
            .into_iter()
            .chain(self.aliases.split(';').filter(|alias| !alias.is_empty()))
    }
}

/// All countries the program can name, in code order.
#[derive(Debug)]
pub struct CountryTable(Vec<Names>);

impl CountryTable {
    /// The table in `assets/countries.tsv`.
    #[must_use]
    pub fn built_in() -> Self {
        Self::from_tsv(include_str!("../../assets/countries.tsv"))
    }

    /// A table in the form of `assets/countries.tsv`: code, alpha-3, region, names in English,
    /// Spanish, Portuguese and French, aliases with semicolons between them. A line that has
    /// not these cells is left out.
    #[must_use]
    pub fn from_tsv(text: &'static str) -> Self {
        let mut rows: Vec<Names> = text.lines().filter_map(row).collect();
        rows.sort_by_key(|names| names.code);
        Self(rows)
    }

    /// Names for a code, if there is such a country.
    #[must_use]
    pub fn get(&self, code: Code) -> Option<&Names> {
        let index = self.0.binary_search_by_key(&code, |names| names.code).ok()?;
        self.0.get(index)
    }

    /// All rows, in code order.
    pub fn iter(&self) -> impl Iterator<Item = &Names> {
        self.0.iter()
    }

    /// The name in an interface language, or the code in capitals for one nobody listed.
    #[must_use]
    pub fn name(&self, code: Code, lang: Lang) -> String {
        self.get(code).map_or_else(|| code.as_str().to_uppercase(), |names| names.in_lang(lang).to_owned())
    }
}

fn row(line: &'static str) -> Option<Names> {
    if line.starts_with('#') {
        return None;
    }
    let mut cells = line.split('\t');
    let mut cell = || cells.next();
    Some(Names {
        code: Code::new(cell()?)?,
        alpha3: cell()?,
        region: cell()?,
        en: cell()?,
        es: cell()?,
        pt: cell()?,
        fr: cell()?,
        aliases: cell().unwrap_or_default(),
    })
}
