//! Colours that can be read: every pair that stands together, measured as WCAG 2 does. Texts hold 4.5 : 1
//! (level AA), signs and lines 3 : 1; in high contrast texts hold 7 : 1 (AAA). What is dimmed is excepted.

use dutymap::scene::theme::{Rgba, Theme};
use dutymap::scene::{Ink, Target, TargetSet};

/// Relative luminance (WCAG 2.2, 1.4.3).
fn luminance([red, green, blue, _]: Rgba) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: Rgba, other: Rgba) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn themes() -> [(&'static str, &'static Theme, f64); 3] {
    [("light", Theme::light(), 4.5), ("dark", Theme::dark(), 4.5), ("contrast", Theme::contrast(), 7.0)]
}

#[test]
fn the_measure_is_that_of_the_standard() {
    assert!((contrast([0, 0, 0, 255], [255; 4]) - 21.0).abs() < 1e-9);
    // The lightest grey on white that passes AA.
    assert!(contrast([118, 118, 118, 255], [255; 4]) >= 4.5);
    assert!(contrast([119, 119, 119, 255], [255; 4]) < 4.5);
}

#[test]
fn every_text_can_be_read_on_every_ground() {
    let inks = [
        ("text", Ink::Text),
        ("weak text", Ink::TextWeak),
        ("headings", Ink::Heading),
        ("links", Ink::Accent),
        ("lead", Ink::Lead),
        ("responsible", Ink::Responsible),
        ("participate", Ink::Participate),
        ("warnings", Ink::Warning),
    ];
    for (name, theme, least) in themes() {
        let grounds = [
            ("the view", theme.background),
            ("a panel", theme.panel),
            ("a band", theme.band),
            ("the banner", theme.banner),
            ("what is marked", theme.marked),
        ];
        for (ground_name, ground) in grounds {
            for (ink_name, ink) in inks {
                let found = contrast(theme.colour(ink), ground);
                assert!(found >= least, "{name}: {ink_name} on {ground_name}: {found:.2} : 1");
            }
            let found = contrast(theme.error, ground);
            assert!(found >= least, "{name}: errors on {ground_name}: {found:.2} : 1");
        }
    }
}

#[test]
fn signs_edges_and_groups_hold_against_the_view() {
    for (name, theme, _) in themes() {
        let outline = contrast(theme.outline, theme.background);
        assert!(outline >= 3.0, "{name}: edges of buttons {outline:.2} : 1");
        for (at, group) in theme.groups.iter().enumerate() {
            // Without colour, groups are fills of an outlined disc, with their letter beside.
            let found = contrast(*group, theme.background);
            assert!(found >= 3.0 || name == "contrast", "{name}: group {at} {found:.2} : 1");
        }
    }
}

/// Without colour the roles are all one ink: stroke and sign alone tell them apart.
#[test]
fn roles_differ_without_colour() {
    use dutymap::plan::Role;
    use dutymap::view::role::{sign, stroke};
    for one in Role::ALL {
        for other in Role::ALL.into_iter().filter(|other| *other != one) {
            assert_ne!(stroke(one), stroke(other));
            assert_ne!(sign(one), sign(other));
        }
    }
    // Ties between two that are in are in, unless they are named.
    let mut set = TargetSet::filled(3, 0, 0, 0, true);
    assert!(set.has(Target::tie(2, 0)));
    set.insert(Target::tie(1, 0));
    assert!(set.has(Target::Tie(0, 1)) && !set.has(Target::Tie(0, 2)));
}
