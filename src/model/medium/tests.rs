use super::*;

fn kinds(extension: &str, bytes: &[u8]) -> Vec<MediumFaultKind> {
    let faults = Examination::of(extension, bytes).faults;
    faults.into_iter().map(|fault| fault.kind).collect()
}

fn of_svg(inner: &str) -> Vec<MediumFaultKind> {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         viewBox=\"0 0 4 3\">{inner}</svg>"
    );
    kinds("svg", svg.as_bytes())
}

/// The smallest files that are whole.
fn whole() -> Vec<(&'static str, Vec<u8>)> {
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length[..], name, data, &[0; 4]].concat()
    };
    let png = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, 4, 0, 0, 0, 3, 8, 2, 0, 0, 0]),
        chunk(b"IDAT", &[1; 40]),
        chunk(b"IEND", &[]),
    ]
    .concat();
    let jpeg = [
        b"\xff\xd8\xff\xe1\0\x08".as_slice(),
        // A preview in a segment has an end mark of its own.
        b"ab\xff\xd9cd",
        b"\xff\xc0\0\x11\x08\0\x03\0\x04\x03\x01\x11\0\x02\x11\x01\x03\x11\x01",
        b"\xff\xda\0\x0c\x03\x01\0\x02\x11\x03\x11\0\x3f\0",
        &[7; 30],
        b"\xff\xd9",
    ]
    .concat();
    let gif = [
        b"GIF89a\x04\0\x03\0\x80\0\0\0\0\0\xff\xff\xff".as_slice(),
        b"\x21\xf9\x04\0\0\0\0\0",
        b"\x2c\0\0\0\0\x04\0\x03\0\0\x02\x02\x84\x51\0\x3b",
    ]
    .concat();
    let webp = [
        b"RIFF\x1c\0\0\0WEBPVP8L\x10\0\0\0".as_slice(),
        b"\x2f\x03\x80\0\0",
        &[0; 11],
    ]
    .concat();
    let avif = [
        b"\0\0\0\x18ftypavif\0\0\0\0avifmif1".as_slice(),
        b"\0\0\0\x0cmeta\0\0\0\0",
        b"\0\0\0\x0cmdatabcd",
    ]
    .concat();
    vec![
        ("png", png),
        ("jpg", jpeg),
        ("gif", gif),
        ("webp", webp),
        ("avif", avif),
        ("pdf", b"%PDF-1.4\nveel tekst\n%%EOF\n".to_vec()),
        (
            "docx",
            b"PK\x03\x04abcPK\x05\x06abcdefghijklmnopqr".to_vec(),
        ),
        (
            "svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>".to_vec(),
        ),
    ]
}

#[test]
fn a_whole_file_is_fine_and_one_that_is_cut_off_is_not() {
    for (extension, bytes) in whole() {
        assert_eq!(kinds(extension, &bytes), [], "{extension}");
        assert_eq!(kinds(&extension.to_uppercase(), &bytes), [], "{extension}");
        let last = match extension {
            // Browsers show a GIF without its last byte, and a PDF ends with a line.
            "gif" | "pdf" => bytes.len() - 1,
            _ => bytes.len(),
        };
        for cut in 0..last {
            let cut_off = &bytes[..cut];
            assert_ne!(kinds(extension, cut_off), [], "{extension} of {cut} bytes");
            let filled = [cut_off, &vec![0; bytes.len() - cut]].concat();
            let has_end_mark = matches!(extension, "png" | "jpg" | "pdf" | "svg");
            if filled != bytes && has_end_mark {
                assert_ne!(
                    kinds(extension, &filled),
                    [],
                    "{extension} filled from {cut}"
                );
            }
        }
    }
}

#[test]
fn what_stands_after_the_end_of_a_picture_does_not_matter() {
    for (extension, bytes) in whole() {
        if matches!(extension, "png" | "jpg" | "gif" | "webp" | "pdf") {
            let longer = [bytes, b"en nog wat".to_vec()].concat();
            assert_eq!(kinds(extension, &longer), [], "{extension}");
        }
    }
}

