//! The norm itself: `norm-tree`, and `invalid-value` for a criterion whose `veld` is no key of a
//! course.
//!
//! From every node, every answer leads to a node or an outcome, and no way comes back to where it
//! was. A loop is told once, at the branch that closes it: walking from `start`, the one that leads
//! back.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::prepared::{Prepared, is_told_of};
use super::{Found, keys};
use crate::diagnostic::Place;
use crate::diagnostic::codes::{invalid_value, norm_tree};
use crate::model::course::Answer;
use crate::model::document::{self, YamlFile};
use crate::model::layout::{Kind, ListFile};
use crate::model::norm::{DecisionNode, DecisionTree, Norm};
use crate::model::value::items;
use crate::source::FilePath;

pub(super) fn check(ground: &Prepared<'_>, found: &mut Found) {
    let Some(sheet) = &ground.sheets.norm else {
        return;
    };
    fields(sheet, found);
    let tree = sheet.value.tree.as_ref().map(|tree| &tree.value);
    if let (Some(tree), true) = (tree, ground.sheets.is_complete(ListFile::Norm)) {
        targets(sheet, tree, found);
        loops(sheet.source.path(), tree, found);
    }
}

fn fields(sheet: &YamlFile<Norm>, found: &mut Found) {
    let keys = document::keys(Kind::Course).concat();
    let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
    for criterion in items(&sheet.value.criteria) {
        let field = criterion.value.field.as_ref();
        if let Some(field) = field.filter(|field| !names.contains(&&*field.value)) {
            let place = Place::new(sheet.source.path(), field.span);
            found.push(invalid_value::not_in_closed_list(
                place,
                &field.value,
                &names,
            ));
        }
    }
}

/// Every branch, and the start, names a node or an outcome.
fn targets(sheet: &YamlFile<Norm>, tree: &DecisionTree, found: &mut Found) {
    let path = sheet.source.path();
    let nodes = items(&tree.nodes).iter().map(|node| &node.value.id);
    let outcomes = items(&tree.outcomes)
        .iter()
        .map(|outcome| &outcome.value.id);
    let known: BTreeSet<&str> = nodes
        .chain(outcomes)
        .flatten()
        .map(|id| &*id.value.0)
        .collect();
    let starts = tree.start.iter();
    let branches = items(&tree.nodes).iter().flat_map(|node| {
        Answer::ALL
            .iter()
            .filter_map(|answer| node.value.after(*answer).as_ref())
    });
    for target in starts.chain(branches) {
        if !known.contains(&&*target.value) {
            let place = Place::new(path, target.span);
            let known: Vec<&str> = known.iter().copied().collect();
            found.push(norm_tree::unknown_target(place, &target.value, &known));
        }
    }
    for node in items(&tree.nodes) {
        let Some(id) = &node.value.id else { continue };
        for answer in Answer::ALL {
            let is_absent = node.value.after(*answer).is_none();
            if is_absent && !is_told_of(&sheet.problems, node.span) {
                let place = keys::first(&sheet.source, node.span);
                found.push(norm_tree::missing_branch(place, &id.value.0, answer.word()));
            }
        }
    }
}

/// Walks every way through the tree, each branch once.
fn loops(path: &FilePath, tree: &DecisionTree, found: &mut Found) {
    let nodes: HashMap<&str, &DecisionNode> = items(&tree.nodes)
        .iter()
        .filter_map(|node| Some((&*node.value.id.as_ref()?.value.0, &node.value)))
        .collect();
    let start = tree.start.iter().map(|start| &*start.value);
    let all = items(&tree.nodes).iter();
    let all = all.filter_map(|node| Some(&*node.value.id.as_ref()?.value.0));
    let mut done: HashSet<&str> = HashSet::new();
    let mut passing: HashSet<&str> = HashSet::new();
    for from in start.chain(all) {
        // The way from the start to here, with the next answer to try at each node.
        let mut way: Vec<(&str, usize)> = Vec::new();
        if nodes.contains_key(from) && !done.contains(from) {
            way.push((from, 0));
            passing.insert(from);
        }
        while let Some((here, next)) = way.last_mut() {
            let (here, answer) = (*here, Answer::ALL.get(*next));
            *next += 1;
            let Some(answer) = answer else {
                done.insert(here);
                passing.remove(here);
                way.pop();
                continue;
            };
            let branch = nodes
                .get(here)
                .and_then(|node| node.after(*answer).as_ref());
            let Some(branch) = branch else { continue };
            let target: &str = &branch.value;
            if passing.contains(target) {
                let round = way.iter().map(|(passed, _)| *passed);
                let mut round: Vec<&str> = round.skip_while(|passed| *passed != target).collect();
                round.push(target);
                found.push(norm_tree::cycle(Place::new(path, branch.span), &round));
            } else if nodes.contains_key(target) && !done.contains(target) {
                way.push((target, 0));
                passing.insert(target);
            }
        }
    }
}
