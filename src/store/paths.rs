//! Where the reader's own files are.
//!
//! Must not: create anything, or look at the environment by itself; it is handed in.

use directories::BaseDirs;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folders of the reader's data, or none of them, and then nothing is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    data: Option<PathBuf>,
    state: Option<PathBuf>,
    config: Option<PathBuf>,
}

impl Paths {
    /// By the XDG variables where they are absolute (relative ones are ignored, as the
    /// specification says), else where the platform keeps such things.
    #[must_use]
    pub fn from_environment(variable: &dyn Fn(&str) -> Option<OsString>) -> Self {
        let platform = BaseDirs::new();
        let choose = |name: &str, default: Option<PathBuf>| {
            let own = variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
            own.or(default).map(|folder| folder.join("cotejo"))
        };
        let of = |folder: fn(&BaseDirs) -> &Path| platform.as_ref().map(|dirs| folder(dirs).to_owned());
        // Where a platform has no place for state (macOS, Windows), it stands with the data.
        let state = platform.as_ref().map(|dirs| dirs.state_dir().unwrap_or(dirs.data_local_dir()).to_owned());
        Self {
            data: choose("XDG_DATA_HOME", of(BaseDirs::data_dir)),
            state: choose("XDG_STATE_HOME", state),
            config: choose("XDG_CONFIG_HOME", of(BaseDirs::config_dir)),
        }
    }

    /// Nowhere: everything is in memory only.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// All three folders inside one; for tests and for a library on a stick.
    #[must_use]
    pub fn inside(folder: &Path) -> Self {
        let own = |name: &str| Some(folder.join(name));
        Self { data: own("data"), state: own("state"), config: own("config") }
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

    /// The settings.
    #[must_use]
    pub fn config(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|folder| folder.join("config.toml"))
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
        assert_eq!(Paths::from_environment(&set("elsewhere")), Paths::from_environment(&|_| None));
        assert_eq!(Paths::none().lock(), None);
    }
}
