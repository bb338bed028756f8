//! Films and sounds. Nothing of them loads before the reader starts them.

use article::{Audio, Src, Text, Video};

use super::picture::Use;
use super::text::text;
use crate::Locale;
use crate::markup::{Element, el};

/// A film with captions and a transcript. Its poster loads as a picture would that is shown so.
pub(crate) fn video(video: &Video, shown: Use, locale: &Locale) -> Element {
    // On a partner's page captions come only where the film is asked for without credentials (HTML,
    // "Sourcing out-of-band text tracks"). Of somebody else's host nobody knows whether it would answer.
    // The poster is asked for in the same way.
    let is_ours = |src: &Src| src.get().is_some_and(|src| src.starts_with('/') && !src.starts_with("//"));
    let is_captioned = !video.captions.is_empty() && is_ours(&video.src) && video.poster.as_ref().is_none_or(is_ours);
    let [width, height] = video.shape().map_or([None; 2], |shape| shape.map(Some));
    let player = player("video", (shown != Use::Lead).then_some("lazy"), &video.src, video.title.as_ref())
        .attr("crossorigin", is_captioned.then_some("anonymous"))
        .size(width, height)
        .attr("poster", video.poster.as_ref().and_then(address))
        .attr("playsinline", "")
        .each(&video.captions, |captions| {
            el("track")
                .attr("kind", "captions")
                .attr("src", address(&captions.src))
                .attr("srclang", captions.lang.as_str())
                .attr("label", captions.label.clone())
        });
    let below = below(video.title.as_ref(), video.transcript.as_ref(), locale);
    el("figure").part("video").child(player).maybe(below)
}

/// A sound with a transcript.
pub(crate) fn audio(audio: &Audio, locale: &Locale) -> Element {
    let below = below(audio.title.as_ref(), audio.transcript.as_ref(), locale);
    el("figure").part("audio").child(player("audio", None, &audio.src, audio.title.as_ref())).maybe(below)
}

fn player(name: &'static str, loading: Option<&'static str>, src: &Src, title: Option<&String>) -> Element {
    el(name)
        // Before the addresses: a browser may start to load as soon as it sees one.
        .attr("loading", loading)
        .attr("preload", "none")
        .attr("src", address(src))
        .attr("controls", "")
        .attr("aria-label", title.cloned())
}

fn address(src: &Src) -> Option<String> {
    src.get().map(str::to_owned)
}

fn below(title: Option<&String>, transcript: Option<&Text>, locale: &Locale) -> Option<Element> {
    if title.is_none() && transcript.is_none() {
        return None;
    }
    let transcript = transcript.map(|transcript| {
        el("details")
            .child(el("summary").spoken(locale).text(locale.transcript()))
            .child(el("p").child(text(transcript)))
    });
    Some(el("figcaption").maybe(title.map(|title| el("span").text(title))).maybe(transcript))
}
