//! Addresses in list files: web sites of partners and academies, menus, mail addresses.
//!
//! Web addresses must meet the rules for links. A menu entry is an existing address on the site
//! itself or an external one. A mail address has one `@` between a name and a host.

use std::cell::OnceCell;
use std::sync::Arc;

use super::context::CheckContext;
use super::findings::Findings;
use super::links::address;
use crate::diagnostic::codes::{broken_link, invalid_value};
use crate::diagnostic::{Names, Place, Text};
use crate::model::common::Contact;
use crate::model::document::Content;
use crate::model::document::Document;
use crate::model::heads::SiteIx;
use crate::model::schema::Field;
use crate::model::value::items;
use crate::source::{FilePath, Spanned};

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let head = &document.head;
    let accent = match &head.content {
        Content::Accent(accent) => accent.contact.as_ref(),
        _ => None,
    };
    let contacts: [Option<&Spanned<Contact>>; 2] = [head.common.contact.as_ref(), accent];
    for contact in contacts.into_iter().flatten() {
        check_mail(&head.at.path, &contact.value.email, findings);
    }
}

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    if let Some(file) = &context.yaml.partners {
        for partner in items(&file.value.partners) {
            check_web(file.source.path(), &partner.value.website, findings);
        }
    }
    for (id, file) in &context.yaml.sites {
        let (path, region) = (file.source.path(), &file.value);
        check_web(path, &region.website, findings);
        check_mail(path, &region.registration, findings);
        if let Some(contact) = &region.contact {
            check_web(path, &contact.value.url, findings);
            check_mail(path, &contact.value.email, findings);
        }
        for channel in items(&region.channels) {
            check_web(path, &channel.value.url, findings);
        }
        let site = context.heads.site_with_id(id);
        let names = OnceCell::new();
        for entry in items(&region.menu) {
            if let (Some(link), Some(site)) = (&entry.value.link, site) {
                check_menu(context, site, &names, path, link, findings);
            }
        }
    }
}

fn check_web(path: &FilePath, field: &Field<Arc<str>>, findings: &mut Findings) {
    if let Some(field) = field {
        findings.extend(address(Place::new(path, field.span), &field.value));
    }
}

fn check_mail(path: &FilePath, field: &Field<Arc<str>>, findings: &mut Findings) {
    let Some(field) = field else { return };
    let parts: Vec<&str> = field.value.split('@').collect();
    let is_address = match &*parts {
        [name, host] => !name.is_empty() && host.contains('.') && !host.ends_with('.'),
        _ => false,
    };
    if !is_address || field.value.contains(char::is_whitespace) {
        let expected = Text::new(
            "een e-mailadres, zoals info@voorbeeld.nl",
            "a mail address, such as info@voorbeeld.nl",
        );
        let place = Place::new(path, field.span);
        findings.push(invalid_value::unexpected_value(
            place,
            &field.value,
            &expected,
        ));
    }
}

fn check_menu<'e>(
    context: &'e CheckContext<'_>,
    site: SiteIx,
    names: &OnceCell<Names<&'e str>>,
    path: &FilePath,
    link: &Spanned<Arc<str>>,
    findings: &mut Findings,
) {
    let place = Place::new(path, link.span);
    if !link.value.starts_with('/') || link.value.starts_with("//") {
        findings.extend(address(place, &link.value));
        return;
    }
    let plan = context.plan(site);
    let wanted = link.value.split(['#', '?']).next().unwrap_or_default();
    if plan.at(wanted).is_none() {
        let addresses = || Names::new(plan.files.iter().map(|page| page.address.as_str()));
        let suggestion = findings.suggest(path, names.get_or_init(addresses), wanted);
        let problem = broken_link::problem(place, &link.value, suggestion.near());
        findings.push(problem.on_site(&context.heads.site(site).id));
    }
}
