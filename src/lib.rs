//! 责任图谱 (Dutymap): who leads what, who works with whom, what is our unit's duty, and the words that say so.
//!
//! # The house
//! A module imports only from lower floors, its own folder, or what is named here on its own floor.
//! `tests/floors.rs` keeps the order.
//!
//! | floor | rooms |
//! |---|---|
//! | 5 | [`ui`]: the window, the only user of egui. [`cli`]: the same commands without a window; it opens [`ui`] where nothing else is asked for. [`disk`]: files, for those two |
//! | 4 | [`command`]: what a user can do, the table of menus and keys, and what each command does |
//! | 3 | [`state`]: document, choices, undo, derived, snapshot, what it is compared with (uses page). [`page`]: what goes on paper: views as pages, papers of text and tables, workbooks. [`export`]: a page, a paper or a plan → bytes (uses page) |
//! | 2 | [`view`]: the views, each model, layout, scene (uses meeting, compare). [`compare`]: two versions of a plan. [`meeting`]: who must be in the room for what. [`ledger`]: what units return about their assignments. [`search`]: names, pinyin, numbers, text |
//! | 1 | [`import`]: bytes → text → outline → assignments → Plan + diagnostics. [`graph`]: Plan → petgraph, queries, filters. [`layout`]: numbers in, numbers out |
//! | 0 | [`plan`]: what a document says, with spans. [`scene`]: drawn items, text measuring, picking. [`words`]: texts for people |

pub mod cli;
pub mod command;
pub mod compare;
pub mod disk;
pub mod export;
pub mod graph;
pub mod import;
pub mod layout;
pub mod ledger;
pub mod meeting;
pub mod page;
pub mod plan;
pub mod scene;
pub mod search;
pub mod state;
pub mod ui;
pub mod view;
pub mod words;
