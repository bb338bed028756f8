//! A page on paper.

use std::str;

use fantoccini::wd::PrintConfiguration;

use super::Page;

impl Page {
    /// How many sheets of A4 the page takes, with margins of a centimetre.
    pub(crate) async fn sheets(&self) -> usize {
        let printed = self.client.print(PrintConfiguration::default()).await;
        let printed = printed.unwrap_or_else(|error| panic!("the page cannot be printed: {error}"));
        // The tree of a PDF's pages says how many they are, and each of its branches (ISO 32000-1, 7.7.3).
        let counts = printed.split(|byte| *byte == b'/').filter_map(|name| {
            let count =
                str::from_utf8(name.strip_prefix(b"Count ")?.split(|byte| !byte.is_ascii_digit()).next()?).ok()?;
            count.parse().ok()
        });
        counts.max().expect("a PDF has pages")
    }
}
