use super::*;
use crate::model::dimensions::Dimensions;
use crate::model::medium::{Encoding, PictureForm};
use crate::picture::make;

fn holds(file: &[u8], words: &[u8]) -> bool {
    file.windows(words.len()).any(|it| it == words)
}

#[test]
fn a_drawing_keeps_what_it_shows_and_nothing_of_its_maker() {
    let drawing = "<?xml version=\"1.0\"?><!-- door Jan --><svg xmlns=\"http://www.w3.org/2000/svg\" \
                   xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
                   xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" \
                   sodipodi:docname=\"C:\\Users\\Jan\\beeld.svg\" viewBox=\"0 0 8 8\">\n  \
                   <sodipodi:namedview id=\"n\"><g/></sodipodi:namedview>\
                   <metadata><a>Jan</a></metadata><title>Bal &amp; net</title>\
                   <style>a &gt; b{fill:red}</style><use xlink:href=\"#a\"/></svg>\n";
    let bare = "<svg xmlns=\"http://www.w3.org/2000/svg\" \
                xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 8 8\">\n\
                <title>Bal &amp; net</title><style>a &gt; b{fill:red}</style>\
                <use xlink:href=\"#a\"/></svg>\n";
    assert_eq!(
        String::from_utf8(stripped(drawing.as_bytes())).unwrap(),
        bare
    );
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(drawing.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(stripped(&utf16), bare.as_bytes());
}

#[test]
fn an_animation_keeps_its_frames_and_how_often_they_repeat() {
    let head: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\xff";
    let frame: &[u8] = b"\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    let repeated: &[u8] = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";
    let comment: &[u8] = b"\x21\xfe\x0aJan Geheim\0";
    let xmp: &[u8] = b"\x21\xff\x0bXMP DataXMP\x03Jan\0";
    let gif = [head, repeated, comment, frame, xmp, frame, b"\x3b", b"Jan"].concat();
    assert_eq!(
        stripped(&gif),
        [head, repeated, frame, frame, b"\x3b"].concat()
    );

    let chunk = |name: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap();
        let padding: &[u8] = if data.len() % 2 == 1 { b"\0" } else { b"" };
        [name.as_slice(), &length.to_le_bytes(), data, padding].concat()
    };
    let riff = |chunks: &[Vec<u8>]| {
        let chunks = chunks.concat();
        let length = u32::try_from(chunks.len() + 4).unwrap();
        [b"RIFF".as_slice(), &length.to_le_bytes(), b"WEBP", &chunks].concat()
    };
    let header = |flags| chunk(b"VP8X", &[flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let (anim, frame) = (chunk(b"ANIM", &[0; 6]), chunk(b"ANMF", &[7; 33]));
    let file = riff(&[
        header(0x0e),
        anim.clone(),
        frame.clone(),
        chunk(b"EXIF", b"Jan"),
        chunk(b"XMP ", b"Jan"),
    ]);
    assert_eq!(stripped(&file), riff(&[header(0x02), anim, frame]));
}

#[test]
fn a_download_keeps_which_side_is_up_and_nothing_else_of_its_notes() {
    let exif: &[u8] = b"MM\0\x2a\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\
                        \x01\x3b\0\x02\0\0\0\x04Jan\0\0\0\0\0";
    let mut png = Vec::new();
    let mut info = png::Info::with_size(3, 2);
    info.color_type = png::ColorType::Grayscale;
    info.exif_metadata = Some(exif.into());
    let mut writer = png::Encoder::with_info(&mut png, info)
        .unwrap()
        .write_header()
        .unwrap();
    writer
        .write_image_data(&[0, 50, 100, 150, 200, 250])
        .unwrap();
    writer.finish().unwrap();
    let mut webp = Vec::new();
    let mut encoder = image_webp::WebPEncoder::new(&mut webp);
    encoder.set_exif_metadata(exif.to_vec());
    encoder
        .encode(&[90; 3 * 2 * 3], 3, 2, image_webp::ColorType::Rgb8)
        .unwrap();
    for file in [png, webp] {
        assert!(holds(&file, b"Jan"));
        let found = stripped(&file);
        assert!(!holds(&found, b"Jan"));
        let side_up = Orientation::of(&found);
        assert!(side_up.is_sideways() && side_up == Orientation::of(&file));
        // What is made of it has the same pixels.
        let form = PictureForm {
            size: Dimensions {
                width: 2,
                height: 3,
            },
            encoding: Encoding::Png,
        };
        let pixels = |file: &[u8]| make(file, &[form], &[0]).unwrap();
        assert_eq!(pixels(&found), pixels(&file));
        assert_eq!(stripped(&found), found);
    }
}

#[test]
fn what_an_avif_notes_is_overwritten_and_its_picture_stays_in_place() {
    let boxed = |name: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len() + 8).unwrap();
        [&length.to_be_bytes(), name.as_slice(), content].concat()
    };
    let kind = boxed(b"ftyp", b"avif\0\0\0\0avifmif1");
    let item = |number: u8, name: &[u8; 4]| {
        boxed(
            b"infe",
            &[&[2, 0, 0, 0, 0, number, 0, 0], name.as_slice(), b"\0"].concat(),
        )
    };
    let list = [vec![0, 0, 0, 0, 0, 2], item(1, b"av01"), item(2, b"Exif")].concat();
    let places = |from: u8| {
        let place = |number: u8, at: u8, length: u8| {
            vec![0, number, 0, 0, 0, 1, 0, 0, 0, at, 0, 0, 0, length]
        };
        let head = vec![0, 0, 0, 0, 0x44, 0, 0, 2];
        boxed(
            b"iloc",
            &[head, place(1, from, 4), place(2, from + 4, 6)].concat(),
        )
    };
    let meta = |from: u8| {
        boxed(
            b"meta",
            &[vec![0; 4], boxed(b"iinf", &list), places(from)].concat(),
        )
    };
    let from = u8::try_from(kind.len() + meta(0).len() + 8).unwrap();
    let file = |notes: &[u8]| {
        [
            kind.clone(),
            meta(from),
            boxed(b"mdat", &[b"FOTO", notes].concat()),
        ]
        .concat()
    };
    let found = stripped(&file(b"Geheim"));
    assert_eq!(found, file(&[0; 6]));
    assert!(holds(&found, b"FOTO") && !holds(&found, b"Geheim"));
}

#[test]
fn a_file_that_cannot_be_understood_is_left_as_it_is() {
    for file in [
        b"".as_slice(),
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"%PDF-1.7",
        b"<svg><g></svg>",
    ] {
        assert_eq!(stripped(file), file);
    }
}
