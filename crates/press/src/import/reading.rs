//! One input: from its bytes to its stories.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use article::{ChannelId, Footer, Lang, Site, Timestamp, unmerged};
use chrono::{DateTime, Utc};
use encoding_rs::Encoding;

use super::date::{self, Zone};
use super::fault::{Fault, Unreadable};
use super::format::{self, Format};
use super::html::references;
use super::input::Input;
use super::key::{Key, Origin};
use super::repair::document::{self, Texts};
use super::repair::{self, Change, Mended};
use super::story::{Remark, Story};
use super::{Request, channels, encoding, feed, html, jsonfeed, language, ledger, markdown, ninjs, text};
use crate::edition::Edition;

/// What is the same for all inputs.
pub(super) struct Settings<'s> {
    from: Format,
    encoding: Option<&'static Encoding>,
    channel: Option<&'s str>,
    lang: Option<&'s Lang>,
    zone: Zone,
    published: Option<&'s str>,
    repair: bool,
    shows_changes: bool,
    site: &'s Site,
    root: &'s std::path::Path,
}

impl<'s> Settings<'s> {
    pub(super) fn new(request: &'s Request, edition: &'s Edition) -> Self {
        Self {
            from: request.from,
            encoding: request.encoding,
            channel: request.channel.as_deref(),
            lang: request.lang.as_ref(),
            zone: request.zone.unwrap_or_else(|| Zone::of_lang(&edition.site.lang)),
            published: request.published.as_deref(),
            repair: request.repair,
            shows_changes: request.dry_run,
            site: &edition.site,
            root: edition.root(),
        }
    }
}

/// A story that needs only an id.
pub(super) struct Ready {
    pub(super) story: Story,
    pub(super) published: Timestamp,
    pub(super) channel: Vec<ChannelId>,
    pub(super) key: Key,
    pub(super) source: String,
    pub(super) retrieved: Option<String>,
    pub(super) sha256: Option<String>,
    pub(super) changes: Vec<Change>,
}

/// What came of an input.
pub(super) struct Reading {
    pub(super) stories: Vec<Ready>,
    pub(super) faults: Vec<Fault>,
    pub(super) footer: Option<Footer>,
    pub(super) text: Arc<str>,
    pub(super) bytes: u64,
}

/// Reads an input, and goes on where a reader falls over it: one bad input never stops the others.
pub(super) fn read_safely(input: &Input, settings: &Settings<'_>) -> Reading {
    catch_unwind(AssertUnwindSafe(|| read(input, settings))).unwrap_or_else(|_| {
        let remedy = "tell us, with the input; say what it is with --from if that was told wrongly";
        let fault = Fault::of(&input.name(), "the press fell over it", remedy);
        Reading { stories: Vec::new(), faults: vec![fault], footer: None, text: "".into(), bytes: 0 }
    })
}

