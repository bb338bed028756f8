//! What only a page for a partner's `<iframe>` has: its look, and the few lines that run there (`docs/embed.md`).

use std::sync::LazyLock;

/// Its place has no height of its own, and nothing waits there for the app.
pub(super) const STYLE: &str = include_str!("frame.css");

/// What opens the card of a third party, as on our own pages. It stands in the page, and is not imported as it is there: in
/// a sandbox the page has no origin, and WebKit takes no script there from what the page's policy calls `'self'`.
const CARDS: &str = include_str!("../../../../../../src/browser/cards.js");
const FRAME: &str = include_str!("frame.js");

/// Its theme, its cards and its height. The same for all stories: a host's policy names scripts by their hashes, and a story
/// must not bring one that the policy does not know.
pub(super) static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let cards = CARDS.replace("export ", "");
    // Of a script of its own, so that its names are not the window's.
    format!("(()=>{{\n{}{}}})()", bare(&cards), bare(FRAME))
});

/// A script without what browsers skip: lines that are a comment, and indents.
fn bare(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let read = lines.filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/*"));
    read.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_no_module_and_has_no_comments() {
        assert!(SCRIPT.starts_with("(()=>{\nfunction open(button) {\n"), "{}", *SCRIPT);
        for gone in ["export", "//", "/*", "\n "] {
            assert!(!SCRIPT.contains(gone), "{gone:?} in {}", *SCRIPT);
        }
    }

    #[test]
    fn what_is_no_comment_stays() {
        assert_eq!(bare("// a\n/** b */\nlet a = 'c//d'; // e\n\n  f();\n"), "let a = 'c//d'; // e\nf();\n");
    }
}
