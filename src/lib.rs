//! cotejo, the terminal reader for comparative country reports.

pub mod compare;
pub mod model;
pub mod search;
pub mod store;
pub mod text;
pub mod words;
