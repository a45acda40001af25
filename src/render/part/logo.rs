//! Logos of partners, at an even optical size: equal areas, so that a wide logo does not shout and a
//! square one does not vanish.

use serde::Serialize;

use crate::model::dimensions::Dimensions;
use crate::model::layout::{ListFile, Owner};
use crate::model::partner::{Logo, Partner};
use crate::model::value::{text, value};
use crate::plan::links::{LinkedItem, find_target};
use crate::render::link_context::LinkContext;
use crate::source::FilePath;

/// A logo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct LogoView {
    /// The alternative text.
    pub(in crate::render) alt: String,
    /// The file for a light screen.
    pub(in crate::render) light: LogoFile,
    /// The file for a dark screen; null when there is none, so that the logo needs a light plate.
    pub(in crate::render) dark: Option<LogoFile>,
}

/// A file of a logo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct LogoFile {
    /// Its URL.
    pub(in crate::render) src: String,
    /// The width at which it is shown, in CSS pixels; null when its file does not say how large it
    /// is.
    pub(in crate::render) width: Option<u32>,
    /// The height at which it is shown; null when its file does not say how large it is.
    pub(in crate::render) height: Option<u32>,
}

/// Where logos are shown, which determines their size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum LogoPlace {
    /// Each beside the name of its partner.
    List,
    /// In a row.
    Row,
}

/// The space that logos get, in CSS pixels.
struct LogoSpace {
    area: u64,
    max_width: u64,
    max_height: u64,
}

impl LogoPlace {
    const fn space(self) -> LogoSpace {
        match self {
            Self::List => LogoSpace {
                area: 4000,
                max_width: 144,
                max_height: 60,
            },
            Self::Row => LogoSpace {
                area: 2600,
                max_width: 116,
                max_height: 48,
            },
        }
    }

    /// The size of a logo here, by its own size. An enlarged drawing stays sharp, a photo does not.
    fn size(self, own: Dimensions, is_drawing: bool) -> Dimensions {
        let space = self.space();
        let (own_width, own_height) = (u64::from(own.width.max(1)), u64::from(own.height.max(1)));
        let even = (space.area * own_width / own_height).isqrt();
        let of_height = space.max_height * own_width / own_height;
        let own_limit = if is_drawing { u64::MAX } else { own_width };
        let width = even.min(of_height).min(space.max_width).min(own_limit);
        let width = width.max(1);
        let height = (width * own_height + own_width / 2) / own_width;
        let pixels = |side: u64| u32::try_from(side.max(1)).unwrap_or(u32::MAX);
        Dimensions {
            width: pixels(width),
            height: pixels(height),
        }
    }
}

impl LogoView {
    /// The logo of a partner; `None` when it has none that can be shown.
    pub(in crate::render) fn of(
        links: LinkContext<'_>,
        partner: &Partner,
        place: LogoPlace,
    ) -> Option<Self> {
        let Logo { file, alt, dark } = value(&partner.logo)?;
        Some(Self {
            alt: text(alt).to_owned(),
            light: logo_file(links, text(file), place)?,
            dark: value(dark).and_then(|dark| logo_file(links, dark, place)),
        })
    }
}

fn logo_file(links: LinkContext<'_>, path: &str, place: LogoPlace) -> Option<LogoFile> {
    let list = FilePath::new(ListFile::Partners.path());
    let (LinkedItem::Media(at), _) = find_target(links.heads, &list, &Owner::Shared, path) else {
        return None;
    };
    let medium = links.heads.media.get(at)?;
    let shown = links.plan.picture(at)?;
    let narrow = shown.webp().next().map(|(address, _)| address);
    let (address, _) = shown.fallback()?;
    let is_drawing = medium.path.extension().eq_ignore_ascii_case("svg");
    let size = medium.dimensions.map(|own| place.size(own, is_drawing));
    Some(LogoFile {
        // The narrowest is sharp enough.
        src: links.href(narrow.unwrap_or(address)),
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(place: LogoPlace, width: u32, height: u32, is_drawing: bool) -> (u32, u32) {
        let size = place.size(Dimensions { width, height }, is_drawing);
        (size.width, size.height)
    }

    #[test]
    fn logos_of_usual_shapes_have_the_same_area() {
        for place in [LogoPlace::List, LogoPlace::Row] {
            let space = place.space();
            for (width, height) in [(600, 480), (1200, 600), (300, 100), (90, 20), (4000, 800)] {
                let (shown_width, shown_height) = size(place, width, height, true);
                let area = u64::from(shown_width * shown_height);
                assert!(
                    area.abs_diff(space.area) * 20 < space.area,
                    "{width}x{height}"
                );
            }
        }
    }

    #[test]
    fn no_logo_is_larger_than_its_space_or_a_raster_than_itself() {
        assert_eq!(size(LogoPlace::List, 100, 100, true), (60, 60));
        assert_eq!(size(LogoPlace::List, 2000, 100, true), (144, 7));
        assert_eq!(size(LogoPlace::List, 100, 4000, true), (1, 40));
        assert_eq!(size(LogoPlace::List, 40, 20, false), (40, 20));
        assert_eq!(size(LogoPlace::List, u32::MAX, 1, true), (144, 1));
    }
}
