//! `vindplek newsletter`: writes the news of a site, or a special, as a mail.

use jiff::civil::Date;

use super::args::{Format, NewsletterArgs, ScopeArgs};
use super::context::CommandContext;
use super::report::{Report, Stream};
use super::verdict::Verdict;
use super::{core, report, stopped};
use crate::diagnostic::{Language, Text, nearest};
use crate::edge::Failure;
use crate::edge::create::put;
use crate::edition::{Edition, EditionSite, Options};
use crate::export::newsletter::{MAX_BYTES, MailFault, SiteMail, WrittenMail, write};
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::model::period::dutch_date;
use crate::model::value::items;
use crate::world::World;

/// Compiles the project, writes the mail in its three forms, and prints their paths.
pub(super) fn run(context: &CommandContext, args: NewsletterArgs) -> Result<Verdict, Failure> {
    let scope = ScopeArgs {
        sites: vec![args.site.clone()],
        ..ScopeArgs::of_project(args.date)
    };
    let (world, selected) = context.open(&scope)?;
    let today = world.today();
    if let Some(since) = args.subject.since.filter(|since| *since > today) {
        return Err(in_future(since, today));
    }
    let edition = core::compile(&world, Options::default());
    let language = context.language(edition.language());
    let problems = selected.select(&edition, edition.problems());
    let report = Report {
        world: &world,
        format: Format::Human,
        stream: Stream::Error,
        language,
        verbose: context.verbose,
    };
    if report::has_errors(&problems) {
        report.problems(&problems)?;
        if let Some(line) = stopped::line(&edition, &selected, &problems) {
            report.line(&line);
        }
        return Ok(Verdict::Errors);
    }
    let heads = edition.heads();
    let site = heads
        .site_with_id(&args.site)
        .and_then(|site| edition.site(site))
        .ok_or_else(|| without_pages(&args.site))?;
    let audience = args.audience.as_deref();
    if let Some(audience) = audience {
        require_audience(&edition, audience)?;
    }
    let mail = match (&args.subject.special, args.subject.since) {
        (Some(id), _) => site.special_mail(special(&edition, &site, id)?, audience),
        (None, Some(since)) => site.newsletter(since, audience),
        (None, None) => None,
    };
    let Some(mail) = mail else {
        let nothing = nothing(&args, language);
        report::print(&format!("{nothing}\n"));
        return Ok(Verdict::Fine);
    };
    let name = format!("nieuwsbrief-{}", mail.name);
    let is_ahead = site
        .region()
        .is_preparing()
        .then(|| mail.sender.url.clone());
    let written = written(mail)?;
    let folder = world.project().join(&args.out);
    for (extension, bytes) in [
        ("html", written.html.as_bytes()),
        ("txt", written.text.as_bytes()),
        ("eml", &written.message),
    ] {
        let file = format!("{name}.{extension}");
        put(&folder.join(&file), bytes)?;
        if !context.quiet {
            report::print(&format!("{}\n", args.out.join(&file).display()));
        }
    }
    for notice in notices(&written, is_ahead.as_deref()) {
        report.line(&notice);
    }
    Ok(Verdict::Fine)
}

fn written(mail: SiteMail) -> Result<WrittenMail, Failure> {
    write(mail).map_err(|fault| match fault {
        MailFault::Sender(email) => Failure::new(
            Text::new(
                format!("Van “{email}” kan geen mail komen"),
                format!("No mail can come from “{email}”"),
            ),
            Text::new(
                "Geef de site in region.yaml bij “contact” een e-mailadres met gewone letters",
                "Give the site a mail address of plain letters, at “contact” in region.yaml",
            ),
        ),
        MailFault::Style(why) => Failure::new(
            Text::new(
                format!("De stijl van de mail is niet te verwerken: {why}"),
                format!("The style of the mail cannot be applied: {why}"),
            ),
            Text::new(
                "Dit is een fout in vindplek: meld hem",
                "This is a defect of vindplek: please report it",
            ),
        ),
    })
}

/// What the sender should know of a mail; `is_ahead` is the address of a site that is not online yet.
fn notices(written: &WrittenMail, is_ahead: Option<&str>) -> Vec<Text> {
    let mut notices = Vec::new();
    if !written.shortened.is_empty() {
        let titles = written.shortened.join(", ");
        notices.push(Text::new(
            format!(
                "Met alles erin zou Gmail de mail afkappen. Van deze stukken staat alleen de \
                 samenvatting erin, met een link: {titles}."
            ),
            format!(
                "With everything in it Gmail would cut off the mail. Of these it has the summary \
                 only, with a link: {titles}."
            ),
        ));
    }
    if written.html.len() > MAX_BYTES {
        let (size, most) = (written.html.len() / 1024, MAX_BYTES / 1024);
        notices.push(Text::new(
            format!(
                "De mail is {size} kB groot. Gmail kapt hem af: meer dan {most} kB is te veel. Kies \
                 een latere dag bij --since, of een doelgroep."
            ),
            format!(
                "The mail is {size} kB. Gmail cuts it off: more than {most} kB is too much. Choose a \
                 later day for --since, or an audience."
            ),
        ));
    }
    if let Some(url) = is_ahead {
        notices.push(Text::new(
            format!(
                "Deze site is nog in voorbereiding. De links in de mail werken pas als hij te \
                 bezoeken is op {url}"
            ),
            format!(
                "This site is still in preparation. The links in the mail work from the day that it \
                 is online at {url}"
            ),
        ));
    }
    notices
}

