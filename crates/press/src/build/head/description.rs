//! What a page is about, in a line: for search engines, and for where it is shared.

use article::{Article, Block, Teaser, Text};

use crate::shortened::shortened;

/// How many characters a description has at most: what search engines show, in Chinese or in Latin letters.
const DESCRIPTION: usize = 150;

/// The story's summary, or the beginning of its text.
pub(in crate::build) fn description(article: &Article) -> Option<String> {
    let summary = article.summary.clone().filter(|summary| !summary.trim().is_empty());
    summary.or_else(|| {
        let paragraphs = article.body.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(Text::plain(&paragraph.text)),
            _ => None,
        });
        paragraphs.map(|text| beginning(&text)).find(|text| !text.is_empty())
    })
}

/// The headlines of a list, as many as there is room for.
pub(super) fn headlines<'a>(stories: impl Iterator<Item = &'a Teaser>) -> Option<String> {
    let mut line = String::new();
    for story in stories {
        if line.chars().count() + story.headline.chars().count() > DESCRIPTION {
            break;
        }
        if !line.is_empty() {
            line.push_str(" · ");
        }
        line.push_str(&story.headline);
    }
    Some(line).filter(|line| !line.is_empty())
}

/// The beginning of a text, in one line.
fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match shortened(&line, DESCRIPTION) {
        Some(beginning) => format!("{beginning}…"),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words() {
        assert_eq!(beginning(" one\n two  "), "one two");
        let long = "潮".repeat(DESCRIPTION + 1);
        assert_eq!(beginning(&long), format!("{}…", "潮".repeat(DESCRIPTION)));
        assert_eq!(beginning(&"harbour ".repeat(20)), format!("{}…", ["harbour"; 18].join(" ")));
    }
}
