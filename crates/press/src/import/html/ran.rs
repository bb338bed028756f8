//! When the story ran, as a `time` element near its headline says: `<time datetime="2026-04-25T15:32:00Z">`.

use article::Timestamp;
use dom_query::{Document, NodeRef};

use super::super::date::{self, Zone};
use super::elements::{is_aside, is_dropped};

/// So many bytes of text below the beginning of the headline are near it.
const NEAR: usize = 800;

/// When the story ran.
pub(super) struct Ran {
    pub(super) timestamp: Timestamp,
    /// Whether the hour was there; midnight stands for it where not.
    pub(super) has_time: bool,
}

/// Looks for the first such element below the headline, else for one beside it and above. Further below are other stories'.
pub(super) fn find(document: &Document, zone: Zone) -> Option<Ran> {
    let mut headline = None;
    let mut text = 0;
    for node in document.root().descendants_it() {
        if headline.is_none() {
            headline = node.has_name("h1").then_some(node);
            continue;
        }
        if node.is_text() && !node.parent().and_then(|parent| parent.node_name()).is_some_and(|name| is_dropped(&name))
        {
            text += node.text().trim().len();
        }
        if text > NEAR {
            break;
        }
        if let Some(ran) = read(&node, zone) {
            return Some(ran);
        }
    }
    let headline = headline?;
    let around = headline.parent()?;
    let mut above = around.descendants_it().take_while(|node| node.id != headline.id);
    above.find_map(|node| read(&node, zone))
}

fn read(node: &NodeRef<'_>, zone: Zone) -> Option<Ran> {
    if !node.has_name("time") || is_aside(node) || node.attr("itemprop").as_deref() == Some("dateModified") {
        return None;
    }
    let text = node.attr("datetime")?;
    Some(Ran { timestamp: date::parse(&text, zone)?, has_time: text.contains(':') })
}
