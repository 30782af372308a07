//! Queries that led somewhere, for this session and the next: the box walks back along them.
//!
//! Must not: grow without bound, hold a query twice, or lose what is half typed while walking.

/// Queries remembered.
const LONGEST: usize = 50;

/// The queries, and where among them the box is.
#[derive(Clone, Debug, Default)]
pub(super) struct PastQueries {
    /// Oldest first, each once.
    all: Vec<String>,
    /// Which one stands in the box; none where the reader's own typing does.
    at: Option<usize>,
    /// What was typed when the walk began; it comes back at its end.
    half_typed: String,
}

impl PastQueries {
    /// From a session before.
    #[must_use]
    pub(super) fn new(queries: &[String]) -> Self {
        let mut past = Self::default();
        for query in queries {
            past.remember(query);
        }
        past
    }

    /// Remembers a query that led somewhere, as the newest.
    pub(super) fn remember(&mut self, query: &str) {
        let query = query.trim();
        if query.is_empty() {
            return;
        }
        self.all.retain(|known| known != query);
        self.all.push(query.to_owned());
        if self.all.len() > LONGEST {
            self.all.remove(0);
        }
        self.stop();
    }

    /// The query before the one in the box, if there is one.
    pub(super) fn older(&mut self, typed: &str) -> Option<&str> {
        let mut at = self.at.unwrap_or(self.all.len()).checked_sub(1)?;
        // What stands in the box already is no step.
        if self.at.is_none() && self.all.get(at).is_some_and(|query| query == typed.trim()) {
            at = at.checked_sub(1)?;
        }
        if self.at.is_none() {
            typed.clone_into(&mut self.half_typed);
        }
        self.at = Some(at);
        self.all.get(at).map(String::as_str)
    }

    /// The query after the one in the box; at the end, what was half typed.
    pub(super) fn newer(&mut self) -> Option<&str> {
        let at = self.at? + 1;
        self.at = Some(at).filter(|at| *at < self.all.len());
        Some(self.at.and_then(|at| self.all.get(at)).unwrap_or(&self.half_typed))
    }

    /// Ends the walk: the reader types again, or the box is closed.
    pub(super) fn stop(&mut self) {
        self.at = None;
    }

    /// The newest.
    #[must_use]
    pub(super) fn newest(&self) -> Option<&str> {
        self.all.last().map(String::as_str)
    }

    /// All of them, oldest first, for the session.
    #[must_use]
    pub(super) fn all(&self) -> &[String] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_walk_goes_back_and_ends_at_what_was_half_typed() {
        let mut past = PastQueries::new(&["a".to_owned(), " b ".to_owned(), "a".to_owned(), " ".to_owned()]);
        assert_eq!(past.all(), ["b", "a"]);
        assert_eq!(past.newer(), None);
        assert_eq!(past.older("hal"), Some("a"));
        assert_eq!(past.older("a"), Some("b"));
        assert_eq!(past.older("b"), None);
        assert_eq!(past.newer(), Some("a"));
        assert_eq!(past.newer(), Some("hal"));
        assert_eq!(past.newer(), None);
        assert_eq!(past.older("a"), Some("b"), "what stands there is passed over");
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let mut past = PastQueries::default();
        (0..60).for_each(|number| past.remember(&number.to_string()));
        assert_eq!((past.all().len(), past.all().first().map(String::as_str)), (50, Some("10")));
        assert_eq!(past.newest(), Some("59"));
    }
}
