//! Many files into a folder, in one step or not at all.
//!
//! They are written to a temporary folder beside it, and only when all are there does it take the folder's place or
//! do they move into it. Whatever goes wrong before, or stops the work, leaves what was there as it was: the
//! temporary folder goes with the [`Folder`]. Where old files are replaced, they are moved aside first and brought
//! back if a later step fails.

use super::{DiskError, Why};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// A folder that is being filled.
pub struct Folder {
    /// Where it is to be.
    target: PathBuf,
    /// Where its files wait.
    waiting: tempfile::TempDir,
    /// The files, as paths below the folder, in the order of writing.
    files: Vec<PathBuf>,
    replace: bool,
}

/// Whether a folder is there and holds anything.
fn is_filled(folder: &Path) -> Result<bool, DiskError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            Err(DiskError::new(folder, Why::NoFolderHere))
        }
        Err(error) => Err(DiskError::of_file(folder, &error)),
    }
}

impl Folder {
    /// A folder that is not there yet or empty; with `replace`, one that holds files, of which those with the same
    /// names will be replaced and others stay.
    pub fn begin(target: &Path, replace: bool) -> Result<Self, DiskError> {
        if is_filled(target)? && !replace {
            return Err(DiskError::new(target, Why::NotEmpty));
        }
        let beside = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let builder = tempfile::Builder::new().prefix(".dutymap-").suffix(".tmp").tempdir_in(beside);
        let waiting = builder.map_err(|error| DiskError::of_folder(target, &error))?;
        Ok(Self { target: target.to_owned(), waiting, files: Vec::new(), replace })
    }

    /// Writes a file of the folder; `name` may have folders in it, parted by `/`.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), DiskError> {
        let name = PathBuf::from(name);
        let shown = self.target.join(&name);
        // A name that leads out of the folder is a mistake of the caller's, and writes nothing.
        if name.components().any(|part| !matches!(part, Component::Normal(_))) {
            return Err(DiskError::new(&shown, Why::Other("not a name below the folder".to_owned())));
        }
        let at = self.new_files().join(&name);
        let failed = |error: &std::io::Error| DiskError::of_file(&shown, error);
        if let Some(folder) = at.parent() {
            fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        }
        let mut file = fs::File::create_new(&at).map_err(|error| failed(&error))?;
        std::io::Write::write_all(&mut file, bytes).map_err(|error| failed(&error))?;
        file.sync_all().map_err(|error| failed(&error))?;
        self.files.push(name);
        Ok(())
    }

    fn new_files(&self) -> PathBuf {
        self.waiting.path().join("new")
    }

    /// Puts all files in their place.
    pub fn finish(self) -> Result<(), DiskError> {
        if is_filled(&self.target)? {
            if !self.replace {
                return Err(DiskError::new(&self.target, Why::NotEmpty));
            }
            return self.move_in();
        }
        let failed = |error: &std::io::Error| DiskError::of_folder(&self.target, error);
        let new = self.new_files();
        fs::create_dir_all(&new).map_err(|error| failed(&error))?;
        let was_there = self.target.is_dir();
        if was_there {
            // Windows does not rename over a folder, even one that is empty.
            fs::remove_dir(&self.target).map_err(|error| failed(&error))?;
        }
        fs::rename(&new, &self.target).map_err(|error| {
            if was_there {
                let _ = fs::create_dir(&self.target);
            }
            failed(&error)
        })
    }

    /// Moves the files into a folder that holds others. What goes wrong is undone.
    fn move_in(&self) -> Result<(), DiskError> {
        let mut done: Vec<Undo> = Vec::new();
        for name in &self.files {
            if let Err(error) = self.move_one(name, &mut done) {
                for step in done.into_iter().rev() {
                    step.undo();
                }
                return Err(DiskError::of_file(&self.target.join(name), &error));
            }
        }
        Ok(())
    }

    fn move_one(&self, name: &Path, done: &mut Vec<Undo>) -> std::io::Result<()> {
        let (new, target) = (self.new_files().join(name), self.target.join(name));
        let aside = self.waiting.path().join("old").join(name);
        for folder in [&target, &aside].into_iter().filter_map(|path| path.parent()) {
            if !folder.is_dir() {
                fs::create_dir_all(folder)?;
                done.push(Undo::Remove(folder.to_owned()));
            }
        }
        if target.exists() {
            if fs::metadata(&target)?.permissions().readonly() {
                return Err(std::io::ErrorKind::PermissionDenied.into());
            }
            fs::rename(&target, &aside)?;
            done.push(Undo::Move(aside, target.clone()));
        }
        fs::rename(&new, &target)?;
        done.push(Undo::Move(target, new));
        Ok(())
    }
}

