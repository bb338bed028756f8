//! A failed test is a panic; its words and its place belong into the report, not in between other tests' lines.

use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};
use std::panic;

thread_local! {
    static KEPT_HERE: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps the panics of the threads that ask for it; others are printed as ever.
pub(crate) fn install() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !KEPT_HERE.get() {
            return print(info);
        }
        let place = case_place().or_else(|| info.location().map(ToString::to_string));
        let words = info.payload_as_str().unwrap_or("a panic without words");
        let place = place.unwrap_or_else(|| "somewhere".into());
        LAST.set(Some(format!("{words}\n  at {place}")));
    }));
}

/// From now on, panics of this thread are kept for [`taken`].
pub(crate) fn keep_on_this_thread() {
    KEPT_HERE.set(true);
}

/// The last panic of this thread.
pub(crate) fn taken() -> Option<String> {
    LAST.take()
}

/// The line of the test that asked for what failed: the first place below `cases/` on the stack.
fn case_place() -> Option<String> {
    let trace = Backtrace::force_capture().to_string();
    let mut lines = trace.lines().map(str::trim);
    let line = lines.find(|line| line.starts_with("at ") && line.contains("src/cases/"))?;
    let at = line.find("tests/browser/").unwrap_or("at ".len());
    Some(line[at..].to_owned())
}
