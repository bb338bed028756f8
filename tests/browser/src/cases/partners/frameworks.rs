//! Pages that a framework or a publishing system makes.

use super::host::{ELEMENT, READY, apart, library, show, show_alone};
use crate::case::cases;
use crate::reader::Reader;

cases![
    react_shows_changes_and_removes_an_element,
    react_takes_over_an_element_that_a_server_has_written,
    vue_shows_changes_and_removes_an_element,
    paragraphs_that_wordpress_puts_around_do_no_harm,
];

const HEADLINE: &str =
    "document.querySelector('kanbao-article')?.shadowRoot?.querySelector('[part~=headline]')?.textContent";
const COMPLAINTS: &str = "<script>window.complaints = []; for (const kind of ['error', 'warn']) \
                          console[kind] = (...said) => complaints.push(said.join(' '));\
                          addEventListener('error', e => complaints.push(e.message))</script>";

fn react() -> String {
    [COMPLAINTS, &library("KANBAO_REACT"), &library("KANBAO_REACT_DOM")].concat()
}

/// What both frameworks are asked to do, by `change(state)` and `quit()` of the page.
async fn goes_through_its_states(page: &crate::page::Page) {
    page.until(READY).await;
    let first = page.eval_text(HEADLINE).await;
    // React 18 and Vue write a `false` out, as a word.
    let folded = format!("!!{ELEMENT}.shadowRoot.querySelector('[part~=expand]')");
    assert_eq!(page.eval(&folded).await, false, "expand={{false}}");
    page.eval("(change({id: 'tidal-barrier-works', theme: 'dark', expand: true}), 0)").await;
    page.until(&format!("{ELEMENT}.shadowRoot.querySelector('html[data-theme=dark]')")).await;
    assert_eq!(page.eval(&folded).await, true, "expand={{true}}");
    page.eval("(change({id: 'tram-line-opens', theme: 'dark', expand: false}), 0)").await;
    page.until(&format!("{HEADLINE} && {HEADLINE} !== {first:?}")).await;
    assert_eq!(page.text("kanbao-article > a").await, "tram-line-opens", "the framework keeps its own child");
    page.eval(&format!("(window.gone = {ELEMENT}, quit(), 0)")).await;
    page.until(&format!("!{ELEMENT} && !gone.shadowRoot.querySelector('article')")).await;
    assert_eq!(page.eval_texts("complaints").await, [""; 0]);
}

async fn react_shows_changes_and_removes_an_element(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    let app = "<div id=app></div><script>
        const h = React.createElement;
        function App() {
            const [{id, theme, expand}, set] = React.useState({id: 'tidal-barrier-works', expand: false});
            window.change = set;
            return h('main', null, h('kanbao-article', {src: `NEWS/articles/${id}.json`, theme, expand},
                h('a', {href: `NEWS/articles/${id}/`}, id)));
        }
        const root = ReactDOM.createRoot(document.querySelector('#app'));
        root.render(h(React.StrictMode, null, h(App)));
        window.quit = () => root.unmount();
    </script>";
    show(&page, &news, &react(), app).await;
    goes_through_its_states(&page).await;
}

async fn react_takes_over_an_element_that_a_server_has_written(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    let app = "<div id=app>STORY</div><script>
        window.wrong = [];
        window.take = () => {
            const link = React.createElement('a', {href: 'NEWS/articles/tidal-barrier-works/'}, 'x');
            const story = React.createElement('kanbao-article', {src: 'NEWS/articles/tidal-barrier-works.json'}, link);
            ReactDOM.hydrateRoot(document.querySelector('#app'), story, {onRecoverableError: e => wrong.push(e.message)});
        };
    </script>";
    show(&page, &news, &react(), app).await;
    page.until(READY).await;
    page.eval(&format!("(window.written = {ELEMENT}, take(), 0)")).await;
    page.until("Object.keys(written).some(key => key.startsWith('__reactProps'))").await;
    assert_eq!(page.eval(&format!("written === {ELEMENT} && !!{READY}")).await, true, "it is the same element still");
    assert_eq!(page.eval_texts("wrong.concat(complaints)").await, [""; 0]);
}

async fn vue_shows_changes_and_removes_an_element(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    let app = "<div id=app></div><script>
        const app = Vue.createApp({
            data: () => ({id: 'tidal-barrier-works', theme: null, expand: false}),
            template: '<main><kanbao-article :src=\"`NEWS/articles/${id}.json`\" :theme=\"theme\" \
                       :expand=\"expand\">\
                       <a :href=\"`NEWS/articles/${id}/`\">{{ id }}</a></kanbao-article></main>',
        });
        app.config.compilerOptions.isCustomElement = tag => tag === 'kanbao-article';
        app.config.warnHandler = said => complaints.push(said);
        const made = app.mount('#app');
        window.change = state => Object.assign(made, state);
        window.quit = () => app.unmount();
    </script>";
    let head = [COMPLAINTS, &library("KANBAO_VUE")].concat();
    show(&page, &news, &head, app).await;
    goes_through_its_states(&page).await;
}

/// What the classic editor of WordPress makes of the two lines: `wpautop` puts paragraphs around them and breaks between.
async fn paragraphs_that_wordpress_puts_around_do_no_harm(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    let pasted = "<style>.entry-content p { margin: 0 0 1.5em; text-indent: 2em; }</style><div class=entry-content>\
                  <p>Before.</p>\n<p><script type=\"module\" src=\"NEWS/embed.js\"></script><br />\nSTORY</p>\n<p>After.</p></div>";
    show_alone(&page, &news, "", pasted).await;
    page.until(READY).await;
    let [story, after] = ["kanbao-article", "p:last-of-type"]
        .map(|css| format!("document.querySelector('.entry-content {css}').getBoundingClientRect()"));
    assert!(page.eval_number(&format!("{story}.width")).await > 300.0, "it has the width of its paragraph");
    assert_eq!(page.eval(&format!("{story}.bottom <= {after}.top")).await, true, "what follows stands below it");
    let indent = "getComputedStyle(document.querySelector('kanbao-article').shadowRoot.querySelector('[part~=headline]')).textIndent";
    assert_eq!(page.eval_text(indent).await, "0px");
}
