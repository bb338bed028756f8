//! The stories in the list of a site: their ids, and then what is known of the files of each, as it lies in memory.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::super::part::SCRIPTS;
use super::super::sheet::Sheet;
use super::Stories;
use super::ids::Ids;

/// The stories as they are written into a list. Their sheets stand after it, script after script.
#[derive(Serialize, Deserialize)]
pub(in crate::build::output) struct List<'a> {
    ids: &'a str,
    #[serde(borrow)]
    ends: Cow<'a, [u32]>,
    /// In which of the scripts there are any.
    scripts: [bool; SCRIPTS.len()],
}

impl Stories {
    /// As they are written into a list.
    pub(in crate::build::output) fn list(&self) -> List<'_> {
        let scripts = self.sheets.each_ref().map(|sheets| !sheets.is_empty());
        List { ids: &self.ids.text, ends: Cow::Borrowed(&self.ids.ends), scripts }
    }

    /// Writes the sheets that belong to the list.
    pub(in crate::build::output) fn write_sheets(&self, into: &mut impl Write) -> io::Result<()> {
        self.sheets.iter().flatten().try_for_each(|sheet| into.write_all(&sheet.to_bytes()))
    }

    /// The stories of a list and the sheets that stand after it; none where it is damaged.
    pub(in crate::build::output) fn from_list(List { ids, ends, scripts }: List, sheets: &[u8]) -> Option<Self> {
        let mut start = 0;
        let mut before = "";
        for end in ends.iter() {
            let id = ids.get(start..*end as usize)?;
            // The list says what may be removed: an id that leads elsewhere has no place in it.
            let is_id = id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
            (is_id && before < id).then_some(())?;
            (start, before) = (*end as usize, id);
        }
        let (sheets, rest) = sheets.as_chunks::<{ Sheet::BYTES }>();
        let written = scripts.into_iter().filter(|there| *there).count();
        (rest.is_empty() && sheets.len() == written * ends.len()).then_some(())?;
        let mut sheets = sheets.iter().map(Sheet::from_bytes);
        let sheets = scripts.map(|there| sheets.by_ref().take(if there { ends.len() } else { 0 }).collect());
        Some(Self { ids: Ids { text: ids.to_owned(), ends: ends.into_owned() }, sheets })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::part::Part;
    use super::super::super::stamp::FileStamp;
    use super::*;
    use crate::fingerprint::Fingerprint;

    #[test]
    fn what_is_written_is_read_again() {
        let mut stories = Stories::of(["a", "b"].into_iter());
        let mut sheet = Sheet::new(Fingerprint::of("x"));
        sheet.put(Part::Page, FileStamp::from_number(7));
        stories.set(1, Some(article::Script::Hant), sheet);
        let bytes = postcard::to_allocvec(&stories.list()).expect("a list");
        let read = |sheets: &[u8]| Stories::from_list(postcard::from_bytes(&bytes).expect("a list"), sheets);
        let mut sheets = Vec::new();
        stories.write_sheets(&mut sheets).expect("room in memory");
        assert!(read(&sheets[1..]).is_none() && read(&[]).is_none());
        let again = read(&sheets).expect("stories");
        let sheets = [0, 1].map(|row| again.sheet(row, Some(article::Script::Hant)));
        assert_eq!((again.id(1), sheets, again.sheet(1, None)), ("b", [None, Some(&sheet)], None));
    }

    #[test]
    fn a_list_with_what_is_no_id_or_out_of_order_is_none() {
        let read = |ids: &str, ends: &[u32]| {
            Stories::from_list(List { ids, ends: ends.into(), scripts: [false; SCRIPTS.len()] }, &[])
        };
        assert!(read("ab", &[1, 2]).is_some());
        for (ids, ends) in [("ba", &[1, 2][..]), ("a/", &[1, 2]), ("aa", &[1, 2]), ("a", &[2]), ("", &[0])] {
            assert!(read(ids, ends).is_none(), "{ids}");
        }
    }
}
