//! The kinds of file, by the endings of their names.

/// A kind of file.
pub(super) struct FileType {
    /// The ending of its names, without the dot.
    pub(super) ending: &'static str,
    /// Its media type.
    pub(super) media_type: &'static str,
    /// Whether it is text, which becomes smaller when it is compressed.
    pub(super) is_text: bool,
    /// Whether its type needs to name the encoding: UTF-8, as in all that we write.
    pub(super) has_charset: bool,
    /// Whether it is data, which scripts of any other site may read.
    pub(super) is_data: bool,
}

impl FileType {
    const fn text(ending: &'static str, media_type: &'static str) -> Self {
        Self {
            ending,
            media_type,
            is_text: true,
            has_charset: true,
            is_data: false,
        }
    }

    /// Of JSON the encoding is always UTF-8 (RFC 8259, section 8.1).
    const fn json(ending: &'static str, media_type: &'static str) -> Self {
        Self {
            has_charset: false,
            ..Self::text(ending, media_type)
        }
    }

    const fn binary(ending: &'static str, media_type: &'static str) -> Self {
        Self {
            is_text: false,
            has_charset: false,
            ..Self::text(ending, media_type)
        }
    }

    const fn data(self) -> Self {
        Self {
            is_data: true,
            ..self
        }
    }

    /// The type as in `Content-Type`.
    pub(super) fn content_type(&self) -> String {
        match self.has_charset {
            true => format!("{}; charset=utf-8", self.media_type),
            false => self.media_type.to_owned(),
        }
    }
}

/// Every kind of file that a site can have, as far as its type can be told.
pub(super) static TYPES: [FileType; 22] = [
    FileType::text("html", "text/html"),
    FileType::text("htm", "text/html"),
    FileType::text("css", "text/css"),
    FileType::text("js", "text/javascript"),
    FileType::text("txt", "text/plain"),
    FileType::text("md", "text/markdown"),
    // A drawing names its encoding itself, and may be one of an editor's.
    FileType::json("svg", "image/svg+xml"),
    FileType::json("webmanifest", "application/manifest+json"),
    FileType::json("json", "application/json").data(),
    FileType::json("jsonld", "application/ld+json").data(),
    FileType::text("csv", "text/csv").data(),
    FileType::text("ics", "text/calendar").data(),
    FileType::text("ttl", "text/turtle").data(),
    FileType::text("xml", "application/xml").data(),
    FileType::binary("avif", "image/avif"),
    FileType::binary("gif", "image/gif"),
    FileType::binary("jpg", "image/jpeg"),
    FileType::binary("jpeg", "image/jpeg"),
    FileType::binary("pdf", "application/pdf"),
    FileType::binary("png", "image/png"),
    FileType::binary("webp", "image/webp"),
    FileType::binary("woff2", "font/woff2"),
];

/// The type of a file as in `Content-Type`, by its path; `None` when it cannot be told.
pub(super) fn content_type(path: &str) -> Option<String> {
    of(path).map(FileType::content_type)
}

fn of(path: &str) -> Option<&'static FileType> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let (_, ending) = name.rsplit_once('.')?;
    TYPES.iter().find(|kind| kind.ending == ending)
}

/// Whether a file is text that is worth compressing, by its path.
pub fn is_text(path: &str) -> bool {
    of(path).is_some_and(|kind| kind.is_text)
}

/// A regular expression for the endings of some kinds of file: `html|css`.
pub(super) fn endings(is_wanted: impl Fn(&FileType) -> bool) -> String {
    let wanted = TYPES.iter().filter(|kind| is_wanted(kind));
    wanted.map(|kind| kind.ending).collect::<Vec<_>>().join("|")
}
