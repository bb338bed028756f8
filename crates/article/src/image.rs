//! Pictures.

use crate::record::record;
use crate::shape::shape;
use crate::{Src, Text};

record! {
    /// A picture with what belongs to it.
    pub struct Image("a picture") {
        required {
            /// The picture itself: the widest rendition.
            src: Src,
        }
        optional {
            /// What it shows, for those who do not see it. Empty where it is decoration.
            alt: Option<String>,
            /// The line under it.
            caption: Option<Text>,
            /// Who made it.
            credit: Option<String>,
            /// Its width in pixels. With `height` it keeps its place before it has loaded, and is shown no larger.
            width: Option<u32>,
            /// Its height in pixels.
            height: Option<u32>,
            /// The same picture in other widths, for smaller screens.
            sources: Vec<Rendition>,
        }
    }
    check |image, reader| {
        if image.alt.is_none() {
            reader.warning(|| ("the picture has no alternative text".to_owned(), "add \"alt\": what it shows, or \"\" where it is decoration".to_owned()));
        }
        if shape(image.width, image.height).is_none() {
            reader.warning(|| (Image::NO_SIZE.to_owned(), "add \"width\" and \"height\" in pixels".to_owned()));
        }
    };
}

impl Image {
    /// The least width of one, in pixels. What is less says with the height a shape alone, as in 3 by 2.
    pub const LEAST_WIDTH: u32 = 50;

    /// Whether its width and height say its shape alone, and not how many pixels it has.
    pub fn is_shape(&self) -> bool {
        self.width.is_some_and(|width| (1..Self::LEAST_WIDTH).contains(&width))
    }

    /// Its width and height in pixels, where they are said. Programs write 0 where they do not know.
    pub fn pixels(&self) -> [Option<u32>; 2] {
        let lengths = if self.is_shape() { [None; 2] } else { [self.width, self.height] };
        lengths.map(|length| length.filter(|length| *length > 0))
    }

    /// What is told of one without a size. Who has the picture at hand can say which it has.
    pub const NO_SIZE: &str = "the picture has no size, so the text will jump when it arrives";
}

record! {
    /// One width of a picture.
    pub struct Rendition("a picture of another width") {
        required {
            /// Where it is.
            src: Src,
            /// Its width in pixels.
            width: u32,
        }
        optional {}
    }
}
