//! The formats of media, by extension and by their first bytes.

/// A format that can be recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediumFormat {
    /// JPEG.
    Jpeg,
    /// PNG, also animated.
    Png,
    /// GIF.
    Gif,
    /// WebP.
    WebP,
    /// AVIF.
    Avif,
    /// SVG.
    Svg,
    /// An icon of Windows.
    Ico,
    /// HEIC, as telephones make.
    Heic,
    /// TIFF.
    Tiff,
    /// BMP.
    Bmp,
    /// JPEG XL.
    JpegXl,
    /// JPEG 2000.
    Jpeg2000,
    /// Compressed SVG.
    Svgz,
    /// PDF.
    Pdf,
    /// A ZIP archive, which documents of Office and LibreOffice are as well.
    Zip,
    /// A document of old Office, or an encrypted one.
    Ole,
    /// A web page.
    WebPage,
    /// A program for Windows, Linux or macOS.
    Program,
}

/// The extensions that promise a format, the usual one of each format first.
const EXTENSIONS: &[(MediumFormat, &[&str])] = &[
    (MediumFormat::Jpeg, &["jpg", "jpeg", "jpe", "jfif", "pjpeg"]),
    (MediumFormat::Png, &["png", "apng"]),
    (MediumFormat::Gif, &["gif"]),
    (MediumFormat::WebP, &["webp"]),
    (MediumFormat::Avif, &["avif"]),
    (MediumFormat::Svg, &["svg"]),
    (MediumFormat::Ico, &["ico"]),
    (MediumFormat::Heic, &["heic", "heif", "hif"]),
    (MediumFormat::Tiff, &["tif", "tiff"]),
    (MediumFormat::Bmp, &["bmp", "dib"]),
    (MediumFormat::JpegXl, &["jxl"]),
    (MediumFormat::Jpeg2000, &["jp2", "jpx", "jpf", "j2k"]),
    (MediumFormat::Svgz, &["svgz"]),
    (MediumFormat::Pdf, &["pdf"]),
    (
        MediumFormat::Zip,
        &[
            "zip", "docx", "xlsx", "pptx", "dotx", "xltx", "potx", "ppsx", "docm", "xlsm", "pptm",
            "odt", "ods", "odp", "odg", "epub",
        ],
    ),
];

/// Extensions of files that a browser or a computer runs. XML is one of them: a page of XHTML is
/// XML as well, and a browser runs its scripts.
const ACTIVE: &[&str] = &[
    "apk", "app", "asp", "aspx", "atom", "bash", "bat", "cgi", "cjs", "cmd", "com", "cpl", "deb",
    "dll", "dmg", "exe", "hta", "htm", "html", "jar", "js", "jse", "jsp", "jspx", "mht", "mhtml",
    "mjs", "mml", "msi", "msp", "phar", "php", "php3", "php4", "php5", "php7", "php8", "phtml",
    "pkg", "ps1", "rdf", "reg", "rpm", "rss", "scr", "sh", "shtm", "shtml", "swf", "vb", "vbe",
    "vbs", "wasm", "wsf", "wsh", "xht", "xhtm", "xhtml", "xml", "xsd", "xsl", "xslt",
];

/// Extensions of text that a browser shows as text, whatever it says.
const PLAIN_TEXT: &[&str] = &[
    "bib", "csv", "ics", "json", "jsonld", "log", "md", "srt", "tex", "text", "tsv", "ttl", "txt",
    "vcf", "vtt", "yaml", "yml",
];

/// Whether files with this extension, in lower case, run as programs.
pub(super) fn is_active(extension: &str) -> bool {
    ACTIVE.contains(&extension)
}

/// Whether files with this extension, in lower case, are shown as plain text.
pub(super) fn is_plain_text(extension: &str) -> bool {
    PLAIN_TEXT.contains(&extension)
}

