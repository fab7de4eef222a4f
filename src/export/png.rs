//! An SVG as a PNG, with the two shipped fonts and no others: the same picture on every machine.

use crate::scene::text::{BOLD, REGULAR};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::sync::{Arc, LazyLock};

/// Pixels of the picture for a pixel of the sheet, where nobody asks for another number.
pub const SCALE: f32 = 2.0;
/// The most pixels of a picture: four bytes each while it is painted.
const MOST_PIXELS: f32 = 150_000_000.0;

/// Why there is no picture. Each has its sentence in `words/`: `png.<key>`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PngError {
    /// The SVG is not well-formed.
    #[error("not an SVG: {0}")]
    Svg(String),
    /// More pixels than memory should be asked for.
    #[error("{0} × {1} pixels are too many")]
    TooLarge(u32, u32),
    /// The picture could not be packed.
    #[error("cannot pack the picture: {0}")]
    Pack(String),
}

impl PngError {
    /// The end of its key in `words/`, and what its sentence fills in.
    pub fn key(&self) -> (&'static str, Vec<String>) {
        match self {
            Self::Svg(why) => ("png.svg", vec![why.clone()]),
            Self::TooLarge(width, height) => ("png.too-large", vec![width.to_string(), height.to_string()]),
            Self::Pack(why) => ("png.pack", vec![why.clone()]),
        }
    }
}

/// The family of the shipped fonts.
const FAMILY: &str = "Noto Sans CJK SC";

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for font in [REGULAR, BOLD] {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(font)));
    }
    // Whatever family an SVG names, these are the fonts there are.
    fonts.set_sans_serif_family(FAMILY);
    fonts.set_serif_family(FAMILY);
    fonts.set_monospace_family(FAMILY);
    Arc::new(fonts)
});

/// The picture's bytes. `scale`: pixels for a pixel of the sheet; 0.25 to 8.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    let scale = scale.clamp(0.25, 8.0);
    let options =
        Options { font_family: FAMILY.to_owned(), fontdb: Arc::clone(&FONTS), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| PngError::Svg(error.to_string()))?;
    let size = tree.size();
    let (width, height) = ((size.width() * scale).round().max(1.0), (size.height() * scale).round().max(1.0));
    let too_large = || PngError::TooLarge(width as u32, height as u32);
    if width * height > MOST_PIXELS {
        return Err(too_large());
    }
    let mut picture = Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|error| PngError::Pack(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(svg: &str) -> u64 {
        let bytes = png(svg, 1.0).unwrap();
        let picture = image::load_from_memory(&bytes).unwrap().to_luma8();
        picture.pixels().map(|pixel| u64::from(255 - pixel.0[0])).sum()
    }

    #[test]
    fn chinese_text_is_painted_and_bold_is_heavier() {
        let page = |weight: &str| {
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='40' font-family='SimHei'>\
                 <rect width='200' height='40' fill='#fff'/>\
                 <text x='5' y='28' font-size='20' font-weight='{weight}'>牵头单位参加</text></svg>"
            )
        };
        let (regular, bold) = (ink(&page("400")), ink(&page("700")));
        assert!(regular > 10_000, "{regular}");
        assert!(bold as f64 > regular as f64 * 1.15, "{bold} against {regular}");
    }

    #[test]
    fn what_is_no_svg_or_too_large_is_refused() {
        assert!(matches!(png("<svg", 1.0), Err(PngError::Svg(_))));
        let vast = "<svg xmlns='http://www.w3.org/2000/svg' width='60000' height='60000'/>";
        assert!(matches!(png(vast, 2.0), Err(PngError::TooLarge(..))));
    }
}
