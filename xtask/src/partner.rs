//! The partner's page of the preview, `partner/index.html`: another origin, with stories of the newsroom on it.
//!
//! It is one page for one developer, so it is sent by the standard library alone: a server would be the first thing that
//! a newcomer waits for.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::project;

/// What stands for the newsroom's origin in the page.
const NEWSROOM: &str = "NEWSROOM";
/// How much of a request is read, in bytes.
const ENOUGH: u64 = 16 * 1024;
/// How long a browser may take to ask.
const PATIENCE: Duration = Duration::from_secs(5);

/// Serves the page beside us, at the first free port from `port` on, until we end. Gives its address.
pub(crate) fn serve(port: u16, newsroom: &str) -> Result<String> {
    let listener = (port..port.saturating_add(100)).find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok());
    let listener = listener.context("there is no free port for the partner's page")?;
    let address = format!("http://{}/", listener.local_addr()?);
    let (page, newsroom) = (project::root().join("partner/index.html"), newsroom.to_owned());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (page, newsroom) = (page.clone(), newsroom.clone());
            // Who goes away while being answered is no concern of ours.
            thread::spawn(move || answer(stream, page, &newsroom));
        }
    });
    Ok(address)
}

fn answer(mut stream: TcpStream, page: PathBuf, newsroom: &str) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut head = BufReader::new((&stream).take(ENOUGH)).lines();
    // A browser keeps connections ready on which it asks nothing yet. It would take for its answer whatever is sent there.
    let Some(request) = head.next().transpose()? else { return Ok(()) };
    for line in head {
        if line?.is_empty() {
            break;
        }
    }
    let (status, body) = match request.split(' ').nth(1).unwrap_or_default() {
        // Read each time, so that it can be worked on.
        "/" => ("200 OK", fs::read_to_string(page)?.replace(NEWSROOM, newsroom.trim_end_matches('/'))),
        _ => ("404 Not Found", "<p><a href=\"/\">There is one page here.</a></p>".to_owned()),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n{body}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(address: &str, path: &str) -> String {
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }

    #[test]
    fn the_page_has_the_newsroom_s_address_in_it() {
        let address = serve(18_081, "http://127.0.0.1:8080/").expect("a free port");
        let answer = ask(&address, "/");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.contains(r#"src="http://127.0.0.1:8080/embed.js""#) && !answer.contains(NEWSROOM), "{answer}");
        assert!(ask(&address, "/favicon.ico").starts_with("HTTP/1.1 404 "));
    }

    #[test]
    fn who_asks_nothing_is_answered_nothing() {
        let address = serve(18_281, "http://127.0.0.1:8080/").expect("a free port");
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).expect("it listens");
        stream.shutdown(std::net::Shutdown::Write).expect("a connection");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it ends");
        assert_eq!(answer, "");
    }
}
