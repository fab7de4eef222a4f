//! Why a command cannot be carried out: a sentence of `words/`, told in Chinese and English on one line.

use crate::command::pack::PackError;
use crate::command::packets::PacketsError;
use crate::disk::{BundleError, DiskError};
use crate::export::pdf::PdfError;
use crate::export::png::PngError;
use crate::state::open::OpenError;
use crate::words::Language;
use std::borrow::Cow;

/// A sentence and what it fills in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    key: Cow<'static, str>,
    args: Vec<String>,
}

impl Failure {
    /// From a key of `words/`.
    pub fn new<const N: usize>(key: &'static str, args: [String; N]) -> Self {
        Self { key: Cow::Borrowed(key), args: args.into() }
    }

    /// From a key of `words/` and as much as it fills in.
    pub fn of(key: &'static str, args: Vec<String>) -> Self {
        Self { key: Cow::Borrowed(key), args }
    }

    /// `dutymap: 中文 / English`, without line ends.
    pub fn line(&self) -> String {
        let args: Vec<String> = self.args.iter().map(|arg| one_line(arg)).collect();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let [chinese, english] = Language::ALL.map(|language| language.fill(&self.key, &args));
        format!("dutymap: {chinese} / {english}")
    }
}

/// A file name or a system's words may hold anything; on a terminal they must stay text on one line.
fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl From<DiskError> for Failure {
    fn from(error: DiskError) -> Self {
        Self { key: Cow::Owned(format!("disk.{}", error.key())), args: error.args() }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        let (key, args) = error.key();
        Self { key: Cow::Owned(key), args }
    }
}

impl From<PdfError> for Failure {
    fn from(error: PdfError) -> Self {
        let (key, args) = error.key();
        Self { key: Cow::Borrowed(key), args }
    }
}

impl From<PngError> for Failure {
    fn from(error: PngError) -> Self {
        let (key, args) = error.key();
        Self { key: Cow::Borrowed(key), args }
    }
}

impl From<PackError> for Failure {
    fn from(error: PackError) -> Self {
        let (key, args) = error.key();
        Self { key: Cow::Borrowed(key), args }
    }
}

impl From<PacketsError> for Failure {
    fn from(error: PacketsError) -> Self {
        let (key, args) = error.key();
        Self { key: Cow::Borrowed(key), args }
    }
}

impl From<BundleError> for Failure {
    fn from(error: BundleError) -> Self {
        let (key, args) = error.key();
        Self { key: Cow::Owned(key), args }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_one_line_whatever_the_file_is_called() {
        let line = Failure::new("disk.missing", ["a\nb\u{1b}[31m  c".to_owned()]).line();
        assert!(line.contains("a b [31m c"), "{line}");
        assert_eq!(line.lines().count(), 1);
        assert!(line.contains(" / "));
    }
}
