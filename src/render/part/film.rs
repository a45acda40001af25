//! Films on other sites, shown as a picture with a link: nothing is loaded from there.

use serde::Serialize;

use crate::diagnostic::join_list;
use crate::model::career::Film;
use crate::model::course::Video;
use crate::model::value::{non_empty, text, value};
use crate::render::dutch;

/// A film on another site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct FilmView {
    /// Its title.
    pub(in crate::render) title: String,
    /// Its URL.
    pub(in crate::render) url: String,
    /// What it shows.
    pub(in crate::render) description: Option<String>,
    /// How long it is, and whether it has subtitles: `Duurt 3 minuten. Met ondertiteling.`; null
    /// when neither is known.
    pub(in crate::render) facts: Option<String>,
}

impl FilmView {
    /// The film about the carrièrepad.
    pub(in crate::render) fn of_film(film: &Film) -> Self {
        Self {
            title: text(&film.title).to_owned(),
            url: text(&film.url).to_owned(),
            description: non_empty(text(&film.description)),
            facts: None,
        }
    }

    /// The video about a course; `None` without a title or an address that can be used.
    pub(in crate::render) fn of_video(video: &Video) -> Option<Self> {
        Some(Self {
            title: value(&video.title)?.to_string(),
            url: value(&video.url)?.to_string(),
            description: None,
            facts: facts(video),
        })
    }
}

fn facts(video: &Video) -> Option<String> {
    let length = match video.seconds() {
        Some(seconds) => Some(length(seconds)),
        None => non_empty(text(&video.length)),
    };
    let length = length.map(|length| format!("Duurt {length}."));
    let subtitles = value(&video.subtitled).map(|subtitled| match subtitled {
        true => "Met ondertiteling.".to_owned(),
        false => "Zonder ondertiteling.".to_owned(),
    });
    let facts: Vec<String> = [length, subtitles].into_iter().flatten().collect();
    non_empty(&facts.join(" "))
}

/// A number of seconds in words: `3 minuten en 20 seconden`.
fn length(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let part = |number: u32, one: &str, more: &str| {
        (number > 0).then(|| dutch::amount(number as usize, one, more))
    };
    let parts = [
        part(hours, "uur", "uur"),
        part(minutes, "minuut", "minuten"),
        part(seconds, "seconde", "seconden"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    join_list(&parts, "en")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_said_in_words() {
        assert_eq!(length(200), "3 minuten en 20 seconden");
        assert_eq!(length(3661), "1 uur, 1 minuut en 1 seconde");
        assert_eq!(length(180), "3 minuten");
    }
}