#[test]
fn a_picture_under_the_name_of_another_one_is_recognised() {
    use MediumFaultKind::{NotShown, NotThis, OtherFormat, WebPage};
    for (name, _) in whole() {
        for (other, bytes) in whole().iter().filter(|(other, _)| *other != name) {
            let found = MediumFormat::of_extension(other).unwrap();
            assert_eq!(
                kinds(name, bytes),
                [OtherFormat(found)],
                "{other} as {name}"
            );
        }
    }
    let jpeg = &whole()[1].1;
    assert_eq!(kinds("jpeg", jpeg), []);
    assert_eq!(kinds("heic", jpeg), [OtherFormat(MediumFormat::Jpeg)]);
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x0cmdatabcd";
    for name in ["heic", "jpg", "HEIF"] {
        assert_eq!(kinds(name, heic), [NotShown(MediumFormat::Heic)], "{name}");
    }
    assert_eq!(
        kinds("tif", b"II*\0\x08\0\0\0"),
        [NotShown(MediumFormat::Tiff)]
    );
    assert_eq!(kinds("tiff", b"x"), [NotShown(MediumFormat::Tiff)]);
    assert_eq!(
        kinds("png", b"BMabcd\0\0\0\0"),
        [NotShown(MediumFormat::Bmp)]
    );
    assert_eq!(
        kinds("svg", b"\x1f\x8b\x08abc"),
        [NotShown(MediumFormat::Svgz)]
    );
    for page in [
        "<!DOCTYPE html><title>Inloggen</title>",
        "\u{feff}\n<HTML><head>",
        "<!-- kop --><div>",
        "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>",
    ] {
        for name in ["jpg", "png", "svg", "pdf", "docx", "xls", "mp4", ""] {
            assert_eq!(kinds(name, page.as_bytes()), [WebPage], "{page} as {name}");
        }
        assert_eq!(kinds("txt", page.as_bytes()), []);
    }
    assert_eq!(kinds("jpg", b"een foto"), [NotThis(MediumFormat::Jpeg)]);
    assert_eq!(kinds("pdf", b"%PD"), [NotThis(MediumFormat::Pdf)]);
    // Encrypted documents are of the old format.
    let encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1abc";
    assert_eq!(kinds("docx", encrypted), []);
    assert_eq!(kinds("doc", encrypted), []);
}

#[test]
fn pointers_and_empty_files_are_not_the_file_itself() {
    use MediumFaultKind::{Empty, Pointer};
    let lfs = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    for name in ["jpg", "pdf", "svg", "docx", "txt", ""] {
        assert_eq!(kinds(name, b""), [Empty], "{name}");
        assert_eq!(kinds(name, &[0; 50]), [Empty], "{name}");
        assert_eq!(kinds(name, lfs.as_bytes()), [Pointer(PointerKind::GitLfs)]);
        let windows = lfs.replace('\n', "\r\n");
        assert_eq!(
            kinds(name, windows.as_bytes()),
            [Pointer(PointerKind::GitLfs)]
        );
    }
    for annex in [
        "/annex/objects/SHA256E-s31390--f50d.jpg\n",
        "../../.git/annex/objects/zz/Wq/SHA256E-s31390--f50d.jpg/SHA256E-s31390--f50d.jpg",
    ] {
        assert_eq!(
            kinds("jpg", annex.as_bytes()),
            [Pointer(PointerKind::GitAnnex)]
        );
    }
    assert_eq!(
        kinds("jpg", b"../fotos/plein.jpg"),
        [Pointer(PointerKind::SymbolicLink)]
    );
    assert_eq!(
        kinds("gdoc", b"{\"url\": 1}"),
        [Pointer(PointerKind::Shortcut)]
    );
    assert_eq!(
        kinds("crdownload", b"abc"),
        [Pointer(PointerKind::Unfinished)]
    );
    let about = "Zo'n bestand begint met version https://git-lfs.github.com/spec/v1";
    assert_eq!(kinds("txt", about.as_bytes()), []);
}

#[test]
fn programs_and_pages_are_no_downloads() {
    use MediumFaultKind::Active;
    for name in [
        "html", "HTM", "xhtml", "js", "php", "exe", "sh", "xml", "hta", "jar",
    ] {
        assert_eq!(kinds(name, b"abc"), [Active], "{name}");
    }
    assert_eq!(kinds("bin", b"MZ\x90\0"), [Active]);
    for name in ["txt", "csv", "ics", "docx2", "mp3", "md", "json", "zip2"] {
        assert_eq!(kinds(name, b"abc"), [], "{name}");
    }
}

#[test]
fn a_picture_has_at_most_a_hundred_million_pixels() {
    let of_width = |width: u32| {
        let mut png = whole()[0].1.clone();
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&10_000_u32.to_be_bytes());
        png
    };
    assert_eq!(kinds("png", &of_width(10_000)), []);
    let size = Dimensions {
        width: 10_001,
        height: 10_000,
    };
    assert_eq!(
        kinds("png", &of_width(10_001)),
        [MediumFaultKind::TooManyPixels(size)]
    );
    let vast = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90000 90000'/>";
    assert_eq!(kinds("svg", vast.as_bytes()), []);
}

