//! The depth of a tree.

use dom_query::Document;

use super::{ADDED, DEEPEST};

/// So many levels stay.
const LEVELS: usize = DEEPEST + ADDED;

/// Puts what is deeper beside the elements that it was in, in the order of the page.
pub(super) fn level(document: &Document) {
    let tree = &document.tree;
    let mut node = tree.root();
    let mut depth = 0;
    loop {
        if depth == LEVELS {
            let mut last = node.id;
            for child in tree.child_ids_of(&node.id) {
                tree.insert_after_of(&last, &child);
                last = child;
            }
        }
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
            continue;
        }
        loop {
            if depth == 0 {
                return;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return };
            node = parent;
            depth -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(document: &Document) -> usize {
        document.root().descendants_it().map(|node| node.ancestors_it(None).count()).max().unwrap_or_default()
    }

    #[test]
    fn what_is_too_deep_stands_beside_what_it_was_in_and_all_words_stay_in_order() {
        let levels = LEVELS + 100;
        let open: String = (0..levels).map(|number| format!("<div>{number} ")).collect();
        let close: String = (0..levels).rev().map(|number| format!("{number} </div>")).collect();
        let document = Document::fragment(format!("{open}{close}<p>end</p>"));
        let before = document.text();
        level(&document);
        assert_eq!(depth(&document), LEVELS);
        assert_eq!(document.select("div").length(), levels);
        assert!(document.text().starts_with("0 1 2 3") && document.text().ends_with(" 2 1 0 end"));
        assert_eq!(document.text().len(), before.len());
    }

    #[test]
    fn a_tree_that_is_not_too_deep_stays() {
        let html = "<div>a<ul><li>b</li><li>c</li></ul>d</div><p>e</p>";
        let document = Document::fragment(html);
        let before = document.html();
        level(&document);
        assert_eq!(document.html(), before);
    }
}
