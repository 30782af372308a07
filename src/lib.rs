//! cotejo, the terminal reader for comparative country reports.

pub mod app;
pub mod compare;
pub mod model;
pub mod search;
pub mod store;
pub mod term;
pub mod text;
pub mod ui;
pub mod words;
