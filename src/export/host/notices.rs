//! What a kind of host cannot do, for who publishes.

use super::hosted_site::HostedSite;
use super::rules;
use crate::diagnostic::Text;
use crate::model::heads::Heads;
use crate::model::publication::HostKind;
use crate::plan::site::SitePlan;

/// What the host of a site cannot do of what was asked, each as a sentence without a full stop. What every
/// host of its kind cannot do is said too when the site asks for it: it is not silently left out.
pub fn notices(heads: &Heads, plan: &SitePlan) -> Vec<Text> {
    let site = HostedSite::new(heads, plan);
    let mut notices = Vec::new();
    match plan.host.kind {
        HostKind::Apache | HostKind::Nginx => {}
        HostKind::Pages => notices.extend(of_pages(&site)),
        HostKind::Netlify => notices.extend(of_rules(&site, "Netlify")),
        HostKind::Cloudflare => notices.extend(of_rules(&site, "Cloudflare")),
        HostKind::Plain => notices.extend(without_redirects(&site)),
    }
    let compresses_itself = matches!(
        plan.host.kind,
        HostKind::Pages | HostKind::Netlify | HostKind::Cloudflare
    );
    if plan.host.precompressed && compresses_itself {
        notices.push(Text::new(
            "Deze server maakt bestanden zelf kleiner; die met .br en .gz gebruikt hij niet",
            "This host compresses files itself; it does not use those ending in .br and .gz",
        ));
    }
    notices
}

fn of_pages(site: &HostedSite<'_>) -> Vec<Text> {
    let mut notices = vec![Text::new(
        "Op Pages kan een site geen headers instellen. Wat een pagina zelf kan zeggen, staat erin \
         (Content-Security-Policy en Referrer-Policy); hoe lang een browser iets bewaart en of een \
         andere site de pagina in een venster mag tonen, bepaalt de dienst",
        "On Pages a site cannot set headers. What a page can say itself is in it \
         (Content-Security-Policy and Referrer-Policy); how long a browser keeps things, and \
         whether another site may frame a page, is up to the service",
    )];
    if site.has_hsts() {
        notices.push(Text::new(
            "hsts werkt hier niet vanuit de site: zet https aan bij de instellingen van Pages",
            "hsts cannot be set by the site here: enforce https in the settings of Pages",
        ));
    }
    notices.extend(without_redirects(site));
    notices
}

/// What a host does without redirects of its own: stub pages do what they can.
fn without_redirects(site: &HostedSite<'_>) -> Option<Text> {
    let first = site.plan.without_stub.first()?;
    let (count, example) = (site.plan.without_stub.len(), &first.address);
    Some(match count {
        1 => Text::new(
            format!(
                "Het oude adres {example} werkt hier niet: daar kan geen pagina staan, en de server \
             stuurt zelf niemand door"
            ),
            format!(
                "The former address {example} does not work here: no page can stand there, and the \
             host does not redirect by itself"
            ),
        ),
        _ => Text::new(
            format!(
                "{count} oude adressen werken hier niet, zoals {example}: daar kan geen pagina staan, \
             en de server stuurt zelf niemand door"
            ),
            format!(
                "{count} former addresses do not work here, such as {example}: no page can stand \
             there, and the host does not redirect by itself"
            ),
        ),
    })
}

fn of_rules(site: &HostedSite<'_>, service: &str) -> Vec<Text> {
    let mut notices = Vec::new();
    if !site.base.is_empty() {
        let base = site.base;
        notices.push(Text::new(
format!("{service} leest _headers en _redirects alleen in de bovenste map van wat u stuurt. Deze \
             site staat onder {base}: zet beide bestanden ook daar, of voeg ze samen met die van \
             andere sites"),
format!("{service} reads _headers and _redirects only at the top of what you send. This site is \
             at {base}: put both files there too, or merge them with those of other sites"),
));
    }
    let left_out = rules::redirects(site).left_out;
    if left_out > 0 {
        notices.push(Text::new(
format!("{left_out} van de oude adressen kan {service} niet zelf doorsturen, omdat het er te veel \
             zijn of omdat er een ? in staat. Waar een pagina kan staan, stuurt die door"),
format!("{left_out} of the former addresses {service} cannot redirect itself, as there are too \
             many or as there is a ? in them. Where a page can stand, that page redirects"),
));
    }
    if rules::headers(site).left_out > 0 {
        notices.push(Text::new(
format!("{service} leest niet meer regels voor headers: van sommige foto’s vraagt een browser \
             steeds of ze veranderd zijn"),
format!("{service} reads no more rules for headers: of some photos a browser asks each time \
             whether they have changed"),
));
    }
    if !site.gone.is_empty() {
        notices.push(Text::new(
            format!(
                "{service} kan niet zeggen dat een adres vervallen is: een bezoeker leest dat de \
                 pagina niet bestaat"
            ),
            format!(
                "{service} cannot say that an address is gone: visitors read that the page does \
                 not exist"
            ),
        ));
    }
    notices
}
