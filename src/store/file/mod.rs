//! Reading TOML that people write: bytes, text, tables, and every fault with its place.
//!
//! Must not: know what a report is. What keys mean is `format`'s and `registry`'s to say.

mod bytes;
mod faults;
mod given;
mod ids;
pub(crate) mod pieces;
mod row;
mod shape;

pub(crate) use bytes::{Unread, text};
pub(crate) use faults::{Faults, excerpt, meant};
pub(crate) use given::{Given, Key, Number, OneOrMany, Text};
pub(crate) use ids::{Ids, Leads};
pub(crate) use pieces::{Piece, excerpt_of, too_deep, with_pieces};
pub(crate) use row::{At, Row};
pub(crate) use shape::{Item, Shape, take, take_root};
