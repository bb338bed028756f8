//! What to read next.

use article::{Article, Related, StoryLink};
use yew::prelude::*;

use super::text::rel;
use super::time::day_of;
use crate::setting::Setting;

/// Stories that belong to this one. The press has made links of their ids.
pub(crate) fn related(article: &Article, setting: Setting) -> Html {
    let links: Vec<&StoryLink> = article
        .related
        .iter()
        .filter_map(|related| match related {
            Related::Link(link) => Some(link),
            Related::Story(_) => None,
        })
        .collect();
    if links.is_empty() {
        return Html::default();
    }
    html! {
        <section part="related">
            <h2>{setting.locale.related}</h2>
            <ul>
                for story in links {
                    <li>
                        {link(story, None, setting)}
                        if let Some(published) = &story.published {
                            {day_of(published, setting.locale)}
                        }
                    </li>
                }
            </ul>
        </section>
    }
}

/// The stories before and after this one.
pub(crate) fn onward(article: &Article, setting: Setting) -> Html {
    if article.previous.is_none() && article.next.is_none() {
        return Html::default();
    }
    let locale = setting.locale;
    html! {
        <nav part="onward" aria-label={locale.onward}>
            if let Some(story) = &article.previous {
                <p><span>{locale.previous}</span>{link(story, Some("prev"), setting)}</p>
            }
            if let Some(story) = &article.next {
                <p><span>{locale.next}</span>{link(story, Some("next"), setting)}</p>
            }
        </nav>
    }
}

fn link(story: &StoryLink, kind: Option<&'static str>, setting: Setting) -> Html {
    let Some(href) = story.url.get() else {
        return html! { {&story.title} };
    };
    let lang = setting.foreign(story.lang.as_ref());
    html! {
        <a
            href={href.to_owned()}
            rel={kind.or(rel(href))}
            lang={lang.map(|lang| lang.as_str().to_owned())}
            dir={lang.map(|lang| lang.direction().as_str())}
        >
            {&story.title}
        </a>
    }
}
