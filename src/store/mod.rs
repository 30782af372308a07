//! The disk: what is on it that the program reads and writes.
//!
//! Must not: draw, search, or read the wall clock.

mod bookmarks;
mod config;
mod disk;
mod paths;
mod session;

pub use bookmarks::{Bookmark, BookmarkFile, NewBookmark, Op, apply, fresh_id};
pub use config::{KeyOverride, Settings};
pub use disk::StoreError;
pub use paths::Paths;
pub use session::{Session, SessionFile};
/// shim
pub struct Shelf { pub bundled: bool, pub folders: Vec<std::path::PathBuf> }
pub struct Loading; impl Shelf { pub fn outline(&self)->Loading{Loading} }
impl Loading { pub fn library(&self)->std::sync::Arc<crate::model::Library>{std::sync::Arc::new(crate::model::Library::empty())} pub fn load_country(&mut self,_c:crate::model::Code){} pub fn load_some(&mut self)->bool{false} }
