use super::*;

fn corrected(written: &str, accepted: Accepted) -> Option<(String, bool)> {
    let bad = judge(written, accepted).expect_err(written);
    bad.correction.map(|found| (found.text, found.is_safe))
}

fn safe(text: &str) -> Option<(String, bool)> {
    Some((text.to_owned(), true))
}

#[test]
fn good_addresses_are_left_alone() {
    for good in [
        "https://www.vsg.nl",
        "https://www.vsg.nl/",
        "HTTPS://WWW.VSG.NL/Pad",
        "http://vsg.nl:8080/pad?x=1&y=2#deel",
        "https://café.nl/één-pad?naam=zoë",
        "https://xn--caf-dma.nl",
        "https://nl.wikipedia.org/wiki/Sport_(Nederland)",
        "https://web.archive.org/web/2020/https://www.vsg.nl/",
        "https://voorbeeld.nl/deel?naar=https://www.vsg.nl",
        "https://voorbeeld.nl/?q=a,b;c|d{e}",
        "https://voorbeeld.nl/100%25.pdf",
        "https://localhost:3000/",
        "https://192.168.1.4/",
        "https://[2a00:1450::1]:8080/",
        "https://sport-en-bewegen.amsterdam",
        "https://www.nl",
        "https://3bplus.nl",
        "https://voorbeeld.nl:8443",
        "https://stg.bscacademywest.nl",
    ] {
        for accepted in [
            Accepted::Web,
            Accepted::WebOrMailto,
            Accepted::Link,
            Accepted::LinkInText,
        ] {
            assert_eq!(judge(good, accepted), Ok(()), "{good} {accepted:?}");
        }
    }
    for path in [
        "../aanbod/hoe.md",
        "hoe.md#modules",
        "#kosten",
        "/aanmelden/",
        "../media/2024@plein.jpg",
        "http.md",
        "..//media/plein.jpg",
        "httpd/handleiding.md",
        "(concept).md",
        "ftp://voorbeeld.nl",
        "javascript:alert(1)",
        "C:/foto.jpg",
        "tel:+31-30-1234567",
        "tel:112",
        "mailto:info@vsg.nl?subject=Vraag%20over%20scholing&body=Hallo",
        "MAILTO:info@vsg.nl",
        "mailto:a@b.nl,c@d.nl",
    ] {
        for accepted in [Accepted::Link, Accepted::LinkInText] {
            assert_eq!(judge(path, accepted), Ok(()), "{path} {accepted:?}");
        }
    }
    for mail in [
        "info@vsg.nl",
        "j.de-vries+lab@sport.voorbeeld.nl",
        "info@café.nl",
        "o'neil@a.nl",
    ] {
        assert_eq!(judge(mail, Accepted::Mail), Ok(()), "{mail}");
    }
}