fn nothing(args: &NewsletterArgs, language: Language) -> String {
    let site = &args.site;
    let dutch_whom = match &args.audience {
        Some(audience) => format!(" voor de doelgroep “{audience}”"),
        None => String::new(),
    };
    let english_whom = match &args.audience {
        Some(audience) => format!(" for the audience “{audience}”"),
        None => String::new(),
    };
    let text = match (&args.subject.special, args.subject.since) {
        (None, Some(since)) => Text::new(
            format!(
                "Op “{site}” is{dutch_whom} niets nieuw sinds {}. Er is geen mail geschreven.",
                dutch_date(since)
            ),
            format!("Nothing on “{site}”{english_whom} is new since {since}. No mail was written."),
        ),
        (special, _) => {
            let special = special.as_deref().unwrap_or_default();
            Text::new(
                format!(
                    "In de special “{special}” staat niets{dutch_whom}. Er is geen mail geschreven."
                ),
                format!("The special “{special}” has nothing{english_whom}. No mail was written."),
            )
        }
    };
    text.in_language(language).to_owned()
}

/// The special with an id, if the site shows it.
fn special(edition: &Edition, site: &EditionSite<'_>, id: &str) -> Result<DocIx, Failure> {
    let heads = edition.heads();
    let shown = heads.with_id(Kind::Special, id);
    if let Some(special) = shown.filter(|special| site.plan().specials.contains(special)) {
        return Ok(special);
    }
    let specials = site.plan().specials.iter();
    let known: Vec<&str> = specials
        .map(|special| &*heads.document(*special).at.id)
        .collect();
    let site = site.id();
    Err(unknown(
        &Text::new(
            format!("Op “{site}” staat geen special “{id}”"),
            format!("“{site}” shows no special “{id}”"),
        ),
        id,
        &known,
        &Text::new(
            "Er staat nu geen special op",
            "It shows no special at present",
        ),
        &Text::new("De specials zijn", "The specials are"),
    ))
}

fn require_audience(edition: &Edition, id: &str) -> Result<(), Failure> {
    let words = items(&edition.heads().vocabulary.audiences).iter();
    let known: Vec<&str> = words
        .filter_map(|word| Some(&*word.id.as_ref()?.value.0))
        .collect();
    if known.contains(&id) {
        return Ok(());
    }
    Err(unknown(
        &Text::new(
            format!("Er is geen doelgroep “{id}”"),
            format!("There is no audience “{id}”"),
        ),
        id,
        &known,
        &Text::new(
            "Zet hem in content/vocabulaire.yaml bij “doelgroepen”",
            "Add it to “doelgroepen” in content/vocabulaire.yaml",
        ),
        &Text::new("De doelgroepen zijn", "The audiences are"),
    ))
}

/// The failure for a value that is none of those known.
fn unknown(message: &Text, value: &str, known: &[&str], none: &Text, are: &Text) -> Failure {
    let list = known.join(", ");
    let help = match (known.is_empty(), nearest(value, known.iter().copied())) {
        (true, _) => none.clone(),
        (false, Some(near)) => Text::new(
            format!("Bedoelt u “{near}”? {}: {list}", are.dutch()),
            format!("Did you mean “{near}”? {}: {list}", are.english()),
        ),
        (false, None) => Text::new(
            format!("{}: {list}", are.dutch()),
            format!("{}: {list}", are.english()),
        ),
    };
    Failure::new(message.clone(), help)
}

fn in_future(since: Date, today: Date) -> Failure {
    Failure::new(
        Text::new(
            format!("{} is nog niet geweest", dutch_date(since)),
            format!("{since} is still to come"),
        ),
        Text::new(
            format!(
                "Geef bij --since een dag tot en met {}, of een latere dag bij --as-of",
                dutch_date(today)
            ),
            format!("Give a day up to {today} for --since, or a later day for --as-of"),
        ),
    )
}

/// The failure for a site whose files say too little to make pages of.
fn without_pages(site: &str) -> Failure {
    Failure::new(
        Text::new(
            format!("De site “{site}” heeft nog geen pagina’s"),
            format!("The site “{site}” has no pages yet"),
        ),
        Text::new(
            "Zie wat er ontbreekt met: vindplek check",
            "See what is missing with: vindplek check",
        ),
    )
}
