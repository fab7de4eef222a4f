//! A zip archive in memory, held to a limit by counting what comes out of it.
//!
//! Nothing is ever written to disk, so names such as `../x` lead nowhere. The sizes that an archive states
//! are not believed: bytes are counted while they are inflated, over all entries together.

use crate::import::Unreadable;
use std::io::{self, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// The most bytes that are taken out of one archive.
pub(super) const MAX_INFLATED: u64 = 256 << 20;
/// An archive of an office file has some dozens of entries.
const MAX_ENTRIES: u16 = 10_000;

/// An open archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

/// An entry while it is read.
pub(super) struct Entry<'a, 'b> {
    file: ZipFile<'a, Cursor<&'b [u8]>>,
    left: &'a mut u64,
}

impl Read for Entry<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => *self.left = left,
            None => return Err(io::ErrorKind::FileTooLarge.into()),
        }
        Ok(read)
    }
}

impl<'a> Archive<'a> {
    /// Reads the list of entries.
    pub(super) fn open(bytes: &'a [u8], name: &str) -> Result<Self, Unreadable> {
        let end = memchr::memmem::rfind(bytes, b"PK\x05\x06").and_then(|at| bytes.get(at + 10..at + 12));
        let count = end.map_or(0, |count| u16::from_le_bytes([count[0], count[1]]));
        if count > MAX_ENTRIES {
            return Err(too_large(name));
        }
        let zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged { name: name.to_owned() })?;
        Ok(Self { zip, left: MAX_INFLATED })
    }

    /// The first entry whose name starts and ends so.
    pub(super) fn find(&self, start: &str, end: &str) -> Option<String> {
        let mut names: Vec<_> = self.zip.file_names().filter_map(Result::ok).collect();
        names.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        let found = names.iter().find(|name| name.starts_with(start) && name.ends_with(end))?;
        Some(found.clone().into_owned())
    }

    /// An entry to read, and how long it says it is; none where there is no such entry.
    pub(super) fn entry(&mut self, path: &str) -> Option<(BufReader<Entry<'_, 'a>>, u64)> {
        let file = self.zip.by_name(path).ok()?;
        let size = file.size();
        Some((BufReader::with_capacity(1 << 16, Entry { file, left: &mut self.left }), size))
    }

    /// Whether an entry's text starts so.
    pub(super) fn starts(&mut self, path: &str, start: &str) -> bool {
        let Some((entry, _)) = self.entry(path) else { return false };
        let mut text = Vec::new();
        entry.take(start.len() as u64).read_to_end(&mut text).is_ok() && text == start.as_bytes()
    }

    /// Inflates every entry once and counts, for a reader that does not count itself: bytes, and `<`, which
    /// bounds how many things a list of strings or cells can hold.
    pub(super) fn weigh(&mut self, name: &str, most: u64) -> Result<(), Unreadable> {
        let mut buffer = vec![0; 1 << 16];
        let mut elements = 0;
        for index in 0..self.zip.len() {
            let Ok(file) = self.zip.by_index(index) else { continue };
            let xml = file.name().is_ok_and(|name| name.ends_with(".xml"));
            let mut entry = Entry { file, left: &mut self.left };
            loop {
                let read = entry.read(&mut buffer).map_err(|error| failed(&error, name))?;
                if read == 0 {
                    break;
                }
                if xml {
                    elements += memchr::memchr_iter(b'<', &buffer[..read]).count() as u64;
                }
                if elements > most {
                    return Err(too_large(name));
                }
            }
        }
        Ok(())
    }
}

/// More came out of the archive than is taken.
pub(super) fn too_large(name: &str) -> Unreadable {
    Unreadable::TooLargeInside { name: name.to_owned(), limit: MAX_INFLATED as usize }
}

/// Why an entry could not be read.
pub(super) fn failed(error: &io::Error, name: &str) -> Unreadable {
    if error.kind() == io::ErrorKind::FileTooLarge {
        too_large(name)
    } else {
        Unreadable::Damaged { name: name.to_owned() }
    }
}
