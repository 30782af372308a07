//! Slides as the room sees them: a title, columns of what is said and who says it, and nothing of the reader's own.
//!
//! Must not: show a line before it is revealed, or say anything that is not on the slide.

use super::paint::Paint;
use crate::app::{App, Area, Big, BigSize, Overview, Part, Present, Role, Seen, StageLine};
use crate::say;
use crate::text::width;
use tui_big_text::{BigText, PixelSize};

pub(super) fn draw(paint: &mut Paint<'_>, app: &App, present: &Present) {
    let all = app.size.area();
    if present.is_blank {
        // As dark as the terminal is: a white wall would draw all eyes.
        return paint.blank(all);
    }
    paint.clear(all);
    if let Some(overview) = &present.overview {
        return overview_of(paint, present, overview);
    }
    let laid = &present.laid;
    let mut row = 0;
    let mut head = |paint: &mut Paint<'_>, lines: &[StageLine]| {
        for line in lines {
            paint.spans(laid.head.row(row), &line.spans);
            row += 1;
        }
    };
    head(paint, &laid.over);
    head(paint, &laid.title);
    if let Some(big) = &laid.big {
        let area = laid.head.shorter(row, 0);
        letters(paint, area, big);
        row += big.rows();
    }
    if present.page == 0 {
        let (stage, units) = (present.stage(), present.shown().map(|page| page.units.as_slice()).unwrap_or_default());
        for line in &laid.about {
            if stage.seen(line, units) == Seen::Shown {
                paint.spans(laid.head.row(row), &line.spans);
            }
            row += 1;
        }
    }
    columns(paint, present);
    foot(paint, all.row(all.height.saturating_sub(1)).inset(1, 1), present);
}

fn letters(paint: &mut Paint<'_>, area: Area, big: &Big) {
    let size = match big.size {
        BigSize::Wide => PixelSize::HalfHeight,
        BigSize::Narrow => PixelSize::Quadrant,
    };
    let lines: Vec<ratatui::text::Line<'_>> = big.lines.iter().map(|line| line.as_str().into()).collect();
    let text = BigText::builder().pixel_size(size).style(paint.style(Role::Title)).lines(lines).build();
    paint.widget(area, text);
}

fn columns(paint: &mut Paint<'_>, present: &Present) {
    let Some(page) = present.shown() else { return };
    let stage = present.stage();
    let mut cursor = None;
    for column in &page.columns {
        let lines = column.head.iter().chain(&column.lines);
        for (line, at) in lines.zip(0u16..column.area.height) {
            let area = column.area.row(at);
            match stage.seen(line, &page.units) {
                Seen::Shown => drop(paint.spans(area, &line.spans)),
                Seen::Asked => drop(paint.text(area, &paint.words.say("present-guess"), Role::Note)),
                Seen::Hidden => continue,
            }
            if present.chosen.is_some() && line.unit == present.chosen && line.part != Part::Source {
                let left = Area { x: area.x.saturating_sub(1), width: 1, ..area };
                paint.text(left, "\u{258c}", Role::Bar);
                cursor = cursor.or(Some((area.x, area.y)));
            }
        }
    }
    if let Some((x, y)) = cursor {
        paint.put_cursor(x, y);
    }
}

/// Which page of the slide this is, and which slide; or where a number is asked for.
fn foot(paint: &mut Paint<'_>, area: Area, present: &Present) {
    let words = paint.words;
    if let Some(edit) = &present.number {
        let sign = format!("{} ", say!(words, "present-number", slides = present.show.slides.len()));
        return paint.edit(area, &sign, edit);
    }
    let slide = say!(words, "present-slide", slide = present.at + 1, slides = present.show.slides.len());
    paint.right(area, &slide, Role::Meta);
    let (page, pages) = (present.page + 1, present.laid.pages.len());
    if pages > 1 {
        let id = if page < pages { "present-page" } else { "present-page-last" };
        let room = area.inset(0, u16::try_from(width(&slide)).unwrap_or(0) + 1);
        paint.text(room, &say!(words, id, page = page, pages = pages), Role::Mark);
    }
}

fn overview_of(paint: &mut Paint<'_>, present: &Present, overview: &Overview) {
    let area = overview.area;
    paint.edit(area.row(0).inset(1, 1), &format!("{}: ", paint.words.say("present-overview")), &overview.edit);
    paint.rule(area.row(1));
    let list = overview.list();
    for (at, row) in overview.rows.visible().zip(0u16..) {
        let Some((slide, title)) = overview.listed.get(at) else { continue };
        let line = list.row(row);
        let here = at == overview.rows.cursor;
        let text = format!("{:>3}  {title}", slide + 1);
        paint.text(line, &text, if here { Role::Selected } else { Role::Text });
    }
    foot(paint, area.row(area.height), present);
}

/// What stands there after a presentation while the screen under it is the reader's own.
pub(super) fn curtain(paint: &mut Paint<'_>, app: &App) {
    let all = app.size.area();
    let text = paint.words.say("present-curtain");
    paint.wrapped(all.inset(2, 2).shorter(all.height / 2, 0), &text, Role::Text);
}
