//! How a terminal of some size is divided: the only place where regions are measured.
//!
//! Must not: draw. `prepare` asks for the panes, `ui` draws into the same ones.

/// Cells of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Area {
    /// Column of its left edge.
    pub x: u16,
    /// Row of its top edge.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// Smallest terminal the reader works in.
pub const SMALLEST: Size = Size { width: 20, height: 8 };
/// From here on both panes stand side by side whatever has the focus.
pub(super) const TWO_PANES: u16 = 80;
/// Under this there is one pane at a time.
pub(super) const ONE_PANE: u16 = 40;
/// Cells left of the text.
pub(super) const MARGIN: u16 = 2;
/// Rows from which the text pane affords its heading and a rule.
const ROOMY: u16 = 14;

/// The regions of the browse screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Panes {
    /// Title bar; the first row.
    pub title: Area,
    /// The list of countries, where it is shown.
    pub list: Option<Area>,
    /// Country heading over the text.
    pub heading: Option<Area>,
    /// Topics.
    pub tabs: Area,
    /// Rule under the topics.
    pub rule: Option<Area>,
    /// The section's text; without rows where the list takes the whole width.
    pub text: Area,
    /// Footer; the last row.
    pub footer: Area,
    /// Cells left of the text, where the cursor's bar stands.
    pub margin: u16,
}

impl Area {
    /// Whether a cell is in it.
    #[must_use]
    pub fn contains(&self, x: u16, y: u16) -> bool {
        (self.x..self.x.saturating_add(self.width)).contains(&x)
            && (self.y..self.y.saturating_add(self.height)).contains(&y)
    }

    /// Less some cells on the left and right.
    #[must_use]
    pub fn inset(self, left: u16, right: u16) -> Self {
        let left = left.min(self.width);
        Self { x: self.x + left, width: self.width.saturating_sub(left + right), ..self }
    }

    /// Row `index` of it, one cell high.
    #[must_use]
    pub fn row(self, index: u16) -> Self {
        let inside = index < self.height;
        Self { y: self.y + index.min(self.height), height: u16::from(inside), ..self }
    }

    /// Less some rows at the top and the bottom.
    #[must_use]
    pub fn shorter(self, top: u16, bottom: u16) -> Self {
        let top = top.min(self.height);
        Self { y: self.y + top, height: self.height.saturating_sub(top + bottom), ..self }
    }

    /// A box in its middle, at most so large.
    #[must_use]
    pub fn middle(self, width: u16, height: u16) -> Self {
        let (width, height) = (width.min(self.width), height.min(self.height));
        Self { x: self.x + (self.width - width) / 2, y: self.y + (self.height - height) / 2, width, height }
    }
}

impl Size {
    /// The whole terminal.
    #[must_use]
    pub fn area(self) -> Area {
        Area { x: 0, y: 0, width: self.width, height: self.height }
    }

    /// Whether the reader can work in it.
    #[must_use]
    pub fn is_enough(self) -> bool {
        self.width >= SMALLEST.width && self.height >= SMALLEST.height
    }
}

impl Panes {
    /// Divides a terminal. `list_wanted` is the width the list would like; `in_list` says
    /// whether it has the focus, without which it gives way to the text under 80 columns.
    #[must_use]
    pub fn new(size: Size, list_wanted: u16, in_list: bool) -> Self {
        let all = size.area();
        let body = all.shorter(1, 1);
        let list_width = match (size.width, in_list) {
            (width, _) if width >= TWO_PANES => list_wanted.min(width / 3),
            (width, true) if width >= ONE_PANE => list_wanted.min(width / 2),
            (width, true) => width,
            (_, false) => 0,
        };
        let list = (list_width > 0).then_some(Area { width: list_width, ..body });
        let right = Area { x: list_width, width: size.width - list_width, ..body };
        let right = if right.width == 0 { Area { height: 0, ..right } } else { right };
        // A column of air after the divider, which is the last column of the list.
        let right = if list.is_some() { right.inset(1, 0) } else { right };
        let roomy = right.height >= ROOMY;
        let top = u16::from(roomy);
        Self {
            title: all.row(0),
            list,
            heading: roomy.then(|| right.row(0)),
            tabs: right.row(top),
            rule: roomy.then(|| right.row(top + 1)),
            text: right.shorter(1 + 2 * top, 0),
            footer: all.row(size.height.saturating_sub(1)),
            margin: MARGIN,
        }
    }

    /// Nothing but text, from the first column on, so that what the terminal selects is clean.
    #[must_use]
    pub fn bare(size: Size) -> Self {
        Self { text: size.area(), ..Self::default() }
    }
}

/// From so many cells on what is known of a row stands beside its list.
const BESIDE: u16 = 140;
/// Rows of a list that stay where it stands below.
const FEWEST_ROWS: u16 = 5;
/// Rows over a list: its head and a rule.
const HEAD: u16 = 2;

/// The region of a list under its head, and that of what is known of the row under the cursor: beside it where there is
/// room, else below it, a line between them left out.
#[must_use]
pub(super) fn list_and_about(area: Area) -> (Area, Area) {
    let inner = area.shorter(HEAD, 0);
    if area.width >= BESIDE {
        let list = inner.inset(0, inner.width * 2 / 5);
        return (list, inner.inset(list.width + 2, 1));
    }
    let below = (inner.height / 2).min(inner.height.saturating_sub(FEWEST_ROWS));
    let list = inner.shorter(0, below);
    (list, inner.shorter(list.height + 1, 0).inset(1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_stays_inside_for_every_size() {
        for width in 0..220 {
            for height in 0..60 {
                for in_list in [true, false] {
                    let size = Size { width, height };
                    let panes = Panes::new(size, 24, in_list);
                    let regions = [
                        Some(panes.title),
                        panes.list,
                        panes.heading,
                        Some(panes.tabs),
                        panes.rule,
                        Some(panes.text),
                        Some(panes.footer),
                    ];
                    for area in regions.into_iter().flatten() {
                        assert!(area.x + area.width <= width && area.y + area.height <= height, "{size:?} {panes:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_list_gives_way_to_the_text_in_narrow_terminals() {
        let list = |width, in_list| Panes::new(Size { width, height: 24 }, 24, in_list).list.map(|area| area.width);
        assert_eq!(list(80, false), Some(24));
        assert_eq!(list(79, false), None);
        assert_eq!(list(79, true), Some(24));
        assert_eq!(list(39, true), Some(39));
        assert_eq!(list(39, false), None);
    }
}
