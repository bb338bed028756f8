//! What is the same on all pages, and how a page is put together of it.

use std::ops::Range;

use kanbao::escaped;

use super::marks::{MARKS, Mark, marks};
use super::sheets::Sheets;
use super::{Filling, ShellError};

/// What is the same on all pages.
#[derive(Debug)]
pub(super) struct Pieces {
    /// Up to the attributes of `html`.
    start: String,
    /// Those attributes, without `lang` and `dir`.
    attributes: String,
    /// Up to the title, up to the head's tags, and what comes behind the page.
    parts: [String; 3],
    /// From the head's tags to the page, with the sheets that not every page has.
    to_page: Vec<(Sheets, String)>,
}

impl Pieces {
    /// Cuts a page at its marks, and around the `sheets` that not every page has, from the first to the last.
    pub(super) fn new(index: &str, sheets: &[(Sheets, Range<usize>)]) -> Result<Self, ShellError> {
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
            &index[end.range.end..],
        ];
        let mut to_page = Vec::new();
        let mut from = head.range.end;
        let range = head.range.end..page.range.start;
        for (sheets, place) in sheets.iter().filter(|(_, place)| range.contains(&place.start)) {
            to_page.push((Sheets::default(), index[from..place.start].to_owned()));
            to_page.push((*sheets, index[place.clone()].to_owned()));
            from = place.end;
        }
        to_page.push((Sheets::default(), index[from..page.range.start].to_owned()));
        Ok(Self {
            start: index[..html.range.start].to_owned(),
            attributes: html.attributes,
            parts: parts.map(str::to_owned),
            to_page,
        })
    }

    /// Writes a page over what is in `into`.
    pub(super) fn fill(&self, filling: &Filling, into: &mut String) {
        into.clear();
        let [to_title, to_head, rest] = &self.parts;
        let title = escaped(filling.title);
        let to_page = self.to_page.iter().filter(|(sheets, _)| filling.sheets.contain(*sheets)).map(|(_, part)| part);
        let before = [
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
        ];
        into.extend(before);
        into.extend(to_page.map(String::as_str));
        into.extend([filling.body, filling.data, rest]);
    }
}
