//! What is written is what is read.

use article::{Article, Block, Document, Unknown};
use proptest::prelude::*;

use crate::generated;
use crate::sample::{SAMPLE, errors, sample};

proptest! {
    #[test]
    fn an_article_that_is_written_and_read_is_the_same(article in generated::article()) {
        let json = serde_json::to_string(&article).expect("JSON");
        let parsed = Article::parse(&json, None);
        prop_assert!(errors(&parsed.problems).is_empty(), "{:?}", parsed.problems);
        prop_assert_eq!(parsed.value, Some(article));
    }
}

#[test]
fn every_field_of_the_sample_is_written_again() {
    let article = Article::parse(SAMPLE, None).value.expect("an article");
    let mut written = serde_json::to_value(&article).expect("JSON");
    // A heading's level is written where the newsroom left it out.
    assert_eq!(written["body"][4]["level"].take(), 2);
    written["body"][4].as_object_mut().expect("a block").remove("level");
    assert_eq!(written, sample());
}

#[test]
fn an_unknown_block_keeps_its_type() {
    let block = Block::Unknown(Unknown { kind: "poll".to_owned() });
    assert_eq!(serde_json::to_string(&block).expect("JSON"), r#"{"type":"poll"}"#);
}
