//! Loading with a cache: the same library as without one, whatever happened to the files or to the cache.
//!
//! Must not: wait for a clock. What is young or old is said.

use super::tests::{code, folder, link, report};
use super::*;
use proptest::prelude::*;
use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

/// A reader's home with a folder of reports in it.
struct Bed {
    home: TempDir,
    shelf: Shelf,
}

impl Bed {
    fn new(files: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let reports = home.path().join("reports");
        fs::create_dir(&reports).unwrap();
        for (name, text) in files {
            fs::write(reports.join(name), text).unwrap();
        }
        Self { home, shelf: Shelf { bundled: false, folders: vec![reports] } }
    }

    /// Three reports with links between them, problems, and texts of several lines, read once.
    fn warm() -> Self {
        let quote = "quote = \"One\\n\\ttwo\"\nvioce = \"state\"\n";
        let links = format!("{}{}", link("cu#p-1", "Words of cu"), link("us#p-1", ""));
        let bed = Self::new(&[
            ("ar.toml", &report("ar", "AR", quote)),
            ("cu.toml", &report("cu", "CU", &links).replace("Words", "First\\nWords")),
            ("ve.toml", &report("ve", "VE", &link("cu#p-1", "Other words"))),
        ]);
        assert_eq!(bed.load(later()), ["ar.toml", "cu.toml", "ve.toml"]);
        bed
    }

    fn paths(&self) -> Paths {
        Paths::inside(self.home.path())
    }

    fn file(&self, name: &str) -> PathBuf {
        self.shelf.folders[0].join(name)
    }

    fn begin(&self) -> Loading {
        Loading { cached_from: 1, ..self.shelf.outline() }
    }

    /// Loads as the reader does, holds the library to its files, and names those that were parsed.
    fn load(&self, began: SystemTime) -> Vec<String> {
        let mut loading = self.begin();
        loading.recall(&self.paths());
        finish(&self.shelf, loading, began)
    }

    /// The caches there are.
    fn caches(&self) -> Vec<PathBuf> {
        let found = fs::read_dir(self.home.path().join("cache"));
        let mut found: Vec<PathBuf> = found.into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
        found.sort();
        found
    }
}

fn finish(shelf: &Shelf, mut loading: Loading, began: SystemTime) -> Vec<String> {
    while loading.load_some() {}
    loading.keep(began);
    same(&loading.library(), &load(shelf));
    let is_parsed = |slot: &&Slot| slot.record.as_ref().is_none_or(|record| !record.is_kept());
    let name = |slot: &Slot| Path::new(slot.file.as_str()).file_name().unwrap().to_string_lossy().into_owned();
    loading.slots.iter().filter(is_parsed).map(name).collect()
}

fn same(found: &Library, wanted: &Library) {
    let listed =
        |entry: &Entry| (entry.id.clone(), entry.country, entry.edition.clone(), entry.file.clone(), entry.pack);
    assert!(found.entries.iter().map(listed).eq(wanted.entries.iter().map(listed)));
    for (found, wanted) in found.entries.iter().zip(&wanted.entries) {
        assert_eq!(found.report(), wanted.report());
    }
    assert_eq!(found.problems, wanted.problems);
    assert_eq!((&found.packs, &found.taxonomy), (&wanted.packs, &wanted.taxonomy));
}

/// A beginning after which every file is old.
fn later() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000)
}

/// Makes a warm cache, changes something, and names the files that are parsed then; afterwards none is.
fn check(change: impl Fn(&Bed), parsed: &[&str]) {
    let bed = Bed::warm();
    assert_eq!(bed.load(later()), [""; 0]);
    change(&bed);
    assert_eq!(bed.load(later()), parsed);
    assert_eq!(bed.load(later()), [""; 0]);
}

#[test]
fn only_what_changed_is_read_again() {
    check(|_| {}, &[]);
    check(|bed| fs::write(bed.file("ve.toml"), report("ve", "VE", "")).unwrap(), &["ve.toml"]);
    check(|bed| fs::write(bed.file("mx.toml"), report("mx", "MX", "")).unwrap(), &["mx.toml"]);
    check(|bed| fs::remove_file(bed.file("cu.toml")).unwrap(), &[]);
    check(|bed| fs::rename(bed.file("cu.toml"), bed.file("cu-2.toml")).unwrap(), &["cu-2.toml"]);
    check(|bed| fs::rename(bed.file("cu.toml"), bed.file("ve.toml")).unwrap(), &["ve.toml"]);
    check(|bed| fs::write(bed.file("pack.toml"), "schema = 1\nid = \"mine\"\ntitle = \"M\"\n").unwrap(), &[]);
}

#[test]
fn what_was_removed_is_gone_from_the_cache_too() {
    let bed = Bed::warm();
    let holds = |words: &[u8]| memchr::memmem::find(&fs::read(&bed.caches()[0]).unwrap(), words).is_some();
    assert!(holds(b"Words of cu"));
    fs::remove_file(bed.file("cu.toml")).unwrap();
    bed.load(later());
    assert!(!holds(b"Words of cu.") && holds(b"Words of ve."));
}

