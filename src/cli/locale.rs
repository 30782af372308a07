//! English or Spanish, as the command line or the locale says.
//!
//! Must not: refuse a locale. A language without words here is answered in English.

use crate::model::Lang;
use std::env;

/// Where POSIX looks for the language of messages, first things first.
const VARIABLES: &[&str] = &["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of the environment: its first variable that says anything, else what the system
/// says.
pub(crate) fn lang() -> Lang {
    let said = VARIABLES.iter().filter_map(env::var_os).find(|value| !value.is_empty());
    let said = said.map(|value| value.to_string_lossy().into_owned()).or_else(sys_locale::get_locale);
    said.map_or(Lang::En, |locale| from_locale(&locale))
}

/// `es_AR.UTF-8`, `es-419` and `es` are Spanish.
fn from_locale(locale: &str) -> Lang {
    let tag = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    if tag.eq_ignore_ascii_case(Lang::Es.tag()) { Lang::Es } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_language_out_of_any_locale() {
        for (locale, lang) in [
            ("es_AR.UTF-8", Lang::Es),
            ("es-419", Lang::Es),
            ("ES", Lang::Es),
            ("es@euro", Lang::Es),
            ("est_EE", Lang::En),
            ("fr_FR.UTF-8", Lang::En),
            ("C", Lang::En),
            ("POSIX", Lang::En),
            ("", Lang::En),
        ] {
            assert_eq!(from_locale(locale), lang, "{locale:?}");
        }
    }
}
