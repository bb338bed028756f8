//! The server's promises, over a plain socket.

use std::time::{Duration, Instant};

use hyper::header;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Fault, Server};
use crate::repository;

/// An answer as its head and its body, or nothing when the connection closed without one.
async fn get(server: &Server, path: &str) -> Option<(String, String)> {
    let mut stream = TcpStream::connect(server.address).await.expect("connects");
    let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: a=b\r\n\r\n", server.address);
    stream.write_all(request.as_bytes()).await.expect("asks");
    let mut answer = Vec::new();
    // A connection that breaks still leaves what came before.
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8(answer).expect("answers in UTF-8");
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some((head.to_ascii_lowercase(), body.to_owned()))
}

async fn stand_in() -> Server {
    Server::start(repository::stand_in()).await
}

#[tokio::test]
async fn a_folder_is_its_index_and_redirects_to_its_slash() {
    let server = stand_in().await;
    let (head, body) = get(&server, "/second/").await.expect("answers");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(head.contains("content-type: text/html; charset=utf-8"));
    assert!(head.contains("cache-control: no-cache"));
    assert!(body.contains("Second page"));

    let (head, _) = get(&server, "/second").await.expect("answers");
    assert!(head.starts_with("http/1.1 301"), "{head}");
    assert!(head.contains("location: /second/"));
}

#[tokio::test]
async fn what_is_missing_is_the_404_page_with_that_status() {
    let server = stand_in().await;
    for path in ["/nowhere/", "/nowhere.json", "/../Cargo.toml", "/%2e%2e/Cargo.toml"] {
        let (head, body) = get(&server, path).await.expect("answers");
        assert!(head.starts_with("http/1.1 404"), "{path}: {head}");
        assert!(body.contains("Not found"), "{path}");
    }
}

#[tokio::test]
async fn the_recorder_is_the_first_thing_in_the_head() {
    let server = stand_in().await;
    let (_, page) = get(&server, "/").await.expect("answers");
    assert!(page.contains("<head><script>// Keeps `window.__console`"));
    let (_, json) = get(&server, "/data.json").await.expect("answers");
    assert!(!json.contains("__console"));
}

#[tokio::test]
async fn a_fault_can_end_after_some_requests() {
    let server = stand_in().await;
    server.fault("/data.json", Fault::status(503).first(2));
    let mut heads = Vec::new();
    for _ in 0..3 {
        let (head, _) = get(&server, "/data.json").await.expect("answers");
        heads.push(head[9..12].to_owned());
    }
    assert_eq!(heads, ["503", "503", "200"]);
    assert_eq!(server.requests_for("/data.json").len(), 3);
}

#[tokio::test]
async fn bodies_end_early_with_and_without_saying_so() {
    let server = stand_in().await;
    server.fault("/data.json", Fault::truncated(10));
    let (head, body) = get(&server, "/data.json").await.expect("answers");
    assert!(head.contains("content-length: 10"), "{head}");
    assert_eq!(body.len(), 10);

    server.fault("/data.json", Fault::cut_off(10));
    let (head, body) = get(&server, "/data.json").await.expect("answers");
    assert!(!head.contains("content-length: 10"), "{head}");
    assert_eq!(body.len(), 10);
}

#[tokio::test]
async fn bodies_halt_and_go_on() {
    let server = stand_in().await;
    let (_, whole) = get(&server, "/data.json").await.expect("answers");
    server.fault("/data.json", Fault::halting(":", 300));
    let start = Instant::now();
    let (_, body) = get(&server, "/data.json").await.expect("answers");
    assert!(start.elapsed() >= Duration::from_millis(300));
    assert_eq!(body, whole);
}

#[tokio::test]
async fn answers_are_late_or_replaced() {
    let server = stand_in().await;
    server.fault("*.json", Fault::delay(300));
    let start = Instant::now();
    get(&server, "/data.json").await.expect("answers");
    assert!(start.elapsed() >= Duration::from_millis(300));
    server.mend("*.json");

    server.fault("/data.json", Fault::replaced("[]"));
    let (head, body) = get(&server, "/data.json").await.expect("answers");
    assert!(head.contains("content-type: application/json"));
    assert_eq!(body, "[]");

    server.fault("/data.json", Fault::page("<!doctype html>"));
    let (head, body) = get(&server, "/data.json").await.expect("answers");
    assert!(head.contains("content-type: text/html"));
    assert_eq!(body, "<!doctype html>");
}

#[tokio::test]
async fn answers_carry_more_headers_or_are_kept_from_other_origins() {
    let server = stand_in().await;
    server.allow_other_origins();
    server.fault("/data.json", Fault::replaced("[]").with(header::CONTENT_SECURITY_POLICY, "default-src 'none'"));
    let (head, _) = get(&server, "/data.json").await.expect("answers");
    assert!(head.contains("content-security-policy: default-src 'none'"), "{head}");
    assert!(head.contains("access-control-allow-origin: *"), "{head}");

    server.fault("/data.json", Fault::refused());
    let (head, body) = get(&server, "/data.json").await.expect("answers");
    assert!(!head.contains("access-control-allow-origin"), "{head}");
    assert!(body.contains("hello, reader"));
}

#[tokio::test]
async fn connections_are_dropped_or_stay_silent() {
    let server = stand_in().await;
    server.fault("/data.json", Fault::dropped());
    assert_eq!(get(&server, "/data.json").await, None);

    server.fault("/data.json", Fault::silent());
    let silence = tokio::time::timeout(Duration::from_millis(200), get(&server, "/data.json"));
    assert!(silence.await.is_err());

    server.mend("/data.json");
    server.go_down();
    assert_eq!(get(&server, "/data.json").await, None);
    server.come_up();
    assert!(get(&server, "/data.json").await.is_some());
}

#[tokio::test]
async fn other_origins_are_let_in_on_request_only_and_headers_are_logged() {
    let server = stand_in().await;
    let (head, _) = get(&server, "/data.json").await.expect("answers");
    assert!(!head.contains("access-control-allow-origin"));
    server.allow_other_origins();
    let (head, _) = get(&server, "/data.json").await.expect("answers");
    assert!(head.contains("access-control-allow-origin: *"));
    let requests = server.requests_for("/data.json");
    assert_eq!(requests[0].header(header::COOKIE), Some("a=b"));
    assert_eq!(requests[0].method, "GET");
}