#[test]
fn other_topics_make_another_cache() {
    let topics =
        "[[topic]]\nslug = \"protection\"\nlabel = \"P\"\n[[topic.point]]\nslug = \"assistance\"\nlabel = \"A\"\n";
    check(|bed| fs::write(bed.file("taxonomy.toml"), topics).unwrap(), &["ar.toml", "cu.toml", "ve.toml"]);
}

/// Tools that unpack or synchronise give a file the time it had elsewhere.
#[cfg(unix)]
#[test]
fn a_file_that_keeps_its_size_and_its_time_is_read_again_all_the_same() {
    let change = |bed: &Bed| {
        let path = bed.file("ve.toml");
        let before = fs::metadata(&path).unwrap();
        let text = fs::read_to_string(&path).unwrap().replace("Words", "Lords");
        fs::write(&path, text).unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(before.modified().unwrap()).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().len(), before.len());
    };
    check(change, &["ve.toml"]);
}

#[test]
fn a_file_that_was_just_written_is_not_trusted() {
    let bed = Bed::new(&[("ve.toml", &report("ve", "VE", ""))]);
    let written = fs::metadata(bed.file("ve.toml")).unwrap().modified().unwrap();
    for began in [SystemTime::UNIX_EPOCH, written, written + Duration::from_secs(1)] {
        assert_eq!(bed.load(began), ["ve.toml"]);
        assert_eq!(bed.caches(), [""; 0].map(PathBuf::from));
    }
    assert_eq!(bed.load(written + Duration::from_secs(4)), ["ve.toml"]);
    assert_eq!(bed.load(written), [""; 0]);
}

#[test]
fn a_cache_that_is_none_is_not_missed_and_made_again() {
    let spoilt = |spoil: &dyn Fn(&mut Vec<u8>)| {
        let bed = Bed::warm();
        let [cache] = &bed.caches()[..] else { panic!("one cache") };
        let mut bytes = fs::read(cache).unwrap();
        spoil(&mut bytes);
        fs::write(cache, bytes).unwrap();
        let parsed = bed.load(later());
        assert_eq!(bed.load(later()), [""; 0]);
        parsed.len()
    };
    assert_eq!(spoilt(&|bytes| bytes.clear()), 3);
    assert_eq!(spoilt(&|bytes| bytes[0] ^= 1), 3, "not the magic word");
    assert_eq!(spoilt(&|bytes| bytes[32] ^= 1), 3, "of another build, folder or taxonomy");
    assert_eq!(spoilt(&|bytes| bytes[60] ^= 1), 1, "one page");
    assert_eq!(spoilt(&|bytes| bytes.truncate(bytes.len() - 1)), 3);
    let tail = |bytes: &mut Vec<u8>, at: usize| bytes.iter_mut().rev().skip(at).take(8).for_each(|byte| *byte = 0xff);
    assert_eq!(spoilt(&|bytes| tail(bytes, 8)), 3, "an index longer than the file");
    assert_eq!(spoilt(&|bytes| bytes.resize(1 << 20, 7)), 3, "larger than its reports");
    assert_eq!(spoilt(&|bytes| bytes.extend_from_slice(b"and more")), 3);
}

#[test]
fn no_bit_of_a_cache_can_change_what_is_read() {
    let bed = Bed::warm();
    let cache = bed.caches().remove(0);
    let whole = fs::read(&cache).unwrap();
    for at in (0..whole.len()).step_by(17) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&cache, &bytes).unwrap();
        assert!(!bed.load(SystemTime::UNIX_EPOCH).is_empty(), "{at}");
        fs::write(&cache, &whole[..at]).unwrap();
        assert!(!bed.load(SystemTime::UNIX_EPOCH).is_empty(), "{at}");
    }
}

#[test]
fn without_a_place_for_it_there_is_no_cache_and_no_word_of_it() {
    let bed = Bed::new(&[("ve.toml", &report("ve", "VE", ""))]);
    let file = bed.file("ve.toml");
    for paths in [Paths::none(), Paths::inside(&file), Paths::inside(Path::new("/dev/null"))] {
        let mut loading = bed.begin();
        loading.recall(&paths);
        assert_eq!(finish(&bed.shelf, loading, later()), ["ve.toml"]);
    }
    // A directory where the cache should be.
    assert_eq!(bed.load(later()), ["ve.toml"]);
    let cache = bed.caches().remove(0);
    fs::remove_file(&cache).unwrap();
    fs::create_dir_all(cache.join("inside")).unwrap();
    assert_eq!(bed.load(later()), ["ve.toml"]);
    assert_eq!(bed.caches(), [cache]);
}

#[test]
fn a_small_folder_has_none_and_the_command_line_writes_none() {
    let bed = Bed::new(&[("ve.toml", &report("ve", "VE", ""))]);
    let mut loading = bed.shelf.outline();
    loading.recall(&bed.paths());
    finish(&bed.shelf, loading, later());
    same(&recall(&bed.shelf, &bed.paths()), &load(&bed.shelf));
    assert!(bed.caches().is_empty());
}