/// Reads an input. Whatever is wrong with it is among its faults.
fn read(input: &Input, settings: &Settings<'_>) -> Reading {
    let name = input.name();
    let mut reading = Reading { stories: Vec::new(), faults: Vec::new(), footer: None, text: "".into(), bytes: 0 };
    let bytes = match input.read() {
        Ok(bytes) => bytes,
        Err(error) => {
            reading.faults.push(Fault::of(
                &name,
                format!("cannot be read: {error}"),
                "see that it is there and may be read",
            ));
            return reading;
        }
    };
    reading.bytes = bytes.len() as u64;
    if let Some(kind) = format::no_text(&bytes) {
        let message = format!("it is no text, but {kind}");
        reading.faults.push(Fault::of(&name, message, "save it as text, as a web page, or as Markdown"));
        return reading;
    }
    let decoded = encoding::decode(&bytes, settings.encoding);
    reading.text = decoded.text.into();
    let text = reading.text.clone();
    if let Some(at) = unmerged::in_text(&text) {
        let unmerged = Unreadable { at: Some(at), ..Unreadable::whole(unmerged::MESSAGE, unmerged::REMEDY) };
        reading.faults.push(Fault::unreadable(&name, unmerged, &text));
        return reading;
    }
    let remark = |remark: &Remark| Fault::remark(&name, remark, &text);
    reading.faults = decoded.remarks.iter().map(remark).collect();
    let format = if settings.from == Format::Auto { format::tell(&text, &name) } else { settings.from };
    let found = match stories(&text, format, settings) {
        Ok(found) => found,
        Err(unreadable) => {
            reading.faults.push(Fault::unreadable(&name, unreadable, &text));
            return reading;
        }
    };
    reading.faults.extend(found.remarks.iter().map(remark));
    let single = found.stories.len() == 1;
    // A long feed has them once, and not once a story.
    let (digest, place) = (ledger::sha256(&bytes), input.key(settings.root));
    let origin = Origin {
        place: place.as_deref(),
        scope: place.as_deref().map(|place| if format == Format::Ninjs { folder(place) } else { place }),
        digest: &digest,
        has_items: !matches!(format, Format::Html | Format::Markdown | Format::Auto | Format::Text),
        is_single: single,
    };
    for (number, (mut story, mended)) in found.stories.into_iter().enumerate() {
        reading.faults.extend(mended.remarks.iter().map(remark));
        story.repaired("control-characters", decoded.controls);
        mended.repairs.iter().for_each(|(rule, count)| story.repaired(rule, *count));
        let mut changes = mended.changes;
        let finished = finish(&mut story, settings, &mut changes);
        let remarks = std::mem::take(&mut story.remarks);
        reading.faults.extend(remarks.iter().map(remark));
        let (channel, published) = match finished {
            Ok(finished) => finished,
            Err(mut unreadable) => {
                if !single {
                    unreadable.message =
                        format!("item {} (\"{}\"): {}", number + 1, story.headline, unreadable.message);
                }
                reading.faults.push(Fault::unreadable(&name, unreadable, &text));
                continue;
            }
        };
        reading.footer = reading.footer.take().or(story.footer.take());
        let key = Key::of(&story, &origin);
        let source = match input {
            Input::File(path) => path.file_name().map_or(name.clone(), |name| name.to_string_lossy().into_owned()),
            Input::Standard => name.clone(),
        };
        reading.stories.push(Ready {
            published,
            channel,
            key,
            source,
            retrieved: single.then(|| retrieved(input, settings.zone)).flatten(),
            sha256: single.then(|| digest.clone()),
            changes: if settings.shows_changes { joined(changes) } else { Vec::new() },
            story,
        });
    }
    reading
}

/// The stories of a text, each with what was mended in it.
struct Found {
    stories: Vec<(Story, Mended)>,
    /// About all of them.
    remarks: Vec<Remark>,
}

/// What a reader of several stories calls with their texts, a list for each, before it makes anything of them.
pub(super) type Mend<'m> = dyn FnMut(Texts<'_>) + 'm;

fn stories(source: &str, format: Format, settings: &Settings<'_>) -> Result<Found, Unreadable> {
    if source.trim().is_empty() {
        return Err(Unreadable::whole("there is nothing in it", "send it again whole"));
    }
    parsed(source, format, settings).or_else(|unreadable| {
        // Half a character can be a backslash: then the structure is whole only when the damage is undone.
        let mut text = source.to_owned();
        let whole = mended(vec![vec![&mut text]], source, format, settings).pop().unwrap_or_default();
        match parsed(&text, format, settings) {
            Ok(found) if text != source => Ok(with_whole(found, whole)),
            _ => Err(unreadable),
        }
    })
}

fn parsed(source: &str, format: Format, settings: &Settings<'_>) -> Result<Found, Unreadable> {
    let mut done = Vec::new();
    let mut mend = |texts: Texts<'_>| done = mended(texts, source, format, settings);
    let zone = settings.zone;
    let stories = match format {
        Format::Ninjs => ninjs::read(source, zone, &mut mend),
        Format::Jsonfeed => jsonfeed::read(source, zone, &mut mend),
        Format::Rss | Format::Atom => feed::read(source, zone, &mut mend),
        Format::Html | Format::Markdown | Format::Auto | Format::Text => {
            let mut text = source.to_owned();
            mend(vec![vec![&mut text]]);
            match format {
                Format::Html => html::read(&text, zone),
                Format::Markdown => markdown::read(&text, zone),
                _ => Ok(vec![text::read(&text, zone)]),
            }
        }
    }?;
    done.resize_with(stories.len(), Mended::default);
    Ok(Found { stories: stories.into_iter().zip(done).collect(), remarks: Vec::new() })
}

