//! The network. No other module touches it.
//!
//! A request is given ten seconds. A server that fails is asked again three times, each time after a longer pause;
//! a pause has a random part, so that a thousand readers do not come back in the same moment.

use std::cell::Cell;
use std::rc::Rc;

use article::{Document, Parsed};
use gloo_net::http::Request;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use web_sys::AbortController;

use super::document;
use super::json::{self, Found};
use crate::Trouble;

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 10_000;
/// The pauses before a server that failed is asked again, in milliseconds.
const PAUSES: [u32; 3] = [500, 1_000, 2_000];

/// Fetches a file and checks it.
pub(super) async fn load<T: Document>(address: &str) -> Result<T, Trouble> {
    let json = fetch(address).await?;
    let Parsed { value, problems } = T::check(&json, Some(address));
    value.ok_or(Trouble::Contract(problems))
}

async fn fetch(address: &str) -> Result<Found, Trouble> {
    let mut pauses = PAUSES.iter();
    loop {
        let trouble = match attempt(address).await {
            Ok(json) => return Ok(json),
            Err(trouble) => trouble,
        };
        match (&trouble, pauses.next()) {
            (Trouble::Server | Trouble::Unreachable, Some(pause)) => TimeoutFuture::new(jitter(*pause)).await,
            _ => return Err(trouble),
        }
    }
}

async fn attempt(address: &str) -> Result<Found, Trouble> {
    let aborter = AbortController::new().map_err(|_| Trouble::Unreachable)?;
    let expired = Rc::new(Cell::new(false));
    let alarm = {
        let (aborter, expired) = (aborter.clone(), expired.clone());
        Timeout::new(PATIENCE, move || {
            expired.set(true);
            aborter.abort();
        })
    };
    // The default mode of `fetch` is what is wanted: CORS, and credentials for our own origin only.
    let answer =
        Request::get(address).header("accept", "application/json").abort_signal(Some(&aborter.signal())).send();
    let result = match answer.await {
        Ok(response) => match response.status() {
            200..=299 => {
                let kind = response.headers().get("content-type");
                if kind.is_some_and(|kind| !kind.as_bytes().windows(4).any(|letters| letters == b"json")) {
                    Err(Trouble::WrongType)
                } else {
                    json::read(response).await.ok_or(Trouble::Broken)
                }
            }
            404 | 410 => Err(Trouble::Missing),
            _ => Err(Trouble::Server),
        },
        Err(_) => Err(Trouble::Unreachable),
    };
    drop(alarm);
    result.map_err(|trouble| match trouble {
        Trouble::Broken | Trouble::Unreachable if expired.get() => Trouble::Timeout,
        Trouble::Broken | Trouble::Unreachable if !document::window().navigator().on_line() => Trouble::Offline,
        trouble => trouble,
    })
}

/// Between three quarters and five quarters of a pause.
fn jitter(pause: u32) -> u32 {
    let share = 0.75 + js_sys::Math::random() / 2.0;
    (f64::from(pause) * share) as u32
}
