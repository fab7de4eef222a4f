//! Any bytes as a page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    dutymap_fuzz::read(&[b"<html><body>", bytes].concat());
});
