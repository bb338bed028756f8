//! What is the same on all pages, and how a page is put together of it.

use kanbao::escaped;

use super::marks::{MARKS, Mark, marks};
use super::{Filling, ShellError};

/// What is the same on all pages.
#[derive(Debug)]
pub(super) struct Pieces {
    /// Up to the attributes of `html`.
    start: String,
    /// Those attributes, without `lang` and `dir`.
    attributes: String,
    /// Up to the title, up to the head's tags, up to the page, and the rest.
    parts: [String; 4],
}

impl Pieces {
    /// Cuts a page at its marks.
    pub(super) fn new(index: &str) -> Result<Self, ShellError> {
        let mut found = Vec::with_capacity(MARKS.len());
        for (tag, marks) in MARKS.into_iter().zip(marks(index)) {
            let [mark] = <[Mark; 1]>::try_from(marks).map_err(|marks| ShellError::Count { tag, count: marks.len() })?;
            found.push((tag, mark));
        }
        if let Some([_, (tag, _)]) =
            found.array_windows().find(|[(_, one), (_, next)]| one.range.end > next.range.start)
        {
            return Err(ShellError::Order { tag });
        }
        let [html, title, head, page, end] =
            <[_; 5]>::try_from(found).expect("a mark for each tag").map(|(_, mark)| mark);
        let parts = [
            &index[html.range.end..title.range.start],
            &index[title.range.end..head.range.start],
            &index[head.range.end..page.range.start],
            &index[end.range.end..],
        ];
        Ok(Self {
            start: index[..html.range.start].to_owned(),
            attributes: html.attributes,
            parts: parts.map(str::to_owned),
        })
    }

    /// Writes a page over what is in `into`.
    pub(super) fn fill(&self, filling: &Filling, into: &mut String) {
        into.clear();
        let [to_title, to_head, to_page, rest] = &self.parts;
        let title = escaped(filling.title);
        for part in [
            self.start.as_str(),
            r#"<html lang=""#,
            // A language tag has letters, digits and hyphens only.
            filling.lang.as_str(),
            r#"" dir=""#,
            filling.lang.direction().as_str(),
            r#"""#,
            &self.attributes,
            to_title,
            &title,
            to_head,
            filling.head,
            to_page,
            filling.body,
            filling.data,
            rest,
        ] {
            into.push_str(part);
        }
    }
}