#[test]
fn nothing_is_written_while_nothing_changes() {
    let mut bed = Bed::warm();
    let other = folder(&[("mx.toml", &report("mx", "MX", "")), ("bo.toml", "[report")]);
    bed.shelf.folders.push(other.path().to_owned());
    bed.shelf.folders.push(bed.file("..").join("reports/."));
    assert_eq!(bed.load(later()), ["bo.toml", "mx.toml"]);
    let caches = bed.caches();
    assert_eq!(caches.len(), 2, "one a folder");
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let written = |cache: &PathBuf| fs::metadata(cache).unwrap().modified().unwrap() != old;
    caches.iter().for_each(|cache| File::open(cache).unwrap().set_modified(old).unwrap());
    // A file that cannot be read is tried every time, and is no reason to write.
    assert_eq!(bed.load(later()), ["bo.toml"]);
    assert!(!caches.iter().any(written));
    fs::write(other.path().join("mx.toml"), report("mx", "MX", &link("cu#p-1", ""))).unwrap();
    assert_eq!(bed.load(later()), ["bo.toml", "mx.toml"]);
    assert_eq!(caches.iter().filter(|cache| written(cache)).count(), 1);
}

#[test]
fn what_was_read_before_the_cache_was_opened_is_kept_only_if_the_cache_knows_it() {
    let bed = Bed::warm();
    let early = || {
        let mut loading = bed.begin();
        loading.load_country(code("ve"));
        loading.recall(&bed.paths());
        finish(&bed.shelf, loading, later())
    };
    assert_eq!(early(), [""; 0]);
    fs::write(bed.file("ve.toml"), report("ve", "VE", "")).unwrap();
    assert_eq!(early(), ["ve.toml"]);
    assert_eq!(bed.load(later()), ["ve.toml"]);
    assert_eq!(early(), [""; 0]);
}

#[test]
fn a_folder_named_otherwise_is_named_so_in_messages() {
    let mut bed = Bed::warm();
    bed.shelf.folders = vec![bed.file("..").join("reports")];
    assert_eq!(bed.load(later()), [""; 0]);
    // A message that repeats the name of the file cannot be kept.
    let twice = report("ar", "AR", "").replace("[[passage]]", "[[source]]\nid = \"s\"\n[[passage]]");
    fs::write(bed.file("ar.toml"), twice).unwrap();
    assert_eq!(bed.load(later()), ["ar.toml"]);
    assert_eq!(bed.load(later()), ["ar.toml"]);
}

#[test]
fn two_windows_leave_one_whole_cache_and_nothing_beside_it() {
    let bed = Bed::warm();
    let cache = bed.caches().remove(0);
    let mut left = cache.clone().into_os_string();
    left.push("killed.tmp");
    fs::write(&left, "half").unwrap();
    fs::write(bed.file("ve.toml"), report("ve", "VE", "")).unwrap();
    let windows = [(); 2].map(|()| {
        let mut loading = bed.begin();
        loading.recall(&bed.paths());
        loading
    });
    for loading in windows {
        assert_eq!(finish(&bed.shelf, loading, later()), ["ve.toml"]);
    }
    assert_eq!(bed.caches(), [cache]);
    assert_eq!(bed.load(later()), [""; 0]);
}

/// Text with what attacks in it, as a TOML string.
fn text() -> impl Strategy<Value = String> {
    "([a-zñ\n\t ]|\\PC|[\\x00-\\x1f\\x7f-\\x9f]|\u{202e}|\u{301}{1,12}){1,30}"
        .prop_map(|text| toml::Value::String(text).to_string())
}

/// What may follow in a report: figures, links, silences, keys nobody knows.
fn more() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        text().prop_map(|text| format!("quote = {text}\n")),
        text().prop_map(|text| format!("vioce = {text}\n")),
        (-1e9..1e9).prop_map(|value| format!("[[passage.figure]]\nindicator = \"i\"\nvalue = {value:?}\n")),
        text().prop_map(|text| format!("[[silence]]\nat = \"protection\"\nstate = \"not-asked\"\nnote = {text}\n")),
        ("(ar|cu|us)#p-[12]", text()).prop_map(|(to, text)| link(&to, "") + &format!("note = {text}\n")),
        ("(ar|cu|us)#p-[12]", "[A-Z]{0,2}").prop_map(|(to, has)| link(&to, &has)),
    ];
    proptest::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_library_from_its_cache_is_the_library_from_its_files(texts in [text(), text()], more in [more(), more()]) {
        let file = |id: &str, country, at: usize| {
            report(id, country, &more[at]).replace(&format!("\"Words of {id}.\""), &texts[at])
        };
        let bed = Bed::new(&[("ar.toml", &file("ar", "AR", 0)), ("cu.toml", &file("cu", "CU", 1))]);
        prop_assert_eq!(bed.load(later()).len(), 2);
        let again = bed.load(later());
        let library = load(&bed.shelf);
        let errors = || library.problems.iter().filter(|problem| problem.severity == Severity::Error);
        let is_faulty = |name: &String| errors().any(|problem| problem.file.ends_with(name.as_str()));
        prop_assert!(again.iter().all(is_faulty), "{:?} without an error", again);
    }
}
