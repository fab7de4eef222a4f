//! Any bytes as the rows of a csv.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    dutymap_fuzz::read(&["任务,牵头单位\n甲,市司法局\n".as_bytes(), bytes].concat());
});
