//! Where the reader has been: back and forward.
//!
//! Must not: grow without bound or hold the same place twice in a row.

use crate::model::Place;

/// Places remembered.
const LONGEST: usize = 50;

/// A line of places with a here.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    back: Vec<Place>,
    forward: Vec<Place>,
}

impl History {
    /// From a session before.
    #[must_use]
    pub(super) fn new(back: Vec<Place>) -> Self {
        Self { back, forward: Vec::new() }
    }

    /// Remembers a place that is being left for another.
    pub(super) fn leave(&mut self, place: Place) {
        if self.back.last() != Some(&place) {
            self.back.push(place);
        }
        if self.back.len() > LONGEST {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    /// The place before; `here` becomes the place ahead.
    pub(super) fn back(&mut self, here: Option<Place>) -> Option<Place> {
        let place = step(&mut self.back, here.as_ref())?;
        self.forward.extend(here);
        Some(place)
    }

    /// The place ahead; `here` becomes the place before.
    pub(super) fn forward(&mut self, here: Option<Place>) -> Option<Place> {
        let place = step(&mut self.forward, here.as_ref())?;
        self.back.extend(here);
        Some(place)
    }

    /// The places before, oldest first, for the session.
    #[must_use]
    pub(super) fn places(&self) -> &[Place] {
        &self.back
    }
}

/// The last place of a line that is not here.
fn step(line: &mut Vec<Place>, here: Option<&Place>) -> Option<Place> {
    while let Some(place) = line.pop() {
        if Some(&place) != here {
            return Some(place);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> Place {
        Place::parse_canonical(text).unwrap()
    }

    #[test]
    fn back_and_forward_lead_along_the_same_line() {
        let mut history = History::default();
        history.leave(place("ve/prevention"));
        history.leave(place("cu/prevention"));
        assert_eq!(history.back(Some(place("us"))), Some(place("cu/prevention")));
        assert_eq!(history.back(Some(place("cu/prevention"))), Some(place("ve/prevention")));
        assert_eq!(history.back(Some(place("ve/prevention"))), None);
        assert_eq!(history.forward(Some(place("ve/prevention"))), Some(place("cu/prevention")));
        assert_eq!(history.forward(Some(place("cu/prevention"))), Some(place("us")));
        history.leave(place("co"));
        assert_eq!(history.forward(None), None);
    }
}
