//! The pack that comes with the program, embedded so that it is there offline and at once.
//!
//! Must not: be edited for one file only: the list below, the folder, nothing else. A test holds
//! them together.

macro_rules! embed {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_str!(concat!("../../reports/americas/", $name)))),+] };
}

/// Where the files stand in the source, which is how messages name them.
pub(crate) const FOLDER: &str = "reports/americas";

/// `pack.toml`.
pub(crate) const PACK: &str = include_str!("../../reports/americas/pack.toml");

/// How the reports were made, in Markdown.
pub const METHOD: &str = include_str!("../../reports/METHOD.md");

/// Names and texts of report files.
pub(crate) const REPORTS: &[(&str, &str)] = embed![
    "ar.toml", "aw.toml", "bo.toml", "br.toml", "cl.toml", "co.toml", "cu.toml", "cw.toml", "do.toml", "ec.toml",
    "es.toml", "mx.toml", "pe.toml", "sr.toml", "sv.toml", "tt.toml", "us.toml", "ve.toml"
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_embedded() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut files: Vec<String> = files.filter(|name| name != "pack.toml").collect();
        files.sort();
        let embedded: Vec<&str> = REPORTS.iter().map(|(name, _)| *name).collect();
        assert_eq!(embedded, files);
    }
}