fn mended(mut texts: Texts<'_>, source: &str, format: Format, settings: &Settings<'_>) -> Vec<Mended> {
    if !settings.repair {
        return Vec::new();
    }
    // In the others a reference is text.
    if matches!(format, Format::Html | Format::Ninjs | Format::Jsonfeed | Format::Rss | Format::Atom) {
        for text in texts.iter_mut().flatten() {
            if let Cow::Owned(resolved) = references::resolved(text) {
                **text = resolved;
            }
        }
    }
    document::mend(texts, source)
}

/// Adds what was mended in the input before it could be read at all. Where it has several stories, nobody knows which
/// of them had how much of it.
fn with_whole(mut found: Found, whole: Mended) -> Found {
    if let [(_, mended)] = found.stories.as_mut_slice() {
        *mended = whole;
        return found;
    }
    let counted = whole.repairs.iter().filter(|(_, count)| *count > 0).map(|(rule, count)| format!("{rule} {count}"));
    let counted = counted.collect::<Vec<_>>().join(", ");
    let remedy = "the stories' \"provenance\" does not count these: look at the stories, or import the page of each";
    let message = format!("the input could be read only when its damage as a whole was undone: {counted}");
    found.remarks.push(Remark::whole(message, remedy));
    found.remarks.extend(whole.remarks);
    found
}

/// Fills in what the edition knows, mends the running text, and says what is missing.
fn finish(
    story: &mut Story,
    settings: &Settings<'_>,
    changes: &mut Vec<Change>,
) -> Result<(Vec<ChannelId>, Timestamp), Unreadable> {
    let plain = story.plain();
    let known = story.lang.clone().filter(|_| story.lang_is_known);
    let lang = match settings.lang.cloned().or(known) {
        Some(lang) => lang,
        None => language::of(&plain, story.lang.as_ref(), &settings.site.lang, &mut story.remarks),
    };
    if settings.repair && lang.speaks("zh") {
        repair::story(story, &lang, settings.shows_changes.then_some(changes));
    }
    story.lang = Some(lang);
    if story.headline.trim().is_empty() {
        let remedy = "give it a headline: the first line of a text, the h1 of a page, the title of an item";
        return Err(Unreadable::whole("there is no headline in it", remedy));
    }
    let given = settings.published.and_then(|given| date::parse(given, settings.zone));
    let Some(published) = story.published.clone().or(given) else {
        let remedy = "give it with --published \"2023-04-25 15:32\"";
        return Err(Unreadable::whole("there is no date in it", remedy));
    };
    if story.body.is_empty() {
        story.remarks.push(Remark::whole(
            "the story has no body",
            "look at the input: it may be a list, or a page made by scripts",
        ));
    }
    let channel = channels::find(story, settings.channel, settings.site);
    Ok((channel, published))
}

/// When the copy was fetched: as far as anybody knows, when its file was written.
fn retrieved(input: &Input, zone: Zone) -> Option<String> {
    let Input::File(path) = input else { return None };
    let time: DateTime<Utc> = std::fs::metadata(path).ok()?.modified().ok()?.into();
    zone.show(time).map(|time| time.as_str().to_owned())
}

/// A line that was mended in its source and again in the story is one change.
fn joined(changes: Vec<Change>) -> Vec<Change> {
    let mut joined: Vec<Change> = Vec::new();
    for change in changes {
        match joined.iter_mut().find(|known| text::spaced(&known.after).ends_with(&change.before)) {
            Some(known) => known.after = text::spaced(&known.after).replace(&change.before, &change.after),
            None => joined.push(change),
        }
    }
    joined
}

/// The folder of a file's place.
fn folder(place: &str) -> &str {
    place.rsplit_once('/').map_or(".", |(folder, _)| folder)
}
