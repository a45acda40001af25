//! How a mail is written.

use jiff::civil::date;

use super::blocks::words;
use super::*;

fn sender() -> MailSender {
    MailSender {
        name: "Academie Noord".to_owned(),
        url: "https://noord.example/".to_owned(),
        email: "info@noord.example".to_owned(),
        privacy: None,
    }
}

fn mail(entries: Vec<MailEntry>) -> SiteMail {
    SiteMail {
        name: "noord".to_owned(),
        subject: "Nieuws & meer".to_owned(),
        preview: "Een bericht".to_owned(),
        day: date(2026, 3, 1),
        sender: sender(),
        kicker: vec!["1 maart 2026".to_owned()],
        title: "Nieuws".to_owned(),
        opening: Vec::new(),
        parts: vec![MailPart {
            title: None,
            entries,
            more: None,
        }],
        colours: MailColours::of(|_| None),
    }
}

fn entry(title: &str, body: Vec<MailBlock>) -> MailEntry {
    MailEntry {
        title: title.to_owned(),
        href: "https://noord.example/nieuws/een/".to_owned(),
        body,
        ..MailEntry::default()
    }
}

fn written(entries: Vec<MailEntry>) -> WrittenMail {
    write(mail(entries)).unwrap()
}

fn read(html: &str) -> Vec<MailBlock> {
    MailReader::default().read(html)
}

fn text_of(html: &str) -> String {
    written(vec![entry("Titel", read(html))]).text
}

#[test]
fn a_paragraph_keeps_its_emphasis_links_and_breaks() {
    let blocks = read(
        "<p>Een <strong>sterk <em>en</em></strong> woord,<br><a class=\"extern\" \
                       href=\"https://a.example/?b=1&amp;c=2\">hier</a>.</p>",
    );
    let [MailBlock::Paragraph(line)] = &*blocks else {
        panic!("{blocks:?}");
    };
    assert_eq!(words(line), "Een sterk en woord,\nhier.");
    assert!(line.contains(&MailInline::link("hier", "https://a.example/?b=1&c=2")));
}

#[test]
fn a_picture_within_a_paragraph_stands_between_its_halves() {
    let picture = |file: &str| {
        format!(
            "<p>Voor <img src=\"https://a.example/{file}\" alt=\"Een plein\" width=\"800\" height=\"400\"> na</p>"
        )
    };
    let blocks = read(&picture("plein.jpg"));
    assert!(
        matches!(&*blocks, [MailBlock::Paragraph(_), MailBlock::Picture(found), MailBlock::Paragraph(_)] if found.width == Some(800)),
        "{blocks:?}"
    );
    let shown = written(vec![entry("Titel", blocks)]);
    assert!(shown.html.contains("width=\"536\""), "{}", shown.html);
    assert!(shown.text.contains("[Afbeelding: Een plein]"));
    // What mail programs do not show is its alternative text.
    for file in ["plein.svg", "plein.webp", "plein.avif"] {
        let [MailBlock::Paragraph(line)] = &*read(&picture(file)) else {
            panic!("{file}");
        };
        assert_eq!(words(line), "Voor Een plein na");
    }
}

#[test]
fn the_box_for_another_audience_is_left_out() {
    let html = "<div class=\"doelgroep\" data-doelgroep=\"werkgever\"><p class=\"doelgroep-naam\">\
                Voor werkgevers</p><p>Geld.</p></div><p>Allen.</p>";
    let count = |audience| {
        let reader = MailReader { audience, lower: 0 };
        reader.read(html).len()
    };
    assert_eq!(count(None), 2);
    assert_eq!(count(Some("werkgever")), 2);
    assert_eq!(count(Some("gemeente")), 1);
}

#[test]
fn a_chart_is_its_table() {
    let html = "<figure class=\"cijfer\"><figcaption>Mensen</figcaption><dl class=\"grafiek\"><div>\
                <dt>Een</dt><dd><svg><rect width=\"1%\"/></svg> <span>9</span></dd></div></dl>\
                <details class=\"vouw\"><summary>Bekijk de tabel</summary><table><caption>Mensen\
                </caption><thead><tr><th scope=\"col\">Wat</th><th scope=\"col\" class=\"getal\">\
                Aantal</th></tr></thead><tbody><tr><th scope=\"row\">Een</th><td class=\"getal\">9\
                </td></tr></tbody></table></details><p class=\"bron\">Bron: ons.</p></figure>";
    let text = text_of(html);
    assert!(
        text.contains("| Mensen\n|\n| Wat  Aantal\n| ---  ------\n| Een       9\n|\n| Bron: ons."),
        "{text}"
    );
    assert!(!text.contains("Bekijk de tabel"));
}

#[test]
fn a_table_that_is_too_wide_for_text_is_written_row_by_row() {
    let long = "woord ".repeat(12);
    let html = format!(
        "<table><thead><tr><th scope=\"col\">Wie</th><th scope=\"col\">Wat</th></tr>\
                        </thead><tbody><tr><td>Ik</td><td>{long}</td></tr></tbody></table>"
    );
    let text = text_of(&html);
    assert!(text.contains("- Wie: Ik\n  Wat: woord woord"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 72));
}

