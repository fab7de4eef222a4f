use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256 of a text, in hexadecimal: by it a text is known again.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
