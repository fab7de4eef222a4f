//! The ledger's way round: workbooks out, filled in by people, back, merged; and what that must never do.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails here has a reason to")]

mod command;
mod forms;
mod props;
mod strange;
mod year;