#[test]
fn an_svg_that_does_more_than_show_is_recognised() {
    use MediumFaultKind as Kind;
    for (inner, fault) in [
        ("<script>alert(1)</script>", Kind::Script),
        ("<g><SCRIPT/></g>", Kind::Script),
        (
            "<x:script xmlns:x='http://www.w3.org/2000/svg'/>",
            Kind::Script,
        ),
        ("<g onload='x()'/>", Kind::Handler("onload".into())),
        ("<g ONCLICK='x()'/>", Kind::Handler("ONCLICK".into())),
        ("<animate onbegin='x()'/>", Kind::Handler("onbegin".into())),
        (
            "<set attributeName='onmouseover' to='x()'/>",
            Kind::Handler("onmouseover".into()),
        ),
        ("<a href='javascript:x()'/>", Kind::ScriptAddress),
        (
            "<a xlink:href=' Java&#x9;script&#58;x()'/>",
            Kind::ScriptAddress,
        ),
        ("<a href='data:text/html,x'/>", Kind::ScriptAddress),
        ("<use href='data:image/svg+xml,x'/>", Kind::ScriptAddress),
        (
            "<a><animate attributeName='href' values='#a;javascript:x()'/></a>",
            Kind::ScriptAddress,
        ),
        (
            "<image href='https://a.example/1.png'/>",
            Kind::ExternalPart("https://a.example/1.png".into()),
        ),
        (
            "<image xlink:href='//a.example/1.png'/>",
            Kind::ExternalPart("//a.example/1.png".into()),
        ),
        (
            "<use href='http://a.example/1.svg#a'/>",
            Kind::ExternalPart("http://a.example/1.svg#a".into()),
        ),
        (
            "<feImage href='file:///C:/a.png'/>",
            Kind::ExternalPart("file:///C:/a.png".into()),
        ),
        (
            "<image href='C:\\a.png'/>",
            Kind::ExternalPart("C:\\a.png".into()),
        ),
        (
            "<image><set attributeName='xlink:href' to='https://a.example/'/></image>",
            Kind::ExternalPart("https://a.example/".into()),
        ),
        (
            "<g fill='url(https://a.example/#a)'/>",
            Kind::ExternalPart("https://a.example/#a".into()),
        ),
        (
            "<g style='fill:u\\72l(//a.example/)'/>",
            Kind::ExternalPart("//a.example/".into()),
        ),
        (
            "<style>@import 'https://a.example/a.css';</style>",
            Kind::ExternalPart("https://a.example/a.css".into()),
        ),
        (
            "<style><![CDATA[@font-face{src:url(https://a.example/a.woff)}]]></style>",
            Kind::ExternalPart("https://a.example/a.woff".into()),
        ),
        (
            "<style>a{b:ur&#108;(https://a.example/)}</style>",
            Kind::ExternalPart("https://a.example/".into()),
        ),
        (
            "<style><g></g><style/>@import url(https://a.example/)</style>",
            Kind::ExternalPart("https://a.example/".into()),
        ),
        (
            "<g xml:base='https://a.example/'/>",
            Kind::ExternalPart("https://a.example/".into()),
        ),
        (
            "<foreignObject><div>x</div></foreignObject>",
            Kind::WebPagePart,
        ),
        (
            "<foreignObject><b:p xmlns:b='http://www.w3.org/1999/xhtml'/></foreignObject>",
            Kind::WebPagePart,
        ),
        (
            "<iframe xmlns='http://www.w3.org/1999/xhtml'/>",
            Kind::WebPagePart,
        ),
        (
            "<image href='foto.png'/>",
            Kind::MissingPart("foto.png".into()),
        ),
        (
            "<use href='iconen.svg#a'/>",
            Kind::MissingPart("iconen.svg#a".into()),
        ),
        ("<b:g/>", Kind::UndeclaredPrefix("b".into())),
        ("<g b:c='d'/>", Kind::UndeclaredPrefix("b".into())),
    ] {
        assert_eq!(of_svg(inner), [fault], "{inner}");
    }
}

#[test]
fn an_svg_that_only_shows_is_fine() {
    for inner in [
        "<a href='https://a.example/' xlink:title='x'><text>on &amp; off</text></a>",
        "<use xlink:href='#a'/><g fill='url(#b)' style=\"fill:url('#b')\"/>",
        "<image href='data:image/png;base64,abc'/>",
        "<style>@font-face{src:url(data:font/woff2;base64,abc)} a{fill:#123}</style>",
        "<style>/* https://a.example */ @namespace url(http://www.w3.org/2000/svg);</style>",
        "<metadata><r:RDF xmlns:r='http://a.example/rdf#' r:about=''/></metadata>",
        "<text>javascript: is een taal, url(https://a.example) ook</text>",
        "<g id='online' on='1' class='on-load'/>",
        "<foreignObject xmlns:i='http://ns.adobe.com/x'><i:pgf/></foreignObject>",
        "<!-- <script> --><desc>&lt;script&gt;</desc>",
        "<g xml:space='preserve' xml:lang='nl'/>",
    ] {
        assert_eq!(of_svg(inner), [], "{inner}");
    }
}

