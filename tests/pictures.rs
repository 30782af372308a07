//! The README's pictures: real screens of the bundled library, drawn from the screen buffer.
//! `UPDATE_PICTURES=1 cargo test pictures` draws them again.

use crate::flows::{Opening, Reader, follow};
use cotejo::model::Lang;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// Width and height of a cell, in the picture's units.
const CELL: (f32, f32) = (8.4, 17.0);
/// Space around the screen.
const FRAME: f32 = 12.0;

fn colour(color: Color, default: &'static str) -> &'static str {
    match color {
        Color::Black => "#1c1c1c",
        Color::Red | Color::LightRed => "#d75f5f",
        Color::Green | Color::LightGreen => "#87af5f",
        Color::Yellow | Color::LightYellow => "#e5c07b",
        Color::Blue | Color::LightBlue => "#61afef",
        Color::Magenta | Color::LightMagenta => "#c792ea",
        Color::Cyan | Color::LightCyan => "#56b6c2",
        Color::White | Color::Gray => "#e4e4e4",
        _ => default,
    }
}

/// One screen as a picture that any browser shows: text stays text.
fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 2.0 * FRAME, rows * CELL.1 + 2.0 * FRAME);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1c1c1c\"/>\n"
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let Some(first) = buffer.cell((x, y)) else { break };
            let style = (first.fg, first.bg, first.modifier);
            let start = x;
            let mut text = String::new();
            while let Some(cell) = buffer.cell((x, y)).filter(|cell| (cell.fg, cell.bg, cell.modifier) == style) {
                text.push_str(cell.symbol());
                x += cotejo::text::width(cell.symbol()).max(1) as u16;
                if x >= buffer.area.width {
                    break;
                }
            }
            let (mut front, mut back) = (colour(style.0, "#dcdcdc"), colour(style.1, "none"));
            if style.2.contains(Modifier::REVERSED) {
                (front, back) = ("#1c1c1c", front);
            }
            let (left, top) = (FRAME + f32::from(start) * CELL.0, FRAME + f32::from(y) * CELL.1);
            let wide = f32::from(x - start) * CELL.0;
            if back != "none" {
                // A little over the edge, where browsers would let a hair of the background through.
                let (high, wide) = (CELL.1 + 0.6, wide + 0.4);
                writeln!(
                    out,
                    "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" fill=\"{back}\"/>"
                )
                .unwrap();
            }
            if text.trim().is_empty() {
                continue;
            }
            let mut looks = String::new();
            for (modifier, look) in [
                (Modifier::BOLD, " font-weight=\"bold\""),
                (Modifier::ITALIC, " font-style=\"italic\""),
                (Modifier::UNDERLINED, " text-decoration=\"underline\""),
            ] {
                if style.2.contains(modifier) {
                    looks.push_str(look);
                }
            }
            let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let base = top + 13.0;
            writeln!(out, "<text x=\"{left:.1}\" y=\"{base:.1}\" textLength=\"{wide:.1}\" xml:space=\"preserve\" fill=\"{front}\"{looks}>{text}</text>").unwrap();
        }
    }
    out.push_str("</svg>\n");
    out
}

fn check(name: &str, keys: &str, opening: Opening) {
    let mut reader = Reader::bundled(opening);
    reader.keys(keys);
    check_drawn(name, &svg(reader.buffer()));
}

fn check_drawn(name: &str, drawn: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/pictures/{name}.svg"));
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, drawn).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == drawn, "{name}.svg is no longer what the screen looks like: UPDATE_PICTURES=1 cargo test pictures");
}

#[test]
fn pictures_of_the_readme_are_what_the_screens_look_like() {
    let at = |place, size| Opening { place: Some(place), size, ..Opening::default() };
    check("browse", "", at("ve/protection/assistance", (100, 30)));
    check("compare", "c \"cuba\" enter", at("ve/protection/assistance", (110, 32)));
    check("grid", "H", at("ve/protection/assistance", (100, 29)));
    check("promises", "t tab", at("ve/protection/assistance", (100, 26)));
    check("figures", "i w", at("co/prosecution/cases-charges", (120, 32)));
    check("lines", "i g tab tab", at("mx/protection/identification-referral", (110, 32)));
    check("penalties", "L", at("ve/protection/assistance", (110, 26)));
    check("search", "ctrl-f \"forced labour\"", at("cu/protection", (100, 20)));
    check("drawer", "enter", at("ve/protection/assistance", (110, 36)));
    check("sources", "S down down", at("ve/protection/assistance", (110, 24)));
    check_drawn("follow", &svg(&follow::picture((110, 28))));
    check("present", "P o \"charges\" enter", at("ve/prosecution", (120, 34)));
    let spanish = Opening { lang: Lang::Es, ..at("cu/prosecution/cases-charges", (100, 30)) };
    check("spanish", "", spanish);
}
