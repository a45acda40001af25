//! The norm itself: `norm-tree`, and `invalid-value` for a criterion whose `veld` is no key of a
//! course.
//!
//! From every node, every answer leads to a node or an outcome, and no way comes back to where it
//! was. A loop is reported once, at the branch that closes it: walking from `start`, the one that
//! leads back.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::context::CheckContext;
use super::findings::Findings;
use super::keys;
use super::reported::UnusableValues;
use crate::diagnostic::codes::{invalid_value, norm_tree};
use crate::diagnostic::{Names, Place};
use crate::model::course::Answer;
use crate::model::document::{self, YamlFile};
use crate::model::layout::{Kind, ListFile};
use crate::model::norm::{DecisionNode, DecisionTree, Norm};
use crate::model::value::items;
use crate::source::FilePath;

pub(super) fn check(context: &CheckContext<'_>, found: &mut Findings) {
    let Some(sheet) = &context.yaml.norm else {
        return;
    };
    fields(sheet, found);
    let tree = sheet.value.tree.as_ref().map(|tree| &tree.value);
    if let (Some(tree), true) = (tree, context.yaml.is_complete(ListFile::Norm)) {
        targets(sheet, tree, found);
        loops(sheet.source.path(), tree, found);
    }
}

fn fields(sheet: &YamlFile<Norm>, found: &mut Findings) {
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
fn targets(sheet: &YamlFile<Norm>, tree: &DecisionTree, found: &mut Findings) {
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
    let names = OnceCell::new();
    for target in starts.chain(branches) {
        if !known.contains(&&*target.value) {
            let place = Place::new(path, target.span);
            let names = names.get_or_init(|| Names::new(known.iter().copied()));
            let suggestion = found.suggest(path, names, &target.value);
            found.push(norm_tree::unknown_target(place, &target.value, &suggestion));
        }
    }
    let unusable = UnusableValues::of(&sheet.problems);
    for node in items(&tree.nodes) {
        let Some(id) = &node.value.id else { continue };
        for answer in Answer::ALL {
            let is_absent = node.value.after(*answer).is_none();
            if is_absent && !unusable.any_inside(node.span) {
                let place = keys::first(&sheet.source, node.span);
                found.push(norm_tree::missing_branch(place, &id.value.0, answer.word()));
            }
        }
    }
}

/// Walks every way through the tree, each branch once.
fn loops(path: &FilePath, tree: &DecisionTree, found: &mut Findings) {
    let nodes: HashMap<&str, &DecisionNode> = items(&tree.nodes)
        .iter()
        .filter_map(|node| Some((&*node.value.id.as_ref()?.value.0, &node.value)))
        .collect();
    let start = tree.start.iter().map(|start| &*start.value);
    let all = items(&tree.nodes).iter();
    let all = all.filter_map(|node| Some(&*node.value.id.as_ref()?.value.0));
    let mut done: HashSet<&str> = HashSet::new();
    // The nodes on the way, each with how many come before it.
    let mut passing: HashMap<&str, usize> = HashMap::new();
    for from in start.chain(all) {
        // The way from the start to here, with the next answer to try at each node.
        let mut way: Vec<(&str, usize)> = Vec::new();
        if nodes.contains_key(from) && !done.contains(from) {
            way.push((from, 0));
            passing.insert(from, 0);
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
            if let Some(first) = passing.get(target) {
                let round = shortened(way.get(*first..).unwrap_or_default(), target);
                found.push(norm_tree::cycle(Place::new(path, branch.span), &round));
            } else if nodes.contains_key(target) && !done.contains(target) {
                passing.insert(target, way.len());
                way.push((target, 0));
            }
        }
    }
}

/// How many nodes of a loop a message names.
const MAX_NAMED: usize = 20;

/// The names of the nodes of a loop that comes back to `target`; of a long one the first and the
/// last.
fn shortened<'t>(nodes: &[(&'t str, usize)], target: &'t str) -> Vec<&'t str> {
    let names = |nodes: &[(&'t str, usize)]| -> Vec<&'t str> {
        nodes.iter().map(|(name, _)| *name).collect()
    };
    let mut named = match nodes.len().checked_sub(MAX_NAMED) {
        None | Some(0) => names(nodes),
        Some(_) => {
            let half = MAX_NAMED / 2;
            let mut named = names(&nodes[..half]);
            named.push("…");
            named.extend(names(&nodes[nodes.len() - half..]));
            named
        }
    };
    named.push(target);
    named
}