#[test]
fn an_svg_that_a_browser_cannot_read_is_broken() {
    use MediumFaultKind as Kind;
    let svg = "<svg xmlns='http://www.w3.org/2000/svg'";
    for (text, fault) in [
        ("<svg viewBox='0 0 1 1'/>".to_owned(), Kind::NoNamespace),
        (format!("{svg}><g></svg>"), Kind::Malformed),
        (format!("{svg}><g a='1' a='2'/></svg>"), Kind::Malformed),
        (format!("{svg}><g a=1/></svg>"), Kind::Malformed),
        (format!("{svg}><text>&nbsp;</text></svg>"), Kind::Malformed),
        (format!("{svg}/>{svg}/>"), Kind::Malformed),
        (format!("{svg}/>x"), Kind::Malformed),
        (
            format!("{svg}><style>{}</style></svg>", "(".repeat(99)),
            Kind::Malformed,
        ),
        (
            format!("<?xml version='1.0' encoding='iso-2022-jp'?>{svg}/>"),
            Kind::Malformed,
        ),
        (format!("{svg}><g>"), Kind::Damaged),
        (
            format!("<?xml-stylesheet href='a.css'?>{svg}/>"),
            Kind::StyleSheet,
        ),
        (
            format!("<!DOCTYPE svg [<!ENTITY a 'b'>]>{svg}><text>&a;</text></svg>"),
            Kind::Declarations,
        ),
        (
            format!("<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x()'>]>{svg}/>"),
            Kind::Declarations,
        ),
    ] {
        assert_eq!(kinds("svg", text.as_bytes()), [fault], "{text}");
    }
    let doctype = "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' \
                   'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>";
    for fine in [
        format!("{doctype}{svg}/>"),
        format!("\u{feff}<?xml version='1.0' encoding='UTF-8'?>\n<!-- x -->\n{svg}/>\n"),
        "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g/></s:svg>".to_owned(),
    ] {
        assert_eq!(kinds("svg", fine.as_bytes()), [], "{fine}");
        let units =
            std::iter::once(0xfeff).chain(fine.trim_start_matches('\u{feff}').encode_utf16());
        let utf16: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        assert_eq!(kinds("svg", &utf16), [], "{fine}");
    }
    let script: Vec<u8> = std::iter::once(0xfeff)
        .chain(format!("{svg}><script/></svg>").encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(kinds("svg", &script), [Kind::Script]);
    let latin = format!("<?xml version='1.0' encoding='ISO-8859-1'?>{svg}><text>caf~</text></svg>");
    let latin: Vec<u8> = latin
        .bytes()
        .map(|b| if b == b'~' { 0xe9 } else { b })
        .collect();
    assert_eq!(kinds("svg", &latin), []);
}

#[test]
fn a_fault_has_its_place_in_the_drawing() {
    let svg = "\u{feff}<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>";
    let faults = Examination::of("svg", svg.as_bytes()).faults;
    let text = svg.trim_start_matches('\u{feff}');
    assert_eq!(&text[faults[0].span.range()], "<script>");
}

#[test]
fn no_bytes_make_it_panic() {
    let mut random = fastrand::Rng::with_seed(14);
    for (extension, bytes) in whole() {
        for _ in 0..2000 {
            let mut changed = bytes.clone();
            for _ in 0..random.usize(1..6) {
                let at = random.usize(..changed.len());
                match random.u8(..4) {
                    0 => changed[at] = random.u8(..),
                    1 => changed.insert(at, random.u8(..)),
                    2 => changed[at] = *random.choice(b"<>&'\"/=;:\xff\0").unwrap(),
                    _ => changed.truncate(at.max(1)),
                }
            }
            let other = *random
                .choice(&["svg", "jpg", "avif", "heic", "bin", ""])
                .unwrap();
            Examination::of(extension, &changed);
            Examination::of(other, &changed);
        }
    }
}

#[test]
fn large_drawings_are_read_to_their_end() {
    let many = 50_000;
    let attributes: String = (0..many).map(|at| format!(" a{at}='url(#b)'")).collect();
    assert_eq!(of_svg(&format!("<g{attributes}/>")), []);
    let prefixes: String = (0..many)
        .map(|at| format!(" xmlns:a{at}='b' a{at}:c=''"))
        .collect();
    assert_eq!(of_svg(&format!("<g{prefixes}/>")), []);
    let deep = ["<g>".repeat(many), "</g>".repeat(many)].concat();
    assert_eq!(of_svg(&deep), []);
    let scripts = "<script/><g onload=''/>".repeat(many);
    let once = [
        MediumFaultKind::Script,
        MediumFaultKind::Handler("onload".into()),
    ];
    assert_eq!(of_svg(&scripts), once);
}
