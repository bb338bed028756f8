//! The page around a story stays as it was.

use super::host::{ELEMENT, READY, host};
use crate::case::cases;
use crate::reader::Reader;

cases![the_story_is_there_with_a_way_to_the_original, nothing_of_the_page_around_it_changes];

async fn the_story_is_there_with_a_way_to_the_original(reader: &mut Reader) {
    let (page, _news) = host(reader, "<base href='https://elsewhere.example/'>", "STORY").await;
    page.until(READY).await;
    let root = format!("{ELEMENT}.shadowRoot");
    assert!(page.eval_number(&format!("{root}.querySelector('[part~=body]').offsetHeight")).await > 100.0);
    assert_eq!(page.eval(&format!("!!{root}.querySelector('[part~=original] a[rel=noopener]')")).await, true);
}

/// Its globals and what hangs on them, its document, address, history, storage, cookies, scroll and focus.
async fn nothing_of_the_page_around_it_changes(reader: &mut Reader) {
    // What the drivers of browsers leave in a page is not ours.
    let head = "<script>
        window.look = () => ({
            globals: Object.getOwnPropertyNames(window).filter(name => !/^cdc_|^ret_nodes$/.test(name)).sort(),
            kinds: [Object, Array, String, Promise, Node, Element, HTMLElement, Document, EventTarget, History]
                .map(kind => Object.getOwnPropertyNames(kind.prototype).length),
            html: document.documentElement.outerHTML,
            styles: [document.adoptedStyleSheets.length, document.styleSheets.length],
            title: document.title, address: location.href, history: history.state,
            kept: [document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)],
            scroll: [scrollX, scrollY], focus: document.activeElement.outerHTML,
        });
        window.changed = now => Object.keys(now).filter(key => JSON.stringify(before[key]) !== JSON.stringify(now[key]));
        window.before = window.ready = null;
        window.moves = 0;
        addEventListener('kanbao:ready', () => { window.ready = changed(look()); });
    </script>";
    // A module runs when the page has been read, and this before.
    let body = "<input value='of the page'>STORY<script>
        document.cookie = 'partner=1'; localStorage.partner = sessionStorage.partner = '1';
        history.replaceState({partner: 1}, '', '?partner'); document.querySelector('input').focus();
        for (const way of ['pushState', 'replaceState']) {
            const go = history[way];
            history[way] = (...where) => (window.moves++, go.apply(history, where));
        }
        window.before = look();
        new MutationObserver(records => { window.moves += records.length; })
            .observe(document.body, {subtree: true, attributes: true, characterData: true});
    </script>";
    let (page, _news) = host(reader, head, body).await;
    page.until("ready").await;
    let ready = page.eval_texts("ready").await;
    page.eval(&format!("({ELEMENT}.setAttribute('theme', 'dark'), 0)")).await;
    page.until(&format!("{ELEMENT}.shadowRoot.querySelector('html[data-theme=dark]')")).await;
    page.eval(&format!("({ELEMENT}.removeAttribute('theme'), 0)")).await;
    let (after, moves) = (page.eval_texts("changed(look())").await, page.eval_number("moves").await);
    page.eval("(localStorage.clear(), sessionStorage.clear(), document.cookie = 'partner=; max-age=0', 0)").await;
    assert_eq!((ready, after), (Vec::new(), Vec::new()));
    assert_eq!(moves, 2.0, "nothing moved but the attribute that the test itself set and took away");
}