impl MediumFormat {
    /// The format that an extension promises.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        let mut formats = EXTENSIONS.iter();
        let found = formats.find(|(_, extensions)| extensions.contains(&&*extension));
        found.map(|(format, _)| *format)
    }

    /// The format of a file, from its first bytes.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
        let at = |offset: usize, magic: &[u8]| {
            head.get(offset..)
                .is_some_and(|rest| rest.starts_with(magic))
        };
        let starts = |magic: &[u8]| at(0, magic);
        Some(match () {
            () if starts(b"\xff\xd8\xff") => Self::Jpeg,
            () if starts(b"\x89PNG\r\n\x1a\n") => Self::Png,
            () if starts(b"GIF87a") || starts(b"GIF89a") => Self::Gif,
            () if starts(b"RIFF") && at(8, b"WEBP") => Self::WebP,
            () if at(4, b"ftyp") => return Self::of_brands(head),
            () if starts(b"\0\0\x01\0") => Self::Ico,
            () if starts(b"II*\0") || starts(b"MM\0*") => Self::Tiff,
            () if starts(b"II+\0") || starts(b"MM\0+") => Self::Tiff,
            () if starts(b"BM") && at(6, b"\0\0\0\0") => Self::Bmp,
            () if starts(b"\xff\x0a") || starts(b"\0\0\0\x0cJXL \r\n\x87\n") => Self::JpegXl,
            () if starts(b"\0\0\0\x0cjP  ") || starts(b"\xff\x4f\xff\x51") => Self::Jpeg2000,
            () if starts(b"\x1f\x8b") => Self::Svgz,
            () if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => Self::Zip,
            () if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Self::Ole,
            () if starts(b"MZ") || starts(b"\x7fELF") => Self::Program,
            () if starts(b"\xcf\xfa\xed\xfe") || starts(b"\xca\xfe\xba\xbe") => Self::Program,
            () if starts(b"%PDF-") => Self::Pdf,
            () => {
                // Some programs write a line or two before a PDF.
                let is_pdf = head.windows(5).any(|bytes| bytes == b"%PDF-");
                return Self::of_markup(bytes).or(is_pdf.then_some(Self::Pdf));
            }
        })
    }

    /// The format of a file in boxes (ISO/IEC 14496-12): its brands say which.
    fn of_brands(head: &[u8]) -> Option<Self> {
        let length = head.first_chunk().map(|size| u32::from_be_bytes(*size))?;
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let brands = head.get(8..length.min(head.len())).unwrap_or_default();
        let has = |wanted: &[&[u8; 4]]| {
            let mut brands = brands.chunks_exact(4);
            brands.any(|brand| wanted.iter().any(|wanted| brand == *wanted))
        };
        if has(&[b"avif", b"avis"]) {
            Some(Self::Avif)
        } else if has(&[
            b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1",
        ]) {
            Some(Self::Heic)
        } else {
            None
        }
    }

    /// The format of a text in tags: its first element says which.
    fn of_markup(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
                let start = bytes.get(..bytes.len().min(1 << 14)).unwrap_or_default();
                Self::of_text(&utf16(start)?)
            }
            _ => Self::of_text(&String::from_utf8_lossy(first_part(bytes))),
        }
    }

    fn of_text(text: &str) -> Option<Self> {
        const OF_A_PAGE: &[&str] = &[
            "a", "article", "b", "body", "br", "div", "font", "form", "h1", "head", "html",
            "iframe", "link", "main", "meta", "p", "script", "span", "style", "table", "title",
        ];
        let mut rest = text.trim_start_matches('\u{feff}').trim_start();
        loop {
            let after = if rest.starts_with("<!--") {
                rest.split_once("-->").map(|(_, after)| after)
            } else if rest.starts_with("<?") {
                rest.split_once('>').map(|(_, after)| after)
            } else if let Some(declared) = rest.strip_prefix("<!") {
                let name: String = declared.chars().take(12).collect();
                let name = name.to_lowercase();
                if name.starts_with("doctype html") {
                    return Some(Self::WebPage);
                }
                match declared.find(['[', '>']) {
                    Some(at) if declared[at..].starts_with('[') => declared
                        .split_once("]")
                        .and_then(|(_, after)| after.split_once('>').map(|(_, after)| after)),
                    _ => declared.split_once('>').map(|(_, after)| after),
                }
            } else {
                break;
            };
            rest = after?.trim_start();
        }
        let tag = rest.strip_prefix('<')?;
        let end = tag.find(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '-' | '_'));
        let name = &tag[..end.unwrap_or(tag.len())];
        let local = name.rsplit(':').next().unwrap_or(name);
        if local == "svg" {
            return Some(Self::Svg);
        }
        let name = name.to_lowercase();
        (OF_A_PAGE.contains(&&*name) || local == "html").then_some(Self::WebPage)
    }

    /// Whether browsers show it, or need not show it: it is no picture.
    pub fn is_shown(self) -> bool {
        match self {
            Self::Heic | Self::Tiff | Self::Bmp | Self::JpegXl | Self::Jpeg2000 | Self::Svgz => {
                false
            }
            Self::Jpeg
            | Self::Png
            | Self::Gif
            | Self::WebP
            | Self::Avif
            | Self::Svg
            | Self::Ico
            | Self::Pdf
            | Self::Zip
            | Self::Ole
            | Self::WebPage
            | Self::Program => true,
        }
    }

    /// Whether it is a picture that browsers show.
    pub fn is_web_picture(self) -> bool {
        match self {
            Self::Jpeg
            | Self::Png
            | Self::Gif
            | Self::WebP
            | Self::Avif
            | Self::Svg
            | Self::Ico => true,
            Self::Heic
            | Self::Tiff
            | Self::Bmp
            | Self::JpegXl
            | Self::Jpeg2000
            | Self::Svgz
            | Self::Pdf
            | Self::Zip
            | Self::Ole
            | Self::WebPage
            | Self::Program => false,
        }
    }

    /// Its name, as in “a PNG”.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::WebP => "WebP",
            Self::Avif => "AVIF",
            Self::Svg => "SVG",
            Self::Ico => "ICO",
            Self::Heic => "HEIC",
            Self::Tiff => "TIFF",
            Self::Bmp => "BMP",
            Self::JpegXl => "JPEG XL",
            Self::Jpeg2000 => "JPEG 2000",
            Self::Svgz => "SVGZ",
            Self::Pdf => "PDF",
            Self::Zip => "ZIP",
            Self::Ole => "Office 97",
            Self::WebPage => "HTML",
            Self::Program => "EXE",
        }
    }

    /// The extension that fits; `None` when more than one would.
    pub fn extension(self) -> Option<&'static str> {
        if self == Self::Zip {
            return None;
        }
        let mut formats = EXTENSIONS.iter();
        let found = formats.find(|(format, _)| *format == self)?;
        found.1.first().copied()
    }
}

/// The part of a text in which its first element is looked for.
fn first_part(bytes: &[u8]) -> &[u8] {
    bytes.get(..bytes.len().min(1 << 16)).unwrap_or(bytes)
}

/// The text of UTF-16 with its byte order mark.
pub(super) fn utf16(bytes: &[u8]) -> Option<String> {
    let (mark, rest) = bytes.split_first_chunk::<2>()?;
    let unit = |pair: &[u8]| match (mark, pair) {
        ([0xff, _], [low, high]) => u16::from_le_bytes([*low, *high]),
        (_, [high, low]) => u16::from_be_bytes([*high, *low]),
        _ => 0,
    };
    let units: Vec<u16> = rest.chunks_exact(2).map(unit).collect();
    String::from_utf16(&units).ok()
}
