//! The foot of every page: who runs the paper, what it is licensed to do, how to reach it.

use article::{Contact, FooterLink, Licence};

use super::text::anchor;
use crate::markup::{Element, Markup, all, el, words};
use crate::setting::Setting;

/// What `site.json` says of the paper.
pub(crate) fn footer(setting: Setting) -> Option<Element> {
    let site = setting.site;
    let colon = setting.locale.colon();
    let footer = site.footer.as_ref()?;
    let list = |class| el("ul").attr("class", class);
    let mut links = list("links").each(&footer.links, labelled);
    links = links.maybe(footer.report.as_ref().map(labelled));
    let operator = el("p")
        .attr("class", "operator")
        .maybe(footer.operator.as_ref().map(|operator| el("span").text(operator)))
        .text(" ")
        .maybe(footer.address.as_ref().map(|address| el("span").text(address)));
    let foot = el("footer")
        .part("footer")
        .lang(Some(&site.lang))
        .child(el("nav").attr("aria-label", setting.locale.about()).child(links))
        .child(list("contacts").each(&footer.contacts, |contact| reach(contact, colon)))
        .child(list("licences").each(&footer.licences, |licence| record(licence, colon)))
        .child(operator)
        .maybe(footer.copyright.as_ref().map(|copyright| el("p").attr("class", "copyright").text(copyright)));
    Some(foot)
}

fn labelled(link: &FooterLink) -> Element {
    el("li").child(linked(link.url.get(), words(&link.label)))
}

fn reach(contact: &Contact, colon: &'static str) -> Element {
    let number = |scheme: &str, target: &str, text: &str| {
        el("a").attr("href", format!("{scheme}:{target}")).attr("dir", "ltr").text(text)
    };
    el("li")
        .text(&contact.label)
        .text(colon)
        .maybe(contact.tel.as_ref().map(|tel| number("tel", &dialled(tel), tel)))
        .maybe(contact.email.as_ref().map(|email| number("mailto", email, email)))
}

fn record(licence: &Licence, colon: &'static str) -> Element {
    let number = el("bdi").text(&licence.number);
    let line = all([words(&licence.label), words(colon), number.into()]);
    el("li").child(linked(licence.url.as_ref().and_then(|url| url.get()), line))
}

fn linked(href: Option<&str>, line: Markup) -> Markup {
    match href {
        Some(href) => anchor(href).child(line).into(),
        None => line,
    }
}

/// The number as a telephone takes it (RFC 3966): digits and a leading plus.
fn dialled(number: &str) -> String {
    number.chars().filter(|character| character.is_ascii_digit() || *character == '+').collect()
}