#[test]
fn a_web_address_with_a_certain_correction() {
    for (written, meant) in [
        ("https:/www.vsg.nl", "https://www.vsg.nl"),
        ("https:///www.vsg.nl", "https://www.vsg.nl"),
        ("https:www.vsg.nl", "https://www.vsg.nl"),
        ("https//www.vsg.nl/pad", "https://www.vsg.nl/pad"),
        ("https;//www.vsg.nl", "https://www.vsg.nl"),
        ("https.//www.vsg.nl", "https://www.vsg.nl"),
        ("https: //www.vsg.nl", "https://www.vsg.nl"),
        ("https:\\\\www.vsg.nl\\pad", "https://www.vsg.nl/pad"),
        ("htps://www.vsg.nl", "https://www.vsg.nl"),
        ("hhtps://www.vsg.nl", "https://www.vsg.nl"),
        ("ttps://www.vsg.nl", "https://www.vsg.nl"),
        ("htpps://www.vsg.nl", "https://www.vsg.nl"),
        ("htp://www.vsg.nl", "http://www.vsg.nl"),
        ("//www.vsg.nl", "https://www.vsg.nl"),
        ("https://https://www.vsg.nl", "https://www.vsg.nl"),
        ("https://http://www.vsg.nl", "http://www.vsg.nl"),
        ("https://https//www.vsg.nl", "https://www.vsg.nl"),
        ("https:/https:/www.vsg.nl", "https://www.vsg.nl"),
        ("https:// www.vsg.nl", "https://www.vsg.nl"),
        ("https://www. vsg.nl", "https://www.vsg.nl"),
        ("https://www,vsg,nl", "https://www.vsg.nl"),
        ("https://www..vsg.nl/pad", "https://www.vsg.nl/pad"),
        ("https://www.vsg.nl)", "https://www.vsg.nl"),
        ("https://www.vsg.nl.", "https://www.vsg.nl"),
        ("https://www.vsg.nl./pad", "https://www.vsg.nl/pad"),
        ("https://www.vsg.nl,", "https://www.vsg.nl"),
        ("https://www.vsg.nl>", "https://www.vsg.nl"),
        ("<https://www.vsg.nl>", "https://www.vsg.nl"),
        ("\u{201c}https://www.vsg.nl\u{201d}", "https://www.vsg.nl"),
        ("(https://www.vsg.nl)", "https://www.vsg.nl"),
        ("https://www.vsg.nl:", "https://www.vsg.nl"),
        ("https://www.vsg.nl:/pad", "https://www.vsg.nl/pad"),
        ("https://www.vsg.nl\\pad", "https://www.vsg.nl/pad"),
        (
            "https://vsg.nl/mijn bestand.pdf",
            "https://vsg.nl/mijn%20bestand.pdf",
        ),
        ("https://vsg.nl/100%.pdf", "https://vsg.nl/100%25.pdf"),
        ("https://www.\u{ad}vsg.nl", "https://www.vsg.nl"),
        ("https://www.vsg.nl\u{200b}", "https://www.vsg.nl"),
        ("https:/www,vsg,nl).", "https://www.vsg.nl"),
    ] {
        for accepted in [
            Accepted::Web,
            Accepted::WebOrMailto,
            Accepted::Link,
            Accepted::LinkInText,
        ] {
            assert_eq!(
                corrected(written, accepted),
                safe(meant),
                "{written} {accepted:?}"
            );
        }
    }
    for (written, meant) in [
        ("www.vsg.nl", "https://www.vsg.nl"),
        ("www.vsg.nl/pad", "https://www.vsg.nl/pad"),
        ("vsg.nl/aanmelden", "https://vsg.nl/aanmelden"),
    ] {
        assert_eq!(corrected(written, Accepted::Web), safe(meant));
        assert_eq!(corrected(written, Accepted::WebOrMailto), safe(meant));
    }
    assert_eq!(
        corrected("www.vsg.nl", Accepted::Link),
        safe("https://www.vsg.nl")
    );
}

#[test]
fn a_correction_that_drops_or_guesses_is_not_safe() {
    for (written, meant) in [
        ("https://www vsg.nl", "https://www.vsg.nl"),
        (
            "https://www.vsg.nl/wiki/N.V.",
            "https://www.vsg.nl/wiki/N.V",
        ),
        (
            "https://vsg.nl/pad (zie bijlage)",
            "https://vsg.nl/pad%20(zie%20bijlage)",
        ),
        (
            "https://jan:geheim@www.vsg.nl/pad",
            "https://www.vsg.nl/pad",
        ),
    ] {
        let found = corrected(written, Accepted::Web);
        assert_eq!(found, Some((meant.to_owned(), false)), "{written}");
    }
}

#[test]
fn a_web_address_that_only_a_person_can_mend() {
    for bad in [
        "https://",
        "https:",
        "https:///",
        "https://?x=1",
        "https://www",
        "https://intranet/pad",
        "https://.nl",
        "https://www.vsg.n",
        "https://www.vsg.123",
        "https://www.vsg",
        "https://www_vsg.nl",
        "https://-vsg.nl",
        "https://vsg-.nl",
        "https://www.v(s)g.nl",
        "https://www.vsg.nl:poort",
        "https://www.vsg.nl:99999/",
        "https://1.2.3",
        "https://[2a00:zz::1]/",
        "https://www.vsg.nl https://www.lab.nl",
        "https://www.vsg.nl, https://www.lab.nl",
        "https://www.vsg.nl; www.lab.nl",
        "https://www.vsg.nl/een/lang/adr…",
        "https://www.vsg.nl/een/lang/adr...",
    ] {
        assert_eq!(corrected(bad, Accepted::Web), None, "{bad}");
    }
    for bad in [
        "over ons",
        "../aanbod/hoe.md",
        "mailto:a@b.nl",
        "info@vsg.nl",
        "tel:0301234567",
        "-",
    ] {
        assert_eq!(corrected(bad, Accepted::Web), None, "{bad}");
    }
    let long = format!("https://{}.nl", "a".repeat(64));
    assert_eq!(corrected(&long, Accepted::Web), None);
}

