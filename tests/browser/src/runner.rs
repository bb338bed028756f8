//! Runs a test in an engine: a reader is fetched or started, the test gets two minutes, and a failure leaves its traces.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use libtest_mimic::{Completion, Failed, Trial};
use tokio::runtime::Runtime;
use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::case::Case;
use crate::chances::Chances;
use crate::engine::Engine;
use crate::page::keep_failure;
use crate::panics;
use crate::reader::Reader;
use crate::workplace;

const LIMIT: Duration = Duration::from_secs(120);

/// One engine's place: its reader, while there is one. Whoever holds the lock runs a test in it.
pub(crate) struct Seat {
    engine: Engine,
    state: Mutex<State>,
    chances: Arc<Chances>,
}

enum State {
    Free,
    Taken(Box<Reader>),
    /// The engine does not start, and will not the next time.
    Hopeless(String),
}

/// Why a test did not pass.
enum Failure {
    /// Its browser does not start.
    NotStarted(String),
    /// It found something.
    Found(String),
    /// Its browser no longer answers.
    Hung(String),
}

impl Failure {
    fn into_words(self) -> Failed {
        match self {
            Failure::NotStarted(words) | Failure::Found(words) | Failure::Hung(words) => words.into(),
        }
    }
}

impl Seat {
    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    pub(crate) fn new(engine: Engine, chances: &Arc<Chances>) -> Arc<Seat> {
        Arc::new(Seat { engine, state: Mutex::new(State::Free), chances: Arc::clone(chances) })
    }

    /// Closes the browser.
    pub(crate) async fn close(&self) {
        if let State::Taken(reader) = std::mem::replace(&mut *self.state.lock().await, State::Free) {
            reader.close().await;
        }
    }

    /// Runs a test with the engine to itself. A browser that hangs says nothing about the page, so the test gets a second
    /// one; a page that makes browsers hang fails there too. A test that found something gets one as well, while there are
    /// chances.
    fn run(&self, runtime: &Runtime, name: &str, case: &Case) -> Result<(), Failed> {
        let mut state = runtime.block_on(self.state.lock());
        let outcome = self.attempt(runtime, &mut state, name, case);
        match &outcome {
            Err(Failure::Hung(complaint)) => eprintln!("{name}: {complaint}; again in a new browser"),
            Err(Failure::Found(complaint)) if self.chances.take(name, complaint) => {}
            _ => return outcome.map_err(Failure::into_words),
        }
        *state = State::Free;
        self.attempt(runtime, &mut state, name, case).map_err(Failure::into_words)
    }

    fn attempt(&self, runtime: &Runtime, state: &mut State, name: &str, case: &Case) -> Result<(), Failure> {
        runtime.block_on(self.be_ready(state)).map_err(Failure::NotStarted)?;
        let State::Taken(reader) = state else {
            unreachable!("a reader that is ready sits here");
        };
        let outcome =
            catch_unwind(AssertUnwindSafe(|| runtime.block_on(async { timeout(LIMIT, (case.act)(reader)).await })));
        let complaint = match outcome {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(_)) => format!("not done after {LIMIT:?}"),
            Err(payload) => panics::taken().unwrap_or_else(|| words(&*payload)),
        };
        match runtime.block_on(keep_failure(reader.client(), name)) {
            Some(traces) => Err(Failure::Found(format!("{complaint}\n{traces}"))),
            None => Err(Failure::Hung(format!("{complaint}, and the browser no longer answered"))),
        }
    }

    /// Sees to it that a reader with a fresh page sits here: the one from before where it still works, else a new one.
    async fn be_ready(&self, state: &mut State) -> Result<(), String> {
        if let State::Hopeless(why) = state {
            return Err(why.clone());
        }
        if let State::Taken(reader) = state {
            if reader.lives() && reader.reset().await.is_ok() {
                return Ok(());
            }
            *state = State::Free;
        }
        let folder = workplace::folder();
        let started = async {
            let mut reader = Reader::start(self.engine, &folder).await?;
            reader.reset().await?;
            Ok::<Reader, String>(reader)
        };
        match started.await {
            Ok(reader) => {
                *state = State::Taken(Box::new(reader));
                Ok(())
            }
            Err(why) => {
                *state = State::Hopeless(why.clone());
                Err(why)
            }
        }
    }
}

/// A case in an engine as a trial.
pub(crate) fn trial(runtime: &Arc<Runtime>, seat: &Arc<Seat>, case: &Case) -> Trial {
    let name = format!("{}::{}", seat.engine.name(), case.name);
    let (runtime, seat, case) = (Arc::clone(runtime), Arc::clone(seat), case.clone());
    Trial::ignorable_test(name.clone(), move || {
        if let Some(why) = &case.missing {
            return Ok(Completion::ignored_with(why));
        }
        panics::keep_on_this_thread();
        seat.run(&runtime, &name, &case).map(|()| Completion::Completed)
    })
}

fn words(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without words".into())
}
