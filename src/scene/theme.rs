//! Colours by what they mean. The values are data: `assets/themes/*.ron`.

use serde::Deserialize;
use std::sync::LazyLock;

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// 牵头
    Lead,
    /// 责任
    Responsible,
    /// 参加
    Participate,
    /// Text.
    Text,
    /// Text of lesser weight; still readable (4.5 : 1).
    TextWeak,
    /// Headings.
    Heading,
    /// Hairlines and tracks.
    Rule,
    /// The band behind a heading.
    Band,
    /// What is selected.
    Accent,
    /// Behind marked words and the selected row.
    Marked,
    /// What wants attention.
    Warning,
    /// Behind everything.
    Ground,
    /// One of a few groups that are told apart by hue; beyond the last hue they begin again.
    Group(u8),
    /// Text on a group's hue: that of text and ground which stands out from it.
    OnGroup(u8),
    /// Text on a ground of the colour of hairlines: that of text and ground which stands out from it.
    OnRule,
}

/// A colour, red, green, blue, alpha, not premultiplied.
pub type Rgba = [u8; 4];

/// All colours of one look.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Theme {
    /// Whether light on dark.
    pub dark: bool,
    /// Behind everything.
    pub background: Rgba,
    /// Behind panels.
    pub panel: Rgba,
    /// Behind marked words.
    pub marked: Rgba,
    /// Behind the banner of a filter.
    pub banner: Rgba,
    /// Errors.
    pub error: Rgba,
    /// Warnings.
    pub warning: Rgba,
    /// 牵头
    pub lead: Rgba,
    /// 责任
    pub responsible: Rgba,
    /// 参加
    pub participate: Rgba,
    /// Text.
    pub text: Rgba,
    /// Lesser text.
    pub text_weak: Rgba,
    /// Headings.
    pub heading: Rgba,
    /// Hairlines.
    pub rule: Rgba,
    /// Around buttons and boxes.
    pub outline: Rgba,
    /// How much of itself, in percent, a line keeps while nothing is lit: many lie over one another.
    pub lines_at_rest: u8,
    /// Bands.
    pub band: Rgba,
    /// Selection.
    pub accent: Rgba,
    /// Hues of groups, none of them a role's: dark enough to hold against the background.
    pub groups: Vec<Rgba>,
    /// How much of itself, in percent, what is not lit keeps, while something is.
    pub dimmed: u8,
    /// The same for texts, which stay readable.
    pub dimmed_text: u8,
}

impl Theme {
    /// Dark on light: the default, and what is printed.
    pub fn light() -> &'static Self {
        static LIGHT: LazyLock<Theme> =
            LazyLock::new(|| parse(include_str!("../../assets/themes/light.ron")));
        &LIGHT
    }

    /// Light on dark.
    pub fn dark() -> &'static Self {
        static DARK: LazyLock<Theme> = LazyLock::new(|| parse(include_str!("../../assets/themes/dark.ron")));
        &DARK
    }

    /// Black on white, told apart by shape and line alone.
    pub fn contrast() -> &'static Self {
        static CONTRAST: LazyLock<Theme> =
            LazyLock::new(|| parse(include_str!("../../assets/themes/contrast.ron")));
        &CONTRAST
    }

    /// A group's hue.
    fn group(&self, at: u8) -> Rgba {
        self.groups.get(usize::from(at) % self.groups.len().max(1)).copied().unwrap_or(self.accent)
    }

    /// The colour of an ink.
    pub fn colour(&self, ink: Ink) -> Rgba {
        match ink {
            Ink::Lead => self.lead,
            Ink::Responsible => self.responsible,
            Ink::Participate => self.participate,
            Ink::Text => self.text,
            Ink::TextWeak => self.text_weak,
            Ink::Heading => self.heading,
            Ink::Rule => self.rule,
            Ink::Band => self.band,
            Ink::Accent => self.accent,
            Ink::Marked => self.marked,
            Ink::Warning => self.warning,
            Ink::Ground => self.background,
            Ink::Group(at) => self.group(at),
            Ink::OnGroup(at) => self.text_on(self.group(at)),
            Ink::OnRule => self.text_on(self.rule),
        }
    }

    /// That of text and ground which stands out from a colour.
    fn text_on(&self, colour: Rgba) -> Rgba {
        let below = luminance(colour);
        let apart = |colour: Rgba| contrast(luminance(colour), below);
        if apart(self.text) > apart(self.background) { self.text } else { self.background }
    }
}

/// How light a colour is, about: the weights of WCAG's relative luminance, with a polynomial for its curve.
fn luminance([red, green, blue, _]: Rgba) -> f32 {
    let part = |value: u8| {
        let share = f32::from(value) / 255.0;
        share * share * (0.7 + 0.3 * share)
    };
    0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
}

/// How far two luminances are apart (WCAG's contrast ratio).
fn contrast(one: f32, other: f32) -> f32 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn parse(ron: &str) -> Theme {
    // Compiled in and covered by a test: a theme that does not parse never ships.
    ron::from_str(ron).unwrap_or_else(|error| panic!("theme: {error}"))
}
