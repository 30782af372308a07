//! Help and palette: keys and what they do.
//!
//! Must not: list anything by hand.

use super::paint::Paint;
use crate::app::{Area, Help, HelpRow, Purpose, Role};

/// Cells of the column of keys.
const KEYS: u16 = 18;

pub(super) fn draw(paint: &mut Paint<'_>, help: &Help) {
    let title = match help.purpose {
        Purpose::Help => "help-title",
        Purpose::Palette => "palette-title",
    };
    paint.framed(help.area, &paint.words.say(title));
    let inner = help.area.inset(2, 2).shorter(1, 1);
    paint.edit(inner.row(0), "> ", &help.edit);
    let list = help.rows_area();
    if help.rows.is_empty() {
        paint.wrapped(list.inset(1, 1), &paint.words.say("nothing-found"), Role::Gap);
    }
    for (index, at) in help.list.visible().zip(0u16..) {
        let line = list.row(at).inset(1, 1);
        match help.rows.get(index) {
            Some(HelpRow::Heading(name)) => drop(paint.text(line, name, Role::Heading)),
            Some(HelpRow::Act { keys, label, .. }) => {
                let selected = index == help.list.cursor;
                if selected {
                    paint.tint(list.row(at), Role::Selected);
                }
                let (key, text) = if selected { (Role::Selected, Role::Selected) } else { (Role::KeyName, Role::Text) };
                let keys_cells = KEYS.min(line.width / 3);
                paint.text(Area { width: keys_cells, ..line }, keys, key);
                paint.text(line.inset(keys_cells + 1, 0), label, text);
            }
            Some(HelpRow::Mark(about)) => {
                let role = if index == help.list.cursor { Role::Selected } else { Role::Text };
                if index == help.list.cursor {
                    paint.tint(list.row(at), role);
                }
                paint.text(line, about, role);
            }
            None => {}
        }
    }
}
