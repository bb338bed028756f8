//! Tables. A wide one scrolls in its own box, so that the page does not.

use article::{Table, Text};

use super::text::text;
use crate::Locale;
use crate::markup::{Element, el};

/// A table with its caption. The box can be reached and scrolled with the keyboard.
pub(crate) fn table(table: &Table, locale: &Locale) -> Element {
    let name = table.caption.as_ref().map_or_else(|| locale.table().to_owned(), Text::plain);
    let head = (!table.header.is_empty()).then(|| {
        let heads = |cell: &Text| el("th").attr("scope", "col").child(text(cell));
        el("thead").child(el("tr").each(&table.header, heads))
    });
    let rows = el("tbody").each(&table.rows, |row| el("tr").each(row, |cell| el("td").child(text(cell))));
    let caption = table.caption.as_ref().map(|caption| el("caption").child(text(caption)));
    el("div")
        .part("table")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", name)
        .child(el("table").maybe(caption).maybe(head).child(rows))
}