/// How a step is taken back.
enum Undo {
    /// Moves a file from here to there.
    Move(PathBuf, PathBuf),
    /// Removes a folder that was made, if it is empty.
    Remove(PathBuf),
}

impl Undo {
    fn undo(self) {
        // As far as it goes: the first failure is what is told.
        let _ = match self {
            Self::Move(from, to) => fs::rename(from, to),
            Self::Remove(folder) => fs::remove_dir(folder),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All files below a folder with what they hold, hidden ones too.
    fn files(folder: &Path) -> Vec<(String, String)> {
        let mut all = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                all.push((name.clone(), "/".to_owned()));
                all.extend(files(&path).into_iter().map(|(inner, text)| (format!("{name}/{inner}"), text)));
            } else {
                all.push((name, fs::read_to_string(path).unwrap()));
            }
        }
        all.sort();
        all
    }

    fn told(files: &[(&str, &str)]) -> Vec<(String, String)> {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_new_folder_is_whole_or_not_there() {
        let room = tempfile::tempdir().unwrap();
        let target = room.path().join("材料");
        let mut folder = Folder::begin(&target, false).unwrap();
        folder.put("01.txt", b"1").unwrap();
        folder.put("集合单位/02.txt", b"2").unwrap();
        assert!(!target.exists());
        drop(folder);
        assert_eq!(files(room.path()), []);
        let mut folder = Folder::begin(&target, false).unwrap();
        folder.put("01.txt", b"1").unwrap();
        folder.put("集合单位/02.txt", b"2").unwrap();
        folder.finish().unwrap();
        assert_eq!(files(&target), told(&[("01.txt", "1"), ("集合单位", "/"), ("集合单位/02.txt", "2")]));
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_filled_folder_is_only_changed_when_that_is_wanted() {
        let room = tempfile::tempdir().unwrap();
        let target = room.path().join("材料");
        fs::create_dir(&target).unwrap();
        // Empty is as good as new.
        drop(Folder::begin(&target, false).unwrap());
        fs::write(target.join("01.txt"), "old").unwrap();
        fs::write(target.join("别的.txt"), "other").unwrap();
        assert_eq!(Folder::begin(&target, false).err().unwrap().why, Why::NotEmpty);
        let mut folder = Folder::begin(&target, true).unwrap();
        folder.put("01.txt", b"new").unwrap();
        folder.put("集合单位/02.txt", b"2").unwrap();
        folder.finish().unwrap();
        let now = [("01.txt", "new"), ("别的.txt", "other"), ("集合单位", "/"), ("集合单位/02.txt", "2")];
        assert_eq!(files(&target), told(&now));
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_fails_in_the_middle_is_undone() {
        let room = tempfile::tempdir().unwrap();
        let target = room.path().join("材料");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("01.txt"), "old").unwrap();
        // A file that may not be replaced, as one that WPS holds.
        fs::write(target.join("02.txt"), "held").unwrap();
        let mut permissions = fs::metadata(target.join("02.txt")).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(target.join("02.txt"), permissions).unwrap();
        let before = files(&target);
        let mut folder = Folder::begin(&target, true).unwrap();
        for name in ["00/0.txt", "01.txt", "02.txt", "03.txt"] {
            folder.put(name, b"new").unwrap();
        }
        let error = folder.finish().unwrap_err();
        assert_eq!((error.path, error.why), (target.join("02.txt"), Why::Denied));
        assert_eq!(files(&target), before);
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
    }

    #[test]
    fn names_stay_below_the_folder() {
        let room = tempfile::tempdir().unwrap();
        let target = room.path().join("材料");
        let mut folder = Folder::begin(&target, false).unwrap();
        for name in ["../a", "/a", "a/../../b"] {
            assert!(folder.put(name, b"").is_err(), "{name}");
        }
        // The same name twice would lose the first.
        folder.put("a", b"").unwrap();
        assert!(folder.put("a", b"").is_err());
        let file = room.path().join("file");
        fs::write(&file, "").unwrap();
        assert_eq!(Folder::begin(&file, true).err().unwrap().why, Why::NoFolderHere);
        let missing = room.path().join("no/such");
        assert_eq!(Folder::begin(&missing, false).err().unwrap().why, Why::NoFolder);
    }
}
