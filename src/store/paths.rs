//! Where the reader's own files are.
//!
//! Must not: create anything, or look at the environment by itself; it is handed in.

use directories::BaseDirs;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folders of the reader's data, or none of them, and then nothing is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    home: Option<PathBuf>,
    data: Option<PathBuf>,
    state: Option<PathBuf>,
    config: Option<PathBuf>,
    cache: Option<PathBuf>,
    runtime: Vec<PathBuf>,
}

impl Paths {
    /// By the XDG variables where they are absolute (relative ones are ignored, as the
    /// specification says), else where the platform keeps such things: under `HOME`, or under the
    /// home of the user database where that is not set.
    #[must_use]
    pub fn from_environment(variable: &dyn Fn(&str) -> Option<OsString>) -> Self {
        let platform = BaseDirs::new().map(|dirs| Self {
            home: Some(dirs.home_dir().to_owned()),
            data: Some(dirs.data_dir().to_owned()),
            // Where a platform has no place for state (macOS, Windows), it stands with the data.
            state: Some(dirs.state_dir().unwrap_or(dirs.data_local_dir()).to_owned()),
            config: Some(dirs.config_dir().to_owned()),
            cache: Some(dirs.cache_dir().to_owned()),
            runtime: dirs.runtime_dir().map(Path::to_owned).into_iter().collect(),
        });
        Self::choose(variable, &platform.unwrap_or_default())
    }

    /// `platform` holds the folders that are the program's only by the name that is added here.
    fn choose(variable: &dyn Fn(&str) -> Option<OsString>, platform: &Self) -> Self {
        let absolute = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let home = absolute("HOME").or_else(|| platform.home.clone().filter(|path| path.is_absolute()));
        let under_home = |folder: &PathBuf| {
            let inside = platform.home.as_ref().and_then(|old| folder.strip_prefix(old).ok());
            home.as_ref().zip(inside).map_or_else(|| folder.clone(), |(home, inside)| home.join(inside))
        };
        let choose = |name: &str, default: &Option<PathBuf>| {
            let default = || default.as_ref().map(under_home).filter(|path| path.is_absolute());
            absolute(name).or_else(default).map(|folder| folder.join("cotejo"))
        };
        let data = choose("XDG_DATA_HOME", &platform.data);
        // Nothing is written without the lock, which is state: beside the data it is better than nowhere.
        let state = choose("XDG_STATE_HOME", &platform.state).or_else(|| data.clone());
        let config = choose("XDG_CONFIG_HOME", &platform.config);
        let cache = choose("XDG_CACHE_HOME", &platform.cache);
        // Not every session has such a folder, and two terminals of one user need not agree on it: the state's they
        // always share.
        let runtime = choose("XDG_RUNTIME_DIR", &platform.runtime.first().cloned()).into_iter();
        let runtime = runtime.chain(state.as_ref().map(|folder| folder.join("run"))).collect();
        Self { home, data, state, config, cache, runtime }
    }

    /// Nowhere: everything is in memory only.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// All folders inside one; for tests and for a library on a stick.
    #[must_use]
    pub fn inside(folder: &Path) -> Self {
        let own = |name: &str| Some(folder.join(name));
        let home = Some(folder.to_owned());
        let runtime = vec![folder.join("run")];
        Self { home, data: own("data"), state: own("state"), config: own("config"), cache: own("cache"), runtime }
    }

    /// What `~/` stands for.
    #[must_use]
    pub fn home(&self) -> Option<&Path> {
        self.home.as_deref()
    }

