//! Small pictures, as programs and cameras write them.

/// 16 × 8 pixels.
pub(crate) const JPEG: &str = "ffd8ffe000104a46494600010100000100010000ffdb004300ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc0000b080008001001011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008010100003f000fffd9";
/// 16 × 8 pixels, without loss and with.
pub(crate) const WEBP: [&str; 2] = [
    "52494646300000005745425056503820240000007001009d012a100008000cc0ce25a0027401400000feda2611868d7e2eec471924000000",
    "524946461e000000574542505650384c110000002f0fc0010007508f22d7a3ff8188e87f0000",
];
/// 16 × 8 pixels.
pub(crate) const AVIF: &str = "00000020667479706176696600000000617669666d6966316d6961664d413142000000eb6d657461000000000000002168646c72000000000000000070696374000000000000000000000000000000000e7069746d0000000000010000001e696c6f63000000004400000100010000000100000113000000230000002869696e660000000000010000001a696e6665020000000001000061763031436f6c6f72000000006a697072700000004b6970636f0000001469737065000000000000001000000008000000107069786900000000030808080000000c6176314381000c0000000013636f6c726e636c780001000d0006800000001769706d610000000000000001000104010283040000002b6d64617412000a08180cbfb4404341a132151ff7878515dfffffe2c00000b09fce5e5ede20fef8";

/// The bytes that are written so.
pub(crate) fn bytes(digits: &str) -> Vec<u8> {
    let digit = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).expect("two digits");
    (0..digits.len()).step_by(2).map(digit).collect()
}

/// [`JPEG`] as a camera writes it that was held so (Exif 2.32, 4.6.4.1), in either order of bytes.
pub(crate) fn photograph(orientation: u16, is_little: bool) -> Vec<u8> {
    let short = |number: u16| if is_little { number.to_le_bytes() } else { number.to_be_bytes() };
    let long = |number: u32| if is_little { number.to_le_bytes() } else { number.to_be_bytes() };
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(if is_little { b"II" } else { b"MM" });
    exif.extend(short(42));
    exif.extend(long(8));
    exif.extend(short(3));
    for (tag, value) in [(0x0103, 6), (0x0106, 1), (0x0112, orientation)] {
        exif.extend(short(tag));
        exif.extend(short(3));
        exif.extend(long(1));
        exif.extend(short(value));
        exif.extend(short(0));
    }
    exif.extend(long(0));
    let jpeg = bytes(JPEG);
    let (start, rest) = jpeg.split_at(20);
    let length = u16::try_from(exif.len() + 2).expect("a short segment").to_be_bytes();
    [start, &[0xFF, 0xE1], &length, &exif, rest].concat()
}

/// A black PNG (its specification, 11.2), a bit a pixel.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |name: &[u8; 4], data: &[u8]| {
        file.extend(u32::try_from(data.len()).expect("a small picture").to_be_bytes());
        file.extend(name);
        file.extend(data);
        file.extend(crc(name.iter().chain(data)).to_be_bytes());
    };
    chunk(b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[1, 0, 0, 0, 0]].concat());
    let rows = vec![0; (width.div_ceil(8) as usize + 1) * height as usize];
    chunk(b"IDAT", &stored(&rows));
    chunk(b"IEND", &[]);
    file
}

/// The bytes as zlib (RFC 1950) that compresses nothing.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut zlib = vec![0x78, 0x01];
    let blocks = bytes.chunks(0xFFFF);
    let last = blocks.len() - 1;
    for (index, block) in blocks.enumerate() {
        let length = u16::try_from(block.len()).expect("a short block");
        zlib.push(u8::from(index == last));
        zlib.extend(length.to_le_bytes());
        zlib.extend((!length).to_le_bytes());
        zlib.extend(block);
    }
    let (mut one, mut other) = (1_u32, 0_u32);
    for byte in bytes {
        one = (one + u32::from(*byte)) % 65_521;
        other = (other + one) % 65_521;
    }
    zlib.extend((other << 16 | one).to_be_bytes());
    zlib
}

fn crc<'a>(bytes: impl Iterator<Item = &'a u8>) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

/// A drawing with these attributes.
pub(crate) fn svg(attributes: &str) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}><path d=\"M0 0h9v9z\"/></svg>").into_bytes()
}
