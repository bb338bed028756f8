//! The whole page as text, as if it were pasted: a line for every block.

use dom_query::{Document, NodeRef};

use super::elements::{is_block, is_dropped};

/// The text of a page.
pub(super) fn text(document: &Document) -> String {
    let mut text = String::new();
    let body = document.select("body");
    match body.nodes().first() {
        Some(body) => walk(body, &mut text),
        None => walk(&document.root(), &mut text),
    }
    text
}

fn walk(node: &NodeRef<'_>, text: &mut String) {
    for child in node.children_it(false) {
        if child.is_text() {
            // Line breaks in the source are blanks on the page.
            text.extend(child.text().chars().map(|character| if character == '\n' { ' ' } else { character }));
            continue;
        }
        let Some(name) = child.node_name().filter(|_| child.is_element()) else { continue };
        if is_dropped(&name) && &*name != "nav" {
            continue;
        }
        let block = is_block(&name) || &*name == "br";
        if block {
            text.push('\n');
        }
        walk(&child, text);
        if block {
            text.push('\n');
        } else if &*name == "a" || &*name == "span" {
            // Links and labels beside each other are drawn apart.
            text.push(' ');
        }
    }
}
