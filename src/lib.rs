//! cotejo, the terminal reader for comparative country reports.

pub mod model;
pub mod store;
pub mod text;
pub mod words;
