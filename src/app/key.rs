//! Keys by name: what the terminal sends, what configuration writes, what help shows.
//!
//! Must not: know a terminal library; `term` translates.

use std::fmt;
use std::str::FromStr;

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Control.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift, for keys that are no character.
    pub shift: bool,
}

/// The keys that terminals can tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, capitals as they are typed.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// F1 to F12.
    F(u8),
}

/// Names in configuration, and how help shows the key.
const NAMED: &[(&str, &str, Code)] = &[
    ("enter", "↵", Code::Enter),
    ("esc", "Esc", Code::Esc),
    ("tab", "Tab", Code::Tab),
    ("backspace", "Backspace", Code::Backspace),
    ("delete", "Del", Code::Delete),
    ("up", "↑", Code::Up),
    ("down", "↓", Code::Down),
    ("left", "←", Code::Left),
    ("right", "→", Code::Right),
    ("home", "Home", Code::Home),
    ("end", "End", Code::End),
    ("pageup", "PgUp", Code::PageUp),
    ("pagedown", "PgDn", Code::PageDown),
    ("space", "Space", Code::Char(' ')),
];

/// Why a text names no key that can be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// No such key.
    Unknown,
    /// Terminals send Tab, Enter or Esc for it.
    Ambiguous,
}

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The character a box takes from this key, if it is one.
    #[must_use]
    pub fn printable(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// The name that configuration uses (`ctrl-f`).
    #[must_use]
    pub fn name(self) -> String {
        let mut out = String::new();
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                out.push_str(name);
            }
        }
        match (self.code, NAMED.iter().find(|(_, _, code)| *code == self.code)) {
            (_, Some((name, _, _))) => out.push_str(name),
            (Code::Char(c), None) => out.push(c),
            (Code::F(number), None) => out.push_str(&format!("f{number}")),
            _ => {}
        }
        out
    }
}

/// How the footer and help show it: `^F`, `Alt-←`, `J`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.alt {
            f.write_str("Alt-")?;
        }
        if self.shift {
            f.write_str("Shift-")?;
        }
        let named = NAMED.iter().find(|(_, _, code)| *code == self.code);
        match (self.code, named) {
            (Code::Char(c), None) if self.ctrl => write!(f, "^{}", c.to_ascii_uppercase()),
            (_, Some((_, shown, _))) if self.ctrl => write!(f, "Ctrl-{shown}"),
            (_, Some((_, shown, _))) => f.write_str(shown),
            (Code::Char(c), None) => write!(f, "{c}"),
            (Code::F(number), None) => write!(f, "F{number}"),
            _ => Ok(()),
        }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = text;
        loop {
            let (held, after) = if let Some(after) = rest.strip_prefix("ctrl-") {
                (&mut key.ctrl, after)
            } else if let Some(after) = rest.strip_prefix("alt-") {
                (&mut key.alt, after)
            } else if let Some(after) = rest.strip_prefix("shift-") {
                (&mut key.shift, after)
            } else {
                break;
            };
            if *held || after.is_empty() {
                return Err(KeyError::Unknown);
            }
            *held = true;
            rest = after;
        }
        key.code = code(rest).ok_or(KeyError::Unknown)?;
        if let Code::Char(c) = key.code {
            if key.shift || key.ctrl && c.is_uppercase() {
                return Err(KeyError::Unknown);
            }
            if key.ctrl && matches!(c, 'i' | 'm' | '[') {
                return Err(KeyError::Ambiguous);
            }
        }
        Ok(key)
    }
}

fn code(name: &str) -> Option<Code> {
    if let Some((_, _, code)) = NAMED.iter().find(|(known, _, _)| *known == name) {
        return Some(*code);
    }
    let number = name.strip_prefix('f').and_then(|number| number.parse::<u8>().ok());
    if let Some(number) = number.filter(|number| (1..=12).contains(number)) {
        return Some(Code::F(number));
    }
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if !c.is_control() => Some(Code::Char(c)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back() {
        for name in ["j", "J", "ctrl-f", "alt-left", "ctrl-down", "shift-tab", "f5", "space", "enter", "'", "-", "f"] {
            assert_eq!(name.parse::<Key>().map(Key::name), Ok(name.to_owned()));
        }
        for (bad, why) in [
            ("", KeyError::Unknown),
            ("ctrl-", KeyError::Unknown),
            ("ctrl-ctrl-f", KeyError::Unknown),
            ("f13", KeyError::Unknown),
            ("hyper-x", KeyError::Unknown),
            ("ctrl-i", KeyError::Ambiguous),
            ("ctrl-m", KeyError::Ambiguous),
            ("ctrl-[", KeyError::Ambiguous),
        ] {
            assert_eq!(bad.parse::<Key>(), Err(why), "{bad:?}");
        }
    }

    #[test]
    fn help_shows_keys_as_people_know_them() {
        for (name, shown) in
            [("ctrl-f", "^F"), ("alt-left", "Alt-←"), ("ctrl-down", "Ctrl-↓"), ("enter", "↵"), ("J", "J")]
        {
            assert_eq!(name.parse::<Key>().map(|key| key.to_string()), Ok(shown.to_owned()));
        }
    }
}
