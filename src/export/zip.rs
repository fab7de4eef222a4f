//! Many files as one ZIP: names in UTF-8 and marked so, which Windows 8 and later show right; every file bears the
//! day given from above, or the first day that the format knows.

use ::zip::write::SimpleFileOptions;
use ::zip::{DateTime, ZipWriter};
use std::io::{Cursor, Write};

/// The archive could not be packed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot pack {name}: {why}")]
pub struct ZipError {
    /// Which file.
    pub name: String,
    /// What the packer says.
    pub why: String,
}

impl ZipError {
    /// The key of its sentence in `words/`, and what the sentence fills in.
    pub fn key(&self) -> (&'static str, Vec<String>) {
        ("packets.zip", vec![self.name.clone(), self.why.clone()])
    }
}

/// An archive that is being filled, in memory.
pub struct Zip {
    writer: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Zip {
    /// An empty archive. `day` is year, month and day.
    pub fn new(day: Option<(u16, u8, u8)>) -> Self {
        let time =
            day.and_then(|(year, month, day)| DateTime::from_date_and_time(year, month, day, 0, 0, 0).ok());
        let options = SimpleFileOptions::default().last_modified_time(time.unwrap_or_default());
        Self { writer: ZipWriter::new(Cursor::new(Vec::new())), options }
    }

    /// Adds a file; `name` may have folders in it, parted by `/`.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), ZipError> {
        let failed = |why: String| ZipError { name: name.to_owned(), why };
        self.writer.start_file(name, self.options).map_err(|error| failed(error.to_string()))?;
        self.writer.write_all(bytes).map_err(|error| failed(error.to_string()))
    }

    /// The archive's bytes.
    pub fn finish(self) -> Result<Vec<u8>, ZipError> {
        let failed = |why: String| ZipError { name: String::new(), why };
        Ok(self.writer.finish().map_err(|error| failed(error.to_string()))?.into_inner())
    }
}
