//! What is shown when a page cannot be: what happened, in plain words, and a way on.

use yew::prelude::*;

use crate::{Locale, Trouble};

/// A headline, a sentence, and what the reader can do.
pub(super) fn notice(trouble: &Trouble, locale: &Locale) -> Html {
    let [headline, words] = locale.trouble(trouble);
    html! {
        <div class="column">
            <section part="notice" data-state={trouble.name()}>
                <h1 part="headline" tabindex="-1">{headline}</h1>
                <p>{words}</p>
                if let Trouble::Contract(problems) = trouble {
                    <details>
                        <summary>{locale.problems}</summary>
                        <ul lang="en" dir="ltr">
                            for problem in problems.iter().take(20) {
                                <li>{problem.to_string()}</li>
                            }
                        </ul>
                    </details>
                }
                <p class="ways">
                    if trouble.may_pass() {
                        <button type="button" data-action="retry">{locale.retry}</button>
                    }
                    <a part="home" href="/">{locale.home}</a>
                </p>
            </section>
        </div>
    }
}
