//! Which elements of a page are shown, which begin a line, and which hold the article.

use html5ever::tokenizer::Tag;

fn value<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// A whole number, as far as it is one.
pub(super) fn number(tag: &Tag, name: &str) -> Option<u32> {
    let text = value(tag, name)?.trim();
    let end = text.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 { None } else { Some(text[..end].parse().unwrap_or(u32::MAX)) }
}

/// Elements without words for a reader, whatever the page says about them.
pub(super) fn is_no_text(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "title"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "canvas"
            | "audio"
            | "video"
            | "select"
            | "textarea"
            | "button"
            | "datalist"
            | "noembed"
            | "noframes"
            | "xmp"
    )
}

/// Elements around an article: navigation, banner, footer, what stands beside it.
pub(super) fn is_around(name: &str, in_article: bool) -> bool {
    match name {
        "nav" | "aside" => true,
        // An article has a header of its own: its title.
        "header" | "footer" => !in_article,
        _ => false,
    }
}

/// Whether an element says of itself that it is not shown.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    tag.attrs.iter().any(|attribute| match &*attribute.name.local {
        "hidden" => true,
        "aria-hidden" => attribute.value.trim().eq_ignore_ascii_case("true"),
        "style" => {
            let style: String = attribute.value.chars().filter(|c| !c.is_whitespace()).collect();
            let style = style.to_ascii_lowercase();
            ["display:none", "visibility:hidden", "mso-hide:all"].iter().any(|hides| style.contains(hides))
        }
        _ => false,
    })
}

/// Names that the editors and templates of government sites give to what holds the article.
const CONTAINERS: [&str; 24] = [
    "article",
    "article-content",
    "article_content",
    "articlecontent",
    "arti_content",
    "con_text",
    "content",
    "content_text",
    "contenttext",
    "detail-content",
    "detail_content",
    "info_content",
    "main-text",
    "news_content",
    "newscontent",
    "pages_content",
    "text_content",
    "trs_editor",
    "trs_ueditor",
    "ucap-content",
    "vsb_content",
    "wp_articlecontent",
    "xxgk_content",
    "zoom",
];

/// Whether an element is known to hold the article.
pub(super) fn is_container(tag: &Tag) -> bool {
    &*tag.name == "article"
        || ["id", "class"].iter().filter_map(|name| value(tag, name)).any(|names| {
            names.split_ascii_whitespace().any(|name| {
                let name = name.to_ascii_lowercase();
                CONTAINERS.contains(&name.as_str())
            })
        })
}

/// Elements that have no end.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that begin a line and end one.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "br"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "ul"
    )
}
