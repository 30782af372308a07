//! What was done to a text, so that it can be taken back and done again.
//!
//! Must not: hold the whole text for every letter; a step holds what it took and what it put.

/// Steps that can be taken back; older ones are forgotten.
const LONGEST: usize = 200;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// First byte.
    pub(super) at: usize,
    /// What stood there.
    pub(super) took: String,
    /// What stands there since.
    pub(super) put: String,
    /// Where the cursor was.
    pub(super) before: usize,
}

/// Steps that were done, and those that were taken back.
#[derive(Clone, Debug, Default)]
pub(super) struct Past {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Whether the next letter belongs to the last step.
    open: bool,
}

impl Past {
    /// Remembers a step. Letters of one word that are typed one after the other are one step, and so are
    /// letters that are deleted one after the other.
    pub(super) fn add(&mut self, step: Step) {
        self.undone.clear();
        let joined = match self.done.last_mut() {
            Some(last) if self.open => last.join(&step),
            _ => false,
        };
        self.open = step.put.chars().count() <= 1 && step.took.chars().count() <= 1;
        if !joined {
            self.done.push(step);
            if self.done.len() > LONGEST {
                self.done.remove(0);
            }
        }
    }

    /// What is done next is a step of its own.
    pub(super) fn close(&mut self) {
        self.open = false;
    }

    pub(super) fn undo(&mut self) -> Option<Step> {
        self.close();
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    pub(super) fn redo(&mut self) -> Option<Step> {
        self.close();
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}

impl Step {
    /// Takes the next step up where it goes on with this one.
    fn join(&mut self, next: &Self) -> bool {
        let typed = self.took.is_empty() && next.took.is_empty() && next.at == self.at + self.put.len();
        let begins_a_word = self.put.ends_with(char::is_whitespace) && !next.put.starts_with(char::is_whitespace);
        if typed && !begins_a_word && !next.put.contains('\n') {
            self.put.push_str(&next.put);
            return true;
        }
        let deleted = self.put.is_empty() && next.put.is_empty() && !next.took.contains('\n');
        if deleted && next.at + next.took.len() == self.at {
            self.at = next.at;
            self.took.insert_str(0, &next.took);
            return true;
        }
        if deleted && next.at == self.at {
            self.took.push_str(&next.took);
            return true;
        }
        false
    }
}
