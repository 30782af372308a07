//! Themes: how each role looks. The only place that names a colour.
//!
//! Must not: carry meaning by colour alone; every distinction also has a modifier, a glyph or a word.

use crate::app::{Role, ThemeName};
use ratatui::style::{Color, Modifier, Style};

/// A theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme(ThemeName);

impl Theme {
    /// A theme by name.
    #[must_use]
    pub fn new(name: ThemeName) -> Self {
        Self(name)
    }

    /// How a role looks.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        match self.0 {
            ThemeName::Ansi => ansi(role),
            ThemeName::Contrast => contrast(role),
            ThemeName::Mono => mono(role),
            ThemeName::Projector => projector(role),
        }
    }
}

/// Colours that keep their contrast on a light and on a dark background: the terminal's own
/// text colour with modifiers, magenta and red, and pairs that set both colours.
fn ansi(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Speaker | Role::Meta => plain.fg(Color::Magenta),
        Role::Mark => plain.fg(Color::Magenta).add_modifier(Modifier::BOLD),
        Role::Bar => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
        Role::Alarm => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
        Role::Fault => plain.fg(Color::Red).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Ghost => plain.fg(Color::Magenta).add_modifier(Modifier::ITALIC),
        Role::Hit => plain.fg(Color::Black).bg(Color::Yellow),
        Role::CurrentHit => plain.fg(Color::Black).bg(Color::Cyan).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        role => mono(role),
    }
}

/// White on black throughout, whatever the terminal's own colours.
fn contrast(role: Role) -> Style {
    let plain = Style::new().fg(Color::White).bg(Color::Black);
    match role {
        Role::Title | Role::Heading | Role::KeyName => plain.fg(Color::LightYellow).add_modifier(Modifier::BOLD),
        Role::Speaker | Role::Meta => plain.fg(Color::LightCyan),
        Role::Mark => plain.fg(Color::LightCyan).add_modifier(Modifier::BOLD),
        Role::Bar | Role::Kept => plain.fg(Color::LightYellow).add_modifier(Modifier::BOLD),
        Role::Alarm => plain.fg(Color::LightRed).add_modifier(Modifier::BOLD),
        Role::Fault => plain.fg(Color::LightRed).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Ghost => plain.fg(Color::LightCyan).add_modifier(Modifier::ITALIC),
        Role::Hit => plain.fg(Color::Black).bg(Color::LightYellow),
        Role::CurrentHit => {
            plain.fg(Color::Black).bg(Color::LightCyan).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        }
        Role::Selected | Role::Tab => plain.fg(Color::Black).bg(Color::White).add_modifier(Modifier::BOLD),
        role => plain.add_modifier(mono(role).add_modifier),
    }
}

/// Black on white throughout: a wall swallows shades and tints, and the room reads from afar. What differs does so by
/// weight, line and reversal.
fn projector(role: Role) -> Style {
    let plain = Style::new().fg(Color::Black).bg(Color::White);
    match role {
        Role::Hit | Role::CurrentHit | Role::Selected | Role::Tab => {
            plain.fg(Color::White).bg(Color::Black).add_modifier(Modifier::BOLD)
        }
        Role::Speaker | Role::Heading | Role::Title | Role::Group => plain.add_modifier(Modifier::BOLD),
        role => plain.add_modifier(mono(role).add_modifier.difference(Modifier::REVERSED | Modifier::ITALIC)),
    }
}

/// No colour at all: under `NO_COLOR` the backend would reset the modifiers of a coloured cell.
fn mono(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Text | Role::Gap | Role::Note | Role::Meta | Role::Line => plain,
        Role::Title
        | Role::Heading
        | Role::Current
        | Role::KeyName
        | Role::Notice
        | Role::Alarm
        | Role::Bar
        | Role::Kept
        | Role::Mark => plain.add_modifier(Modifier::BOLD),
        Role::Speaker | Role::Ghost | Role::MyNote => plain.add_modifier(Modifier::ITALIC),
        Role::Hit | Role::Group => plain.add_modifier(Modifier::UNDERLINED),
        Role::SelectedElsewhere | Role::Fault | Role::Changed => {
            plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        }
        Role::CurrentHit | Role::Selected | Role::Tab => plain.add_modifier(Modifier::REVERSED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mono_sets_no_colour_and_still_shows_what_is_selected() {
        let roles = [Role::Text, Role::Selected, Role::Hit, Role::CurrentHit, Role::Alarm, Role::Tab, Role::Speaker];
        for role in roles.into_iter().chain([Role::Fault, Role::Ghost]) {
            let style = Theme::new(ThemeName::Mono).style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
        for name in [ThemeName::Ansi, ThemeName::Contrast, ThemeName::Mono] {
            let style = |role| Theme::new(name).style(role);
            assert_ne!(style(Role::Selected), style(Role::Text), "{name:?}");
            assert_ne!(style(Role::Hit), style(Role::CurrentHit), "{name:?}");
            assert_ne!(style(Role::Ghost), style(Role::Text), "{name:?}");
            assert_ne!(style(Role::Fault), style(Role::Text), "{name:?}");
        }
    }
}
