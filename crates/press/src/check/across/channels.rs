//! The channels that a story says it stands in.

use article::{ChannelId, Channels, Problem, Severity, Step, Value};

use crate::check::finding::problem;
use crate::edition::Edition;

pub(super) fn channels(edition: &Edition, article: &Value, problems: &mut Vec<Problem>) {
    if !edition.knows_channels {
        return;
    }
    let path = || vec![Step::Field("channel")];
    let items = match article.field("channel") {
        Some(Value::List(items)) => items.as_slice(),
        None => &[],
        // What is no list at all, the contract reports.
        Some(_) => return,
    };
    let mut known = Vec::new();
    edition.site.channels.each(&mut |channel| known.push(&channel.id));
    let trail = |id| edition.site.channels.trail(id).iter().map(|channel| &channel.id).collect::<Vec<_>>();
    if items.is_empty() && !edition.site.channels.is_empty() && matches!(article, Value::Record(_)) {
        let message = "the story is in no channel, so no list has it";
        // One inside another shows their order.
        let inner = known.iter().map(|id| trail(id)).find(|trail| trail.len() > 1);
        let example = choice("", &inner.unwrap_or_else(|| known.iter().take(1).copied().collect()));
        let remedy = format!("write the channels that it stands in, outermost first, such as \"channel\": {example}");
        problems.push(problem(Severity::Warning, Vec::new(), message, remedy));
        return;
    }
    let mut named = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Value::Text(text) = item else { continue };
        match known.iter().find(|id| id.as_str() == text) {
            Some(id) => named.push(*id),
            None => {
                let mut path = path();
                path.push(Step::Item(index));
                let message = format!("site.json has no channel \"{text}\"");
                problems.push(problem(Severity::Error, path, message, choice("its channels are", &known)));
            }
        }
    }
    let Some(innermost) = named.last().filter(|_| named.len() == items.len()) else { return };
    let trail = trail(innermost);
    if trail != named {
        let message = "the channels do not lie in each other as they do in site.json";
        let remedy = format!("write \"channel\": {}", choice("", &trail));
        problems.push(problem(Severity::Warning, path(), message, remedy));
    }
}

/// `["news", "ningde"]`, after what it is; the first ten.
fn choice(what: &str, ids: &[&ChannelId]) -> String {
    let quoted: Vec<_> = ids.iter().take(10).map(|id| format!("\"{id}\"")).collect();
    let more = if ids.len() > quoted.len() { ", …" } else { "" };
    format!("{what} [{}{more}]", quoted.join(", ")).trim_start().to_owned()
}
