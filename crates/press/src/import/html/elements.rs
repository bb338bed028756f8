//! Elements by their names: which are read, and how they are found.

use dom_query::NodeRef;

/// Elements that have nothing of the story in them.
pub(super) fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "form"
            | "button"
            | "input"
            | "select"
            | "textarea"
            | "svg"
            | "math"
            | "canvas"
            | "object"
            | "applet"
            | "nav"
            | "head"
            | "link"
            | "meta"
            | "title"
            | "dialog"
            | "datalist"
            | "map"
    )
}

/// Elements that begin a new line.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "center"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "pre"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "hr"
            | "address"
            | "details"
            | "summary"
            | "nav"
            | "video"
            | "audio"
            | "iframe"
            | "embed"
            | "img"
            | "picture"
            | "body"
            | "html"
    )
}

/// Whether an element is in a part of the page that is not the story.
pub(super) fn is_aside(node: &NodeRef<'_>) -> bool {
    let around = ["aside", "nav", "footer"];
    node.ancestors_it(None).any(|outer| around.iter().any(|name| outer.has_name(name)))
}

/// The descendants of that name, in order.
pub(super) fn named<'n>(node: &NodeRef<'n>, name: &str) -> Vec<NodeRef<'n>> {
    all(node, name).collect()
}

/// The first descendant of the first of these names that there is.
pub(super) fn first<'n>(node: &NodeRef<'n>, names: &[&str]) -> Option<NodeRef<'n>> {
    names.iter().find_map(|name| all(node, name).next())
}

fn all<'n>(node: &NodeRef<'n>, name: &str) -> impl Iterator<Item = NodeRef<'n>> {
    node.descendants_it().filter(move |inner| inner.is_element() && inner.has_name(name))
}
