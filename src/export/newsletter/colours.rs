//! The colours of a mail, in the light and the dark scheme of its theme.

use crate::model::contrast::contrast;
use crate::model::theme::{Colour, PairKind};

/// The colours of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailColours {
    /// On a light screen.
    pub(super) light: SchemeColours,
    /// On a dark screen.
    pub(super) dark: SchemeColours,
}

/// The colours of a mail in one scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SchemeColours {
    /// Behind everything.
    pub(super) ground: Colour,
    /// Behind the text.
    pub(super) card: Colour,
    /// Behind a box.
    pub(super) tint: Colour,
    /// Lines between parts.
    pub(super) line: Colour,
    /// Text.
    pub(super) text: Colour,
    /// Text that matters less.
    pub(super) soft: Colour,
    /// Headings.
    pub(super) title: Colour,
    /// Links.
    pub(super) link: Colour,
    /// Behind a button, and its text.
    pub(super) button: (Colour, Colour),
    /// Behind the name of the site, and that name.
    pub(super) head: (Colour, Colour),
    /// Behind the lines about the sender, and those.
    pub(super) foot: (Colour, Colour),
}

/// Black on white, for a theme without the colours that a mail needs.
const PLAIN: SchemeColours = {
    const fn grey(value: u8) -> Colour {
        Colour([value; 3])
    }
    SchemeColours {
        ground: grey(0xf2),
        card: grey(0xff),
        tint: grey(0xee),
        line: grey(0xcc),
        text: grey(0x22),
        soft: grey(0x55),
        title: grey(0x11),
        link: Colour([0x1a, 0x4f, 0x8b]),
        button: (Colour([0x1a, 0x4f, 0x8b]), grey(0xff)),
        head: (grey(0xff), grey(0x11)),
        foot: (grey(0x22), grey(0xff)),
    }
};

/// White on black, likewise.
const PLAIN_DARK: SchemeColours = {
    const fn grey(value: u8) -> Colour {
        Colour([value; 3])
    }
    SchemeColours {
        ground: grey(0x11),
        card: grey(0x1e),
        tint: grey(0x2a),
        line: grey(0x44),
        text: grey(0xee),
        soft: grey(0xb8),
        title: grey(0xff),
        link: Colour([0x9c, 0xc3, 0xf5]),
        button: (Colour([0x9c, 0xc3, 0xf5]), grey(0x11)),
        head: (grey(0x11), grey(0xff)),
        foot: (grey(0x08), grey(0xee)),
    }
};

impl MailColours {
    /// The colours of a theme, of which a function returns the light and the dark one by token. A theme
    /// may name other colours than ours; it need not have checked the pairs that a mail shows. A scheme
    /// that lacks one, or the contrast of text (WCAG 1.4.3), is replaced by a plain one.
    pub fn of(token: impl Fn(&str) -> Option<(Colour, Colour)>) -> Self {
        let light = SchemeColours::of(|name| token(name).map(|(light, _)| light));
        let dark = SchemeColours::of(|name| token(name).map(|(_, dark)| dark));
        Self {
            light: light.filter(SchemeColours::is_legible).unwrap_or(PLAIN),
            dark: dark.filter(SchemeColours::is_legible).unwrap_or(PLAIN_DARK),
        }
    }
}

impl SchemeColours {
    fn of(token: impl Fn(&str) -> Option<Colour>) -> Option<Self> {
        Some(Self {
            ground: token("vlak")?,
            card: token("kaart")?,
            tint: token("tint")?,
            line: token("lijn")?,
            text: token("tekst")?,
            soft: token("tekst-zacht")?,
            title: token("titel")?,
            link: token("link")?,
            button: (token("accent")?, token("op-accent")?),
            head: (token("kop")?, token("op-kop")?),
            foot: (token("voet")?, token("op-voet")?),
        })
    }

    /// Every text with what it stands on.
    fn pairs(&self) -> [(Colour, Colour); 11] {
        let swapped = |(back, front): (Colour, Colour)| (front, back);
        [
            (self.text, self.card),
            (self.soft, self.card),
            (self.title, self.card),
            (self.link, self.card),
            (self.text, self.tint),
            (self.soft, self.tint),
            (self.title, self.tint),
            (self.link, self.tint),
            swapped(self.button),
            swapped(self.head),
            swapped(self.foot),
        ]
    }

    fn is_legible(&self) -> bool {
        let needed = PairKind::Text.required_contrast();
        let pairs = self.pairs();
        pairs
            .iter()
            .all(|(front, back)| contrast(*front, *back) >= needed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_colours_are_legible() {
        assert!(PLAIN.is_legible());
        assert!(PLAIN_DARK.is_legible());
    }

    #[test]
    fn a_theme_whose_text_is_hard_to_read_in_a_mail_gets_plain_colours_in_that_scheme() {
        let token = |front_in_dark: u8| {
            move |name: &str| {
                let is_front = name.starts_with("op-") || name.starts_with("te");
                let is_front = is_front || ["titel", "link"].contains(&name);
                let light = Colour([if is_front { 0 } else { 0xff }; 3]);
                let dark = Colour([if is_front { front_in_dark } else { 0 }; 3]);
                Some((light, dark))
            }
        };
        let legible = MailColours::of(token(0xff));
        assert_eq!(legible.light.text, Colour([0; 3]));
        assert_eq!(legible.dark.text, Colour([0xff; 3]));
        let illegible = MailColours::of(token(0x40));
        assert_eq!(illegible.light.text, Colour([0; 3]));
        assert_eq!(illegible.dark, PLAIN_DARK);
        assert_eq!(MailColours::of(|_| None).light, PLAIN);
    }
}
