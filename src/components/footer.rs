//! The foot of every page: who runs the paper, what it is licensed to do, how to reach it.

use article::{Contact, FooterLink, Licence};
use yew::prelude::*;

use super::text::rel;
use crate::setting::Setting;

/// What `site.json` says of the paper.
pub(crate) fn footer(setting: Setting) -> Html {
    let site = setting.site;
    let Some(footer) = &site.footer else { return Html::default() };
    html! {
        <footer part="footer" lang={site.lang.as_str().to_owned()} dir={site.lang.direction().as_str()}>
            if !footer.links.is_empty() || footer.report.is_some() {
                <nav aria-label={setting.locale.about}>
                    <ul class="links">
                        for link in footer.links.iter().chain(&footer.report) {
                            <li>{labelled(link)}</li>
                        }
                    </ul>
                </nav>
            }
            <ul class="contacts">
                for contact in &footer.contacts {
                    <li>{reach(contact, setting.locale.colon)}</li>
                }
            </ul>
            <ul class="licences">
                for licence in &footer.licences {
                    <li>{record(licence, setting.locale.colon)}</li>
                }
            </ul>
            if footer.operator.is_some() || footer.address.is_some() {
                <p class="operator">
                    if let Some(operator) = &footer.operator {
                        <span>{operator}</span>
                    }
                    if let Some(address) = &footer.address {
                        <span>{address}</span>
                    }
                </p>
            }
            if let Some(copyright) = &footer.copyright {
                <p class="copyright">{copyright}</p>
            }
        </footer>
    }
}

fn labelled(link: &FooterLink) -> Html {
    match link.url.get() {
        Some(href) => html! { <a href={href.to_owned()} rel={rel(href)}>{&link.label}</a> },
        None => html! { {&link.label} },
    }
}

fn reach(contact: &Contact, colon: &'static str) -> Html {
    html! {
        <>
            {&contact.label}
            {colon}
            if let Some(tel) = &contact.tel {
                <a href={format!("tel:{}", dialled(tel))} dir="ltr">{tel}</a>
            }
            if let Some(email) = &contact.email {
                <a href={format!("mailto:{email}")} dir="ltr">{email}</a>
            }
        </>
    }
}

fn record(licence: &Licence, colon: &'static str) -> Html {
    let words = html! { <>{&licence.label}{colon}<bdi>{&licence.number}</bdi></> };
    match licence.url.as_ref().and_then(|url| url.get()) {
        Some(href) => html! { <a href={href.to_owned()} rel={rel(href)}>{words}</a> },
        None => words,
    }
}

/// The number as a telephone takes it (RFC 3966): digits and a leading plus.
fn dialled(number: &str) -> String {
    number.chars().filter(|character| character.is_ascii_digit() || *character == '+').collect()
}
