//! axe-core looks for barriers: WCAG 2.2 at level AA, as far as a program can see.

use std::sync::OnceLock;

use serde_json::Value;

use super::Page;
use crate::repository;

const INSTALL: &str = "set KANBAO_AXE to axe.min.js of axe-core (npm install axe-core@4.14.1)";

const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
    }).then(
        ({violations}) => done({violations: violations.flatMap(({id, help, nodes}) => nodes.map(node =>
            `${id}: ${help}\\n    at ${node.target.join(' ')}: ${node.html.slice(0, 160)}\\n    ${node.failureSummary}`))}),
        (error) => done({error: String(error)}),
    );";

impl Page {
    /// What axe finds wrong with the page as it is now, in words.
    pub(crate) async fn axe(&self) -> Vec<String> {
        let there = self.client.execute(source(), Vec::new()).await;
        there.expect("axe-core loads into the page");
        let outcome = self.client.execute_async(RUN, Vec::new()).await;
        let outcome = outcome.expect("axe-core runs");
        let violations = outcome["violations"].as_array();
        let violations = violations.unwrap_or_else(|| panic!("axe-core failed: {outcome}"));
        let texts = violations.iter().filter_map(Value::as_str);
        texts.map(str::to_owned).collect()
    }

    /// Fails with all that axe finds.
    pub(crate) async fn expect_no_barriers(&self) {
        let violations = self.axe().await;
        assert!(violations.is_empty(), "axe finds {} barriers:\n{}", violations.len(), violations.join("\n"));
    }
}

fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let file = repository::axe().expect(INSTALL);
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}; {INSTALL}", file.display()))
    })
}
