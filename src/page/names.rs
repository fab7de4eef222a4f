//! Names that every system takes, from names that people gave: of files, and of the sheets of a workbook.
//!
//! Windows is the strictest about files: no `<>:"/\|?*` and no control characters, no dot or space at the end, and
//! not CON, NUL, COM1 … with whatever extension (Microsoft, "Naming Files, Paths, and Namespaces"); names that differ
//! in case only are one. A name may have 255 UTF-16 units there and 255 bytes on Linux, where a 汉字 takes three.

use std::collections::BTreeSet;

/// The most UTF-8 bytes of a file's name without its extension. 汉字 take three, so that no limit in UTF-16 units is
/// reached first; what is left of 255 is for ` (12)`, for the extension and for what a program puts before a copy.
const FILE: usize = 200;
/// The most UTF-16 units of a sheet's name (Excel).
const SHEET: usize = 31;
/// What Windows keeps for devices, with one digit more for the last two.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// A name that every file system takes, without an extension: never empty, and itself where it was one already.
pub fn file_stem(name: &str) -> String {
    let clean: String = name.chars().map(|c| if is_barred(c) { '_' } else { c }).collect();
    let clean = ended(cut(clean.trim_start(), FILE, char::len_utf8));
    match clean {
        "" => "_".to_owned(),
        clean if is_device(clean) => ended(cut(&format!("_{clean}"), FILE, char::len_utf8)).to_owned(),
        clean => clean.to_owned(),
    }
}

/// A name that every file system takes for each of these, no two of them one where case does not count: a later one
/// gets a number.
pub fn file_stems<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    names.into_iter().map(|name| free(&file_stem(name), &mut taken, FILE, char::len_utf8)).collect()
}

/// A name that Excel, WPS and `LibreOffice` take for each of these sheets, no two of them one.
pub fn sheet_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::from(["history".to_owned()]);
    names.into_iter().map(|name| free(&sheet_name(name), &mut taken, SHEET, char::len_utf16)).collect()
}

fn sheet_name(name: &str) -> String {
    let barred = |c: char| c.is_control() || "[]:*?/\\".contains(c) || "：？＊／＼［］".contains(c);
    let clean: String = name.chars().map(|c| if barred(c) { '_' } else { c }).collect();
    // An apostrophe at either end is taken for a quote.
    let clean = cut(clean.trim().trim_matches('\''), SHEET, char::len_utf16).trim().trim_matches('\'');
    if clean.is_empty() { "_".to_owned() } else { clean.to_owned() }
}

/// What Windows bars, and what makes a name read otherwise than it is (marks of direction and of no width).
fn is_barred(c: char) -> bool {
    let hidden =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    c.is_control() || hidden || r#"<>:"/\|?*"#.contains(c)
}

/// Without the dots and spaces that Windows drops from an end.
fn ended(name: &str) -> &str {
    name.trim_end_matches(|c: char| c == '.' || c.is_whitespace())
}

/// What stands before the first dot decides, and spaces before that dot do not count.
fn is_device(name: &str) -> bool {
    let bare = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |prefix: &str| {
        bare.strip_prefix(prefix).is_some_and(|rest| {
            let mut digits = rest.chars();
            matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    DEVICES.contains(&bare.as_str()) || numbered("COM") || numbered("LPT")
}

/// As much of the name's beginning as has `most` units.
fn cut(name: &str, most: usize, unit: fn(char) -> usize) -> &str {
    let mut units = 0;
    let end = name.char_indices().find(|(_, c)| {
        units += unit(*c);
        units > most
    });
    end.map_or(name, |(end, _)| &name[..end])
}

/// The name, with a number where it is taken.
fn free(name: &str, taken: &mut BTreeSet<String>, most: usize, unit: fn(char) -> usize) -> String {
    let mut found = name.to_owned();
    let mut number = 2;
    while !taken.insert(found.to_lowercase()) {
        let suffix = format!(" ({number})");
        found = format!("{}{suffix}", ended(cut(name, most - suffix.len(), unit)));
        number += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn strange() -> impl Strategy<Value = String> {
        let pieces = prop_oneof![
            "[a-zA-Z .]{0,6}",
            ".{0,8}",
            "[<>:\"/\\\\|?*'\\[\\]\u{0}-\u{1f}]{0,4}",
            "(?i)(con|nul|com[0-9¹²³]|lpt1|aux|history)(\\.txt)?",
            "[省司法厅委办公室（）()、]{0,90}",
        ];
        proptest::collection::vec(pieces, 0..4).prop_map(|pieces| pieces.concat())
    }

    fn is_safe(name: &str) -> bool {
        !name.is_empty()
            && !name.contains(is_barred)
            && !name.ends_with(['.', ' '])
            && !is_device(name)
            && name.len() <= FILE
            && name.encode_utf16().count() <= 255
    }

    fn are_different(names: &[String]) -> bool {
        names.iter().map(|name| name.to_lowercase()).collect::<BTreeSet<_>>().len() == names.len()
    }

    proptest! {
        #[test]
        fn every_name_becomes_one_that_windows_takes(name in strange()) {
            let safe = file_stem(&name);
            prop_assert!(is_safe(&safe), "{name:?} → {safe:?}");
            prop_assert_eq!(file_stem(&safe), safe.clone(), "it is one already");
        }

        #[test]
        fn names_of_a_set_are_different(names in proptest::collection::vec(strange(), 0..12)) {
            let safe = file_stems(names.iter().map(String::as_str));
            prop_assert_eq!(safe.len(), names.len());
            prop_assert!(safe.iter().all(|name| is_safe(name)), "{safe:?}");
            prop_assert!(are_different(&safe), "{safe:?}");
        }

        #[test]
        fn sheets_have_names_that_excel_takes(names in proptest::collection::vec(strange(), 0..12)) {
            let safe = sheet_names(names.iter().map(String::as_str));
            prop_assert!(are_different(&safe), "{safe:?}");
            for name in &safe {
                prop_assert!(!name.is_empty() && name.encode_utf16().count() <= 31, "{name:?}");
                prop_assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name:?}");
                prop_assert!(!name.starts_with('\'') && !name.ends_with('\''), "{name:?}");
                prop_assert!(!name.eq_ignore_ascii_case("history"));
            }
        }
    }

    #[test]
    fn what_is_known_to_fail_is_mended() {
        assert_eq!(file_stem("省司法厅"), "省司法厅");
        assert_eq!(file_stem("a/b:c"), "a_b_c");
        assert_eq!(file_stem("con"), "_con");
        assert_eq!(file_stem("Com1.任务"), "_Com1.任务");
        assert_eq!(file_stem("方案. . "), "方案");
        assert_eq!(file_stem("..."), "_");
        assert_eq!(file_stems(["甲", "甲", "A", "a"]), ["甲", "甲 (2)", "A", "a (2)"]);
        assert_eq!(sheet_names(["各市(州)/县", "各市(州)/县"]), ["各市(州)_县", "各市(州)_县 (2)"]);
    }
}
