//! Photos of every kind, made here, and what a page gets of them.

use std::borrow::Cow;

use jpeg_encoder::{ColorType, Encoder};

use super::pixels::Channels;
use super::*;
use crate::digest::Digest;
use crate::model::dimensions::Dimensions;
use crate::model::medium::{Encoding, Examination, Fallback, download, recipes, shown};

const RED: [u8; 3] = [220, 30, 40];
const GREEN: [u8; 3] = [30, 160, 60];
const BLUE: [u8; 3] = [40, 60, 200];
const WHITE: [u8; 3] = [240, 240, 240];

/// A picture of four fields: red, green; blue, white.
fn fields(width: u32, height: u32) -> Vec<u8> {
    let pixel = |x: u32, y: u32| match (x * 2 < width, y * 2 < height) {
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => WHITE,
    };
    let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    rows.flat_map(|(x, y)| pixel(x, y)).collect()
}

/// The same with grain, as a photo has.
fn grain(mut pixels: Vec<u8>) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(14);
    for value in &mut pixels {
        *value = value.saturating_add(random.u8(..12));
    }
    pixels
}

/// Exif with an orientation, a place and a name in it.
fn exif(orientation: u8) -> Vec<u8> {
    [
        b"MM\0\x2a\0\0\0\x08\0\x02".as_slice(),
        b"\x01\x12\0\x03\0\0\0\x01\0",
        &[orientation, 0, 0],
        b"\x01\x3b\0\x02\0\0\0\x0c\0\0\0\x26\0\0\0\0Jan Geheim\0\0",
    ]
    .concat()
}

fn photo(width: u16, height: u16, orientation: u8) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 92);
    encoder.add_exif_metadata(&exif(orientation)).unwrap();
    let pixels = grain(fields(width.into(), height.into()));
    encoder
        .encode(&pixels, width, height, ColorType::Rgb)
        .unwrap();
    file
}

fn png_file(width: u32, height: u32, color: png::ColorType, bytes: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(color);
    let text = encoder.add_text_chunk("Author".to_owned(), "Jan Geheim".to_owned());
    text.unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(bytes).unwrap();
    writer.finish().unwrap();
    file
}

/// All forms for pages, made.
fn all(file: &[u8], extension: &str) -> Vec<(PictureForm, Vec<u8>)> {
    let found = Examination::of(extension, file);
    assert_eq!(found.faults, []);
    let forms = shown(found.dimensions.unwrap(), found.fallback.unwrap());
    let numbers: Vec<usize> = (0..forms.len()).collect();
    let made = make(file, &forms, &numbers).unwrap();
    forms.into_iter().zip(made).collect()
}

/// The colour in the middle of each field, from left to right and top to bottom.
fn colours(file: &[u8]) -> Vec<[u8; 3]> {
    let decoded = decode(file).unwrap();
    let Dimensions { width, height } = decoded.pixels.size;
    let count = decoded.pixels.channels.count();
    let at = |x: u32, y: u32| {
        let at = (y * width + x) as usize * count;
        let pixel = &decoded.pixels.bytes[at..at + 3];
        [pixel[0], pixel[1], pixel[2]]
    };
    let (near, far) = (|side: u32| side / 4, |side: u32| side * 3 / 4);
    vec![
        at(near(width), near(height)),
        at(far(width), near(height)),
        at(near(width), far(height)),
        at(far(width), far(height)),
    ]
}

fn is_like(found: [u8; 3], expected: [u8; 3]) -> bool {
    found
        .iter()
        .zip(expected)
        .all(|(found, expected)| found.abs_diff(expected) < 25)
}

fn assert_fields(file: &[u8], expected: [[u8; 3]; 4]) {
    for (found, expected) in colours(file).into_iter().zip(expected) {
        assert!(is_like(found, expected), "{found:?} is not {expected:?}");
    }
}

#[test]
fn a_photo_is_made_in_the_widths_that_it_has() {
    let size = |width, height| Dimensions { width, height };
    let widths = |size| {
        let forms = shown(size, Fallback::Jpeg).into_iter();
        forms
            .map(|form| format!("{} {}", form.size.width, form.encoding.extension()))
            .collect::<Vec<_>>()
            .join(", ")
    };
    assert_eq!(
        widths(size(6000, 4000)),
        "320 webp, 480 webp, 720 webp, 1080 webp, 1600 webp, 1080 jpg"
    );
    assert_eq!(
        widths(size(500, 20)),
        "320 webp, 480 webp, 500 webp, 500 jpg"
    );
    assert_eq!(widths(size(1, 1)), "1 webp, 1 jpg");
    let download = |width, height| download(size(width, height), Encoding::Jpeg).size;
    assert_eq!(download(6000, 4000), size(2560, 1707));
    assert_eq!(download(3000, 6000), size(1280, 2560));
    assert_eq!(download(800, 600), size(800, 600));
}

#[test]
fn a_photo_is_upright_however_the_camera_was_held() {
    for (orientation, expected) in [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
    ] {
        for (form, made) in all(&photo(600, 400, orientation), "jpg") {
            assert_eq!(Dimensions::of(&made), Some(form.size));
            assert_eq!(form.size.width > form.size.height, orientation < 5);
            assert_fields(&made, expected);
        }
    }
}

