//! Any bytes as a snapshot, and behind a snapshot's first line.
#![no_main]

use dutymap::state::snapshot::Snapshot;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = Snapshot::parse(bytes);
    if let Ok(seed) = dutymap::state::open::seed() {
        let choices = dutymap::state::Choices::default();
        let mut whole = Snapshot::of(&seed, &choices, &dutymap::state::Place::default()).to_bytes();
        let end = whole.iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        whole.truncate(end);
        whole.extend_from_slice(bytes);
        let _ = Snapshot::parse(&whole);
    }
});
