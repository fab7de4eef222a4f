//! A page, a plan or a table → bytes, one format a file.
//!
//! Writers return text or bytes and never touch a disk; the callers in `cli/` and `ui/jobs` do the IO. None
//! of them decides what is shown: pictures come from a composed [`Sheet`](crate::page::Sheet), tables,
//! documents and graphs from the plan.

pub mod csv;
pub mod diff;
pub mod document;
pub mod docx;
pub mod gexf;
pub mod graphml;
pub mod json;
pub mod ledger;
pub mod net;
pub mod office;
pub mod pdf;
pub mod png;
pub mod ron;
pub mod svg;
pub mod xlsx;
pub mod zip;
