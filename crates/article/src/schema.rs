//! JSON Schema 2020-12 of both files, generated from the types.

use schemars::Schema;
use schemars::generate::SchemaSettings;

use crate::{Article, Site};

/// The schema of an article's file.
pub fn article_schema() -> Schema {
    schema::<Article>("Kanbao article")
}

/// The schema of `site.json`.
pub fn site_schema() -> Schema {
    schema::<Site>("Kanbao site")
}

fn schema<T: schemars::JsonSchema>(title: &str) -> Schema {
    let mut schema = SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema
}
