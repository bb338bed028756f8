//! Tables. A wide one scrolls in its own box, so that the page does not.

use article::Table;
use yew::prelude::*;

use super::text::text;
use crate::Locale;

/// A table with its caption. The box can be reached and scrolled with the keyboard.
pub(crate) fn table(table: &Table, locale: &Locale) -> Html {
    let name = table.caption.as_ref().map_or_else(|| locale.table.to_owned(), |caption| caption.plain());
    html! {
        <div part="table" role="region" tabindex="0" aria-label={name}>
            <table>
                if let Some(caption) = &table.caption {
                    <caption>{text(caption)}</caption>
                }
                if !table.header.is_empty() {
                    <thead>
                        <tr>
                            for cell in &table.header {
                                <th scope="col">{text(cell)}</th>
                            }
                        </tr>
                    </thead>
                }
                <tbody>
                    for row in &table.rows {
                        <tr>
                            for cell in row {
                                <td>{text(cell)}</td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
