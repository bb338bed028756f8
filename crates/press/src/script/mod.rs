//! The other script: an edition in Simplified is published in Traditional as well, and the other way round.
//!
//! What is converted is how words are written, never which words they are: OpenCC's tables for characters, and for those
//! with several counterparts the words around them, but no table that turns one region's words into another's
//! (项目 stays 項目, and does not become 專案). The newsroom's own table goes before every rule.
//!
//! | module | what it knows |
//! |---|---|
//! | `rule` | which characters stand for which, by script and region |
//! | `table` | the longest word of a table, as OpenCC looks for it |
//! | `torn` | where OpenCC's word is none of the text's |
//! | `corrections` | the words that OpenCC's tables write wrong |
//! | `counted` | what stands behind numbers |
//! | `mainland` | Traditional characters as the mainland writes them |
//! | `variants` | Traditional characters in forms that OpenCC does not know |
//! | `names` | words that no table can find: the newsroom's, and a few of our own |
//! | `addresses` | addresses within a text, which stay |
//! | `converter` | a stretch of words in one language |
//! | `text` | running text, converted across its runs |
//! | `people` | names in credits |
//! | `article`, `lists`, `site` | every text of the contract, and nothing else of it |
//! | `pages` | which pages there are in the other script, and links to them |
//! | `variant` | the edition in one script: its site, its pages, its converter |
//! | `overrides` | reading `script-overrides.json` |
//!
//! Every table has as many characters on the one side as on the other, so that a headline's phrases and a paragraph's runs
//! can be cut where they were.

mod addresses;
mod article;
mod converter;
mod corrections;
mod counted;
mod lists;
mod mainland;
mod names;
mod overrides;
mod pages;
mod people;
mod rule;
mod site;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod torn;
mod variant;
mod variants;

pub use converter::Converter;
pub use overrides::{FILE as OVERRIDES, read as read_overrides};
pub use pages::Pages;
pub(crate) use pages::destination;
pub(crate) use rule::{hong_kongs, simplified, standard, standard_characters, taiwans};
pub use variant::Variant;
