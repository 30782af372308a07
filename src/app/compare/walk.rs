//! Walking through a comparison: the cursor of each column, points, differences, and where it stands after the lines
//! were made anew.
//!
//! Must not: make lines; it only moves over them.

use super::super::action::Action;
use super::super::flow::{Held, Layout, PassageKey};
use super::super::rows::Scroll;
use super::lines::{PointLine, Stop};
use super::{Anchor, Compare};
use crate::model::{Code, PointIx};

impl Compare {
    /// Does what an action means here; says whether it meant something.
    pub fn act(&mut self, action: Action) -> bool {
        let count = self.columns.len();
        match action {
            Action::Down | Action::Up => self.step(action == Action::Down),
            Action::PageDown | Action::PageUp => self.page(action == Action::PageDown),
            Action::Top | Action::Bottom => self.go_to_end(action == Action::Bottom),
            Action::NextPoint | Action::PreviousPoint => self.other_point(action == Action::NextPoint),
            Action::OtherPane => self.look_at((self.focus + 1) % count.max(1)),
            Action::OtherPaneBack => self.look_at((self.focus + count.saturating_sub(1)) % count.max(1)),
            Action::Swap => {
                let other = if self.focus + 1 < count { self.focus + 1 } else { self.focus.saturating_sub(1) };
                self.columns.swap(self.focus, other);
                self.focus = other;
            }
            Action::Maximise => self.alone = !self.alone,
            Action::Ledger => self.layout = if self.layout == Layout::Prose { Layout::Ledger } else { Layout::Prose },
            Action::OnlyPoint => self.only = if self.only.is_some() { None } else { self.point() },
            Action::Differing => self.differing = !self.differing,
            _ => return false,
        }
        true
    }

    /// The next or previous point in which the columns differ; says whether there is one.
    pub(in crate::app) fn step_difference(&mut self, forward: bool) -> bool {
        self.step_point(forward, |point| point.differs)
    }

    /// Lets each column scroll for itself, or all together from where the one with the cursor stands; `None` where
    /// there is nothing to part.
    pub(in crate::app) fn part(&mut self) -> Option<bool> {
        if self.is_stacked() || self.alone {
            return None;
        }
        self.loose = !self.loose;
        Some(self.loose)
    }

    fn stops(&self) -> &[Stop] {
        self.stops.get(self.focus).map_or(&[], Vec::as_slice)
    }

    fn stop(&self) -> Option<&Stop> {
        self.stops().get(self.cursor())
    }

    /// Changes the scroll of the column with the cursor, and with it that of the others unless they are loose.
    fn scroll_with(&mut self, change: impl Fn(&mut Scroll)) {
        let loose = self.is_loose();
        for (column, scroll) in self.scrolls.iter_mut().enumerate() {
            if !loose || column == self.focus {
                change(scroll);
            }
        }
    }

    fn put(&mut self, column: usize, cursor: usize) {
        self.focus = column;
        if let Some(slot) = self.cursors.get_mut(column) {
            *slot = cursor;
        }
    }

    /// Shows the stop under the cursor: with its heading where both fit, else from its first line.
    fn reveal(&mut self) {
        let height = usize::from(self.body.height).max(1);
        let fits = self.stop().filter(|stop| stop.lines.end - stop.head <= height);
        self.reveal_from(fits.map(|stop| stop.head));
    }

    /// Scrolls so that the stop under the cursor is seen, from a line before it on or without what stands over it.
    fn reveal_from(&mut self, head: Option<usize>) {
        let Some(Stop { lines, .. }) = self.stop().cloned() else { return };
        let start = head.unwrap_or(lines.start);
        self.scroll_with(|scroll| scroll.show(&(start..lines.end.max(start + 1))));
    }

    fn step(&mut self, down: bool) {
        let height = usize::from(self.body.height).max(1);
        let view = self.scroll(self.focus).visible();
        // A passage longer than the view is read to its end before the next one.
        if let Some(Stop { lines, .. }) = self.stop() {
            let beyond = if down { lines.end.saturating_sub(view.end) } else { view.start.saturating_sub(lines.start) };
            if lines.len() > height && beyond > 0 {
                let by = beyond.min(height.saturating_sub(2)).max(1).cast_signed();
                return self.scroll_with(|scroll| scroll.by(if down { by } else { -by }));
            }
        }
        let next = if self.is_stacked() { self.next_on_screen(down) } else { self.next_in_column(down) };
        match next {
            Some((column, cursor)) => {
                self.put(column, cursor);
                self.reveal();
                // Coming from below, a passage longer than the view is met at its end.
                if let Some(lines) =
                    self.stop().map(|stop| stop.lines.clone()).filter(|lines| !down && lines.len() > height)
                {
                    self.scroll_with(|scroll| scroll.show(&(lines.end - height..lines.end)));
                }
            }
            // What stands before the first stop and after the last is seen all the same.
            None => self.scroll_with(|scroll| scroll.by(if down { 1 } else { -1 })),
        }
    }

