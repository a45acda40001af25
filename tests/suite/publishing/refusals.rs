//! What is not done without the user's word.

use tempfile::tempdir;
use vindplek::edge::publish::{LocalState, Publisher, Unpublished};
use vindplek::publish::{PlanOptions, PlanRefusal};

use super::host::MemoryHost;
use super::{BuiltSite, before_and_after};

fn refusal(outcome: Result<impl Sized, Unpublished>) -> PlanRefusal {
    match outcome.map(|_| ()) {
        Err(Unpublished::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_of_another_is_not_replaced_unasked() {
    let (before, _) = before_and_after();
    let old = [("index.html", "de oude site"), ("logo.png", "x")];
    let (host, memory) = (MemoryHost::with(&old), tempdir().unwrap());
    let outcome = before.publish(&host, &memory, PlanOptions::default());
    assert_eq!(
        refusal(outcome),
        PlanRefusal::Foreign(vec!["index.html".to_owned()])
    );
    assert_eq!(host.visible().len(), 2);

    let options = PlanOptions {
        overwrite: true,
        ..PlanOptions::default()
    };
    before.publish(&host, &memory, options).unwrap();
    assert_eq!(host.visible()["logo.png"], "x");
    assert_eq!(host.visible()["index.html"], before.texts()["index.html"]);
}

#[test]
fn the_place_of_another_site_is_left_alone() {
    let (before, _) = before_and_after();
    let (host, memory) = (MemoryHost::default(), tempdir().unwrap());
    before
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    let manifest =
        String::from_utf8(host.files.borrow()[".vindplek/manifest.json"].clone()).unwrap();
    let others = manifest.replace("\"noord\"", "\"zuid\"");
    host.files
        .borrow_mut()
        .insert(".vindplek/manifest.json".into(), others.into());
    let outcome = before.publish(&host, &memory, PlanOptions::default());
    assert!(matches!(refusal(outcome), PlanRefusal::OtherSite { site, .. } if site == "zuid"));
}

#[test]
fn a_fifth_of_the_site_does_not_vanish_unasked() {
    let (before, _) = before_and_after();
    let (host, memory) = (MemoryHost::default(), tempdir().unwrap());
    before
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    let small = BuiltSite::new(&[("stijl.1.css", "blauw"), ("index.html", "href=stijl.1.css")]);
    let outcome = small.publish(&host, &memory, PlanOptions::default());
    assert_eq!(
        refusal(outcome),
        PlanRefusal::Removals {
            removed: 10,
            of: 12
        }
    );
    assert_eq!(host.visible(), before.texts());
    let options = PlanOptions {
        allow_removals: true,
        ..PlanOptions::default()
    };
    small.publish(&host, &memory, options).unwrap();
    assert_eq!(host.visible(), small.texts());
}

#[test]
fn a_lost_or_damaged_state_costs_nothing_but_bytes() {
    for damage in [None, Some("{\"version\":1,"), Some("")] {
        let (before, after) = before_and_after();
        let (host, memory) = (MemoryHost::default(), tempdir().unwrap());
        before
            .publish(&host, &memory, PlanOptions::default())
            .unwrap();
        let path = ".vindplek/manifest.json".to_owned();
        match damage {
            Some(text) => host.files.borrow_mut().insert(path, text.into()),
            None => host.files.borrow_mut().remove(&path),
        };
        let plan = before
            .publish(&host, &memory, PlanOptions::default())
            .unwrap();
        assert!(plan.is_state_lost);
        assert_eq!(host.visible(), before.texts());
        after
            .publish(&host, &memory, PlanOptions::default())
            .unwrap();
        assert_eq!(host.visible(), after.texts());
    }
}

#[test]
fn somebody_who_is_publishing_is_not_disturbed() {
    let (before, _) = before_and_after();
    let (host, memory) = (MemoryHost::default(), tempdir().unwrap());
    let now = jiff::Timestamp::now();
    let lock = format!(
        "{{\"id\":\"a\",\"owner\":\"piet@kantoor\",\"started\":\"{now}\",\"seen\":\"{now}\"}}"
    );
    host.files
        .borrow_mut()
        .insert(".vindplek/lock-a.json".into(), lock.into());
    let outcome = before.publish(&host, &memory, PlanOptions::default());
    let Err(Unpublished::Failed(failure)) = outcome else {
        panic!("{outcome:?}");
    };
    assert!(
        failure
            .message()
            .dutch()
            .contains("piet@kantoor is deze site aan het publiceren")
    );
    assert_eq!(host.visible().len(), 0);

    let local = LocalState::open(memory.path(), "noord").unwrap();
    let publisher = Publisher {
        owner: "anna@laptop".to_owned(),
        breaks_locks: true,
    };
    let done = before.publication(&host, PlanOptions::default(), |publication| {
        publication.carry_out(&publisher, &local, &())
    });
    assert!(done.is_ok(), "{done:?}");
    assert_eq!(host.visible(), before.texts());
}
