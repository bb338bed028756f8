//! What a page takes of the machine's memory. Chromium only.

use serde_json::{Value, json};

use super::Page;
use crate::engine::Engine;
use crate::vendor;

impl Page {
    /// The bytes of JavaScript's heap, of the browser's own objects for the page (nodes, styles, layout), and of what
    /// buffers keep beside them, once all that is only waiting to be thrown away is gone.
    pub(crate) async fn memory(&self) -> f64 {
        let heap = self.told("Runtime.getHeapUsage").await;
        let bytes = |name: &str| heap[name].as_f64().unwrap_or_else(|| panic!("Chromium does not tell {name}: {heap}"));
        bytes("usedSize") + bytes("embedderHeapUsedSize") + bytes("backingStorageSize")
    }

    /// How many documents the browser holds for the page, itself among them: those of frames, and those that were parsed.
    pub(crate) async fn documents(&self) -> u64 {
        let counters = self.told("Memory.getDOMCounters").await;
        counters["documents"].as_u64().unwrap_or_else(|| panic!("Chromium does not tell its documents: {counters}"))
    }

    /// What Chromium tells on a command, after its garbage collector has been there.
    async fn told(&self, command: &str) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "only Chromium tells");
        let say = async |command, parameters| {
            let outcome = vendor::chromium(&self.client, command, parameters).await;
            outcome.unwrap_or_else(|error| panic!("{command}: {error}"))
        };
        // What one collection sets free may be all that holds something else.
        for _ in 0..3 {
            say("HeapProfiler.collectGarbage", json!({})).await;
        }
        say(command, json!({})).await
    }
}
