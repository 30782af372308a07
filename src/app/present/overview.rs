//! All slides by title, to jump to one: what is typed leaves those that have all the words.
//!
//! Must not: list anything that is not on a slide.

use super::title_of;
use crate::app::find_all::box_movement;
use crate::app::key::{Code, Key};
use crate::app::line_edit::LineEdit;
use crate::app::panes::{Area, Size};
use crate::app::rows::Rows;
use crate::export::Slide;
use crate::text::fold;

/// State of the list.
#[derive(Debug)]
pub struct Overview {
    /// What is typed.
    pub edit: LineEdit,
    /// Slides that are left, from 0, each with its title.
    pub listed: Vec<(usize, String)>,
    /// Cursor in them.
    pub rows: Rows,
    /// Its region.
    pub area: Area,
}

impl Overview {
    /// Of all slides, the cursor on one.
    #[must_use]
    pub fn new(at: usize, slides: &[Slide]) -> Self {
        let mut overview =
            Self { edit: LineEdit::default(), listed: Vec::new(), rows: Rows::default(), area: Area::default() };
        overview.filter(slides);
        overview.rows.cursor = at;
        overview
    }

    fn filter(&mut self, slides: &[Slide]) {
        let typed = fold(self.edit.text());
        let words: Vec<&str> = typed.split_whitespace().collect();
        let all = slides.iter().map(title_of).enumerate();
        let fits = |(at, title): &(usize, String)| {
            let title = fold(title);
            words.iter().all(|word| title.contains(word) || (at + 1).to_string() == *word)
        };
        self.listed = all.filter(fits).collect();
    }

    /// Settles its rows. Slides may have become others.
    pub(super) fn prepare(&mut self, size: Size, slides: &[Slide]) {
        self.filter(slides);
        self.area = size.area().shorter(0, 1);
        self.rows.fit(self.listed.len(), usize::from(self.list().height));
    }

    /// Takes a key; gives the slide that was chosen.
    pub(super) fn key(&mut self, key: Key, slides: &[Slide]) -> Option<usize> {
        if key.code == Code::Enter {
            return self.listed.get(self.rows.cursor).map(|(at, _)| *at);
        }
        if let Some(action) = box_movement(key) {
            let _ = self.rows.act(action);
            return None;
        }
        let before = self.edit.text().to_owned();
        if self.edit.key(key) && self.edit.text() != before {
            self.filter(slides);
            self.rows.reset();
        }
        None
    }

    /// Region of its rows.
    #[must_use]
    pub fn list(&self) -> Area {
        self.area.shorter(2, 0).inset(1, 1)
    }
}
