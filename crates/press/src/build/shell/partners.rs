//! The app's page, made one that stands in a partner's page: in an `<iframe>` as it is, or in the shadow root of our element.

use html5gum::Token;

use super::marks::{tokens, whole};
use super::sheets::layer;

/// The layers of what stands around a story on our own pages, of lists of stories, and of what the app alone shows.
const FOREIGN: [&str; 4] = ["site", "onward", "lists", "states"];

/// The custom properties that a partner may set, with `--kanbao-` before their names (`docs/embed.md`).
const PROPERTIES: [&str; 14] = [
    "paper", "ink", "soft", "rule", "accent", "card", "text", "chrome", "headline", "leading", "measure", "padding",
    "serif", "sans",
];

/// The page without its scripts, and without what only they or other pages would use: all of it is fetched for each story
/// on a partner's page, as often as not by a reader who waits for it. Its styles are ready for a shadow root, so that no
/// reader's browser has to make them so.
pub(super) fn page(index: &str) -> String {
    let tokens = tokens(index);
    let mut page = String::with_capacity(index.len());
    let mut from = 0;
    for (number, token) in tokens.iter().enumerate() {
        let Token::StartTag(tag) = token else { continue };
        let value = |name: &[u8]| tag.attributes.get(name).map(|attribute| attribute.value.as_slice());
        let (range, instead) = match (tag.name.as_slice(), value(b"rel"), value(b"name")) {
            (b"script", ..) => (whole(&tokens[number..], tag), String::new()),
            (b"style", ..) => {
                let range = whole(&tokens[number..], tag);
                let sheet = &index[range.clone()];
                let is_foreign = layer(&index[tag.span.end..]).is_some_and(|layer| FOREIGN.contains(&layer));
                (range, if is_foreign { String::new() } else { adjustable(sheet) })
            }
            (b"link", Some(b"preload" | b"modulepreload" | b"prefetch"), _) | (b"meta", _, Some(b"kanbao-app")) => {
                (tag.span.start..tag.span.end, String::new())
            }
            _ => continue,
        };
        page.push_str(&index[from..range.start]);
        page.push_str(&instead);
        from = range.end;
    }
    page.push_str(&index[from..]);
    page
}

/// Styles whose properties a partner may set, and whose root may stand in a shadow root, where nothing is `:root`.
fn adjustable(styles: &str) -> String {
    let styles = styles.replace(":root", "html");
    let mut adjustable = String::with_capacity(styles.len() * 9 / 8);
    let mut rest = styles.as_str();
    while let Some((before, declaration)) = rest.split_once("--") {
        adjustable.push_str(before);
        adjustable.push_str("--");
        rest = declaration;
        // A class may be named `.link--text:hover`; and a use of a property, `var(--ink)`, has no colon after the name.
        let is_declared = before.trim_end().ends_with(['{', ';', '/']);
        let declared = declaration.split_once(':').filter(|(name, _)| is_declared && PROPERTIES.contains(name));
        let Some((name, value)) = declared else { continue };
        let end = value.find([';', '}']).unwrap_or(value.len());
        adjustable.extend([name, ":var(--kanbao-", name, ",", value[..end].trim(), ")"]);
        rest = &value[end..];
    }
    adjustable + rest
}

#[cfg(test)]
mod tests {
    use article::Lang;
    use kanbao::Locales;

    use super::super::{Filling, Sheets, Shell};
    use super::*;

    #[test]
    fn a_page_for_partners_has_no_scripts_and_no_styles_of_other_pages() {
        let index = "<html><title></title><link rel=icon href=i><link rel=modulepreload href=a.js><script>1<2</script>\
                     <style>@layer article{:root{--ink:#000}}</style><style>\n@layer lists {}</style>\
                     <meta name=kanbao-app content=a><template id=kanbao-head></template><body>\
                     <template id=kanbao-page></template>x<template id=kanbao-end></template>\
                     <div id=app></div><script type=module src=a.js></script>";
        let lang = Lang::new("en").expect("a tag");
        let filling = Filling { lang: &lang, title: "x", head: "", sheets: Sheets::default(), body: "<p>", data: "" };
        let mut page = String::new();
        Shell::new(index, &Locales::known()).expect("a page of the app").embed(&filling, &mut page);
        assert_eq!(
            page,
            "<html lang=\"en\" dir=\"ltr\"><title>x</title><link rel=icon href=i>\
             <style>@layer article{html{--ink:var(--kanbao-ink,#000)}}</style><body><p><div id=app></div>"
        );
    }

    #[test]
    fn a_partner_may_set_properties_where_they_are_declared() {
        assert_eq!(
            adjustable(
                ":root[data-theme=dark]{--ink:#fff;--wide: 9rem;--serif: \"A B\", var(--latin-serif)}\
                 p{color:var(--ink)}.a--text:hover{/* -- */ --text:1em}--"
            ),
            "html[data-theme=dark]{--ink:var(--kanbao-ink,#fff);--wide: 9rem;\
             --serif:var(--kanbao-serif,\"A B\", var(--latin-serif))}\
             p{color:var(--ink)}.a--text:hover{/* -- */ --text:var(--kanbao-text,1em)}--"
        );
    }

    #[test]
    fn the_guide_names_what_a_partner_may_set() {
        let guide = include_str!("../../../../../docs/embed.md");
        let (_, told) = guide.split_once("Custom properties, ").expect("a paragraph on them");
        let (told, _) = told.split_once("\n\n").expect("an end of it");
        let names: Vec<&str> = told.split('`').skip(1).step_by(2).flat_map(str::split_whitespace).collect();
        assert_eq!(names, [&["--kanbao-"], PROPERTIES.as_slice()].concat());
    }
}
