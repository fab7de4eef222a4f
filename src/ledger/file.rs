//! A ledger as a file of its own: RON between a first line that says what it is and a last that says it is whole.

use super::Ledger;
use serde::{Deserialize, Serialize};

/// The version that this program writes; it reads all up to it.
const VERSION: u32 = 1;
/// The first line.
const FIRST: &str = "// dutymap ledger";
/// The last line.
const LAST: &str = "// end of ledger";

/// Why a file is no ledger that can be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// Something else.
    #[error("this is no ledger")]
    Other,
    /// Written by a newer program.
    #[error("ledger version {0} is newer than this program")]
    Newer(u32),
    /// The end is missing.
    #[error("the ledger is cut off")]
    CutOff,
    /// Not in the ledger's form.
    #[error("the ledger is damaged at line {0}")]
    Damaged(usize),
}

impl LedgerError {
    /// The key of its sentence in `words/`, and what that fills in after the file's name.
    pub fn key(&self) -> (&'static str, Vec<String>) {
        match self {
            Self::Other => ("returned.file.other", Vec::new()),
            Self::Newer(version) => ("returned.file.newer", vec![version.to_string(), VERSION.to_string()]),
            Self::CutOff => ("returned.file.cut-off", Vec::new()),
            Self::Damaged(line) => ("returned.file.damaged", vec![line.to_string()]),
        }
    }
}

#[derive(Deserialize)]
struct Header {
    version: u32,
}

#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    ledger: &'a Ledger,
}

#[derive(Deserialize)]
struct Read {
    ledger: Ledger,
}

impl Ledger {
    /// The file's bytes, UTF-8.
    pub fn to_bytes(&self) -> Vec<u8> {
        let pretty = ron::ser::PrettyConfig::new().depth_limit(6).new_line("\n");
        // Every field is plain data that RON can write.
        let body = ron::ser::to_string_pretty(&Written { version: VERSION, ledger: self }, pretty);
        format!("{FIRST}\n{}\n{LAST}\n", body.unwrap_or_default()).into_bytes()
    }

    /// From a file's bytes.
    pub fn parse(bytes: &[u8]) -> Result<Self, LedgerError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if !bytes.starts_with(FIRST.as_bytes()) {
            return Err(LedgerError::Other);
        }
        let whole = bytes.trim_ascii_end().ends_with(LAST.as_bytes());
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Err(if whole { LedgerError::Damaged(1) } else { LedgerError::CutOff });
        };
        if let Ok(Header { version }) = ron::from_str::<Header>(text)
            && version > VERSION
        {
            return Err(LedgerError::Newer(version));
        }
        if !whole {
            return Err(LedgerError::CutOff);
        }
        let read: Read = ron::from_str(text).map_err(|error| LedgerError::Damaged(error.span.start.line))?;
        if read.ledger.years.is_empty() { Err(LedgerError::Damaged(1)) } else { Ok(read.ledger) }
    }
}
