//! Keys, pastes, mouse and size from the terminal library's events to ours.
//!
//! Must not: drop a key that was pressed or let one through that was only released.

use super::{Event, worker};
use crate::app::{Key, KeyCode, Mouse, MouseKind, Msg, Size};
use anyhow::Result;
use crossterm::event::{
    self, Event as Raw, KeyCode as RawCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use std::sync::mpsc::{Sender, channel};

/// Reads until the terminal is gone or the loop is. After one of the keys that may give the terminal to another
/// program nothing is read until the loop says so: what is typed is that program's.
pub(super) fn spawn<E>(events: &Sender<E>, lending: Vec<Key>) -> Result<Sender<()>>
where
    E: From<Event> + Send + 'static,
{
    let out = events.clone();
    let (go_on, wait) = channel();
    worker("input", events, move || {
        loop {
            let event = match event::read() {
                Ok(raw) => translate(raw).map(|msg| match msg {
                    Msg::Key(key) if lending.contains(&key) => Event::Lending(key),
                    msg => Event::Msg(msg),
                }),
                Err(_) => Some(Event::InputLost),
            };
            let (last, lends) = match &event {
                Some(Event::InputLost) => (true, false),
                event => (false, matches!(event, Some(Event::Lending(_)))),
            };
            let is_lost = event.is_some_and(|event| out.send(event.into()).is_err()) || last;
            if is_lost || lends && wait.recv().is_err() {
                break;
            }
        }
    })?;
    Ok(go_on)
}

fn translate(raw: Raw) -> Option<Msg> {
    match raw {
        Raw::Key(pressed) if matches!(pressed.kind, KeyEventKind::Press | KeyEventKind::Repeat) => {
            key(pressed.code, pressed.modifiers).map(Msg::Key)
        }
        Raw::Paste(text) => Some(Msg::Paste(text)),
        Raw::Resize(width, height) => Some(Msg::Resize(Size { width, height })),
        Raw::Mouse(mouse) => {
            let kind = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
                MouseEventKind::ScrollDown => MouseKind::WheelDown,
                MouseEventKind::ScrollUp => MouseKind::WheelUp,
                _ => return None,
            };
            Some(Msg::Mouse(Mouse { kind, x: mouse.column, y: mouse.row }))
        }
        _ => None,
    }
}

fn key(code: RawCode, held: KeyModifiers) -> Option<Key> {
    let mut key = Key {
        code: KeyCode::Esc,
        ctrl: held.contains(KeyModifiers::CONTROL),
        alt: held.contains(KeyModifiers::ALT),
        shift: held.contains(KeyModifiers::SHIFT),
    };
    key.code = match code {
        // One byte stands for both, and for Ctrl-/; the library takes it for the rarest.
        RawCode::Char('7') if key.ctrl => KeyCode::Char('_'),
        RawCode::Char(c) => {
            // Shift is in the character already; some terminals send it besides.
            key.shift = false;
            KeyCode::Char(if key.ctrl { c.to_ascii_lowercase() } else { c })
        }
        RawCode::BackTab => {
            key.shift = true;
            KeyCode::Tab
        }
        RawCode::Enter => KeyCode::Enter,
        RawCode::Esc => KeyCode::Esc,
        RawCode::Tab => KeyCode::Tab,
        RawCode::Backspace => KeyCode::Backspace,
        RawCode::Delete => KeyCode::Delete,
        RawCode::Up => KeyCode::Up,
        RawCode::Down => KeyCode::Down,
        RawCode::Left => KeyCode::Left,
        RawCode::Right => KeyCode::Right,
        RawCode::Home => KeyCode::Home,
        RawCode::End => KeyCode::End,
        RawCode::PageUp => KeyCode::PageUp,
        RawCode::PageDown => KeyCode::PageDown,
        RawCode::F(number) => KeyCode::F(number),
        _ => return None,
    };
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_arrive_by_the_names_that_the_table_uses() {
        let check = |code, held, name: &str| assert_eq!(key(code, held).map(Key::name).as_deref(), Some(name));
        check(RawCode::Char('J'), KeyModifiers::SHIFT, "J");
        check(RawCode::Char('f'), KeyModifiers::CONTROL, "ctrl-f");
        check(RawCode::BackTab, KeyModifiers::SHIFT, "shift-tab");
        check(RawCode::Down, KeyModifiers::CONTROL, "ctrl-down");
        check(RawCode::Left, KeyModifiers::ALT, "alt-left");
        check(RawCode::Char('7'), KeyModifiers::CONTROL, "ctrl-_");
        check(RawCode::Enter, KeyModifiers::ALT, "alt-enter");
        check(RawCode::Char('\''), KeyModifiers::NONE, "'");
    }
}