#[test]
fn a_mail_address_is_bare_or_behind_mailto() {
    for (written, meant, is_safe) in [
        ("mailto:a@b.nl", "a@b.nl", true),
        ("mailto: a@b.nl", "a@b.nl", true),
        ("mailto:a@b.nl?subject=x", "a@b.nl", false),
        ("a@b.nl?subject=x", "a@b.nl", false),
        ("Jan de Vries <a@b.nl>", "a@b.nl", false),
        ("<a@b.nl>", "a@b.nl", true),
        ("a@b.nl.", "a@b.nl", true),
        ("a@b.nl,", "a@b.nl", true),
        ("a @ b.nl", "a@b.nl", true),
        ("a@@b.nl", "a@b.nl", true),
        ("a@b,nl", "a@b.nl", true),
        ("a@b..nl", "a@b.nl", true),
        ("a(at)b.nl", "a@b.nl", false),
        ("a at b.nl", "a@b.nl", false),
        ("a [at] b.nl", "a@b.nl", false),
    ] {
        let found = corrected(written, Accepted::Mail);
        assert_eq!(found, Some((meant.to_owned(), is_safe)), "{written}");
    }
    for bad in [
        "https://www.vsg.nl",
        "www.vsg.nl",
        "info",
        "info@vsg",
        "@vsg.nl",
        "info@",
        "a@b.nl, c@d.nl",
        "a@b.nl c@d.nl",
        "a@b.nl / c@d.nl",
        "a@b@c.nl",
        ".a@b.nl",
        "a..b@c.nl",
        "a@-b.nl",
        "a:b@c.nl",
        "a@localhost",
    ] {
        assert_eq!(corrected(bad, Accepted::Mail), None, "{bad}");
    }
    assert_eq!(
        corrected("scholing@vsg.nl", Accepted::WebOrMailto),
        safe("mailto:scholing@vsg.nl")
    );
    assert_eq!(
        corrected("scholing@vsg.nl", Accepted::Link),
        safe("mailto:scholing@vsg.nl")
    );
    for (written, meant) in [
        ("mailto://a@b.nl", "mailto:a@b.nl"),
        ("mailto: a@b.nl", "mailto:a@b.nl"),
        ("mailto;a@b.nl", "mailto:a@b.nl"),
        ("mail:a@b.nl", "mailto:a@b.nl"),
        ("mailto:mailto:a@b.nl", "mailto:a@b.nl"),
        (
            "mailto:a@b.nl?subject=Vraag over scholing",
            "mailto:a@b.nl?subject=Vraag%20over%20scholing",
        ),
        (
            "mailto:a@b.nl?subject=100% mee",
            "mailto:a@b.nl?subject=100%25%20mee",
        ),
        ("mailto:a@b,nl", "mailto:a@b.nl"),
        ("mailto:a@b.nl>", "mailto:a@b.nl"),
    ] {
        for accepted in [Accepted::WebOrMailto, Accepted::Link, Accepted::LinkInText] {
            let found = corrected(written, accepted);
            if written == "mailto:a@b,nl" {
                // A comma is also what separates two addresses.
                assert_eq!(found, None, "{written}");
                continue;
            }
            assert_eq!(found, safe(meant), "{written}");
        }
    }
    for bad in ["mailto:", "mailto:?subject=x", "mailto:info", "mailto:a@b"] {
        assert_eq!(corrected(bad, Accepted::Link), None, "{bad}");
    }
}

#[test]
fn a_telephone_number_has_digits() {
    for (written, meant) in [
        ("tel:030 123 45 67", "tel:0301234567"),
        ("tel://0301234567", "tel:0301234567"),
    ] {
        assert_eq!(
            corrected(written, Accepted::LinkInText),
            safe(meant),
            "{written}"
        );
    }
    for bad in ["tel:", "tel:12", "tel:0900-LAB", "tel:bel ons"] {
        assert_eq!(corrected(bad, Accepted::Link), None, "{bad}");
    }
    let long = format!("https://{}", "www..".repeat(20_000));
    assert!(judge(&long, Accepted::Web).is_err());
}
