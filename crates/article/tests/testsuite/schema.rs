//! The schema and the reader agree. Where they do not, it is written down here.

use article::{Article, Document, Site, article_schema, site_schema};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use std::sync::LazyLock;

use crate::generated;
use crate::sample::{pointers, sample};

static ARTICLE: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::validator_for(article_schema().as_value()).expect("a schema"));

static SITE: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::validator_for(site_schema().as_value()).expect("a schema"));

/// What the schema and the reader say.
fn both(article: &Value) -> (bool, bool) {
    (ARTICLE.is_valid(article), Article::parse(&article.to_string(), None).is_sound())
}

#[test]
fn the_schemas_are_of_2020_12() {
    for schema in [article_schema(), site_schema()] {
        assert!(jsonschema::draft202012::meta::is_valid(schema.as_value()));
    }
}

#[test]
fn both_take_the_sample() {
    assert_eq!(both(&sample()), (true, true));
}

proptest! {
    #[test]
    fn both_take_any_article(article in generated::article()) {
        let json = serde_json::to_value(&article).expect("JSON");
        prop_assert_eq!(both(&json), (true, true));
    }

    #[test]
    fn both_refuse_a_value_of_the_wrong_type(article in generated::article(), place: Index, wrong in wrong()) {
        let mut json = serde_json::to_value(&article).expect("JSON");
        let pointers = pointers(&json);
        let pointer = place.get(&pointers);
        let value = json.pointer_mut(pointer).expect("a value");
        // `true` stands in the fields that take it, `null` stands for any that may be missing.
        prop_assume!(!(wrong.is_boolean() && (value.is_boolean() || pointer == "/embed")));
        *value = wrong;
        prop_assert_eq!(both(&json), (false, false), "{}", pointer);
    }

    #[test]
    fn both_take_or_both_refuse_null_and_a_field_that_is_not_there(article in generated::article(), place: Index, gone: bool) {
        let mut json = serde_json::to_value(&article).expect("JSON");
        let pointers = pointers(&json);
        let pointer = place.get(&pointers);
        let (parent, name) = pointer.rsplit_once('/').expect("a value in another");
        match json.pointer_mut(parent) {
            Some(Value::Object(fields)) if gone => _ = fields.remove(name),
            _ => *json.pointer_mut(pointer).expect("a value") = Value::Null,
        }
        let (schema, reader) = both(&json);
        prop_assert_eq!(schema, reader, "{}", pointer);
    }
}

fn wrong() -> impl Strategy<Value = Value> {
    prop_oneof![Just(json!(7.5)), Just(json!(-1)), Just(json!(true)), Just(json!([[7.5]])), Just(json!([{}]))]
}

#[test]
fn both_refuse_what_is_outside_its_range() {
    for (pointer, value) in [
        ("/schema", json!(2)),
        ("/id", json!("Night Ferry")),
        ("/id", json!("")),
        ("/image/width", json!(4_294_967_296_u64)),
        ("/body/3/level", json!(1)),
        ("/body/3/level", json!(7)),
        ("/lang", json!("zh_CN")),
        ("/published", json!("2024-03-05")),
        ("/published", json!("2024-03-05T19:30")),
        ("/corrections/0/date", json!("5 March")),
        ("/corrections/0/date", json!("2024-03-06 and later")),
        ("/embed", json!("never")),
        ("/embed/0", json!("https://partner.example/page")),
        ("/embed/0", json!("https://partner.example:http")),
        ("/formerly/0", json!("Night Ferry")),
        ("/canonical", json!("javascript:x")),
        ("/canonical", json!("java\tscript:x")),
        ("/canonical", json!("")),
        ("/canonical", json!(" ")),
        ("/image/src", json!("mailto:desk@a.example")),
        ("/image/src", json!("data:image/png,x")),
    ] {
        let mut article = sample();
        *article.pointer_mut(pointer).expect("a value") = value.clone();
        assert_eq!(both(&article), (false, false), "{pointer} {value}");
    }
}

