use super::hosted_site::{HostedSite, has_digest};
use super::*;
use crate::model::publication::HostKind;
use crate::plan::host::HostSettings;
use crate::plan::site::SitePlan;
use crate::plan::testing::{UNKNOWN_COURSE, plan, project};

fn made(files: &[(&str, &str)], kind: HostKind) -> (Heads, SitePlan) {
    let heads = project(files);
    let when = plan(&heads, "noord").when;
    let host = HostSettings {
        kind,
        precompressed: false,
    };
    let noord = heads.site_with_id("noord").unwrap();
    let plan = SitePlan::new(&heads, noord, when, host);
    (heads, plan)
}

fn text(files: &[(&str, &str)], kind: HostKind, wanted: HostFile) -> String {
    let (heads, plan) = made(files, kind);
    String::from_utf8(file(&heads, &plan, wanted)).unwrap()
}

fn course(formerly: &str) -> String {
    format!("{UNKNOWN_COURSE}voorheen: [{formerly}]\n")
}

#[test]
fn a_former_address_cannot_write_a_rule_of_its_own() {
    let course = course("'/a$1(b)*|c;d.html', '/e $x f.html', '/?p=(.*)$1'");
    let files = [("content/aanbod/a.md", &*course)];
    for (kind, file) in [
        (HostKind::Apache, HostFile::Htaccess),
        (HostKind::Nginx, HostFile::Nginx),
    ] {
        let text = text(&files, kind, file);
        for dangerous in ["$1(b)", "(b)*", "$x", "c;d", "p=(.*)"] {
            assert!(!text.contains(dangerous), "{kind:?}: {dangerous}\n{text}");
        }
    }
    for (kind, fields) in [(HostKind::Netlify, 3..=4), (HostKind::Cloudflare, 3..=3)] {
        let text = text(&files, kind, HostFile::Redirects);
        let rules = text.lines().filter(|line| line.contains("/aanbod/a/"));
        for rule in rules {
            let from = rule.split(' ').next().unwrap_or_default();
            assert!(!from.contains(['*', ':']), "{kind:?}: {rule}");
            assert!(
                fields.contains(&rule.split(' ').count()),
                "{kind:?}: {rule}"
            );
        }
    }
}

#[test]
fn every_target_begins_at_the_path_of_the_site() {
    let course = course("/oud/, /oud.php, '/?p=1'");
    let (heads, plan) = made(&[("content/aanbod/a.md", &course)], HostKind::Nginx);
    let site = HostedSite::new(&heads, &plan);
    let targets: Vec<&str> = site.moved.iter().map(|moved| &*moved.to).collect();
    assert_eq!(targets, ["/noord/aanbod/a/"; 3]);
}

#[test]
fn what_a_query_tells_apart_comes_first() {
    let course = course("/oud/, '/?p=1'");
    let (heads, plan) = made(&[("content/aanbod/a.md", &course)], HostKind::Nginx);
    let site = HostedSite::new(&heads, &plan);
    assert_eq!(site.moved[0].from.query(), Some("p=1"));
}

#[test]
fn what_came_back_or_is_yet_to_go_is_not_called_gone() {
    let ledger = "vervallen:\n  - {adres: /weg/, sinds: 2026-02-01}\n  - {adres: /later/, sinds: 2027-01-01}\n  \
        - {adres: /aanbod, sinds: 2026-02-01}\n  - {adres: '/media/deel%231.png', sinds: 2026-02-01}\n";
    let (heads, plan) = made(&[("regions/noord/adressen.yaml", ledger)], HostKind::Apache);
    let site = HostedSite::new(&heads, &plan);
    let gone: Vec<&str> = site.gone.iter().map(|gone| &*gone.path).collect();
    assert_eq!(gone, ["/weg/", "/media/deel#1.png"]);
}

#[test]
fn cloudflare_gets_no_more_than_it_reads_and_the_publisher_hears_it() {
    let all: Vec<String> = (0..2100).map(|at| format!("/oud/{at}/")).collect();
    let course = course(&format!("'/?p=1', {}", all.join(", ")));
    let (heads, plan) = made(&[("content/aanbod/a.md", &course)], HostKind::Cloudflare);
    let made = rules::redirects(&HostedSite::new(&heads, &plan));
    let lines = made.text.lines().filter(|line| line.starts_with('/'));
    assert_eq!(lines.count(), 2000);
    assert_eq!(made.left_out, 101);
    let notices = notices(&heads, &plan);
    assert!(
        notices
            .iter()
            .any(|notice| notice.dutch().starts_with("101 van"))
    );
}

#[test]
fn a_host_without_redirects_says_which_address_is_lost() {
    let course = course("/oud/, '/?p=1'");
    let files = [("content/aanbod/a.md", &*course)];
    let (heads, plan) = made(&files, HostKind::Plain);
    let said = notices(&heads, &plan);
    assert_eq!(said.len(), 1);
    assert!(said[0].dutch().contains("/?p=1"), "{:?}", said[0]);
    let (heads, plan) = made(&files, HostKind::Apache);
    assert!(notices(&heads, &plan).is_empty());
}

#[test]
fn https_is_a_must_only_if_the_region_says_so() {
    let with = "hsts: true\n";
    for (kind, file) in [
        (HostKind::Apache, HostFile::Htaccess),
        (HostKind::Nginx, HostFile::Nginx),
        (HostKind::Netlify, HostFile::Headers),
    ] {
        let has = |files: &[_]| text(files, kind, file).contains("Strict-Transport-Security");
        assert!(has(&[("regions/noord/region.yaml", with)]), "{kind:?}");
        assert!(!has(&[]), "{kind:?}");
    }
}

#[test]
fn a_name_that_looks_as_if_it_has_a_digest_is_known() {
    assert!(has_digest("/media/plan.0123456789.pdf"));
    for other in [
        "/media/0123456789.pdf",
        "/media/plan.pdf",
        "/a.0123456789/plan.pdf",
    ] {
        assert!(!has_digest(other), "{other}");
    }
}