#[test]
fn nothing_that_a_camera_or_program_noted_is_published() {
    let pixels = grain(fields(600, 400));
    for (extension, file) in [
        ("jpg", photo(600, 400, 6)),
        ("png", png_file(600, 400, png::ColorType::Rgb, &pixels)),
    ] {
        let holds = |file: &[u8], words: &[u8]| file.windows(words.len()).any(|it| it == words);
        assert!(holds(&file, b"Jan Geheim"));
        for (form, made) in all(&file, extension) {
            for mark in [b"Geheim".as_slice(), b"Exif", b"EXIF", b"tEXt", b"ICC"] {
                assert!(!holds(&made, mark), "{form:?}");
            }
        }
    }
}

#[test]
fn a_form_is_the_same_whatever_else_is_made_with_it() {
    let file = photo(1700, 900, 1);
    let whole = all(&file, "jpg");
    let forms: Vec<PictureForm> = whole.iter().map(|(form, _)| *form).collect();
    for (number, (_, bytes)) in whole.iter().enumerate() {
        assert_eq!(&make(&file, &forms, &[number]).unwrap()[0], bytes);
    }
    let source = Digest::of(&file);
    let digests = recipes(source, &forms);
    assert!((1..digests.len()).all(|at| !digests[..at].contains(&digests[at])));
    assert_ne!(recipes(Digest::of(b"other"), &forms), digests);
}

#[test]
fn transparency_is_kept_and_useless_transparency_is_not() {
    let rgba = |opacity: u8| -> Vec<u8> {
        let pixels = grain(fields(400, 400));
        let pixels = pixels.chunks_exact(3).enumerate();
        pixels
            .flat_map(|(at, rgb)| {
                [
                    rgb[0],
                    rgb[1],
                    rgb[2],
                    if at % 400 < 200 { opacity } else { 255 },
                ]
            })
            .collect()
    };
    let file = |opacity| png_file(400, 400, png::ColorType::Rgba, &rgba(opacity));
    for (form, made) in all(&file(0), "png") {
        let decoded = decode(&made).unwrap();
        assert_eq!(decoded.pixels.channels, Channels::Rgba, "{form:?}");
        assert_eq!(decoded.pixels.bytes[3], 0);
    }
    let (_, opaque) = &all(&file(255), "png")[0];
    assert_eq!(decode(opaque).unwrap().pixels.channels, Channels::Rgb);
}

#[test]
fn a_drawing_of_few_colours_loses_nothing() {
    let pixels = fields(300, 200);
    let file = png_file(300, 200, png::ColorType::Rgb, &pixels);
    let (form, made) = &all(&file, "png")[0];
    assert_eq!(form.encoding, Encoding::WebP);
    assert_eq!(decode(made).unwrap().pixels.bytes, pixels);
    // A photo in few colours is none.
    let mut random = fastrand::Rng::with_seed(3);
    let dots: Vec<u8> = (0..300 * 200 * 3).map(|_| random.u8(..3) * 100).collect();
    let file = png_file(300, 200, png::ColorType::Rgb, &dots);
    let (_, made) = &all(&file, "png")[0];
    assert_ne!(decode(made).unwrap().pixels.bytes, dots);
}

#[test]
fn ink_and_other_colours_become_those_of_a_screen() {
    let inks: Vec<u8> = fields(64, 64)
        .chunks_exact(3)
        .flat_map(|rgb| [255 - rgb[0], 255 - rgb[1], 255 - rgb[2], 0])
        .collect();
    for kind in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        let mut file = Vec::new();
        let encoder = Encoder::new(&mut file, 95);
        encoder.encode(&inks, 64, 64, kind).unwrap();
        let (_, made) = &all(&file, "jpg")[0];
        assert_fields(made, [RED, GREEN, BLUE, WHITE]);
    }
    // What a wide profile calls half red is redder on a screen.
    let profile = moxcms::ColorProfile::new_adobe_rgb().encode().unwrap();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 95);
    encoder.add_icc_profile(&profile).unwrap();
    let pixels = [150, 60, 60].repeat(64 * 64);
    encoder.encode(&pixels, 64, 64, ColorType::Rgb).unwrap();
    let (_, made) = &all(&file, "jpg")[0];
    let [red, green, _] = colours(made)[0];
    assert!(red > 160 && green < 62, "{red} {green}");
}

#[test]
fn no_bytes_make_a_decoder_panic() {
    let mut random = fastrand::Rng::with_seed(14);
    let gif: &[u8] = b"GIF89a\x02\0\x02\0\x80\0\0\xff\0\0\0\0\xff\x2c\0\0\0\0\x02\0\x02\0\0\x02\x03\x44\x02\x05\0\x3b";
    let pixels = fields(40, 30);
    let png = png_file(40, 30, png::ColorType::Rgb, &pixels);
    let webp = all(&png, "png").remove(0).1;
    for file in [photo(40, 30, 6), png, webp, gif.to_vec()] {
        assert!(decode(&file).is_ok());
        for _ in 0..1500 {
            let mut changed = Cow::from(&file);
            let bytes = changed.to_mut();
            for _ in 0..random.usize(1..8) {
                let at = random.usize(..bytes.len());
                match random.u8(..3) {
                    0 => bytes[at] = random.u8(..),
                    1 => bytes.insert(at, random.u8(..)),
                    _ => bytes.truncate(at.max(1)),
                }
            }
            let _ = decode(&changed);
        }
    }
}

#[test]
fn a_file_that_promises_more_than_it_has_takes_no_memory() {
    let mut bomb = png_file(1, 1, png::ColorType::Rgb, &[0; 3]);
    bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert!(decode(&bomb).is_err());
}