/// The known differences. A pattern cannot tell them, or the reader is meant to be milder than an editor's schema.
#[test]
fn where_they_differ() {
    let differ = |pointer: &str, value: Value| {
        let mut article = sample();
        *article.pointer_mut(pointer).expect("a value") = value;
        both(&article)
    };
    let (only_the_schema, only_the_reader) = ((true, false), (false, true));
    assert_eq!(differ("/published", json!("2024-02-30T00:00:00Z")), only_the_schema, "a day that does not exist");
    assert_eq!(differ("/published", json!("2024-02-20T29:00:00Z")), only_the_schema, "an hour that does not exist");
    assert_eq!(differ("/corrections/0/date", json!("2024-02-30")), only_the_schema, "a day that does not exist");
    assert_eq!(differ("/headline", json!(" ")), only_the_schema, "a blank headline");
    assert_eq!(differ("/body/0", json!({"type": "poll"})), only_the_reader, "an unknown block is a warning");
    assert_eq!(differ("/canonical", json!(" https://a.example ")), only_the_reader, "spaces around an address");
    assert_eq!(differ("/canonical", json!("htt\nps://a.example")), only_the_reader, "a line break in an address");
    let source = |source: &str| {
        let site = json!({"name": "Courier", "lang": "en", "source": source});
        (SITE.is_valid(&site), Site::parse(&site.to_string(), None).is_sound())
    };
    assert_eq!(source("data:{id}"), only_the_schema, "a template whose scheme may not be fetched");
    assert_eq!(source(" https://a.example/{id} "), (true, true), "spaces around a template");
}

#[test]
fn both_agree_on_whether_a_site_is_in_both_scripts() {
    for (convert, converted) in [(json!(true), true), (json!(false), false), (json!(null), true)] {
        let site = json!({"name": "Courier", "lang": "zh-Hans-CN", "convert": convert});
        let read = Site::parse(&site.to_string(), None);
        assert!(read.is_sound() && read.value.is_some_and(|site| site.is_converted() == converted), "{site}");
        assert!(SITE.is_valid(&site), "{site}");
    }
    for wrong in [json!("no"), json!(0), json!([])] {
        let site = json!({"name": "Courier", "lang": "zh-Hans-CN", "convert": wrong});
        assert!(!Site::parse(&site.to_string(), None).is_sound() && !SITE.is_valid(&site), "{site}");
    }
}

#[test]
fn both_agree_on_who_may_embed() {
    let both = |embed: &Value| {
        let site = json!({"name": "Courier", "lang": "en", "embed": embed});
        let mut article = sample();
        article["embed"] = embed.clone();
        let soundness = [SITE.is_valid(&site), Site::parse(&site.to_string(), None).is_sound()];
        (soundness, both(&article))
    };
    for right in [json!(true), json!(false), json!([]), json!(["https://partner.example", "http://a.example:81"])] {
        assert_eq!(both(&right), ([true; 2], (true, true)), "{right}");
    }
    for wrong in [json!("no"), json!(0), json!({}), json!(["partner.example"]), json!([true])] {
        assert_eq!(both(&wrong), ([false; 2], (false, false)), "{wrong}");
    }
}

#[test]
fn both_agree_on_sites() {
    let site = json!({
        "name": "Courier", "lang": "en", "url": "https://courier.example", "logo": "/mark.svg",
        "channels": [{"id": "town", "name": "Town", "lang": "en", "channels": [{"id": "harbour", "name": "Harbour"}]}],
        "locales": ["en", "zh-Hans"],
        "footer": {
            "links": [{"label": "About", "url": "/about/"}],
            "licences": [{"label": "ICP", "number": "1", "kind": "icp", "url": "https://icp.example"}],
            "contacts": [{"label": "Desk", "tel": "1", "email": "desk@courier.example"}],
            "operator": "O", "address": "A", "copyright": "C", "report": {"label": "Report", "url": "/report/"}
        },
        "source": "https://copy.example/{id}.json"
    });
    let both = |site: &Value| (SITE.is_valid(site), Site::parse(&site.to_string(), None).is_sound());
    assert_eq!(both(&site), (true, true));
    for pointer in pointers(&site) {
        for wrong in [json!(7.5), json!(true), json!([[]])] {
            let mut site = site.clone();
            *site.pointer_mut(&pointer).expect("a value") = wrong;
            assert_eq!(both(&site), (false, false), "{pointer}");
        }
        let mut site = site.clone();
        *site.pointer_mut(&pointer).expect("a value") = Value::Null;
        let (schema, reader) = both(&site);
        assert_eq!(schema, reader, "{pointer}");
    }
}
