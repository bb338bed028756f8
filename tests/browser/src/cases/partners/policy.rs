//! Host pages that forbid what they can.

use super::host::{ELEMENT, READY, apart, host, show_under};
use crate::case::cases;
use crate::page::Page;
use crate::preferences::Preferences;
use crate::reader::Reader;

cases![
    a_strict_policy_and_trusted_types_are_kept,
    a_strict_policy_is_kept_that_comes_as_a_header,
    webassembly_may_be_forbidden in [Chromium, Firefox],
    webassembly_is_not_needed,
    an_iframe_needs_frame_src_alone,
];

const STYLED: &str =
    "getComputedStyle(document.querySelector('kanbao-article').shadowRoot.querySelector('html')).backgroundColor";

async fn a_strict_policy_and_trusted_types_are_kept(reader: &mut Reader) {
    let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src NEWS; connect-src NEWS; \
                  img-src NEWS; media-src NEWS; style-src 'none'; require-trusted-types-for 'script'; trusted-types kanbao\">";
    let (page, _news) = host(reader, policy, "STORY").await;
    page.until(READY).await;
    assert_ne!(page.eval_text(STYLED).await, "rgba(0, 0, 0, 0)");
}

async fn a_strict_policy_is_kept_that_comes_as_a_header(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    let policy = "default-src 'none'; script-src NEWS 'nonce-n'; connect-src NEWS; img-src 'self' NEWS; media-src NEWS; base-uri 'none'; \
                  require-trusted-types-for 'script'; trusted-types kanbao";
    let body = "<script nonce=n>document.title = 'kept'; addEventListener('securitypolicyviolation', ({ violatedDirective }) => \
                { document.title = violatedDirective; });</script>STORY";
    show_under(&page, &news, policy, body).await;
    page.until(READY).await;
    assert_eq!(page.title().await, "kept");
    assert_ne!(page.eval_text(STYLED).await, "rgba(0, 0, 0, 0)");
}

/// A policy without `'wasm-unsafe-eval'`. WebKitGTK makes modules all the same.
async fn webassembly_may_be_forbidden(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    // Asked by a script of the page itself, since the policy is not in force for what a driver runs.
    let body = "STORY<script nonce=n>try { new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); \
                document.title = 'made'; } catch { document.title = 'refused'; }</script>";
    show_under(&page, &news, "script-src NEWS 'nonce-n'", body).await;
    assert_eq!(page.title().await, "refused", "the policy is in force");
    shows_the_story(&page).await;
}

async fn webassembly_is_not_needed(reader: &mut Reader) {
    reader.prefers(Preferences::LOCKED_DOWN).await;
    let (page, _news) = host(reader, "", "STORY").await;
    assert_eq!(page.eval("typeof WebAssembly").await, "undefined", "the browser has none");
    shows_the_story(&page).await;
}

async fn shows_the_story(page: &Page) {
    page.until(READY).await;
    assert!(
        page.eval_number(&format!("{ELEMENT}.shadowRoot.querySelector('[part~=body]').offsetHeight")).await > 100.0
    );
}

async fn an_iframe_needs_frame_src_alone(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    page.leave_for(&news, "/articles/tidal-barrier-works/").await;
    page.click("[part~=share]").await;
    page.click(".embed-dialogue[open] label:has([value=frame])").await;
    let frame = page.eval_text("document.querySelector('.embed-dialogue textarea').value").await;
    show_under(&page, &news, "default-src 'none'; frame-src NEWS", &frame).await;
    assert_eq!(page.eval("!!customElements.get('kanbao-article')").await, false, "the policy is in force");
    page.enter_frame().await;
    page.wait_for("article [part~=headline]").await;
    page.leave_frame().await;
    // The attribute `style` is not let through.
    let frame = "document.querySelector('iframe')";
    let room = page.eval_number(&format!("{frame}.offsetWidth - document.body.clientWidth")).await;
    assert_eq!((room, page.eval_number(&format!("{frame}.offsetHeight - {frame}.clientHeight")).await), (0.0, 0.0));
    assert_eq!(page.eval_number(&format!("{frame}.offsetHeight")).await, 640.0);
}
