//! What only a page for a partner's `<iframe>` has: its look, and the few lines that run there (`docs/embed.md`).

use std::sync::LazyLock;

use article::{Article, Block};

/// Its place has no height of its own, and nothing waits there for the app.
pub(super) const STYLE: &str = include_str!("frame/frame.css");

/// Its theme and its height.
static SCRIPT: LazyLock<String> = LazyLock::new(|| bare(include_str!("frame/frame.js")));
/// Cards of third parties too, which are opened as on our own pages. This stands in the page, and is not imported as it is
/// there: in a sandbox the page has no origin, and WebKit takes no script there from what the page's policy calls `'self'`.
static SCRIPT_WITH_CARDS: LazyLock<String> = LazyLock::new(|| {
    let open = include_str!("../../../../../src/browser/cards.js").replace("export ", "");
    // Of a script of its own, so that its names are not the window's.
    format!("{}(()=>{{\n{}{}}})()", *SCRIPT, bare(&open), bare(include_str!("frame/cards.js")))
});

/// What runs in the page of a story.
pub(super) fn script(story: &Article) -> &'static str {
    let has_cards = story.body.iter().any(|block| matches!(block, Block::Embed(_)));
    if has_cards { &SCRIPT_WITH_CARDS } else { &SCRIPT }
}

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
    fn the_scripts_are_no_modules_and_have_no_comments() {
        assert!(SCRIPT_WITH_CARDS.starts_with(SCRIPT.as_str()), "{}", *SCRIPT_WITH_CARDS);
        assert!(SCRIPT_WITH_CARDS.contains("(()=>{\nfunction open(button) {\n"), "{}", *SCRIPT_WITH_CARDS);
        for gone in ["export", "//", "/*", "\n "] {
            assert!(!SCRIPT_WITH_CARDS.contains(gone), "{gone:?} in {}", *SCRIPT_WITH_CARDS);
        }
    }

    #[test]
    fn what_is_no_comment_stays() {
        assert_eq!(bare("// a\n/** b */\nlet a = 'c//d'; // e\n\n  f();\n"), "let a = 'c//d'; // e\nf();\n");
    }
}
