//! The configurations of `docs/hosting` over TLS, as readers come by them.

use std::sync::PoisonError;

use serde_json::json;

use super::hosting::{EMBED, HOST, PREPARING, STORY, arrive, sites};
use crate::case::cases;
use crate::editions::Edition;
use crate::hosts::{Caddy, Nginx};
use crate::page::literal;
use crate::reader::Reader;
use crate::server::Fault;
use crate::{vendor, workplace};

cases![
    pages_come_alive_over_tls_from_caddy in [Chromium],
    pages_come_alive_over_tls_from_nginx in [Chromium],
];

async fn pages_come_alive_over_tls_from_caddy(reader: &mut Reader) {
    comes_alive(reader, &caddy().origin(HOST)).await;
}

async fn pages_come_alive_over_tls_from_nginx(reader: &mut Reader) {
    let nginx = {
        let certificate = caddy().certificate(HOST).unwrap_or_else(|error| panic!("{error}"));
        let _alone = PREPARING.lock().unwrap_or_else(PoisonError::into_inner);
        Nginx::start_secure(&certificate, &sites(), HOST, &workplace::folder().join("nginx-tls"))
    };
    let nginx = nginx.unwrap_or_else(|error| panic!("{error}"));
    comes_alive(reader, &nginx.origin(HOST)).await;
}

fn caddy() -> Caddy {
    let _alone = PREPARING.lock().unwrap_or_else(PoisonError::into_inner);
    let started = Caddy::start_secure(&sites(), &[HOST], &workplace::folder().join("caddy-tls"));
    started.unwrap_or_else(|error| panic!("{error}"))
}

/// The site's own pages, and a story on a page of another site. A browser does not remember `Strict-Transport-Security` of a host
/// whose certificate it does not trust (RFC 6797 §8.1), so other tests still come by `http:`.
async fn comes_alive(reader: &mut Reader, origin: &str) {
    let page = reader.visit(Edition::StandIn).await;
    let trust = |ignore: bool| json!({"ignore": ignore});
    vendor::chromium(reader.client(), "Security.setIgnoreCertificateErrors", trust(true)).await.expect("Chromium can");
    let recorder = page.record_everywhere().await;

    arrive(reader, &page, &format!("{origin}{STORY}")).await;
    page.expect_quiet_console().await;
    let protocol = "performance.getEntriesByType('navigation')[0].nextHopProtocol";
    assert_eq!(page.eval_text(protocol).await, "h2");
    let told = "fetch('/').then(answer => answer.headers.get('strict-transport-security'))";
    assert_eq!(page.eval_text(told).await, "max-age=31536000");
    page.click("header a[part~=home]").await;
    page.wait_for_page("/", "鹭浦日报").await;
    page.expect_quiet_console().await;

    let story = format!("{origin}{}.json", STORY.trim_end_matches('/'));
    let host = format!(
        "<!doctype html><title>Partner</title><script type=module src={origin}/embed.js></script>
        <kanbao-article src={story}></kanbao-article><iframe src={origin}{EMBED}></iframe>"
    );
    page.server().fault("/", Fault::replaced(host));
    page.goto("/").await;
    let shown = "document.querySelector('kanbao-article').shadowRoot?.querySelector('[part~=headline]')?.textContent";
    page.until(&format!("{shown}?.includes({})", literal("挡潮闸"))).await;
    page.enter_frame().await;
    page.wait_for("[part~=body] p").await;
    page.leave_frame().await;
    page.expect_quiet_console().await;

    page.record_no_longer(recorder).await;
    vendor::chromium(reader.client(), "Security.setIgnoreCertificateErrors", trust(false)).await.expect("Chromium can");
}
