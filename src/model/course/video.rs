//! A video about a course, on another site.

use std::sync::Arc;

use crate::model::link::WebAddress;
use crate::model::schema::record;

record! {
    /// A video, shown as a picture that links to it.
    pub struct Video {
        /// Its title.
        title: Arc<str> = "titel" required "Een ochtend op het plein"
            => "Hoe de video heet.",
        /// Its web address.
        url: WebAddress = "url" required "https://voorbeeld.nl/video"
            => "Waar de video te zien is.",
        /// How long it is.
        length: Arc<str> = "duur" optional "3 minuten"
            => "Hoelang de video duurt: 3 minuten, of 3:20.",
        /// Whether it has subtitles.
        subtitled: bool = "ondertiteld" optional "ja"
            => "Of er ondertitels bij staan.",
    }
}

impl Video {
    /// How many seconds it takes, if its length is a number of minutes or a time such as `3:20`.
    pub fn seconds(&self) -> Option<u32> {
        seconds(&self.length.as_ref()?.value)
    }
}

fn seconds(length: &str) -> Option<u32> {
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| is_number)
    };
    let below_sixty = |text: &str| number(text).filter(|n| *n < 60 && text.len() == 2);
    let parts: Vec<&str> = length.split(':').collect();
    let total = match *parts {
        [whole] => {
            let words: Vec<&str> = whole.split_whitespace().collect();
            match *words {
                [minutes] | [minutes, "minuut" | "minuten" | "min" | "min."] => {
                    number(minutes)?.checked_mul(60)?
                }
                [seconds, "seconde" | "seconden" | "sec" | "sec."] => number(seconds)?,
                _ => return None,
            }
        }
        [minutes, seconds] => {
            let minutes = number(minutes)?.checked_mul(60)?;
            minutes.checked_add(below_sixty(seconds)?)?
        }
        [hours, minutes, seconds] => {
            let hours = number(hours)?.checked_mul(3600)?;
            let minutes = below_sixty(minutes)? * 60;
            hours.checked_add(minutes + below_sixty(seconds)?)?
        }
        _ => return None,
    };
    (total > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_minutes_or_a_time() {
        let known = [
            ("3 minuten", 180),
            ("1 minuut", 60),
            ("4", 240),
            ("45 seconden", 45),
            ("3:20", 200),
            ("1:02:30", 3750),
        ];
        for (text, expected) in known {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        for text in [
            "ongeveer een uur",
            "3:2",
            "3:75",
            "0:00",
            "",
            ":",
            "99999999999",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
