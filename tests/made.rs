//! Reports made for a test, up to a library of which the index is kept.
//!
//! Must not: run the program; what it makes of them is for the tests.

use cotejo::model::Library;
use cotejo::search::Index;
use cotejo::store::{IndexFile, Paths, Shelf, load};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Writes reports into a folder: for each the code of its country, which is its name too, and its passages.
pub(crate) fn write(folder: &Path, reports: &[(&str, &str)]) {
    fs::create_dir_all(folder).unwrap();
    for (name, passages) in reports {
        let report = format!(
            "schema = 1\n[report]\nid = \"{name}\"\ncountry = \"{code}\"\ntitle = \"{name}\"\nedition = \"1\"\n\
             language = \"en\"\nkind = \"dossier\"\n[[source]]\nid = \"s\"\ntitle = \"Gazette\"\npublisher = \"Press\"\n\
             kind = \"law\"\nvoice = \"state\"\n{passages}",
            code = name.to_uppercase()
        );
        fs::write(folder.join(format!("{name}.toml")), report).unwrap();
    }
}

pub(crate) fn passage(id: &str, text: &str) -> String {
    format!(
        "[[passage]]\nid = \"{id}\"\nat = \"protection/assistance\"\ntext = '''{text}'''\nperiod = \"2006\"\n\
         modality = \"done\"\n[[passage.cite]]\nsource = \"s\"\n"
    )
}

/// A library just large enough that its index is kept: of its many passages one says "Shelter 3." and
/// none says "zeppelin".
pub(crate) struct Large {
    folder: PathBuf,
    library: Arc<Library>,
    /// Where its index is kept.
    pub(crate) file: IndexFile,
}

impl Large {
    /// In a home, with nothing kept yet.
    pub(crate) fn new(home: &Path) -> Self {
        let folder = home.join("reports");
        let shelf = Shelf { bundled: false, folders: vec![folder.clone()] };
        let library = Self::say(&shelf, "Shelter");
        assert!(Index::is_worth_freezing(&library));
        let cache = home.join(".cache");
        let paths = Paths::from_environment(&|name| (name == "XDG_CACHE_HOME").then(|| cache.clone().into()));
        let file = IndexFile::of(&shelf, &paths).unwrap();
        Self { folder, library, file }
    }

    fn say(shelf: &Shelf, what: &str) -> Arc<Library> {
        let rest = "la ley y la red ".repeat(270);
        let passages = (0..2_000).map(|number| passage(&format!("p-{number}"), &format!("{what} {number}. {rest}")));
        write(&shelf.folders[0], &[("ve", &passages.collect::<String>())]);
        load(shelf)
    }

    /// Leaves one passage of it.
    pub(crate) fn shrink(&self) {
        write(&self.folder, &[("ve", &passage("p-1", "Shelter 1."))]);
    }

    /// Options that choose it.
    pub(crate) fn options(&self) -> [&str; 3] {
        ["--no-bundled", "--library", self.folder.to_str().unwrap()]
    }

    /// Keeps its index, as the reader does.
    pub(crate) fn keep(&self) {
        self.file.keep(|out| Index::default().extend(&self.library).freeze(out));
    }

    /// Keeps an index that is taken for its own and has "zeppelin" where it has "Shelter": who finds a
    /// zeppelin has looked in there and nowhere else.
    pub(crate) fn keep_other(&self, home: &Path) {
        let shelf = Shelf { bundled: false, folders: vec![home.join("other")] };
        let [own, other] = [&self.library, &Self::say(&shelf, "Zeppelin")].map(|library| {
            let mut bytes = Vec::new();
            assert!(Index::default().extend(library).freeze(&mut bytes).unwrap());
            bytes
        });
        // After the count of segments and the names of reports stands a print of what each says.
        let (own, mut other) = (blocks(&own), blocks(&other));
        other[2] = own[2];
        self.file.keep(|out| out.write_all(&other.concat()).map(|()| true));
    }

    /// What is kept.
    pub(crate) fn kept(&self) -> Option<Vec<u8>> {
        fs::read(self.file.path()).ok()
    }

    /// Changes one bit in the middle of what is kept; gives it as it is then.
    pub(crate) fn spoil(&self) -> Vec<u8> {
        let mut bytes = self.kept().unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(self.file.path(), &bytes).unwrap();
        bytes
    }
}

/// The blocks of a frozen index: a length, so many bytes, and their sum.
fn blocks(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut blocks = Vec::new();
    while let Some(length) = bytes.first_chunk() {
        let (block, rest) = bytes.split_at(16 + usize::try_from(u64::from_le_bytes(*length)).unwrap());
        blocks.push(block);
        bytes = rest;
    }
    blocks
}
