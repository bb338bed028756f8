//! The viewer's behaviour, tested in three real browsers against a server that fails on demand.
//!
//! `cargo run -p browser-tests -- [FILTER] [--list]`. The tests lie in `cases/`, a file a feature; each runs in Chromium,
//! Firefox and WebKit, one after another within an engine, two engines at a time.
//!
//! | variable | meaning |
//! |---|---|
//! | `KANBAO_ENGINES` | which engines: `chromium,firefox,webkit` when not set |
//! | `KANBAO_APP` | the built app, without an edition: `target/kanbao/app` when not set |
//! | `KANBAO_PRESS` | the press's binary: run through cargo when not set |
//! | `KANBAO_AXE` | `axe.min.js` of axe-core |
//! | `KANBAO_REACT`, `KANBAO_REACT_DOM`, `KANBAO_VUE` | `umd/react.production.min.js` of React 18, the same of React DOM, `dist/vue.global.prod.js` of Vue 3 |
//! | `KANBAO_PYM` | `dist/pym.v1.min.js` of pym.js |
//! | `KANBAO_DARK_READER` | `darkreader.js` of Dark Reader |
//! | `KANBAO_HOSTS` | a folder with Debian's nginx and Caddy unpacked in it |
//!
//! The tests of the preview run `cargo xtask serve`, and start in time where that has compiled the app before, as
//! `cargo xtask test` sees to.
//!
//! What starts browsers and web servers is a library, which the benchmarks of pages (`benches/pages`) use too.

mod case;
mod cases;
mod chances;
mod children;
mod display;
mod driver;
mod editions;
mod engine;
mod hosts;
mod made;
mod page;
mod panics;
mod preferences;
mod preview;
mod reader;
mod repository;
mod runner;
mod server;
mod vendor;
mod window;
mod workplace;

pub use children::end_all;
pub use driver::Driver;
pub use engine::Engine;
pub use hosts::{Nginx, prepare};
pub use preferences::Preferences;
pub use vendor::chromium;
pub use window::Window;

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use chances::Chances;
use runner::Seat;

/// Runs the tests that the command line asks for.
pub fn run() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Two engines at a time: browsers are heavy, and states are told apart by time.
    arguments.test_threads.get_or_insert(2);
    let engines = match engine::chosen() {
        Ok(engines) => engines,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    panics::install();
    let runtime = Arc::new(Runtime::new().expect("this machine runs threads"));
    runtime.spawn(end_on_interrupt());

    let is_whole = arguments.filter.is_none() && arguments.skip.is_empty();
    let chances = Arc::new(Chances::of(is_whole));
    let seats: Vec<Arc<Seat>> = engines.into_iter().map(|engine| Seat::new(engine, &chances)).collect();
    let conclusion = libtest_mimic::run(&arguments, trials(&runtime, &seats));
    for seat in &seats {
        runtime.block_on(seat.close());
    }
    children::end_all();
    workplace::remove();
    chances.report();
    conclusion.exit_code()
}

/// Every case in every engine that can run it. Neighbours are of different engines, so that two can run at a time.
fn trials(runtime: &Arc<Runtime>, seats: &[Arc<Seat>]) -> Vec<Trial> {
    let mut trials = Vec::new();
    for case in cases::all() {
        for seat in seats {
            if case.engines.contains(&seat.engine()) {
                trials.push(runner::trial(runtime, seat, &case));
            }
        }
    }
    trials
}

/// Leaves no browser behind when somebody loses patience.
async fn end_on_interrupt() {
    let mut told = signal(SignalKind::terminate()).expect("this machine knows signals");
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = told.recv() => {}
    }
    children::end_all();
    workplace::remove();
    std::process::exit(130);
}
