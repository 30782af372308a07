//! Slides of real passages.
//!
//! Must not: count passages of the library; it grows.
