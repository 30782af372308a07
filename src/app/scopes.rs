//! One search in three scopes: this section, everything, names. Changing between them, taking up the
//! last search, walking along past queries.
//!
//! Must not: hold state; this is `App`'s own code, kept apart from its data.

use super::App;
use super::browse::Focus;
use super::find_all::FindAll;
use super::find_here::FindHere;
use super::layer::Layer;
use super::line_edit::LineEdit;
use super::names::Names;
use crate::say;
use crate::search::Answer;
use crate::text::LONGEST_LINE;

/// Where is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The section that is read.
    Here,
    /// Every passage.
    Everything,
    /// Names of countries, topics, points and actions.
    Names,
}

impl Scope {
    /// All of them, in the order they are gone through.
    pub const ALL: [Self; 3] = [Self::Here, Self::Everything, Self::Names];

    /// Its message.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Here => "scope-here",
            Self::Everything => "scope-everything",
            Self::Names => "scope-names",
        }
    }

    fn beside(self, forward: bool) -> Self {
        match (self, forward) {
            (Self::Here, true) | (Self::Names, false) => Self::Everything,
            (Self::Everything, true) | (Self::Here, false) => Self::Names,
            (Self::Names, true) | (Self::Everything, false) => Self::Here,
        }
    }
}

impl App {
    /// The scope of the search line that has the focus.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        match self.layers.last() {
            Some(Layer::FindAll(_)) => Some(Scope::Everything),
            Some(Layer::Names(_)) => Some(Scope::Names),
            None => self.typing_here().then_some(Scope::Here),
            Some(_) => None,
        }
    }

    /// The scopes that can be reached: where no section lies under the box, there is none to search.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        let over_section = self.layers.len() <= usize::from(self.scope() != Some(Scope::Here));
        Scope::ALL.into_iter().filter(|scope| *scope != Scope::Here || over_section).collect()
    }

    /// The line that the reader searches with.
    fn search_line(&mut self) -> Option<&mut LineEdit> {
        match self.scope()? {
            Scope::Here => self.browse.find.as_mut().map(|find| &mut find.edit),
            Scope::Everything | Scope::Names => match self.layers.last_mut() {
                Some(Layer::FindAll(find)) => Some(&mut find.edit),
                Some(Layer::Names(names)) => Some(&mut names.edit),
                _ => None,
            },
        }
    }

    /// The next scope, with what was typed.
    pub(super) fn change_scope(&mut self, forward: bool) {
        let (Some(scope), Some(query)) = (self.scope(), self.search_line().map(|line| line.text().to_owned())) else {
            return;
        };
        let all = self.scopes();
        let mut next = scope.beside(forward);
        while !all.contains(&next) {
            next = next.beside(forward);
        }
        self.leave_scope();
        match next {
            Scope::Here => self.open_here(&query),
            Scope::Everything => self.open_everything(&query),
            Scope::Names => self.open_names(&query),
        }
    }

    /// Closes the search line that has the focus; the reader is where it was opened.
    fn leave_scope(&mut self) {
        match self.scope() {
            Some(Scope::Here) => self.leave_here(),
            Some(_) => {
                if let Some(Layer::FindAll(find)) = self.layers.pop() {
                    self.leave_search(find);
                }
            }
            None => {}
        }
    }

    /// Begins to find in this section; what led along the hits of everything leads no more.
    pub(super) fn open_here(&mut self, query: &str) {
        self.trail = None;
        let mut find = FindHere::begin(self.browse.cursor);
        find.began_in_list = self.browse.focus == Focus::Countries;
        find.edit = LineEdit::new(query);
        self.browse.focus = Focus::Text;
        self.browse.find = Some(find);
        self.here_changed();
    }

    /// Ends finding in this section before anything was chosen: back to where it began.
    pub(super) fn leave_here(&mut self) {
        let Some(find) = self.browse.find.take() else { return };
        if !find.hits.is_empty() {
            self.past.remember(find.edit.text());
        }
        self.browse.move_to(find.began_at);
        if find.began_in_list {
            self.browse.focus = Focus::Countries;
        }
    }

    /// Looks for what was typed in this section, and shows the first hit from where it began.
    pub(super) fn here_changed(&mut self) {
        let lang = self.words.lang();
        let Some(find) = &mut self.browse.find else { return };
        find.update((&self.browse.flow, self.browse.laid), lang);
        let began_at = find.began_at;
        let step = find.from_step(began_at).unwrap_or(began_at);
        self.browse.move_to(step);
    }

    pub(super) fn open_everything(&mut self, query: &str) {
        self.past.stop();
        self.layers.push(Layer::FindAll(Box::new(FindAll::new(query))));
        self.ask_everything();
    }

    pub(super) fn open_names(&mut self, query: &str) {
        let mut names = Names::new(&self.library, &self.words, self.context());
        if !query.is_empty() {
            names.paste(query);
        }
        self.layers.push(Layer::Names(Box::new(names)));
    }

    /// Asks for what stands in the box.
    pub(super) fn ask_everything(&mut self) {
        let generation = self.next_generation();
        if let Some(Layer::FindAll(find)) = self.layers.last_mut() {
            let effect = find.ask(generation, (&self.library, &self.words));
            self.effects.push(effect);
        }
    }

    /// Takes what a search found, or why its query means nothing; opens the first hit where Enter
    /// waited for it.
    pub(super) fn take_answer(&mut self, generation: u64, answer: &Answer) {
        if self.take_hits_of_item(generation, answer) {
            return;
        }
        let mut waited = false;
        for layer in &mut self.layers {
            if let Layer::FindAll(find) = layer {
                match answer {
                    Ok(results) => waited |= find.take(generation, results.clone()),
                    Err(fault) => find.take_fault(generation, fault.clone()),
                }
            }
        }
        if waited {
            self.open_hit();
        }
    }

    /// Keeps a search whose box is closed, so that it can be taken up again as it was.
    pub(super) fn leave_search(&mut self, mut find: Box<FindAll>) {
        self.past.stop();
        if find.has_hits() {
            self.past.remember(find.edit.text());
        }
        if !find.is_blank() {
            find.keep_chosen();
            self.last_search = Some(find);
        }
    }

    /// Closes all layers.
    pub(super) fn close_layers(&mut self) {
        for layer in std::mem::take(&mut self.layers) {
            match layer {
                // Who leaves a comparison for a place comes back to it.
                Layer::Compare(compare) => self.left_comparison = Some((compare, self.history.places().len())),
                layer => self.leave(layer),
            }
        }
    }

    /// Keeps of a layer that closes what it is opened with again.
    pub(super) fn leave(&mut self, layer: Layer) {
        match layer {
            Layer::FindAll(find) => self.leave_search(find),
            Layer::Grid(grid) => self.last_grid = Some(grid),
            Layer::Note(note) => self.leave_note(*note),
            _ => {}
        }
    }

    /// Takes up the last search as it was left; of a session before, its query.
    pub(super) fn resume_search(&mut self) {
        let last = self.last_search.take();
        let is_typed = matches!(self.layers.last(), Some(Layer::FindAll(find)) if !find.is_blank());
        if last.is_none() && is_typed {
            // What stands in the box is the last search.
            return;
        }
        let query = self.past.newest().map(ToOwned::to_owned);
        let Some(last) = last.or_else(|| query.map(|query| Box::new(FindAll::new(&query)))) else {
            return self.tell("no-search-yet", false);
        };
        self.leave_scope();
        self.layers.push(Layer::FindAll(last));
        // What it found is shown at once; the library may have grown since.
        self.ask_everything();
    }

    /// Puts the query before, or after, into the box.
    pub(super) fn walk_queries(&mut self, older: bool) {
        let Some(typed) = self.search_line().map(|line| line.text().to_owned()) else { return };
        let query = if older { self.past.older(&typed) } else { self.past.newer() };
        let Some(line) = query.map(LineEdit::new) else { return };
        if let Some(place) = self.search_line() {
            *place = line;
        }
        self.search_changed();
    }

    /// What was typed is another query: asks, or looks again.
    pub(super) fn search_changed(&mut self) {
        match self.layers.last_mut() {
            Some(Layer::FindAll(find)) => {
                find.changed();
                self.ask_everything();
            }
            Some(Layer::Names(names)) => names.update(),
            _ => self.here_changed(),
        }
    }

    /// Says so where a box did not take all of what was typed or pasted.
    pub(super) fn tell_if_cut(&mut self) {
        if self.search_line().is_some_and(LineEdit::take_cut) {
            let text = say!(self.words, "query-cut", bytes = LONGEST_LINE);
            self.notice = Some(super::Notice { text, alarm: true });
        }
    }
}
