//! The language of "search everything".
//!
//! Must not: know what a library holds before it is bound to one.

mod complete;
mod fault;

pub use complete::{Completion, complete};
pub use fault::{QueryFault, QueryFaultKind};
