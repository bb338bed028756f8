//! A paper with enough in it to move about: 45 stories, newest `story-45`, each some screens long.

use serde_json::json;

use crate::editions::Edition;
use crate::made::{Made, article, paragraph};

/// The paper.
pub(super) const PAPER: Edition = Edition::Made("paper", paper);

/// The same paper, with stories from another system besides.
pub(super) const WIRE: Edition = Edition::Made("wire", || paper().site("source", json!("/articles/{id}.json")));

/// Stories on a page of a channel.
pub(super) const A_PAGE: usize = 20;

/// The address of a story from another system, which the press has made no page for: the host answers with its page for what
/// is missing, and the app of [`WIRE`] asks for [`UNMADE_STORY`].
pub(super) const UNMADE: &str = "/articles/late-edition/";

/// The file of the story at [`UNMADE`]. It has to be put there: see [`unmade`].
pub(super) const UNMADE_STORY: &str = "/articles/late-edition.json";

/// What the file at [`UNMADE_STORY`] says.
pub(super) fn unmade() -> String {
    article("late-edition", "The late edition", vec![paragraph("It went to press after the others.")]).to_string()
}

const STORIES: u32 = 45;

fn paper() -> Made {
    let made = Made::new("en")
        .site(
            "channels",
            json!([{"id": "news", "name": "News", "channels": [{"id": "harbour", "name": "Harbour"}]}, {"id": "sport", "name": "Sport"}]),
        )
        .site("footer", json!({"contacts": [{"label": "Desk", "tel": "0593-2831322"}], "operator": "The Tester Ltd"}));
    (1..=STORIES).fold(made, |made, number| made.article(story(number)))
}

fn story(number: u32) -> serde_json::Value {
    let id = format!("story-{number:02}");
    let mut body = vec![paragraph(json!([
        "A link to ",
        {"link": {"href": "/articles/story-01/", "text": "the oldest story"}},
        ", one to ",
        {"link": {"href": "/articles/withdrawn/", "text": "a story that was taken down"}},
        ", one to ",
        {"link": {"href": "https://elsewhere.example/page", "text": "another site"}},
        ", and a ",
        {"link": {"href": "mailto:desk@tester.example", "text": "mail address"}},
        ".",
    ]))];
    let words = "The tide came in, the tide went out, and the ferry kept its hours all the while. ".repeat(6);
    body.extend((0..16).map(|_| paragraph(words.trim_end())));
    let mut story = article(&id, &format!("Story number {number}"), body);
    // A minute apart, so that the order is plain.
    story["published"] = json!(format!("2024-05-06T07:{number:02}:00+08:00"));
    story["channel"] = json!(["news", "harbour"]);
    story["summary"] = json!(format!("What happened on day {number}."));
    story
}
