//! What `press check` says of what is in pictures.

pub(crate) mod files;

use std::fs::{self, File};
use std::io::Write;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::newsroom::{Answer, Newsroom};
use files::{AVIF, JPEG, WEBP, bytes, photograph, png, svg};

/// A newsroom with these pictures in `media/`.
fn with(pictures: &[(&str, Vec<u8>)]) -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.made("edition/media");
    pictures.iter().for_each(|(name, bytes)| newsroom.write(&format!("edition/media/{name}"), bytes));
    newsroom
}

fn picture(name: &str, width: u32, height: u32) -> Value {
    json!({"type": "image", "src": format!("/media/{name}"), "alt": "", "width": width, "height": height})
}

impl Newsroom {
    /// What is said of a story with these blocks.
    fn check_of(&self, body: &[Value]) -> Answer {
        self.article("pier", json!({"channel": ["town"], "body": body}));
        self.check()
    }
}

impl Answer {
    /// The warnings, without their places.
    fn warnings(&self) -> Vec<&str> {
        assert_eq!(self.code, 0, "{}", self.stdout);
        self.stdout.lines().filter_map(|line| line.split_once("warning: ")).map(|(_, said)| said).collect()
    }
}

#[test]
fn what_is_said_rightly_is_left_alone() {
    let newsroom = with(&[
        ("a.jpg", bytes(JPEG)),
        ("a.JPEG", bytes(JPEG)),
        ("a.webp", bytes(WEBP[0])),
        ("b.webp", bytes(WEBP[1])),
        ("a.avif", bytes(AVIF)),
        ("a.png", png(16, 8)),
        ("b.png", png(17, 7)),
        ("a.svg", svg("viewBox='0 0 4 2'")),
        ("b.svg", svg("width='100%'")),
        ("wide.png", png(1600, 801)),
        ("half.png", png(800, 400)),
    ]);
    let mut body: Vec<Value> = newsroom.files("edition/media").keys().map(|name| picture(name, 16, 8)).collect();
    body.push(json!({
        "type": "image", "src": "/media/wide.png", "alt": "", "width": 1600, "height": 800,
        "sources": [{"src": "/media/half.png", "width": 801}]
    }));
    body.push(json!({"type": "image", "src": "https://pictures.example/a.png", "alt": "", "width": 16, "height": 8}));
    assert_eq!(newsroom.check_of(&body).stdout, "1 article: no problems\n");
}

