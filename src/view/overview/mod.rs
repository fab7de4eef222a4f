//! 总览

use serde::{Deserialize, Serialize};

/// What the user chose about this view.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {}
