//! Detects mobile numbers and mail addresses of persons in a text.
//!
//! A mail address is personal if its local part looks like a name: several parts separated by full
//! stops, hyphens or underscores, none of them a word for a role or organisation (`j.jansen`,
//! `jan_de_vries`, but not `werkgroep.aanbod`); a common first name; or a common surname after an
//! initial. At a provider of private mail every address is personal, unless it names a role.
//!
//! The script of the registration form applies the same rule with the same words.

use memchr::{memchr_iter, memchr2_iter};

/// Words for roles, organisations and places, which mark an address as general.
pub const ROLES: &str = "\
    aanbieder aanbod aanmelden aanmelding aanmeldingen academie academies academy admin \
    administratie advies afdeling algemeen avg balie beheer beleid bestuur beweegcoach bewegen \
    brc bureau buurtsport buurtsportcoach buurtsportcoaches carrierepad clubkader communicatie \
    contact contactpunt coordinator cursus cursussen data dienst directie docent docenten events \
    evenementen factuur facturen fg fonds gegevens gemeente gezondheid helpdesk hello hallo hr \
    hrm ict info informatie inkoop inschrijven inschrijving it kantoor klacht klachten \
    klantenservice kwaliteit lab landelijk ledenadministratie loket mail marketing media \
    meldpunt midden nederland nieuws nieuwsbrief noord noordwest office onderwijs onderzoek \
    onboarding oost opleiding opleidingen organisatie partner partners personeel peiling \
    peilingen pers planning post postbus preventie privacy productie programma project projecten \
    receptie redactie regio reply reis reisplan sales scholing school secretariaat secretaris \
    security service servicedesk site special sport sportclub sportservice stage stichting \
    studie subsidie support team toetsing training trainingen vereniging verkoop voorzitter \
    vragen vrijwilligers vsg web webmaster website welkom welzijn werk werken werkgever \
    werkgevers werkgroep west zorg zuid zuidwest no noreply";

/// Common first names in the Netherlands.
pub const FIRST_NAMES: &str = "\
    adam ahmed albert alex ali amber andre angela anja anke anna anne anneke annemarie anouk \
    anton arjan astrid bart bas bert bianca bram brigitte carla carolien chantal charlotte chris \
    christine claudia colin cor corine daan daniel david dennis diana dick dirk eline ellen els \
    emma eric erik esther eva evelien fatima femke floor frank frans fred gerard gerda gert gijs \
    hanneke hans harry heleen henk herman ilse inge ingrid iris jaap jacqueline jan janneke \
    jasper jean jelle jeroen jessica joep johan john joost joris joyce judith julia jurgen karel \
    karin kees kevin kim klaas koen lars laura leo lieke linda lisa lotte luuk maaike maarten \
    manon marc marcel margriet maria marianne marie marieke marijke marjan marjolein mark \
    marleen martijn martin melissa michael michel miranda mirjam mohamed monique nadia natasja \
    nicole niels nienke noor olga patricia patrick paul pauline peter petra piet pieter ralph \
    remco renate rene richard rick rob robert robin roel rogier ron ronald roos ruben ruud \
    sabine sander sandra sanne sara saskia simone sjoerd sofie sophie stefan stephan steven \
    susan suzanne sven tanja tessa theo thijs thomas tim tom ton vera vincent wendy wilma willem \
    wim wouter yvonne";

/// Common surnames in the Netherlands, as written in an address.
pub const SURNAMES: &str = "\
    bakker bosch brouwer debruijn deboer degroot dejong dekker devries dewit dijkstra hendriks \
    hoekstra jacobs jansen janssen koster kuiper meijer mulder peters postma prins schouten smit \
    smits vanberg vandam vandenberg vandenbroek vanderberg vandermeer vandijk vanleeuwen \
    verhoeven vermeulen visser willems";

/// Hosts of providers of private mail.
pub const PRIVATE_MAIL_HOSTS: &str = "\
    chello.nl gmail.com hetnet.nl home.nl hotmail.com hotmail.nl icloud.com kpnmail.nl \
    kpnplanet.nl live.com live.nl me.com msn.com outlook.com outlook.nl planet.nl proton.me \
    protonmail.com quicknet.nl telfort.nl upcmail.nl xs4all.nl yahoo.com yahoo.nl ziggo.nl";

/// The mail addresses in a line, each with its byte offset.
pub fn addresses(line: &str) -> impl Iterator<Item = (usize, &str)> {
    memchr_iter(b'@', line.as_bytes()).filter_map(|at| {
        let local = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
        let host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
        let before = line[..at].trim_end_matches(local);
        let after = line[at + 1..].trim_start_matches(host);
        let mut start = before.len();
        while line[start..at].starts_with(['.', '-']) {
            start += 1;
        }
        let domain = line[at + 1..line.len() - after.len()].trim_end_matches(['.', '-']);
        let top = domain.rsplit('.').next().unwrap_or_default();
        let is_domain =
            domain.contains('.') && top.len() > 1 && !top.starts_with(|c: char| c.is_ascii_digit());
        (start < at && is_domain).then(|| (start, &line[start..at + 1 + domain.len()]))
    })
}

