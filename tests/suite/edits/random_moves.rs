//! Random moves: nothing breaks, and the way back restores every byte but former addresses.

use std::collections::BTreeMap;

use vindplek::diagnostic::Severity;

use super::project::Project;
use crate::support::random::Random;

const SEED: u64 = 29;
const MOVES: usize = 60;

fn errors(project: &Project) -> usize {
    let problems = project.problems();
    problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count()
}

/// The files without lines of former addresses, and without the lists of expired ones: an address
/// that expires again comes last.
fn plain(project: &Project) -> BTreeMap<String, String> {
    let is_list = |path: &&String| path.ends_with("/adressen.yaml");
    let files = project
        .files
        .iter()
        .filter(|(path, _)| !is_list(path))
        .map(|(path, bytes)| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let lines = text
                .split_inclusive('\n')
                .filter(|line| !line.contains("voorheen:"));
            (path.clone(), lines.collect::<String>())
        });
    files.collect()
}

/// A new place for a file: another name, folder or owner.
fn new_place(random: &mut Random, old: &str) -> String {
    let (folder, name) = old.rsplit_once('/').unwrap();
    let (stem, ending) = name.rsplit_once('.').unwrap();
    let renamed = format!("{stem}-{}.{ending}", random.below(90));
    match random.below(5) {
        0 if folder.contains("paginas") || folder.contains("media") => {
            format!("{folder}/map/{renamed}")
        }
        1 => match old.strip_prefix("regions/") {
            Some(rest) => rest.split_once('/').unwrap().1.to_owned(),
            None => format!("regions/{}/{old}", random.one_of(&["noord", "oost"])),
        },
        _ => format!("{folder}/{renamed}"),
    }
}

#[test]
fn a_move_causes_no_error_and_the_way_back_restores_the_bytes() {
    let mut random = Random::new(SEED);
    let mut project = Project::new();
    let mut done = 0;
    for number in 0..MOVES {
        let movable = |path: &&String| {
            (path.ends_with(".md") || path.contains("/media/")) && path.contains("content/")
        };
        let paths: Vec<String> = project.files.keys().filter(movable).cloned().collect();
        let old = paths[random.below(paths.len())].clone();
        let new = new_place(&mut random, &old);
        let before = errors(&project);
        let Ok(plan) = project.plan_mv(&old, &new) else {
            continue;
        };
        done += 1;
        let mut after = project.clone();
        let words = after.apply(&plan);
        let shown = format!("move {number} of seed {SEED}: {old} → {new}\n{words}");
        assert!(errors(&after) <= before, "{shown}{}", after.report());
        let back = after.plan_mv(&new, &old);
        let back = back.unwrap_or_else(|refusal| panic!("{shown}{refusal:?}"));
        let mut returned = after.clone();
        returned.apply(&back);
        assert_eq!(plain(&returned), plain(&project), "{shown}");
        project = after;
    }
    assert!(done > MOVES / 3, "only {done} moves were possible");
}
