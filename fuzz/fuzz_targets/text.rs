//! Any bytes, as they are.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    dutymap_fuzz::read(bytes);
});
