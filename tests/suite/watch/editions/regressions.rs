//! Differences between warm and clean editions that once were found.

use std::collections::BTreeSet;

use vindplek::world::Unreadable;

use super::run::{Step, differs, first_difference};
use super::world::{Edit, EditedWorld};
use super::{TODAY, start, theme};
use crate::support::small;

fn write(path: &str, text: impl Into<Vec<u8>>) -> Edit {
    Edit::Write {
        path: path.to_owned(),
        bytes: text.into(),
    }
}

/// Makes the edits one by one, and compares after each.
fn difference_after(edits: Vec<Edit>) -> Option<String> {
    let world = EditedWorld::new(&start(false), TODAY);
    let step = |edit| Step {
        kind: "edit",
        edits: vec![edit],
        compiles: true,
        seed: 1,
        compares: true,
    };
    let steps: Vec<Step> = edits.into_iter().map(step).collect();
    let found = first_difference(&world, &steps, &mut BTreeSet::new())?;
    Some(format!("after edit {}: {}", found.step, found.text))
}

#[test]
fn a_problem_moves_with_a_head_that_shifts() {
    let runs = "uitvoeringen:\n  - {id: maart, start: 2027-03-01, plaats: Assen}\n  \
                - {id: maart, start: 2027-04-01, plaats: Assen}\n---\n\nJe doet";
    let text = small::COURSE_TEXT.replace("---\n\nJe doet", runs);
    let path = "content/aanbod/dubbel.md";
    let difference = difference_after(vec![
        write(path, format!("{}{text}", "\n".repeat(56))),
        write(path, text.clone()),
        write(path, format!("# ---\n{text}")),
        write(path, text.replace("---\ntitel", "---\n# opmerking\ntitel")),
        write(path, format!("\u{feff}{text}")),
        write(path, text.replace('\n', "\r\n")),
    ]);
    assert_eq!(difference, None);
}

#[test]
fn a_file_that_can_be_read_again_is_used() {
    let reasons = [
        Unreadable::Refused("permission denied".to_owned()),
        Unreadable::Escapes,
        Unreadable::NotUnicode,
        Unreadable::TooLarge {
            size: 5 << 20,
            limit: 4 << 20,
        },
    ];
    let paths = [
        "content/aanbod/hoe-werkt-de-gemeente.md",
        "content/vocabulaire.yaml",
        "content/media/plein.jpg",
        "regions/noord/region.yaml",
        "themes/basis/theme.yaml",
        "themes/basis/templates/course.html",
        "themes/basis/templates/partials/kop.html",
        "themes/basis/assets/stijl.css",
        "themes/basis/assets/stijl/deel.css",
        "themes/basis/assets/merk.svg",
    ];
    let mut stale = Vec::new();
    for path in paths {
        for why in &reasons {
            let failure = Edit::FailRead {
                path: path.to_owned(),
                why: why.clone(),
            };
            if difference_after(vec![failure, Edit::ReadAgain]).is_some() {
                stale.push(format!("{path}: {why:?}"));
            }
        }
    }
    assert!(stale.is_empty(), "{stale:#?}");
}

#[test]
fn a_template_with_several_mistakes_is_reported_the_same_every_time() {
    let mut files = theme::small();
    let component = "{% component piece(a: string) %}{{ a }}{% endcomponent piece %}";
    files.extend(start(false));
    files.insert(
        "themes/basis/templates/partials/piece.html".into(),
        component.into(),
    );
    let page = "{{ <piece a=\"1\" b=\"2\" c=\"3\" d=\"4\" e=\"5\"/> }}";
    files.insert("themes/basis/templates/course.html".into(), page.into());
    let world = EditedWorld::new(&files, TODAY);
    for seed in 0..8 {
        assert_eq!(differs(&world, seed), None);
    }
}
