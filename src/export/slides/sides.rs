//! Two voices: what stands against each other on a point, side by side.
//!
//! Must not: say which of them is right, or leave out whoever says otherwise because they say it elsewhere.

use super::{Maker, SlideColumn, SlideItem};
use crate::model::{Id, PassageRef};
use crate::words;

/// A passage wherever it is found.
pub(super) fn key(found: PassageRef<'_>) -> (&Id, usize) {
    (&found.report.id, found.index)
}

impl<'a> Maker<'_, 'a> {
    /// Passages in columns: two where they are contested, with whoever contradicts them from elsewhere; else one.
    pub(super) fn voices(&mut self, passages: &[PassageRef<'a>], newest: Option<u16>) -> Vec<SlideColumn> {
        match self.sides(passages) {
            Some(sides) => {
                let country = passages.first().map(|found| found.report.country);
                let column = |maker: &mut Self, (head, found): (String, Vec<PassageRef<'a>>)| {
                    let item = |maker: &mut Self, found: PassageRef<'a>| {
                        let mut said = maker.said(found, newest);
                        let elsewhere = Some(found.report.country) != country;
                        said.about = elsewhere.then(|| maker.scribe.country_name(found.report.country));
                        SlideItem::Said(Box::new(said))
                    };
                    let items = found.into_iter().map(|found| item(maker, found)).collect();
                    SlideColumn { head, tells_voice: true, items }
                };
                sides.into_iter().map(|side| column(self, side)).collect()
            }
            None => {
                let items = passages.iter().map(|found| SlideItem::Said(Box::new(self.said(*found, newest)))).collect();
                super::alone(items)
            }
        }
    }

    /// Who stands on which side, with a name for it; nothing where nobody contradicts anybody.
    fn sides(&self, passages: &[PassageRef<'a>]) -> Option<[(String, Vec<PassageRef<'a>>); 2]> {
        let (library, words) = (self.scribe.library, self.scribe.words);
        let mut all: Vec<PassageRef<'a>> = passages.to_vec();
        let mut contested = None;
        for found in passages {
            for tie in library.ties(*found).iter().filter(|tie| tie.bond.is_contradiction()) {
                contested = contested.or(Some(*found));
                if !all.iter().any(|known| key(*known) == key(tie.other)) {
                    all.push(tie.other);
                }
            }
        }
        let contested = contested?;
        let country = contested.report.country;
        let is_state = |found: &PassageRef<'a>| found.is_of_state() && found.report.country == country;
        let (state, others): (Vec<_>, Vec<_>) = all.iter().copied().partition(is_state);
        if !state.is_empty() && !others.is_empty() {
            return Some([(words.say("voice-state"), state), (words.say("takeaway-others"), others)]);
        }
        let speaker = words::speakers(words, contested);
        let is_same = |found: &PassageRef<'a>| words::speakers(words, *found) == speaker;
        if all.iter().all(is_same) {
            return self.itself(all, contested);
        }
        let (one, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(is_same);
        let other = words::speakers(words, *rest.first()?);
        let same = rest.iter().all(|found| words::speakers(words, *found) == other);
        let head = if same { other } else { words.say("takeaway-others") };
        Some([(speaker, one), (head, rest)])
    }

    /// One voice that says otherwise at another time: what it says against a passage on the other side.
    fn itself(
        &self,
        all: Vec<PassageRef<'a>>,
        contested: PassageRef<'a>,
    ) -> Option<[(String, Vec<PassageRef<'a>>); 2]> {
        let ties = self.scribe.library.ties(contested);
        let against = |found: &PassageRef<'a>| {
            ties.iter().any(|tie| tie.bond.is_contradiction() && key(tie.other) == key(*found))
        };
        let (rest, one): (Vec<_>, Vec<_>) = all.into_iter().partition(against);
        let head = |side: &[PassageRef<'a>]| {
            let words = self.scribe.words;
            side.first()
                .map(|found| format!("{}, {}", words::speakers(words, *found), words::period(words, found.period())))
        };
        Some([(head(&one)?, one), (head(&rest)?, rest)])
    }
}
