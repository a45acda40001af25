//! Every operation of a publication fails once, in every way. `MemoryHost` looks after each change
//! whether what visitors see is whole.

use tempfile::tempdir;
use vindplek::publish::PlanOptions;

use super::before_and_after;
use super::host::{Fault, MemoryHost};

const OTHERS: [(&str, &str); 1] = [("wp/foto.jpg", "van een ander")];

/// How many operations it takes to publish the second site over the first.
fn operations() -> usize {
    let (before, after) = before_and_after();
    let (host, memory) = (MemoryHost::with(&OTHERS), tempdir().unwrap());
    before
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    host.operations.set(0);
    after
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    host.operations.get()
}

#[test]
fn whatever_fails_visitors_see_whole_pages_and_the_next_publication_completes_it() {
    let operations = operations();
    assert!(operations > 15, "{operations}");
    for fault in [Fault::Cut, Fault::Dead, Fault::Full, Fault::Lie] {
        for at in 0..operations {
            let (before, after) = before_and_after();
            let (host, memory) = (MemoryHost::with(&OTHERS), tempdir().unwrap());
            before
                .publish(&host, &memory, PlanOptions::default())
                .unwrap();
            host.operations.set(0);
            host.fault.set(Some((at, fault)));
            let first = after.publish(&host, &memory, PlanOptions::default());
            if fault == Fault::Cut {
                assert!(
                    first.is_ok(),
                    "{at}: a line that breaks once is tried again: {first:?}"
                );
            }
            host.fault.set(None);
            let second = after.publish(&host, &memory, PlanOptions::default());
            assert!(second.is_ok(), "{fault:?} at {at}: {second:?}");
            let mut visible = host.visible();
            assert_eq!(visible.remove(OTHERS[0].0).as_deref(), Some(OTHERS[0].1));
            assert_eq!(visible, after.texts(), "{fault:?} at {at}");
        }
    }
}

#[test]
fn an_interrupted_publication_goes_on_where_it_stopped() {
    let (before, after) = before_and_after();
    let (host, memory) = (MemoryHost::default(), tempdir().unwrap());
    before
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    host.operations.set(0);
    let mut sent = Vec::new();
    for at in 0..operations() {
        host.operations.set(0);
        host.fault.set(Some((at, Fault::Dead)));
        host.sent.set(0);
        let _ = after.publish(&host, &memory, PlanOptions::default());
        sent.push(host.sent.get());
    }
    host.fault.set(None);
    after
        .publish(&host, &memory, PlanOptions::default())
        .unwrap();
    assert_eq!(host.visible(), after.texts());
}

#[test]
fn a_page_of_an_interrupted_publication_that_is_dropped_again_does_not_stay() {
    let (before, after) = before_and_after();
    for at in 0..operations() {
        let (host, memory) = (MemoryHost::default(), tempdir().unwrap());
        before
            .publish(&host, &memory, PlanOptions::default())
            .unwrap();
        host.operations.set(0);
        host.fault.set(Some((at, Fault::Dead)));
        let _ = after.publish(&host, &memory, PlanOptions::default());
        host.fault.set(None);
        let options = PlanOptions {
            allow_removals: true,
            ..PlanOptions::default()
        };
        before.publish(&host, &memory, options).unwrap();
        assert_eq!(host.visible(), before.texts(), "{at}");
    }
}
