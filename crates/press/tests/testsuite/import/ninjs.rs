//! ninjs in its three generations, and Superdesk's dialect: the same story in each.

use serde_json::{Value, json};

use super::imported;

const TEXT: &str = "<p>The footbridge over the Reed Brook opened on Monday.</p><p>It carries no cars.</p>";

fn generations() -> [(&'static str, Value); 4] {
    [
        (
            "1",
            json!({
                "uri": "https://wire.example/bridge", "type": "text", "versioncreated": "2026-10-21T08:05:00Z", "language": "en",
                "headline": "Footbridge opens", "byline": "Bian Yuzhou", "body_html": TEXT,
                "associations": {"featured": {"uri": "https://wire.example/p", "type": "picture", "description_text": "The bridge.",
                    "renditions": {"big": {"href": "https://wire.example/p.jpg", "width": 800, "height": 600}}}}
            }),
        ),
        (
            "2",
            json!({
                "uri": "https://wire.example/bridge", "type": "text", "versioncreated": "2026-10-21T08:05:00Z", "language": "en",
                "headlines": [{"role": "main", "value": "Footbridge opens"}], "by": "Bian Yuzhou",
                "bodies": [{"role": "main", "contenttype": "text/html", "value": TEXT}],
                "associations": [{"name": "p", "uri": "https://wire.example/p", "type": "picture", "descriptions": [{"value": "The bridge."}],
                    "renditions": [{"name": "big", "href": "https://wire.example/p.jpg", "width": 800, "height": 600}]}]
            }),
        ),
        (
            "3",
            json!({
                "uri": "https://wire.example/bridge", "type": "text", "versionCreated": "2026-10-21T08:05:00Z", "language": "en",
                "headlines": [{"role": "main", "value": "Footbridge opens"}], "by": "Bian Yuzhou",
                "bodies": [{"role": "main", "contentType": "text/html", "value": TEXT}],
                "associations": [{"name": "p", "uri": "https://wire.example/p", "type": "picture", "descriptions": [{"value": "The bridge."}],
                    "renditions": [{"name": "big", "href": "https://wire.example/p.jpg", "width": 800, "height": 600}]}]
            }),
        ),
        (
            "superdesk",
            json!({
                "guid": "https://wire.example/bridge", "type": "text", "versioncreated": "2026-10-21T08:05:00+0000", "language": "en",
                "headline": "Footbridge opens", "authors": [{"name": "Bian Yuzhou", "role": "writer"}], "body_html": TEXT,
                "associations": {"field--1": {"uri": "https://wire.example/p", "type": "picture", "description_text": "The bridge.",
                    "renditions": {"big": {"href": "https://wire.example/p.jpg", "width": 800, "height": 600}}}}
            }),
        ),
    ]
}

#[test]
fn every_generation_gives_the_same_article() {
    for (generation, item) in generations() {
        let article = imported("item.json", &item.to_string());
        assert_eq!(article["headline"], "Footbridge opens", "{generation}");
        assert_eq!(article["published"], "2026-10-21T08:05:00Z", "{generation}");
        assert_eq!(article["lang"], "en", "{generation}");
        assert_eq!(article["credits"], json!([{"role": "reporter", "names": ["Bian Yuzhou"]}]), "{generation}");
        assert_eq!(article["body"].as_array().map(Vec::len), Some(2), "{generation}");
        let picture =
            json!({"src": "https://wire.example/p.jpg", "caption": "The bridge.", "width": 800, "height": 600});
        assert_eq!(article["image"], picture, "{generation}");
    }
}

#[test]
fn an_event_is_dated_by_when_it_begins() {
    for name in ["startDate", "expectedStartDate", "estimatedStartDate"] {
        let details = json!({"dates": {name: "2026-11-02"}});
        let item = json!({"uri": "urn:wire:walk", "type": "event", "title": "Lantern walk", "eventDetails": details});
        let article = imported("event.json", &item.to_string());
        assert_eq!(article["headline"], "Lantern walk");
        assert_eq!(article["published"], "2026-11-02T00:00:00+08:00", "{name}");
    }
}
