//! What a reader copies has its words apart, as the page has.

use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::page::literal;
use crate::reader::Reader;

cases![lines_of_several_pieces_are_copied_with_spaces, who_did_what_is_copied_as_one_line in [Chromium, WebKit]];

async fn lines_of_several_pieces_are_copied_with_spaces(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    for (path, line) in [
        ("/articles/harbour-bell/", "[part~=lead-image] figcaption"),
        ("/articles/harbour-bell/", "[part~=related] li"),
        ("/articles/harbour-bell/", "[part~=onward] p"),
        ("/articles/harbour-bell/", ".operator"),
        ("/articles/tide-mill-repair/", "[part~=rights]"),
    ] {
        page.open(path).await;
        let css = literal(line);
        let pieces = format!("[...document.querySelector({css}).children].map(piece => piece.textContent)");
        let pieces = page.eval_texts(&pieces).await;
        let copied =
            format!("(getSelection().selectAllChildren(document.querySelector({css})), getSelection().toString())");
        let copied = page.eval_text(&copied).await;
        let words: Vec<&str> = copied.split_whitespace().collect();
        assert_eq!(words.join(" "), pieces.join(" "), "{line}");
    }
}

async fn who_did_what_is_copied_as_one_line(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    for path in ["/articles/harbour-bell/", "/articles/flood-drill/"] {
        page.open(path).await;
        let credits = page
            .eval_texts("[...document.querySelectorAll('[part~=credits] div')].map(line => line.textContent)")
            .await;
        assert!(credits.len() > 2, "{credits:?}");
        let copied =
            "(getSelection().selectAllChildren(document.querySelector('[part~=credits]')), getSelection().toString())";
        let copied = page.eval_text(copied).await;
        let lines: Vec<&str> = copied.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, credits, "{path}");
    }
}
