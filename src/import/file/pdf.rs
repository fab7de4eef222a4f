//! PDF.

use crate::import::{Progress, Unreadable};
use crate::plan::Form;

pub(super) fn read(_bytes: &[u8], name: &str, _progress: &Progress<'_>) -> Result<(String, Form), Unreadable> {
    Err(Unreadable::Pdf { name: name.to_owned() })
}