#[test]
fn a_size_that_is_another_is_told_with_the_right_one() {
    let newsroom = with(&[
        ("pier.jpg", bytes(JPEG)),
        ("pier.webp", bytes(WEBP[0])),
        ("pier.avif", bytes(AVIF)),
        ("plan.svg", svg("viewBox='0 0 30 20'")),
        ("wide.png", png(1600, 900)),
        ("half.png", png(640, 360)),
        ("square.png", png(400, 400)),
    ]);
    newsroom.article(
        "pier",
        json!({"channel": ["town"], "image": picture("wide.png", 800, 450), "body": [
            picture("pier.jpg", 8, 16),
            {"type": "gallery", "images": [picture("pier.webp", 9, 6), picture("pier.avif", 16, 10)]},
            picture("plan.svg", 900, 900),
            {"type": "image", "src": "../media/wide.png", "alt": "", "width": 1600, "height": 900, "sources": [
                {"src": "/media/half.png", "width": 800}, {"src": "/media/square.png", "width": 400}
            ]}
        ]}),
    );
    let answer = newsroom.check();
    assert_eq!(answer.code, 0);
    assert_snapshot!(answer.stdout, @r#"
    articles/pier.json:1:154: warning: body[0].width: the file "media/pier.jpg" is 16 × 8 pixels, and not 8 × 16, so the text will jump when it arrives
      help: write "width": 16, "height": 8
    articles/pier.json:1:255: warning: body[1].images[0].width: the file "media/pier.webp" is 16 × 8 pixels, and not 9 × 6
      help: write "width": 16, "height": 8
    articles/pier.json:1:327: warning: body[1].images[1].width: the file "media/pier.avif" is 16 × 8 pixels, and not 16 × 10
      help: write "width": 16, "height": 8
    articles/pier.json:1:402: warning: body[2].width: the file "media/plan.svg" is 30 × 20 pixels, and not 900 × 900, so the text will jump when it arrives
      help: write "width": 30, "height": 20
    articles/pier.json:1:541: warning: body[3].sources[0].width: the file "media/half.png" is 640 pixels wide, and not 800: browsers choose by the width
      help: write "width": 640
    articles/pier.json:1:553: warning: body[3].sources[1].src: the file "media/square.png" is 400 × 400 pixels, and so of another shape than "media/wide.png", of 1600 × 900
      help: name the same picture in another width here: browsers show one or the other
    articles/pier.json:1:673: warning: image.width: the file "media/wide.png" is 1600 × 900 pixels, and not 800 × 450
      help: write "width": 1600, "height": 900
    1 article: 7 warnings
    "#);
    assert!(!newsroom.published().stderr.contains("warning"), "a build does not look into them");
}

/// A picture narrower than the column is shown as wide as is said.
#[test]
fn a_small_size_of_the_same_shape_that_is_another_is_told() {
    let newsroom =
        with(&[("wide.png", png(1600, 900)), ("half.png", png(640, 360)), ("plan.svg", svg("viewBox='0 0 16 9'"))]);
    let gallery = json!({"type": "gallery", "images": [picture("half.png", 1600, 900)]});
    let body = [
        picture("half.png", 1600, 900),
        picture("wide.png", 320, 180),
        // Nobody sees a difference, nor takes the last for pixels.
        picture("wide.png", 1200, 675),
        picture("plan.svg", 320, 180),
        gallery,
        picture("wide.png", 16, 9),
    ];
    assert_eq!(
        newsroom.check_of(&body).warnings(),
        [
            "body[0].width: the file \"media/half.png\" is 640 × 360 pixels, and not 1600 × 900, so it will be blurred",
            "body[1].width: the file \"media/wide.png\" is 1600 × 900 pixels, and not 320 × 180, so it will be smaller than it could be",
        ]
    );
}

#[test]
fn a_size_that_is_missing_is_told() {
    let newsroom = with(&[("pier.jpg", bytes(JPEG)), ("plan.svg", svg(""))]);
    let mut body = ["plan.svg", "none.jpg", "pier.jpg"]
        .map(|name| json!({"type": "image", "src": format!("/media/{name}"), "alt": "", "width": 4}))
        .to_vec();
    body.push(picture("pier.jpg", 0, 0));
    assert_snapshot!(newsroom.check_of(&body).stdout, @r#"
    articles/pier.json:1:97: warning: body[0]: the picture has no size, so the text will jump when it arrives
      help: add "width" and "height" in pixels
    articles/pier.json:1:157: warning: body[1]: the picture has no size, so the text will jump when it arrives
      help: add "width" and "height" in pixels
    articles/pier.json:1:179: warning: body[1].src: there is no file "media/none.jpg" in the edition
      help: put the file into the edition as "media/none.jpg", or change the address
    articles/pier.json:1:217: warning: body[2]: the picture has no size, so the text will jump when it arrives
      help: add "width": 16, "height": 8
    articles/pier.json:1:277: warning: body[3]: the picture has no size, so the text will jump when it arrives
      help: add "width": 16, "height": 8
    1 article: 5 warnings
    "#);
}

/// Browsers show a photograph as the camera was held.
#[test]
fn a_photograph_has_the_size_that_it_is_shown_in() {
    for is_little in [true, false] {
        for orientation in 0..=9 {
            let newsroom = with(&[("pier.jpg", photograph(orientation, is_little))]);
            let is_turned = (5..=8).contains(&orientation);
            let [right, wrong] = if is_turned { [(8, 16), (16, 8)] } else { [(16, 8), (8, 16)] };
            let said = |(width, height)| newsroom.check_of(&[picture("pier.jpg", width, height)]).stdout;
            assert_eq!(said(right), "1 article: no problems\n", "{orientation}");
            let told = format!("help: write \"width\": {}, \"height\": {}\n", right.0, right.1);
            assert!(said(wrong).contains(&told), "{orientation}: {}", said(wrong));
        }
    }
}

#[test]
fn what_is_no_picture_is_told() {
    let jpeg = bytes(JPEG);
    let newsroom = with(&[
        ("empty.jpg", Vec::new()),
        ("cut.jpg", jpeg[..90].to_vec()),
        ("cut.png", png(16, 8)[..20].to_vec()),
        ("cut.svg", svg("viewBox='0 0 4 2'")[..50].to_vec()),
        ("error.jpg", b"<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head></html>\n".to_vec()),
        ("error.png", b"<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>".to_vec()),
        ("paper.webp", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n".to_vec()),
        ("film.avif", b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2mp41\0\0\0\x08free".to_vec()),
        ("phone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08free".to_vec()),
        ("scan.jpg", b"II*\0\x08\0\0\0\0\0\0\0\0\0".to_vec()),
        ("copied.svg", b"<svg viewBox='0 0 4 2'><path d='M0 0h9v9z'/></svg>".to_vec()),
        ("noise.jpg", [&jpeg[..20], b"noise", &jpeg[20..]].concat()),
        ("short.gif", b"x".to_vec()),
        ("none.png", png(0, 8)),
    ]);
    let mut body: Vec<Value> = newsroom.files("edition/media").keys().map(|name| picture(name, 16, 8)).collect();
    body.push(json!({"type": "video", "src": "https://films.example/a.webm", "poster": "/media/empty.jpg", "title": "", "transcript": ""}));
    newsroom.site_says("logo", json!("media/cut.png"));
    let answer = newsroom.check_of(&body);
    assert_eq!(answer.code, 0);
    assert_snapshot!(answer.stdout, @r#"
    site.json:1:279: warning: logo: the file "media/cut.png" ends before it says how large its picture is
      help: it was cut off on its way: put it into the edition again
    articles/pier.json:1:119: warning: body[0].src: the file "media/copied.svg" has no xmlns, so browsers do not take it for a drawing
      help: write xmlns="http://www.w3.org/2000/svg" into its <svg>
    articles/pier.json:1:193: warning: body[1].src: the file "media/cut.jpg" ends before it says how large its picture is
      help: it was cut off on its way: put it into the edition again
    articles/pier.json:1:264: warning: body[2].src: the file "media/cut.png" ends before it says how large its picture is
      help: it was cut off on its way: put it into the edition again
    articles/pier.json:1:335: warning: body[3].src: the file "media/cut.svg" ends before it says how large its picture is
      help: it was cut off on its way: put it into the edition again
    articles/pier.json:1:406: warning: body[4].src: the file "media/empty.jpg" is empty
      help: it was cut off on its way: put it into the edition again
    articles/pier.json:1:479: warning: body[5].src: the file "media/error.jpg" is a web page, and no picture that browsers know
      help: readers see nothing there: put the picture itself into the edition
    articles/pier.json:1:552: warning: body[6].src: the file "media/error.png" is text/xml, and no picture that browsers know
      help: readers see nothing there: put the picture itself into the edition
    articles/pier.json:1:625: warning: body[7].src: the file "media/film.avif" is video/mp4, and no picture that browsers know
      help: readers see nothing there: put the picture itself into the edition
    articles/pier.json:1:698: warning: body[8].src: the file "media/noise.jpg" does not say how large its picture is where that is looked for
      help: look at it in a browser, and save it anew
    articles/pier.json:1:771: warning: body[9].src: the file "media/none.png" does not say how large its picture is where that is looked for
      help: look at it in a browser, and save it anew
    articles/pier.json:1:843: warning: body[10].src: the file "media/paper.webp" is application/pdf, and no picture that browsers know
      help: readers see nothing there: put the picture itself into the edition
    articles/pier.json:1:917: warning: body[11].src: the file "media/phone.jpg" is HEIC, which few browsers show
      help: save it as JPEG, PNG, WebP or AVIF
    articles/pier.json:1:990: warning: body[12].src: the file "media/scan.jpg" is TIFF, which few browsers show
      help: save it as JPEG, PNG, WebP or AVIF
    articles/pier.json:1:1062: warning: body[13].src: the file "media/short.gif" is no picture that browsers know
      help: readers see nothing there: put the picture itself into the edition
    articles/pier.json:1:1175: warning: body[14].poster: the file "media/empty.jpg" is empty
      help: it was cut off on its way: put it into the edition again
    1 article: 16 warnings
    "#);
}

/// As in a checkout by somebody who has no Git LFS, or has not asked it for pictures.
#[test]
fn a_picture_that_git_lfs_has_is_told() {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 12345\n";
    let newsroom = with(&[("pier.jpg", pointer.into())]);
    let answer = newsroom.check_of(&[picture("pier.jpg", 16, 8)]);
    let said = "the file \"media/pier.jpg\" says where Git LFS has the picture, and is none itself\n  help: fetch the pictures: git lfs pull";
    assert!(answer.stdout.contains(said), "{}", answer.stdout);
}

/// Its head is there, so browsers keep its place and show nothing there, or a half.
#[test]
fn a_picture_that_was_cut_off_on_its_way_is_told() {
    let jpeg = bytes(JPEG);
    // Cameras write a small one before it, with an end of its own.
    let with_small = [&jpeg[..20], &[0xFF, 0xE2, 0, 4, 0xFF, 0xD9], &jpeg[20..]].concat();
    let whole = [
        ("a.jpg", jpeg.clone()),
        ("b.jpg", photograph(1, true)),
        ("c.jpg", [&with_small[..26], &[0xFF, 0xFE, 0, 102], &[0; 100][..], &with_small[26..]].concat()),
        ("a.webp", bytes(WEBP[0])),
        ("b.webp", bytes(WEBP[1])),
        ("a.avif", bytes(AVIF)),
        ("a.png", png(16, 8)),
    ];
    let body: Vec<Value> = whole.iter().map(|(name, _)| picture(name, 16, 8)).collect();
    // What is behind a picture is no part of it.
    let longer = whole.clone().map(|(name, bytes)| (name, [bytes, vec![0; 20_000]].concat()));
    for whole in [&whole, &longer] {
        assert_eq!(with(whole).check_of(&body).warnings(), [""; 0]);
    }
    for cut in [2, 5] {
        let cut = whole.clone().map(|(name, bytes)| (name, bytes[..bytes.len() - cut].to_vec()));
        let told = cut.clone().map(|(name, _)| format!("the file \"media/{name}\" ends before its picture does"));
        let answer = with(&cut).check_of(&body);
        let warnings: Vec<_> = answer.warnings().into_iter().filter_map(|said| said.split_once("src: ")).collect();
        assert_eq!(warnings.iter().map(|(_, said)| *said).collect::<Vec<_>>(), told, "{}", answer.stdout);
    }
}

/// Phones write more behind a picture, and cameras write pictures that are larger than what is read of most.
#[test]
fn a_large_picture_is_looked_through_for_its_end() {
    let large = |jpeg: Vec<u8>, end: &[u8]| {
        let (start, scan) = jpeg.split_at(jpeg.len() - 2);
        [start, &vec![0; 5_000_000], scan, end].concat()
    };
    let turned = large(photograph(6, true), &[0; 200]);
    let newsroom = with(&[("pier.jpg", turned.clone()), ("cut.jpg", turned[..4_900_000].to_vec())]);
    let answer = newsroom.check_of(&[picture("pier.jpg", 8, 16), picture("cut.jpg", 8, 16)]);
    let said = answer.warnings().into_iter().filter(|said| !said.contains("too much for a phone"));
    assert_eq!(said.collect::<Vec<_>>(), ["body[1].src: the file \"media/cut.jpg\" ends before its picture does"]);
}

#[test]
fn a_name_that_says_another_kind_is_told() {
    let newsroom = with(&[
        ("pier.webp", png(16, 8)),
        ("plan.png", svg("viewBox='0 0 4 2'")),
        ("mark.svg", bytes(WEBP[0])),
        ("bare", png(16, 8)),
    ]);
    let body: Vec<Value> = newsroom.files("edition/media").keys().map(|name| picture(name, 16, 8)).collect();
    assert_snapshot!(newsroom.check_of(&body).stdout, @r#"
    articles/pier.json:1:187: warning: body[1].src: the file "media/mark.svg" is WebP, and its name says SVG: browsers show nothing
      help: call the file "media/mark.webp" and write "/media/mark.webp" here, or save it as SVG
    articles/pier.json:1:259: warning: body[2].src: the file "media/pier.webp" is PNG, and its name says WebP: web servers and other sites go by the name
      help: call the file "media/pier.png" and write "/media/pier.png" here, or save it as WebP
    articles/pier.json:1:332: warning: body[3].src: the file "media/plan.png" is SVG, and its name says PNG: browsers show nothing
      help: call the file "media/plan.svg" and write "/media/plan.svg" here, or save it as PNG
    1 article: 3 warnings
    "#);
}

#[test]
fn old_kinds_of_picture_are_known_too() {
    let bmp = [b"BM".as_slice(), &[0; 12], &[40, 0, 0, 0, 16, 0, 0, 0, 8, 0, 0, 0], &[0; 28]].concat();
    let newsroom = with(&[
        ("a.gif", b"GIF89a\x10\0\x08\0\0\0\0;".to_vec()),
        ("b.bmp", bmp.clone()),
        ("c.ico", [&[0, 0, 1, 0, 1, 0, 16, 8], &[0; 14][..]].concat()),
        ("d.png", b"GIF89a\x10\0\x08\0\0\0\0;".to_vec()),
        ("e.png", bmp),
    ]);
    let body: Vec<Value> = newsroom.files("edition/media").keys().map(|name| picture(name, 16, 8)).collect();
    let so = "and its name says PNG: web servers and other sites go by the name";
    assert_eq!(
        newsroom.check_of(&body).warnings(),
        [
            format!("body[3].src: the file \"media/d.png\" is GIF, {so}"),
            format!("body[4].src: the file \"media/e.png\" is BMP, {so}"),
        ]
    );
}

#[test]
fn what_is_too_much_for_a_phone_is_told() {
    let heavy = |mut file: Vec<u8>| {
        file.resize(3_400_000, 0);
        file
    };
    let newsroom = with(&[
        ("large.png", png(5000, 3300)),
        ("heavy.jpg", heavy(bytes(JPEG))),
        ("heavy.svg", heavy(svg("viewBox='0 0 4 2'"))),
        ("phone.png", png(1300, 858)),
        ("small.png", png(800, 528)),
    ]);
    let offered = |sources: Value| {
        let mut picture = picture("large.png", 5000, 3300);
        picture["sources"] = sources;
        picture
    };
    let sources = [json!({"src": "/media/small.png", "width": 800}), json!({"src": "/media/phone.png", "width": 1300})];
    let film = json!({"type": "video", "src": "https://films.example/a.webm", "poster": "/media/heavy.jpg", "title": "A", "transcript": "A"});
    let answer = newsroom.check_of(&[
        picture("large.png", 5000, 3300),
        offered(json!([sources[0]])),
        picture("heavy.jpg", 16, 8),
        picture("heavy.svg", 16, 8),
        film,
    ]);
    assert_snapshot!(answer.stdout, @r#"
    articles/pier.json:1:119: warning: body[0].src: the file "media/large.png" is too much for a phone, which loads this one: 5000 × 3300 pixels and 2.1 MB
      help: save it 1600 pixels wide, and once more 800 wide for "sources": [{"src": "…", "width": 800}]
    articles/pier.json:1:197: warning: body[1].src: the file "media/large.png" is too much for a phone, which loads this one: 5000 × 3300 pixels and 2.1 MB
      help: save it 1600 pixels wide, and once more 800 wide for "sources": [{"src": "…", "width": 800}]
    articles/pier.json:1:326: warning: body[2].src: the file "media/heavy.jpg" is too much for a phone, which loads this one: 16 × 8 pixels and 3.4 MB
      help: save it 1600 pixels wide, and once more 800 wide for "sources": [{"src": "…", "width": 800}]
    articles/pier.json:1:399: warning: body[3].src: the file "media/heavy.svg" is too much for a phone, which loads this one: 3.4 MB
      help: leave out what nobody sees in it, or save it as WebP or AVIF
    articles/pier.json:1:512: warning: body[4].poster: the file "media/heavy.jpg" is too much for a phone, which loads this one: 16 × 8 pixels and 3.4 MB
      help: save it 1600 pixels wide
    1 article: 5 warnings
    "#);
    assert!(newsroom.check_of(&[offered(json!(sources))]).warnings().is_empty(), "a phone loads the one of 1300");
    let elsewhere = json!([{"src": "https://pictures.example/phone.png", "width": 1300}]);
    assert!(newsroom.check_of(&[offered(elsewhere.clone())]).warnings().is_empty(), "a phone loads the one of 1300");
    // Of several widths browsers choose by what is said, wherever the others are.
    let mut half = offered(elsewhere);
    half["width"] = json!(2500);
    half["height"] = json!(1650);
    let answer = newsroom.check_of(&[half]);
    assert_eq!(
        answer.warnings(),
        ["body[0].width: the file \"media/large.png\" is 5000 × 3300 pixels, and not 2500 × 1650"]
    );
}

#[cfg(unix)]
#[test]
fn hostile_files_are_no_more_than_told() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let newsroom = with(&[]);
    let media = newsroom.path("edition/media");
    // A terabyte of nothing behind the head of a picture, and behind one that never ends.
    for (name, start) in [("huge.png", png(16, 8)), ("endless.jpg", bytes("ffd8ff"))] {
        let mut file = File::create(media.join(name)).expect("a file");
        file.write_all(&start).expect("written");
        file.set_len(1 << 40).or_else(|_| file.set_len(1 << 33)).expect("room for nothing");
    }
    let segments: Vec<u8> = [0xFF, 0xE0, 0x00, 0x02].repeat(3 << 20);
    fs::write(media.join("segments.jpg"), [&bytes("ffd8")[..], &segments].concat()).expect("a file");
    newsroom.made("edition/media/folder.jpg");
    newsroom.write("secret/pier.png", "secret");
    symlink(newsroom.path("secret/pier.png"), media.join("out.png")).expect("a link");
    symlink("huge.png", media.join("in.png")).expect("a link");
    fs::write(media.join("locked.png"), png(16, 8)).expect("a file");
    fs::set_permissions(media.join("locked.png"), fs::Permissions::from_mode(0o000)).expect("rights");
    let names = [
        "huge.png",
        "in.png",
        "endless.jpg",
        "segments.jpg",
        "folder.jpg",
        "out.png",
        "../../secret/pier.png",
        "locked.png",
    ];
    let answer = newsroom.check_of(&names.map(|name| picture(name, 16, 8)));
    let said = answer.warnings();
    for told in [
        "body[0].src: the file \"media/huge.png\" is too much for a phone, which loads this one: 16 × 8 pixels and ",
        "body[1].src: the file \"media/in.png\" is too much for a phone, which loads this one: 16 × 8 pixels and ",
        "body[2].src: the file \"media/endless.jpg\" does not say how large its picture is",
        "body[3].src: the file \"media/segments.jpg\" does not say how large its picture is",
        "body[4].src: there is no file \"media/folder.jpg\" in the edition",
        "not read: it is a link that leads out of the folder",
        "body[5].src: there is no file \"media/out.png\" in the edition",
        "body[6].src: there is no file \"secret/pier.png\" in the edition",
    ] {
        assert!(said.iter().any(|said| said.starts_with(told)), "{told}\n{said:#?}");
    }
    // Who may read everything is kept from nothing.
    let is_kept = File::open(media.join("locked.png")).is_err();
    let told = said.iter().any(|said| said.starts_with("body[7].src: the file \"media/locked.png\" cannot be read: "));
    assert_eq!((told, said.len()), (is_kept, 8 + usize::from(is_kept)), "{said:#?}");
}