    fn next_in_column(&self, down: bool) -> Option<(usize, usize)> {
        let cursor = self.cursor();
        let next = if down { cursor.checked_add(1) } else { cursor.checked_sub(1) };
        next.filter(|next| *next < self.stops().len()).map(|next| (self.focus, next))
    }

    /// Where columns stand below each other, the next stop is the next on the screen, whosever it is.
    fn next_on_screen(&self, down: bool) -> Option<(usize, usize)> {
        let own = self.stop()?.lines.start;
        let all =
            self.stops.iter().enumerate().flat_map(|(column, stops)| {
                stops.iter().enumerate().map(move |(at, stop)| (stop.lines.start, column, at))
            });
        let here = (own, self.focus, self.cursor());
        let next = if down { all.filter(|stop| *stop > here).min() } else { all.filter(|stop| *stop < here).max() };
        next.map(|(_, column, at)| (column, at))
    }

    fn page(&mut self, down: bool) {
        let by = usize::from(self.body.height).saturating_sub(1).max(1).cast_signed();
        let before = self.scroll(self.focus).top;
        self.scroll_with(|scroll| scroll.by(if down { by } else { -by }));
        if self.scroll(self.focus).top == before {
            return self.go_to_end(down);
        }
        self.cursor_into_view(self.focus);
    }

    fn go_to_end(&mut self, bottom: bool) {
        let last = self.stops().len().saturating_sub(1);
        self.put(self.focus, if bottom { last } else { 0 });
        self.scroll_with(|scroll| scroll.to(if bottom { usize::MAX } else { 0 }));
    }

    /// Scrolls a column by lines, as the wheel does; the cursor stays in view.
    pub(in crate::app) fn wheel(&mut self, column: usize, by: isize) {
        let loose = self.is_loose();
        for (at, scroll) in self.scrolls.iter_mut().enumerate() {
            if !loose || at == column {
                scroll.by(by);
            }
        }
        for column in 0..self.columns.len() {
            self.cursor_into_view(column);
        }
    }

    fn cursor_into_view(&mut self, column: usize) {
        let view = self.scroll(column).visible();
        let Some(stops) = self.stops.get(column) else { return };
        let is_seen = |stop: &Stop| stop.lines.start < view.end && stop.lines.end > view.start;
        let Some(cursor) = self.cursors.get_mut(column) else { return };
        if stops.get(*cursor).is_some_and(is_seen) {
            return;
        }
        let below = stops.get(*cursor).is_some_and(|stop| stop.lines.start >= view.end);
        let found = if below { stops.iter().rposition(is_seen) } else { stops.iter().position(is_seen) };
        *cursor = found.unwrap_or(*cursor);
    }

    /// Puts the cursor into a column, at the height it has in the one it comes from.
    pub(in crate::app) fn look_at(&mut self, column: usize) {
        let from = self.stop().map(|stop| stop.lines.start);
        let point = self.point();
        self.focus = column;
        if self.is_loose() || self.alone {
            return;
        }
        let Some(from) = from else { return };
        let steps = self.flows.get(column).map(|flow| flow.steps.as_slice()).unwrap_or_default();
        let of_point = || {
            let stops = self.stops.get(column).into_iter().flatten().zip(steps).enumerate();
            stops.filter(|(_, (_, step))| step.point == point).map(|(at, (stop, _))| (at, stop))
        };
        let level = of_point().filter(|(_, stop)| stop.lines.start <= from).last();
        if let Some((at, _)) = level.or_else(|| of_point().next()) {
            self.put(column, at);
            self.reveal();
        }
    }

    /// Puts the cursor on what stands at a place of the screen.
    pub(in crate::app) fn click(&mut self, x: u16, y: u16) {
        let on = self.widths.iter().find(|(_, area)| area.contains(x, y)).map(|(column, _)| *column);
        let Some(column) = on else { return };
        if !self.body.contains(x, y) {
            if !self.is_stacked() {
                self.look_at(column);
            }
            return;
        }
        let line = self.scroll(column).top + usize::from(y - self.body.y);
        let columns = if self.is_stacked() { 0..self.columns.len() } else { column..column + 1 };
        let on_line = |column: usize| {
            let at = self.stops.get(column)?.iter().position(|stop| stop.lines.contains(&line))?;
            Some((column, at))
        };
        match columns.filter_map(on_line).next() {
            Some((column, at)) => self.put(column, at),
            None if !self.is_stacked() => self.look_at(column),
            None => {}
        }
    }

