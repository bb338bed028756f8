//! Drawings. They have the measures that their first element says, or a shape alone.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};

use super::head::{Fault, Size};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// The measures of a drawing, where it has any; nothing at all where the file is none.
pub(super) fn size(file: impl BufRead) -> Option<Result<Option<Size>, Fault>> {
    let mut reader = Reader::from_reader(file);
    let mut seen = Vec::new();
    loop {
        seen.clear();
        match reader.read_event_into(&mut seen) {
            Ok(Event::Start(first) | Event::Empty(first)) => return of_element(&first),
            Ok(Event::Text(text)) if text.trim_start_matches('\u{feff}').trim().is_empty() => {}
            Ok(Event::DocType(kind)) if !is_web_page(kind.trim_start()) => {}
            Ok(Event::Decl(_) | Event::Comment(_) | Event::PI(_)) => {}
            Ok(_) => return None,
            Err(error) => {
                // In the middle of its first element. What is cut off before that may be anything.
                let is_cut = matches!(error, Error::Syntax(_)) && seen.trim_ascii_start().starts_with(b"<svg");
                return is_cut.then_some(Err(Fault::Cut));
            }
        }
    }
}

fn is_web_page(kind: &str) -> bool {
    kind.get(..4).is_some_and(|kind| kind.eq_ignore_ascii_case("html"))
}

fn of_element(first: &BytesStart) -> Option<Result<Option<Size>, Fault>> {
    if first.local_name().into_inner() != "svg" {
        return None;
    }
    let said = |name: &str| first.try_get_attribute(name).ok().flatten().map(|attribute| attribute.value);
    let namespace = match first.name().prefix() {
        Some(prefix) => said(&format!("xmlns:{}", prefix.into_inner())),
        None => said("xmlns"),
    };
    // Some programs write the name into the document's type, and "&ns_svg;" here.
    if namespace.is_none_or(|namespace| namespace != NAMESPACE && !namespace.starts_with('&')) {
        return Some(Err(Fault::Nameless));
    }
    let [width, height] = ["width", "height"].map(|name| said(name).and_then(|length| pixels(&length)));
    let shape = said("viewBox").and_then(|numbers| shape(&numbers));
    let size = match (width, height, shape) {
        (Some(width), Some(height), _) => Some((width, height)),
        (Some(width), None, Some((across, down))) => Some((width, width / across * down)),
        (None, Some(height), Some((across, down))) => Some((height / down * across, height)),
        (None, None, shape) => shape,
        _ => None,
    };
    Some(Ok(size.and_then(|(width, height)| whole(width, height))))
}

/// A length in pixels (CSS Values 4, 6.2), where it is one that does not depend on the page.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let number = length.trim_end_matches(|char: char| char.is_ascii_alphabetic() || char == '%');
    let unit = &length[number.len()..];
    let inch = 96.0;
    let one = match unit.to_ascii_lowercase().as_str() {
        "" | "px" => 1.0,
        "pt" => inch / 72.0,
        "pc" => inch / 6.0,
        "in" => inch,
        "cm" => inch / 2.54,
        "mm" => inch / 25.4,
        _ => return None,
    };
    number.trim().parse::<f64>().ok().map(|number| number * one).filter(is_length)
}

/// Width and height of a `viewBox`.
fn shape(numbers: &str) -> Option<(f64, f64)> {
    let numbers = numbers.split(|char: char| char == ',' || char.is_whitespace()).filter(|number| !number.is_empty());
    let numbers: Vec<f64> = numbers.map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [_, _, width, height] = numbers[..] else { return None };
    Some((width, height)).filter(|(width, height)| is_length(width) && is_length(height))
}

fn is_length(length: &f64) -> bool {
    length.is_finite() && *length > 0.0
}

/// Whole numbers of the same shape: what is small is drawn larger, so that there is no more to round than a hundredth.
fn whole(width: f64, height: f64) -> Option<Size> {
    let mut times = 1.0;
    while width.min(height) * times < 50.0 && times < 1e6 && (width.fract() != 0.0 || height.fract() != 0.0) {
        times *= 10.0;
    }
    // A number that is too large for this is none that a picture has.
    Size::new((width * times).round() as usize, (height * times).round() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(drawing: &str) -> String {
        match size(drawing.as_bytes()) {
            None => "no drawing".to_owned(),
            Some(Err(fault)) => fault.to_string(),
            Some(Ok(None)) => "no measures".to_owned(),
            Some(Ok(Some(size))) => size.to_string(),
        }
    }

    #[test]
    fn a_drawing_has_the_measures_that_browsers_give_it() {
        for (attributes, expected) in [
            (r#"width="800" height="600""#, "800 × 600"),
            (r#"width=" 8in" height="254mm" viewBox="0 0 1 1""#, "768 × 960"),
            (r#"width="2.54cm" height="96px""#, "96 × 96"),
            (r#"width="36pt" height="2pc""#, "48 × 32"),
            (r#"viewBox="0 0 1600 900""#, "1600 × 900"),
            (r#"viewBox=" -8,-8 16, 9""#, "16 × 9"),
            (r#"viewBox="0 0 1 0.75""#, "100 × 75"),
            (r#"viewBox="0 0 16.5 9.25""#, "165 × 93"),
            (r#"width="100%" height="100%" viewBox="0 0 3 2""#, "3 × 2"),
            (r#"width="300" viewBox="0 0 3 2""#, "300 × 200"),
            (r#"height="2e2" viewBox="0 0 3 2""#, "300 × 200"),
            (r#"width="-4" height="200" viewBox="0 0 3 2""#, "300 × 200"),
            (r#"width="20em" height="200""#, "no measures"),
            (r#"viewBox="0 0 0 2""#, "no measures"),
            (r#"viewBox="0 0 NaN inf""#, "no measures"),
            (r#"width="1e300" height="1""#, "no measures"),
            ("", "no measures"),
        ] {
            assert_eq!(said(&format!("<svg xmlns=\"{NAMESPACE}\" {attributes}>")), expected, "{attributes}");
        }
    }

    #[test]
    fn what_stands_before_a_drawing_does_not_hide_it() {
        for before in [
            "\u{feff}<?xml version=\"1.0\"?>\n<!-- by <hand> -->\n",
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\" [<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">]>\n",
            "<?xml-stylesheet href=\"x\"?>",
        ] {
            assert_eq!(said(&format!("{before}<svg xmlns='{NAMESPACE}' viewBox='0 0 3 2'/>")), "3 × 2", "{before}");
        }
        assert_eq!(said("<svg xmlns=\"&ns_svg;\" viewBox=\"0 0 3 2\">"), "3 × 2");
        assert_eq!(said(&format!("<s:svg xmlns:s='{NAMESPACE}' viewBox='0 0 3 2'/>")), "3 × 2");
    }

    #[test]
    fn what_is_no_drawing_is_none() {
        for other in
            ["", "x", "<", "<html><svg>", "<!doctype HTML><svg>", "<Error/>", "{}", "<!-- ", "<?xml version=\"1.0\"?>"]
        {
            assert_eq!(said(other), "no drawing", "{other}");
        }
        assert_eq!(said(&format!("x<svg xmlns='{NAMESPACE}' viewBox='0 0 3 2'/>")), "no drawing");
        assert_eq!(said("<svg viewBox='0 0 3 2'/>"), Fault::Nameless.to_string());
        assert_eq!(said("<svg xmlns=\"http://www.w3.org/2000/svg\" viewB"), Fault::Cut.to_string());
    }
}