/// Whether a mail address is that of a person.
pub fn is_personal(address: &str) -> bool {
    let address = address.to_lowercase();
    let Some((local, domain)) = address.split_once('@') else {
        return false;
    };
    let local = local.split('+').next().unwrap_or(local);
    let parts: Vec<&str> = local
        .split(['.', '-', '_'])
        .filter(|part| !part.is_empty())
        .collect();
    let without_digits = |part: &&str| {
        part.trim_end_matches(|c: char| c.is_ascii_digit())
            .to_owned()
    };
    let is_role = |part: &str| contains_word(ROLES, part) || part.starts_with("info");
    if parts
        .iter()
        .map(without_digits)
        .any(|part| part.is_empty() || is_role(&part))
    {
        return false;
    }
    if contains_word(PRIVATE_MAIL_HOSTS, domain) {
        return true;
    }
    match &*parts {
        [] => false,
        [name] => {
            let after_initials = (1..=2).filter_map(|skipped| name.get(skipped..));
            contains_word(FIRST_NAMES, name)
                || after_initials
                    .chain([*name])
                    .any(|rest| contains_word(SURNAMES, rest))
        }
        _ => true,
    }
}

fn contains_word(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

/// The Dutch mobile numbers in a line, each with its byte offset: `06` or `+31 6` and eight digits,
/// with spaces, hyphens or full stops in between.
pub fn mobile_numbers(line: &str) -> Vec<(usize, &str)> {
    let mut numbers: Vec<(usize, &str)> = Vec::new();
    for at in memchr2_iter(b'+', b'0', line.as_bytes()) {
        let is_taken = numbers
            .last()
            .is_some_and(|(start, number)| at < start + number.len());
        let is_inside =
            line[..at].ends_with(|c: char| c.is_alphanumeric() || "+/._-=#".contains(c));
        if is_taken || is_inside {
            continue;
        }
        let rest = &line[at..];
        let prefixes = ["+31", "0031", "0"];
        let length = prefixes
            .iter()
            .find_map(|prefix| mobile_number_length(rest, prefix));
        if let Some(length) = length {
            numbers.push((at, &rest[..length]));
        }
    }
    numbers
}

/// The length in bytes of the mobile number that begins with a prefix, at the start of a text.
fn mobile_number_length(text: &str, prefix: &str) -> Option<usize> {
    let mut rest = text.strip_prefix(prefix)?;
    if prefix != "0" {
        rest = rest.trim_start_matches([' ', '-', '.']);
        rest = rest
            .strip_prefix("(0)")
            .unwrap_or(rest)
            .trim_start_matches(' ');
    }
    rest = rest.strip_prefix('6')?;
    let mut digits = 0;
    while digits < 8 {
        let next = rest.trim_start_matches([' ', '-', '.', '\u{a0}', '\u{2011}', '\u{2013}']);
        let skipped = rest[..rest.len() - next.len()].chars().count();
        rest = next.strip_prefix(|c: char| c.is_ascii_digit() && skipped <= 3)?;
        digits += 1;
    }
    let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
    ends.then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobile_numbers_are_found_in_all_notations() {
        for number in [
            "0612345678",
            "06-12345678",
            "06 12 34 56 78",
            "+31 6 12345678",
            "+31612345678",
            "0031 6 1234 5678",
            "+31 (0)6 12 34 56 78",
            "06 - 12 34 56 78",
        ] {
            let line = format!("Bel {number}, of mail.");
            assert_eq!(mobile_numbers(&line), [(4, number)], "{number}");
        }
        for line in [
            "Bel 030 123 45 67.",
            "ISBN 9780612345678",
            "op 2026-06-12 om 06:30",
            "06 1234567",
            "https://a.nl/0612345678",
            "bedrag: 0.6",
            "061234567890",
            "#0612345678",
        ] {
            assert_eq!(mobile_numbers(line), [], "{line}");
        }
    }

    #[test]
    fn personal_mail_addresses_are_distinguished_from_general_ones() {
        for address in [
            "j.jansen@gemeente.example",
            "jan.jansen@x.nl",
            "jan_de_vries@x.nl",
            "anneke@x.nl",
            "jjansen@x.nl",
            "sportheld@gmail.com",
            "Jan-Piet@x.nl",
            "m.vandijk+lab@x.nl",
        ] {
            assert!(is_personal(address), "{address}");
        }
        for address in [
            "info@x.nl",
            "LAB@sportengemeenten.nl",
            "werkgroep.aanbod@x.nl",
            "academie-noord@x.nl",
            "lab.noord@gmail.com",
            "brabantsport@x.nl",
            "no-reply@x.nl",
            "info2026@x.nl",
        ] {
            assert!(!is_personal(address), "{address}");
        }
    }

    #[test]
    fn an_address_does_not_include_the_punctuation_after_it() {
        let found: Vec<_> =
            addresses("[mail](mailto:jan.jansen@x.nl). Of @jan, a@b, <x@y.nl>").collect();
        assert_eq!(found, [(14, "jan.jansen@x.nl"), (47, "x@y.nl")]);
    }
}