    fn other_point(&mut self, forward: bool) {
        // Going back, the point's own start comes before the point above it.
        let first = self.flows.get(self.focus).and_then(|flow| flow.first_of(self.point()));
        if !forward && first.is_some_and(|first| first < self.cursor()) {
            return self.show_point(self.point());
        }
        let Some(only) = self.only else {
            self.step_point(forward, |_| true);
            return;
        };
        // Where one point stands alone, the next one takes its place.
        let next = if forward { only.0.checked_add(1) } else { only.0.checked_sub(1) };
        if let Some(next) = next.map(PointIx).filter(|next| usize::from(next.0) < self.differ.listed) {
            self.only = Some(next);
        }
    }

    fn step_point(&mut self, forward: bool, fits: impl Fn(&PointLine) -> bool) -> bool {
        let own = self.points.iter().position(|known| known.point == self.point());
        let after = |at: usize| own.is_none_or(|own| at > own);
        let before = |at: usize| own.is_some_and(|own| at < own);
        let mut all = self.points.iter().enumerate();
        let next = if forward {
            all.find(|(at, point)| after(*at) && fits(point))
        } else {
            all.rfind(|(at, point)| before(*at) && fits(point))
        };
        let next = next.map(|(_, point)| point.point);
        if let Some(point) = next {
            self.show_point(point);
        }
        next.is_some()
    }

    /// Puts the cursor on the first stop of a point, its heading at the top.
    fn show_point(&mut self, point: Option<PointIx>) {
        let first = self.flows.get(self.focus).and_then(|flow| flow.first_of(point));
        let Some(first) = first else { return };
        self.put(self.focus, first);
        if let Some(head) = self.stop().map(|stop| stop.head) {
            self.scroll_with(|scroll| scroll.to(head));
        }
    }

    /// Puts the cursor on a passage that stands in one of the columns; says whether there is one.
    pub(in crate::app) fn show_passage(&mut self, country: Code, key: &PassageKey) -> bool {
        let holds = |column: usize| {
            let fits = self.columns.get(column)?.holds(country, &key.report);
            Some((column, self.flows.get(column)?.find(key, None)?)).filter(|_| fits)
        };
        let Some((column, at)) = (0..self.columns.len()).find_map(holds) else { return false };
        self.put(column, at);
        self.reveal();
        true
    }

    /// Where the cursors stand, for when the lines are made anew.
    pub(super) fn anchors(&self) -> Vec<Anchor> {
        let anchor = |column: usize| {
            let own = self.laid_for.as_ref()?.columns.get(column)?;
            let cursor = self.cursors.get(column)?;
            let step = self.flows.get(column)?.steps.get(*cursor)?;
            let stop = self.stops.get(column)?.get(*cursor)?;
            Some(Anchor {
                column: own.clone(),
                passage: step.held.as_ref().and_then(Held::key),
                point: step.point,
                offset: stop.lines.start.cast_signed() - self.scroll(column).top.cast_signed(),
            })
        };
        (0..self.columns.len().max(self.flows.len())).filter_map(anchor).collect()
    }

    /// Puts every cursor where its passage stands now, else on the same point, and the one that keys mean as high on
    /// the screen as it was: exactly so, if it is seen there, where `still` says that the text is the same.
    pub(super) fn stand_again(&mut self, anchors: &[Anchor], still: bool) {
        let own = self.columns.get(self.focus).cloned();
        let led = anchors.iter().find(|anchor| Some(&anchor.column) == own.as_ref());
        let fallback = led.or_else(|| anchors.first()).map(|anchor| anchor.point);
        for column in 0..self.columns.len() {
            let known = self.columns.get(column);
            let anchor = anchors.iter().find(|anchor| Some(&anchor.column) == known);
            let Some(flow) = self.flows.get(column) else { continue };
            let found = anchor.and_then(|anchor| flow.find(anchor.passage.as_ref()?, anchor.point));
            let point = anchor.map(|anchor| anchor.point).or(fallback);
            let cursor = found.or_else(|| flow.first_of(point?)).unwrap_or(0);
            if let Some(slot) = self.cursors.get_mut(column) {
                *slot = cursor;
            }
            if let (Some(anchor), true) = (anchor, self.is_loose() || column == self.focus) {
                let top = self.stops.get(column).and_then(|stops| stops.get(cursor)).map(|stop| stop.lines.start);
                let top = top.unwrap_or(0).saturating_add_signed(-anchor.offset);
                let only = self.is_loose();
                for (at, scroll) in self.scrolls.iter_mut().enumerate() {
                    if !only || at == column {
                        scroll.to(top);
                    }
                }
            }
        }
        if still {
            self.reveal_from(None);
        } else {
            self.reveal();
        }
    }

    /// Puts the cursor where it was sent.
    pub(super) fn land(&mut self) {
        let Some((point, passage)) = self.landing.take() else { return };
        let found = passage.as_ref().and_then(|key| self.flows.get(self.focus)?.find(key, None));
        match (found, point) {
            (Some(at), _) => {
                self.put(self.focus, at);
                self.reveal();
            }
            (None, Some(_)) => self.show_point(point),
            (None, None) => self.go_to_end(false),
        }
    }
}
