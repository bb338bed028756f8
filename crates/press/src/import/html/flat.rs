//! The whole page as text, as if it were pasted: a line for every block.

use dom_query::{Document, NodeId, NodeRef};

use super::elements::{is_block, is_dropped};

/// The text of a page but for one of its elements.
pub(super) fn without(document: &Document, left_out: Option<NodeId>) -> String {
    let mut text = String::new();
    let body = document.select("body");
    match body.nodes().first() {
        Some(body) => walk(body, left_out, &mut text),
        None => walk(&document.root(), left_out, &mut text),
    }
    text
}

/// The text in an element.
pub(super) fn of(node: &NodeRef<'_>) -> String {
    let mut text = String::new();
    walk(node, None, &mut text);
    text
}

fn walk(node: &NodeRef<'_>, left_out: Option<NodeId>, text: &mut String) {
    for child in node.children_it(false) {
        if child.is_text() {
            // Line breaks in the source are blanks on the page.
            text.extend(child.text().chars().map(|character| if character == '\n' { ' ' } else { character }));
            continue;
        }
        let Some(name) = child.node_name().filter(|_| child.is_element()) else { continue };
        if is_dropped(&name) && &*name != "nav" || left_out == Some(child.id) {
            continue;
        }
        let block = is_block(&name) || &*name == "br";
        if block {
            text.push('\n');
        }
        walk(&child, left_out, text);
        if block {
            text.push('\n');
        } else if &*name == "a" || &*name == "span" {
            // Links and labels beside each other are drawn apart.
            text.push(' ');
        }
    }
}