#[test]
fn links_in_text_are_numbered_once_and_listed_below_it() {
    let text = text_of(
        "<p>Lees <a href=\"https://a.example/b/\">dit</a>, <a href=\"https://a.example/c/\">dat\
                        </a> en <a href=\"https://a.example/b/\">dit</a>. Mail \
                        <a href=\"mailto:info@a.example\">info@a.example</a>.</p>",
    );
    assert!(
        text.contains("Lees dit [1], dat [2] en dit [1]. Mail info@a.example."),
        "{text}"
    );
    assert!(
        text.contains("[1] https://a.example/b/\n[2] https://a.example/c/"),
        "{text}"
    );
}

#[test]
fn lists_quotations_notes_and_code_read_well_as_text() {
    let text = text_of(
        "<ol start=\"3\"><li>Drie<ul><li>onder</li></ul></li><li>Vier</li></ol>\
                        <figure class=\"citaat\"><blockquote><p>Samen.</p></blockquote><figcaption>Jo\
                        </figcaption></figure><pre><code>a  b\n  c</code></pre>\
                        <ul><li><span class=\"vakje gedaan\" role=\"img\" aria-label=\"Gedaan\"></span> Af</li></ul>\
                        <p>Noot<sup class=\"voetnoot\"><a href=\"https://a.example/#n\">1</a></sup></p>\
                        <section class=\"voetnoten\"><ol><li><p>De noot.</p><p class=\"terug\">\
                        <a href=\"#x\">↩</a></p></li></ol></section>",
    );
    for part in [
        "3. Drie\n\n   - onder\n\n4. Vier",
        "> Samen.\n>\n> (Jo)",
        "    a  b\n      c",
        "- ☑ Af",
        "Noot(1)",
        "Voetnoten\n\n1. De noot.",
    ] {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
    assert!(!text.contains('↩'));
}

#[test]
fn the_longest_texts_make_way_when_a_mail_is_too_large() {
    let paragraphs = |count: usize| vec![MailBlock::words("woord ".repeat(200)); count];
    let some = written(vec![
        entry("Kort", paragraphs(2)),
        entry("Langst", paragraphs(60)),
        entry("Lang", paragraphs(40)),
    ]);
    assert_eq!(some.shortened, ["Langst"]);
    assert!(some.html.len() <= MAX_BYTES);
    assert_eq!(some.html.matches(">Lees verder</a>").count(), 1);
    assert!(
        some.text
            .contains("Lees verder:\nhttps://noord.example/nieuws/een/")
    );
    assert!(
        written(vec![entry("Kort", paragraphs(2))])
            .shortened
            .is_empty()
    );
}

#[test]
fn every_style_is_an_attribute_but_those_for_dark_screens_and_phones() {
    let html = written(vec![entry("Titel", read("<p>Tekst</p>"))]).html;
    assert!(
        html.contains("<p style=\"margin:0 0 16px\">Tekst</p>"),
        "{html}"
    );
    assert_eq!(html.matches("<style>@media").count(), 2);
    assert!(html.contains("<!--[if mso]>"));
    assert!(html.contains("<meta name=\"color-scheme\" content=\"light dark\">"));
}

#[test]
fn the_same_mail_has_the_same_bytes_and_another_has_another_id() {
    let of = |title: &str| written(vec![entry(title, Vec::new())]).message;
    let message = String::from_utf8(of("Een")).unwrap();
    assert_eq!(of("Een"), message.as_bytes());
    for header in [
        "From: \"Academie Noord\" <info@noord.example>\r\n",
        "Subject: Nieuws & meer\r\n",
        "Date: Sun, 01 Mar 2026 11:00:00 +0000\r\n",
        "X-Unsent: 1\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n",
    ] {
        assert!(message.contains(header), "{header} is not in {message}");
    }
    let id = |message: &[u8]| {
        let text = String::from_utf8(message.to_vec()).unwrap();
        text.lines()
            .find(|line| line.starts_with("Message-ID"))
            .unwrap()
            .to_owned()
    };
    assert_ne!(id(&of("Een")), id(&of("Twee")));
}

#[test]
fn a_mail_cannot_come_from_what_is_no_mail_address() {
    let mut mail = mail(Vec::new());
    mail.sender.email = "geen adres".to_owned();
    assert_eq!(write(mail), Err(MailFault::Sender("geen adres".to_owned())));
}

#[test]
fn a_day_before_mail_existed_has_a_date() {
    let mut mail = mail(Vec::new());
    mail.day = date(1950, 1, 1);
    let message = String::from_utf8(write(mail).unwrap().message).unwrap();
    assert!(message.contains("Date: Thu, 01 Jan 1970 00:00:00 +0000"));
}
