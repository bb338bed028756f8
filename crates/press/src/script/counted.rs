//! What stands behind numbers, on the way to Traditional: twenty and more (餘) of them, a hundred (隻) of them, ten miles (里).
//!
//! A table of words reads from the left and has used the number up when it comes to what is counted (几十｜只), and any
//! number may be there. So these are looked for from the number's end.

/// What ends a number, and how that is written.
const NUMBERS: &[(char, char)] = &[
    ('0', '0'),
    ('1', '1'),
    ('2', '2'),
    ('3', '3'),
    ('4', '4'),
    ('5', '5'),
    ('6', '6'),
    ('7', '7'),
    ('8', '8'),
    ('9', '9'),
    ('零', '零'),
    ('十', '十'),
    ('百', '百'),
    ('千', '千'),
    ('万', '萬'),
    ('亿', '億'),
    ('几', '幾'),
];

/// Whether there may be a number in digits before it, what stands there, and how it is written.
const COUNTED: &[(bool, &str, &str)] = &[
    (true, "余", "餘"),
    (true, "只", "隻"),
    // In 2024只有 the number is of something else.
    (true, "只能", "只能"),
    (true, "只有", "只有"),
    (true, "只要", "只要"),
    (true, "只是", "只是"),
    (true, "只见", "只見"),
    (true, "只限", "只限"),
    // In version 2.0里 there are no miles.
    (false, "里", "里"),
];

/// Each number with each of them.
pub(super) fn rows() -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for (hans, hant) in NUMBERS {
        for (digits, from, to) in COUNTED {
            if *digits || !hans.is_ascii() {
                rows.push((format!("{hans}{from}"), format!("{hant}{to}")));
            }
        }
    }
    rows
}
