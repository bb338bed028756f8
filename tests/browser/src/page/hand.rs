//! What a hand can do: click, press, point, touch.

use fantoccini::Locator;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MOUSE_BUTTON_MIDDLE, MouseActions, PointerAction,
    TouchActions,
};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;

use super::{Page, literal};

/// A click that asks the browser for a new tab.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Modifier {
    Control,
    Shift,
    /// Not a key but the middle button. WebKit's driver clicks the left one in its place.
    Middle,
}

/// Whether what was to be touched is no longer in the document. Each engine has words of its own for it.
fn is_gone(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(said) if said.error == ErrorStatus::StaleElementReference)
}

impl Page {
    /// Clicks the first that `css` selects, as soon as it is there.
    pub(crate) async fn click(&self, css: &str) {
        let mut clicked = self.in_view(css).await.click().await;
        // Where the page has changed under the hand, it finds what stands there now.
        if clicked.as_ref().is_err_and(is_gone) {
            clicked = self.in_view(css).await.click().await;
        }
        if let Err(error) = clicked {
            panic!("{css} cannot be clicked: {error}");
        }
    }

    /// Clicks a link in a way that asks for a new tab or window.
    pub(crate) async fn click_with(&self, css: &str, modifier: Modifier) {
        let key = match modifier {
            Modifier::Control => Some(Key::Control),
            Modifier::Shift => Some(Key::Shift),
            Modifier::Middle => None,
        };
        let button = match modifier {
            Modifier::Middle => MOUSE_BUTTON_MIDDLE,
            Modifier::Control | Modifier::Shift => MOUSE_BUTTON_LEFT,
        };
        let element = self.in_view(css).await;
        if let Some(key) = key {
            self.key(KeyAction::Down { value: key.into() }).await;
        }
        let mouse = MouseActions::new("mouse".into())
            .then(over(element))
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
        let clicked = self.client.perform_actions(mouse).await;
        if let Some(key) = key {
            self.key(KeyAction::Up { value: key.into() }).await;
        }
        clicked.expect("the mouse clicks");
    }

    /// Whether the page takes such a click for itself, rather than leave it to the browser. The browser does not act on it.
    pub(crate) async fn takes_over(&self, css: &str, modifier: Modifier) -> bool {
        self.eval(
            "(window.__taken = undefined, ['click', 'auxclick'].forEach(kind => addEventListener(kind, event => { \
             window.__taken = event.defaultPrevented; event.preventDefault(); }, {once: true})), 0)",
        )
        .await;
        self.click_with(css, modifier).await;
        self.until("window.__taken !== undefined").await;
        self.eval("window.__taken").await == true
    }

    /// Moves the mouse over the first that `css` selects.
    pub(crate) async fn hover(&self, css: &str) {
        let element = self.in_view(css).await;
        let mouse = MouseActions::new("mouse".into()).then(over(element));
        self.client.perform_actions(mouse).await.expect("the mouse moves");
    }

    /// Puts a finger on the first that `css` selects, and does not lift it.
    pub(crate) async fn touch(&self, css: &str) {
        let element = self.in_view(css).await;
        let finger = TouchActions::new("finger".into())
            .then(over(element))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(finger).await.expect("the finger touches");
    }

    /// Presses and releases a key, on whatever has the focus.
    pub(crate) async fn press(&self, key: Key) {
        let value = key.into();
        let keys = KeyActions::new("keyboard".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(keys).await.expect("the keyboard works");
    }

    /// Gives the focus to the first that `css` selects, as a tab key would, and waits until it is in view: WebKit scrolls to
    /// it a moment later.
    pub(crate) async fn focus(&self, css: &str) {
        self.wait_for(css).await;
        let css = literal(css);
        self.eval(&format!("document.querySelector({css}).focus()")).await;
        self.until(&format!(
            "(({{top, bottom}}) => bottom > 0 && top < innerHeight)(document.querySelector({css}).getBoundingClientRect())"
        ))
        .await;
    }

    /// Follows a link by keyboard, from where the page is: it is not scrolled to the link. Browsers skip history entries
    /// that no hand has made, so a click by script will not do where the way back is tested.
    pub(crate) async fn follow_from_here(&self, css: &str) {
        self.wait_for(css).await;
        let css = literal(css);
        self.eval(&format!("document.querySelector({css}).focus({{preventScroll: true}})")).await;
        self.press(Key::Enter).await;
    }

    /// The tabs and windows that are open.
    pub(crate) async fn tabs(&self) -> usize {
        self.client.windows().await.expect("the browser lists its tabs").len()
    }

    async fn key(&self, action: KeyAction) {
        let keys = KeyActions::new("keyboard".into()).then(action);
        self.client.perform_actions(keys).await.expect("the keyboard works");
    }

    /// The first that `css` selects, brought to the middle of the window.
    async fn in_view(&self, css: &str) -> Element {
        self.wait_for(css).await;
        let selector = literal(css);
        self.eval(&format!(
            "document.querySelector({selector}).scrollIntoView({{block: 'center', behavior: 'instant'}})"
        ))
        .await;
        let found = self.client.find(Locator::Css(css)).await;
        found.unwrap_or_else(|error| panic!("{css} went away: {error}"))
    }
}

fn over(element: Element) -> PointerAction {
    PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 }
}
