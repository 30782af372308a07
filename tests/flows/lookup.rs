//! Sources and glossary: looking something up, and going from a source to what rests on it.
