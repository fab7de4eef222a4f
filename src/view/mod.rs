//! The views. Each is three pure stages: `model` (what is in it), `layout` (where it stands, computed again
//! only when its inputs differ) and `scene` (what is drawn). None knows a window, a camera or a selection.

pub mod columns;
pub mod role;
