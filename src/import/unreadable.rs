//! Why a file could not be read at all.
//!
//! Content never fails: whatever is text becomes a plan, with diagnostics. Here are only the reasons for
//! which there is no text to read. The sentences for people are in `words/`, under `unreadable.<key>`.

use thiserror::Error;

/// There is no text to read, or reading it was refused or stopped.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// No character other than spaces.
    #[error("{name}: there is no text in it")]
    Empty {
        /// The file, as the caller named it.
        name: String,
    },
    /// Bytes that are no text in any encoding that is tried.
    #[error("{name}: this is no text file")]
    Binary {
        /// The file, as the caller named it.
        name: String,
    },
    /// More bytes than [`super::MAX_BYTES`].
    #[error("{name}: {bytes} bytes are more than the limit of {limit}")]
    TooLarge {
        /// The file, as the caller named it.
        name: String,
        /// How many bytes it has.
        bytes: usize,
        /// How many are read at most.
        limit: usize,
    },
    /// More text inside the file than is taken out of one.
    #[error("{name}: more than {limit} bytes are packed in it")]
    TooLargeInside {
        /// The file, as the caller named it.
        name: String,
        /// How many are taken out at most.
        limit: usize,
    },
    /// The file breaks off or contradicts itself.
    #[error("{name}: the file is damaged")]
    Damaged {
        /// The file, as the caller named it.
        name: String,
    },
    /// An office file with a password.
    #[error("{name}: the file is encrypted")]
    Encrypted {
        /// The file, as the caller named it.
        name: String,
    },
    /// A document of Word before 2007 or of WPS (doc, wps).
    #[error("{name}: this is an old Word document")]
    OldDocument {
        /// The file, as the caller named it.
        name: String,
    },
    /// OFD, the fixed-layout format of GB/T 33190.
    #[error("{name}: this is an OFD file")]
    Ofd {
        /// The file, as the caller named it.
        name: String,
    },
    /// An `OpenDocument` text, presentation or drawing.
    #[error("{name}: this is an OpenDocument file other than a spreadsheet")]
    OpenDocument {
        /// The file, as the caller named it.
        name: String,
    },
    /// Rich Text Format.
    #[error("{name}: this is an RTF file")]
    Rtf {
        /// The file, as the caller named it.
        name: String,
    },
    /// A PDF: it says where glyphs stand, not what paragraphs and cells there are.
    #[error("{name}: this is a PDF")]
    Pdf {
        /// The file, as the caller named it.
        name: String,
    },
    /// A picture, such as a scan.
    #[error("{name}: this is a picture")]
    Image {
        /// The file, as the caller named it.
        name: String,
    },
    /// An archive that is no office file of a kind that is read.
    #[error("{name}: this is an archive")]
    Archive {
        /// The file, as the caller named it.
        name: String,
    },
    /// Something else than a workbook, where one is read.
    #[error("{name}: this is no workbook")]
    NoWorkbook {
        /// The file, as the caller named it.
        name: String,
    },
    /// A workbook with macros, where a form is read.
    #[error("{name}: there are macros in it")]
    Macros {
        /// The file, as the caller named it.
        name: String,
    },
    /// More rows than a form has.
    #[error("{name}: there are more than {limit} rows in it")]
    TooManyRows {
        /// The file, as the caller named it.
        name: String,
        /// How many are read at most.
        limit: usize,
    },
    /// The caller asked to stop.
    #[error("{name}: reading was cancelled")]
    Cancelled {
        /// The file, as the caller named it.
        name: String,
    },
}

impl Unreadable {
    /// The keys of all reasons, for the test that every one has a sentence.
    pub const KEYS: [&'static str; 17] = [
        "empty",
        "binary",
        "too-large",
        "too-large-inside",
        "damaged",
        "encrypted",
        "old-document",
        "ofd",
        "open-document",
        "rtf",
        "pdf",
        "image",
        "archive",
        "no-workbook",
        "macros",
        "too-many-rows",
        "cancelled",
    ];

    /// The name of the reason in files and in `words/`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "empty",
            Self::Binary { .. } => "binary",
            Self::TooLarge { .. } => "too-large",
            Self::TooLargeInside { .. } => "too-large-inside",
            Self::Damaged { .. } => "damaged",
            Self::Encrypted { .. } => "encrypted",
            Self::OldDocument { .. } => "old-document",
            Self::Ofd { .. } => "ofd",
            Self::OpenDocument { .. } => "open-document",
            Self::Rtf { .. } => "rtf",
            Self::Pdf { .. } => "pdf",
            Self::Image { .. } => "image",
            Self::Archive { .. } => "archive",
            Self::NoWorkbook { .. } => "no-workbook",
            Self::Macros { .. } => "macros",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// What the sentence for people fills in at `{0}`, `{1}`, …: the file, then figures (in MB).
    pub fn args(&self) -> Vec<String> {
        match self {
            Self::Empty { name }
            | Self::Binary { name }
            | Self::Damaged { name }
            | Self::Encrypted { name }
            | Self::OldDocument { name }
            | Self::Ofd { name }
            | Self::OpenDocument { name }
            | Self::Rtf { name }
            | Self::Pdf { name }
            | Self::Image { name }
            | Self::Archive { name }
            | Self::NoWorkbook { name }
            | Self::Macros { name }
            | Self::Cancelled { name } => vec![name.clone()],
            Self::TooManyRows { name, limit } => vec![name.clone(), limit.to_string()],
            Self::TooLargeInside { name, limit } => vec![name.clone(), (limit >> 20).to_string()],
            Self::TooLarge { name, bytes, limit } => {
                vec![name.clone(), (bytes >> 20).to_string(), (limit >> 20).to_string()]
            }
        }
    }
}
