//! Where a presentation and the speaker's view meet: sockets in a folder that is the reader's alone.
//!
//! Must not: touch what is not ours, or trust a folder in which somebody else may put something.

use crate::store::Paths;
use std::fs::{self, DirBuilder, Metadata, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, PermissionsExt};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How the name of a presentation's socket begins and ends; between is the program's number.
const NAME: (&str, &str) = ("present-", ".sock");
/// More sockets are not looked at.
const MOST: usize = 16;

/// What the folders of sockets hold.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Ours, newest first.
    pub(super) ours: Vec<PathBuf>,
    /// The first that is somebody else's.
    pub(super) foreign: Option<PathBuf>,
    /// The first folder that is not the reader's alone.
    pub(super) refused: Option<PathBuf>,
}

/// Binds the socket of this program in the first folder that can be used. It has its name only when nobody else can
/// open it, and when it answers: whoever finds one that does not may remove it.
pub(super) fn bind(paths: &Paths) -> io::Result<(UnixListener, PathBuf)> {
    let mut failed = io::Error::from(io::ErrorKind::NotFound);
    for folder in paths.runtime() {
        match bind_in(folder) {
            Ok(bound) => return Ok(bound),
            Err(error) => failed = error,
        }
    }
    Err(failed)
}

fn bind_in(folder: &Path) -> io::Result<(UnixListener, PathBuf)> {
    let refused = || io::Error::from(io::ErrorKind::PermissionDenied);
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    if !is_private(&folder.symlink_metadata()?) {
        return Err(refused());
    }
    let id = std::process::id();
    let (making, path) = (folder.join(format!(".{id}")), folder.join(format!("{}{id}{}", NAME.0, NAME.1)));
    // Left by a program of the same number that was killed; what is no socket of ours stays, and then there is none.
    for left in [&making, &path] {
        remove(left);
    }
    let listener = UnixListener::bind(&making)?;
    let publish = || {
        fs::set_permissions(&making, Permissions::from_mode(0o600))?;
        let made = making.symlink_metadata()?;
        let is_sound = is_socket_of_ours(&made) && made.mode() & 0o777 == 0o600;
        if !is_sound || path.symlink_metadata().is_ok() {
            return Err(refused());
        }
        fs::rename(&making, &path)
    };
    publish().inspect_err(|_| remove(&making))?;
    Ok((listener, path))
}

/// Removes a socket, if it is one and ours.
pub(super) fn remove(path: &Path) {
    if path.symlink_metadata().is_ok_and(|found| is_socket_of_ours(&found)) {
        // Somebody else may have removed it meanwhile; that is as well.
        let _ = fs::remove_file(path);
    }
}

/// Looks for sockets; makes nothing.
pub(super) fn look(paths: &Paths) -> Seen {
    let mut seen = Seen::default();
    let mut ours: Vec<(SystemTime, PathBuf)> = Vec::new();
    for folder in paths.runtime() {
        let Ok(about) = folder.symlink_metadata() else { continue };
        if !is_private(&about) {
            seen.refused.get_or_insert_with(|| folder.clone());
            continue;
        }
        for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let is_named = name.strip_prefix(NAME.0).is_some_and(|rest| rest.ends_with(NAME.1));
            let Some(about) = path.symlink_metadata().ok().filter(|_| is_named) else { continue };
            if is_socket_of_ours(&about) {
                ours.push((about.modified().unwrap_or(SystemTime::UNIX_EPOCH), path));
            } else if about.file_type().is_socket() {
                seen.foreign.get_or_insert(path);
            }
        }
    }
    ours.sort_by(|one, other| other.cmp(one));
    seen.ours = ours.into_iter().map(|(_, path)| path).take(MOST).collect();
    seen
}

/// Whether a folder is one, ours, and closed to others.
fn is_private(about: &Metadata) -> bool {
    about.is_dir() && is_ours(about) && about.mode() & 0o077 == 0
}

fn is_socket_of_ours(about: &Metadata) -> bool {
    about.file_type().is_socket() && is_ours(about)
}

fn is_ours(about: &Metadata) -> bool {
    about.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::net::UnixStream;

    fn mode(path: &Path) -> u32 {
        path.symlink_metadata().unwrap().mode() & 0o777
    }

    #[test]
    fn socket_and_folder_are_for_the_reader_alone() {
        let home = tempfile::tempdir().unwrap();
        let (_listener, path) = bind(&Paths::inside(home.path())).unwrap();
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        assert!(UnixStream::connect(&path).is_ok());
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        assert_eq!(look(&Paths::inside(home.path())).ours, [path]);
    }

    #[test]
    fn a_folder_that_others_can_enter_is_not_used_and_is_named() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        let folder = home.path().join("run");
        for open in [0o755, 0o770, 0o701] {
            let _ = fs::create_dir(&folder);
            fs::set_permissions(&folder, Permissions::from_mode(open)).unwrap();
            assert!(bind(&paths).is_err(), "{open:o}");
            assert_eq!(look(&paths).refused.as_ref(), Some(&folder), "{open:o}");
        }
        fs::remove_dir(&folder).unwrap();
        fs::write(&folder, "").unwrap();
        assert!(bind(&paths).is_err());
        assert_eq!(fs::read_to_string(&folder).unwrap(), "");
    }

    #[test]
    fn one_that_was_left_is_replaced_and_a_file_of_that_name_is_not() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        let (listener, path) = bind(&paths).unwrap();
        drop(listener);
        assert!(UnixStream::connect(&path).is_err());
        let (listener, again) = bind(&paths).unwrap();
        assert_eq!(again, path);
        assert!(UnixStream::connect(&path).is_ok());
        drop(listener);
        remove(&path);
        fs::write(&path, "mine").unwrap();
        assert!(bind(&paths).is_err());
        remove(&path);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert_eq!(look(&paths).ours, [""; 0].map(PathBuf::from));
    }

    #[test]
    fn what_is_somebody_elses_is_named_and_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::inside(home.path());
        let (_listener, path) = bind(&paths).unwrap();
        // Only an administrator can give a file away.
        if std::os::unix::fs::chown(&path, Some(4321), None).is_err() {
            return;
        }
        let seen = look(&paths);
        assert_eq!((seen.ours.len(), seen.foreign.as_ref()), (0, Some(&path)));
        remove(&path);
        assert!(path.exists() && bind(&paths).is_err() && path.exists());
        let folder = path.parent().unwrap();
        std::os::unix::fs::chown(folder, Some(4321), None).unwrap();
        assert_eq!(look(&paths).refused.as_deref(), Some(folder));
    }

    #[test]
    fn where_the_first_folder_cannot_be_used_the_next_is() {
        let home = tempfile::tempdir().unwrap();
        let set = home.path().to_owned();
        let under_home = move |name: &str| (name == "HOME" || name == "XDG_RUNTIME_DIR").then(|| set.clone().into());
        let paths = Paths::from_environment(&under_home);
        fs::write(home.path().join("cotejo"), "").unwrap();
        let (_listener, path) = bind(&paths).unwrap();
        assert!(path.starts_with(&paths.runtime()[1]) && paths.runtime()[1].ends_with("cotejo/run"), "{path:?}");
        assert_eq!(look(&paths).ours, [path]);
    }
}
