//! 责任图谱 (Dutymap): who leads what, who works with whom, what is our unit's duty, and the words that say so.
//!
//! # The house
//! A module imports only from lower floors, its own folder, or what is named here on its own floor.
//! `tests/floors.rs` keeps the order.
//!
//! | floor | rooms |
//! |---|---|
//! | 1 | [`import`]: bytes → text → outline → assignments → Plan + diagnostics. [`graph`]: Plan → petgraph, queries, filters. [`layout`]: numbers in, numbers out |
//! | 0 | [`plan`]: what a document says, with spans. [`scene`]: drawn items, text measuring, picking. [`words`]: texts for people |

pub mod import;
pub mod plan;