    /// The snapshot of bookmarks.
    #[must_use]
    pub fn bookmarks(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|folder| folder.join("bookmarks.toml"))
    }

    /// The lock of everything that is written; never deleted.
    #[must_use]
    pub fn lock(&self) -> Option<PathBuf> {
        self.state.as_ref().map(|folder| folder.join("lock"))
    }

    /// Where reading stands.
    #[must_use]
    pub fn positions(&self) -> Option<PathBuf> {
        self.state.as_ref().map(|folder| folder.join("positions.toml"))
    }

    /// The folder of notes that are not saved yet.
    #[must_use]
    pub fn drafts(&self) -> Option<PathBuf> {
        self.state.as_ref().map(|folder| folder.join("drafts"))
    }

    /// The settings.
    #[must_use]
    pub fn config(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|folder| folder.join("config.toml"))
    }

    /// The folders of what lasts no longer than a session, sockets: the first that can be used is used.
    #[must_use]
    pub fn runtime(&self) -> &[PathBuf] {
        &self.runtime
    }

    /// The folder of what can be made again at any time.
    #[must_use]
    pub fn cache(&self) -> Option<&Path> {
        self.cache.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_xdg_folders_win_and_relative_ones_are_ignored() {
        let set = |value: &'static str| move |name: &str| name.starts_with("XDG").then(|| OsString::from(value));
        let paths = Paths::from_environment(&set("/elsewhere"));
        assert_eq!(paths.bookmarks(), Some(PathBuf::from("/elsewhere/cotejo/bookmarks.toml")));
        assert_eq!(paths.positions(), Some(PathBuf::from("/elsewhere/cotejo/positions.toml")));
        assert_eq!(paths.config(), Some(PathBuf::from("/elsewhere/cotejo/config.toml")));
        assert_eq!(paths.cache(), Some(Path::new("/elsewhere/cotejo")));
        assert_eq!(paths.runtime(), ["/elsewhere/cotejo", "/elsewhere/cotejo/run"].map(PathBuf::from));
        assert_eq!(Paths::from_environment(&set("elsewhere")), Paths::from_environment(&|_| None));
        assert_eq!(Paths::none().lock(), None);
    }

    /// Folders of a platform, the home first, and what comes of them under some variables:
    /// bookmarks, lock, settings, cache.
    #[cfg(unix)]
    fn check(platform: [&str; 5], variables: &[(&str, &str)], expected: [Option<&str>; 4]) {
        let folder = |at: usize| Some(PathBuf::from(platform[at])).filter(|path| !path.as_os_str().is_empty());
        let (home, data, state) = (folder(0), folder(1), folder(2));
        let platform = Paths { home, data, state, config: folder(3), cache: folder(4), runtime: Vec::new() };
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        let paths = Paths::choose(&variable, &platform);
        let expected = expected.map(|path| path.map(PathBuf::from));
        let cache = paths.cache().map(Path::to_owned);
        assert_eq!([paths.bookmarks(), paths.lock(), paths.config(), cache], expected, "{variables:?}");
    }

    #[cfg(unix)]
    #[test]
    fn the_folders_are_those_of_the_home_that_is_known() {
        const LINUX: [&str; 5] = [
            "/people/ana",
            "/people/ana/.local/share",
            "/people/ana/.local/state",
            "/people/ana/.config",
            "/people/ana/.cache",
        ];
        const LIBRARY: &str = "/macs/ana/Library/Application Support";
        const MACOS: [&str; 5] = ["/macs/ana", LIBRARY, LIBRARY, LIBRARY, "/macs/ana/Library/Caches"];
        const NOTHING: [&str; 5] = [""; 5];
        let ana = [
            Some("/people/ana/.local/share/cotejo/bookmarks.toml"),
            Some("/people/ana/.local/state/cotejo/lock"),
            Some("/people/ana/.config/cotejo/config.toml"),
            Some("/people/ana/.cache/cotejo"),
        ];
        // HOME unset, empty or relative: the home of the user database.
        check(LINUX, &[], ana);
        check(LINUX, &[("HOME", "")], ana);
        check(
            LINUX,
            &[("HOME", "ana"), ("XDG_DATA_HOME", "share"), ("XDG_STATE_HOME", ""), ("XDG_CACHE_HOME", "c")],
            ana,
        );
        check(
            LINUX,
            &[("HOME", "/people/eva"), ("XDG_STATE_HOME", "/var/eva"), ("XDG_CACHE_HOME", "/tmpfs")],
            [
                Some("/people/eva/.local/share/cotejo/bookmarks.toml"),
                Some("/var/eva/cotejo/lock"),
                Some("/people/eva/.config/cotejo/config.toml"),
                Some("/tmpfs/cotejo"),
            ],
        );
        // Where there is no folder for sockets, they are with the state.
        let runtime = |set: Option<&'static str>| {
            let platform = Paths { state: Some("/people/ana/.local/state".into()), ..Paths::default() };
            let variable = move |name: &str| set.filter(|_| name == "XDG_RUNTIME_DIR").map(OsString::from);
            Paths::choose(&variable, &platform).runtime().to_vec()
        };
        let with_state = PathBuf::from("/people/ana/.local/state/cotejo/run");
        assert_eq!(runtime(Some("/run/user/7")), [PathBuf::from("/run/user/7/cotejo"), with_state.clone()]);
        assert_eq!([runtime(Some("run")), runtime(None)], [[with_state.clone()], [with_state]]);
        // A folder that the platform keeps outside the home stays there.
        check(
            ["/people/ana", "/srv/data", "/srv/state", "/srv/config", "/people/ana/.cache"],
            &[("HOME", "/people/eva")],
            [
                Some("/srv/data/cotejo/bookmarks.toml"),
                Some("/srv/state/cotejo/lock"),
                Some("/srv/config/cotejo/config.toml"),
                Some("/people/eva/.cache/cotejo"),
            ],
        );
        check(
            MACOS,
            &[("XDG_CONFIG_HOME", "/macs/ana/.config")],
            [
                Some("/macs/ana/Library/Application Support/cotejo/bookmarks.toml"),
                Some("/macs/ana/Library/Application Support/cotejo/lock"),
                Some("/macs/ana/.config/cotejo/config.toml"),
                Some("/macs/ana/Library/Caches/cotejo"),
            ],
        );
        // No home at all: nothing, but for what a variable names; the lock then stands with the data.
        check(NOTHING, &[], [None; 4]);
        check(
            NOTHING,
            &[("XDG_DATA_HOME", "/d")],
            [Some("/d/cotejo/bookmarks.toml"), Some("/d/cotejo/lock"), None, None],
        );
        // A home from the process that is not absolute would mean another folder every day.
        check(["ana", "ana/share", "ana/state", "ana/config", "ana/cache"], &[], [None; 4]);
    }
}
