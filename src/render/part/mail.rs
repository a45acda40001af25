//! Mail links (RFC 6068): the recipient, a subject, and a message to complete.

use serde::Serialize;

use crate::percent;

/// The mail links of a page, addressed to the academy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PageMail {
    /// A question about the page.
    pub(in crate::render) question: String,
    /// A wish for courses that are not offered, with lines to complete.
    pub(in crate::render) wish: String,
    /// The question which academy a municipality belongs to.
    pub(in crate::render) academy: String,
}

impl PageMail {
    /// The links of a page. `subject` is what the page is about, and `site` the name of the site.
    pub(in crate::render) fn new(email: &str, subject: &str, site: &str, url: &str) -> Self {
        Self {
            question: question(email, subject, url),
            wish: mailto(
                email,
                &format!("Ik zoek scholing, via {site}"),
                &[
                    "Hallo,",
                    "",
                    "Hier wil ik scholing over:",
                    "",
                    "Naam:",
                    "Organisatie:",
                    "Gemeente:",
                    "Telefoon:",
                    "Voorkeur (dag, plaats of online):",
                    "",
                    &format!("Verstuurd vanaf {url}"),
                ],
            ),
            academy: mailto(
                email,
                "Welke academie hoort bij mijn gemeente?",
                &["Hallo,", "", "Mijn gemeente is:", "", "Naam:"],
            ),
        }
    }
}

/// A `mailto:` URL for a question about a page.
pub(in crate::render) fn question(email: &str, subject: &str, url: &str) -> String {
    let page = format!("Over: {url}");
    mailto(
        email,
        &format!("Vraag over {subject}"),
        &["Hallo,", "", "", "", &page],
    )
}

/// A `mailto:` URL with a subject and the lines of a message; without lines the message is empty.
pub(in crate::render) fn mailto(email: &str, subject: &str, lines: &[&str]) -> String {
    let recipient = match email.rsplit_once('@') {
        Some((local, host)) => {
            format!("{}@{}", percent::component(local), percent::component(host))
        }
        None => percent::component(email),
    };
    let subject = percent::component(&plain(subject));
    let mut url = format!("mailto:{recipient}?subject={subject}");
    if !lines.is_empty() {
        let lines: Vec<String> = lines.iter().map(|line| plain(line)).collect();
        url.push_str("&body=");
        url.push_str(&percent::component(&lines.join("\r\n")));
    }
    url
}

/// The text with plain spaces, as some mail programs show a no-break space as another character.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_link_is_percent_encoded_with_line_breaks_of_mail() {
        assert_eq!(
            mailto(
                "a+b@noord.nl",
                "1 + 1 & meer?",
                &["Naam:", "", "café\u{a0}100%"]
            ),
            "mailto:a%2Bb@noord.nl?subject=1%20%2B%201%20%26%20meer%3F\
             &body=Naam%3A%0D%0A%0D%0Acaf%C3%A9%20100%25"
        );
        assert_eq!(mailto("a@b.nl", "Hoi", &[]), "mailto:a@b.nl?subject=Hoi");
    }
}
