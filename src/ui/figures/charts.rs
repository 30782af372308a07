//! The charts of figures, with the drawing library's own: horizontal bars, and letters over years.
//!
//! Must not: carry meaning by colour; a letter, a word or the length says it.

use super::super::paint::Paint;
use crate::app::{Area, Figures, Role};
use crate::say;
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::{Axis, Bar, BarChart, Chart, Dataset, GraphType};

/// The smallest region in which letters over years can be told apart.
const SMALLEST: (u16, u16) = (24, 7);

/// Bars across countries; the label of each beside it, or above it where there is no room.
pub(super) fn bars(paint: &mut Paint<'_>, figures: &Figures) {
    let body = figures.body.inset(1, 1);
    let Some((row, ..)) = figures.table.value(figures.at) else { return };
    if !row.has_unit {
        let said = say!(paint.words, "bars-unit-unknown", indicator = &row.label);
        paint.wrapped(body, &said, Role::Gap);
        return;
    }
    let shown = &figures.bars;
    if shown.bars.is_empty() {
        paint.wrapped(body, &paint.words.say("bars-no-number"), Role::Gap);
        return;
    }
    let (labels, rows) = (figures.bar_label_cells(), u16::try_from(figures.bar_rows()).unwrap_or(1));
    let cells = body.width.saturating_sub(if labels > 0 { labels + 4 } else { 1 });
    let length =
        |reach: f64| if shown.greatest > 0.0 { (reach / shown.greatest * f64::from(cells)).round() } else { 0.0 };
    let visible = figures.bar.visible();
    let mut drawn = Vec::new();
    for (index, bar) in shown.bars.iter().enumerate().skip(visible.start).take(visible.len()) {
        // A number that is greater than nothing leaves a trace.
        let reach = bar.reach.filter(|reach| *reach > 0.0).map_or(0.0, |reach| length(reach).max(1.0));
        let chosen = index == figures.bar.cursor;
        let style = paint.style(if chosen { Role::Current } else { Role::Text });
        drawn.push(Bar::new(reach as u64).text_value(String::new()).style(style));
        let line = u16::try_from(index - visible.start).unwrap_or(0) * rows;
        let place = body.row(line);
        let place = if labels > 0 { Area { width: labels + 2, ..place } } else { place };
        if chosen {
            paint.tint(place, Role::Selected);
            paint.put_cursor(place.x, place.y);
        }
        let role = if chosen { Role::Selected } else { Role::Text };
        paint.text(place, if chosen { "\u{25b8}" } else { " " }, role);
        paint.text(place.inset(1, 0), &bar.label, role);
    }
    let region = if labels > 0 { body.inset(labels + 3, 0) } else { body.shorter(1, 0).inset(1, 0) };
    let chart = BarChart::horizontal(drawn).bar_width(1).bar_gap(rows - 1).max(u64::from(cells.max(1)));
    paint.widget(Area { width: cells, ..region }, chart);
}

/// Letters over the years of one country, one letter for each speaker.
pub(super) fn lines(paint: &mut Paint<'_>, figures: &Figures) {
    let body = figures.body.inset(1, 1);
    let Some((row, ..)) = figures.table.value(figures.at) else { return };
    let shown = &figures.lines;
    if !row.has_unit {
        let said = say!(paint.words, "lines-unit-unknown", indicator = &row.label);
        paint.wrapped(body, &said, Role::Gap);
        return;
    }
    if !shown.has_years() || body.width < SMALLEST.0 || body.height < SMALLEST.1 {
        let id = match (shown.has_years(), shown.drawn) {
            (true, _) => "lines-small",
            (false, 0) => "lines-none",
            (false, _) => "lines-years",
        };
        paint.wrapped(body, &paint.words.say(id), Role::Gap);
        return;
    }
    let [plain, bold, quiet] = [Role::Text, Role::Heading, Role::Line].map(|role| paint.style(role));
    let mut sets: Vec<Dataset<'_>> = Vec::new();
    for run in shown.series.iter().flat_map(|series| &series.runs) {
        sets.push(Dataset::default().marker(Marker::Braille).graph_type(GraphType::Line).style(quiet).data(run));
    }
    for span in &shown.spans {
        let joins = Dataset::default().marker(Marker::Custom('\u{2500}')).graph_type(GraphType::Line);
        sets.push(joins.style(quiet).data(span));
    }
    for series in &shown.series {
        let marker = Marker::Custom(series.letter);
        sets.push(Dataset::default().marker(marker).graph_type(GraphType::Scatter).style(bold).data(&series.points));
    }
    let several = Dataset::default().marker(Marker::Custom('*')).graph_type(GraphType::Scatter).style(bold);
    sets.push(several.data(&shown.shared));
    if let Some((letter, points)) = &shown.current {
        sets.push(
            Dataset::default().marker(Marker::Custom(*letter)).graph_type(GraphType::Scatter).style(bold).data(points),
        );
    }
    let (from, to) = shown.years;
    let top = round_up(shown.greatest);
    let number = |value: f64| crate::words::number(paint.words, value);
    let middle = from + (to - from) / 2;
    let mut years = vec![from.to_string(), to.to_string()];
    if middle > from && middle < to && (to - from) % 2 == 0 {
        years.insert(1, middle.to_string());
    }
    let mut values = vec![number(0.0), number(top)];
    if top % 2.0 == 0.0 {
        values.insert(1, number(top / 2.0));
    }
    let chart = Chart::new(sets)
        .x_axis(axis([f64::from(from), f64::from(to)], years, quiet))
        .y_axis(axis([0.0, top], values, quiet))
        .style(plain)
        .legend_position(None);
    paint.widget(body, chart);
}

fn axis<'a>(bounds: [f64; 2], labels: Vec<String>, style: Style) -> Axis<'a> {
    Axis::default().bounds(bounds).labels(labels.into_iter().map(Line::from)).style(style)
}

/// A round whole number that is no smaller, for the end of an axis: 1, 2, 4, 6, 8 or 10 times a power of ten.
fn round_up(greatest: f64) -> f64 {
    if greatest <= 1.0 {
        return 1.0;
    }
    let power = 10f64.powf(greatest.log10().floor());
    let steps = [1.0, 2.0, 4.0, 6.0, 8.0, 10.0];
    steps.iter().map(|step| step * power).find(|end| *end >= greatest).unwrap_or(greatest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_at_a_round_whole_number() {
        for (greatest, end) in [(0.0, 1.0), (1.0, 1.0), (2.5, 4.0), (9.0, 10.0), (87.0, 100.0), (1266.0, 2000.0)] {
            assert_eq!(round_up(greatest), end, "{greatest}");
        }
    }
}
