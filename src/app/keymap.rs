//! From a key to an action: the table's keys, and what configuration says instead.
//!
//! Must not: know what an action does.

use super::action::{Action, Context, Entry, TABLE};
use super::key::{Key, KeyError};

/// The keys in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    rows: Vec<(&'static Entry, Vec<Key>)>,
}

/// What is wrong with an override of configuration; the default stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeymapFault {
    /// No action of this name.
    UnknownAction,
    /// No key of this name.
    UnknownKey(String),
    /// Terminals send another key for it.
    AmbiguousKey(String),
    /// The key has another meaning in the same place: that action's name.
    Taken(String, &'static str),
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = |entry: &Entry| entry.keys.iter().filter_map(|name| name.parse().ok()).collect();
        Self { rows: TABLE.iter().map(|entry| (entry, keys(entry))).collect() }
    }
}

impl Keymap {
    /// What a key means where the focus is.
    #[must_use]
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        let fits = |(entry, keys): &&(&Entry, Vec<Key>)| entry.contexts.contains(&context) && keys.contains(&key);
        self.rows.iter().find(fits).map(|(entry, _)| entry.action)
    }

    /// The keys of a row of the table.
    #[must_use]
    pub fn keys(&self, name: &str) -> &[Key] {
        self.rows.iter().find(|(entry, _)| entry.name == name).map_or(&[], |(_, keys)| keys)
    }

    /// The first key of a row of the table, as it is shown; empty where it has none.
    #[must_use]
    pub fn shown(&self, name: &str) -> String {
        self.keys(name).first().map(ToString::to_string).unwrap_or_default()
    }

    /// The rows that work in a context, with their keys, in the table's order.
    pub fn rows(&self, context: Context) -> impl Iterator<Item = (&'static Entry, &[Key])> {
        let here = move |(entry, _): &&(&'static Entry, Vec<Key>)| entry.contexts.contains(&context);
        self.rows.iter().filter(here).map(|(entry, keys)| (*entry, keys.as_slice()))
    }

    /// Gives an action other keys. A key that has another meaning in the same place must be
    /// taken from that action first.
    ///
    /// # Errors
    /// What is wrong with it; nothing is changed then.
    pub fn bind(&mut self, name: &str, keys: &[String]) -> Result<(), KeymapFault> {
        let Some(at) = self.rows.iter().position(|(entry, _)| entry.name == name) else {
            return Err(KeymapFault::UnknownAction);
        };
        let mut parsed = Vec::new();
        for text in keys {
            let key: Key = text.parse().map_err(|error| match error {
                KeyError::Unknown => KeymapFault::UnknownKey(text.clone()),
                KeyError::Ambiguous => KeymapFault::AmbiguousKey(text.clone()),
            })?;
            parsed.push(key);
        }
        let Some((own, _)) = self.rows.get(at) else {
            return Err(KeymapFault::UnknownAction);
        };
        for (other, held) in &self.rows {
            let meets = other.name != name && other.contexts.iter().any(|context| own.contexts.contains(context));
            if let Some(key) = parsed.iter().find(|key| meets && held.contains(key)) {
                return Err(KeymapFault::Taken(key.name(), other.name));
            }
        }
        if let Some((_, held)) = self.rows.get_mut(at) {
            *held = parsed;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_default_key_can_be_read_and_means_one_thing_in_one_place() {
        for entry in TABLE {
            for name in entry.keys {
                assert!(name.parse::<Key>().is_ok(), "{}: {name}", entry.name);
            }
        }
        for context in Context::ALL {
            let mut seen = HashSet::new();
            for entry in TABLE.iter().filter(|entry| entry.contexts.contains(context)) {
                for key in entry.keys {
                    assert!(seen.insert(key), "{key} means two things in {context:?}");
                }
            }
        }
        let names: HashSet<&str> = TABLE.iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), TABLE.len(), "a name is used twice");
    }

    #[test]
    fn configuration_can_move_a_key_and_a_faulty_line_leaves_the_default() {
        let mut keymap = Keymap::default();
        let ctrl_g: Key = "ctrl-g".parse().unwrap();
        assert_eq!(keymap.bind("go-to", &["ctrl-g".to_owned()]), Ok(()));
        assert_eq!(keymap.action(Context::Text, ctrl_g), Some(Action::GoTo));
        assert_eq!(keymap.action(Context::Text, "ctrl-p".parse().unwrap()), None);
        assert_eq!(keymap.bind("fly", &[]), Err(KeymapFault::UnknownAction));
        assert_eq!(keymap.bind("find", &["hyper".to_owned()]), Err(KeymapFault::UnknownKey("hyper".to_owned())));
        assert_eq!(keymap.bind("find", &["ctrl-m".to_owned()]), Err(KeymapFault::AmbiguousKey("ctrl-m".to_owned())));
        assert_eq!(keymap.bind("find", &["c".to_owned()]), Err(KeymapFault::Taken("c".to_owned(), "compare")));
        assert_eq!(keymap.action(Context::Text, "/".parse().unwrap()), Some(Action::Find));
    }
}
