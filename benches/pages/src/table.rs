//! Tables in Markdown, and what is said of a target.

/// A table under a heading.
pub(crate) struct Table {
    text: String,
}

impl Table {
    /// A heading, and the columns.
    pub(crate) fn new(heading: &str, columns: &[&str]) -> Self {
        let mut table = Table { text: format!("### {heading}\n\n") };
        table.row(columns);
        table.row(&vec!["---"; columns.len()]);
        table
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: &[impl AsRef<str>]) {
        for cell in cells {
            self.text.push_str("| ");
            self.text.push_str(cell.as_ref());
            self.text.push(' ');
        }
        self.text.push_str("|\n");
    }

    /// The table as text.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

/// A value, and whether it keeps to its limit.
pub(crate) fn against(value: f64, limit: f64, shown: &str) -> String {
    if value <= limit { format!("{shown} ✔") } else { format!("**{shown} ✘**") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_under_their_heading() {
        let mut table = Table::new("Bytes", &["what", "kB"]);
        table.row(&["app", "76"]);
        assert_eq!(table.finish(), "### Bytes\n\n| what | kB |\n| --- | --- |\n| app | 76 |\n");
    }

    #[test]
    fn a_broken_limit_stands_out() {
        assert_eq!(against(1.05, 1.05, "1.05"), "1.05 ✔");
        assert_eq!(against(1.06, 1.05, "1.06"), "**1.06 ✘**");
    }
}
