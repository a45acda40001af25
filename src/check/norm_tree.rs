//! The norm itself: `norm-tree`, and `invalid-value` for a criterion whose `veld` is not a key of a
//! course.
//!
//! Every answer at every node must lead to a node or an outcome, without cycles. A cycle is reported
//! once, at the branch that closes it in a depth-first walk from `start`.

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

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    let Some(file) = &context.yaml.norm else {
        return;
    };
    check_fields(file, findings);
    let tree = file.value.tree.as_ref().map(|tree| &tree.value);
    if let (Some(tree), true) = (tree, context.yaml.is_complete(ListFile::Norm)) {
        check_targets(file, tree, findings);
        check_cycles(file.source.path(), tree, findings);
    }
}

fn check_fields(file: &YamlFile<Norm>, findings: &mut Findings) {
    let keys = document::keys(Kind::Course).concat();
    let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
    for criterion in items(&file.value.criteria) {
        let field = criterion.value.field.as_ref();
        if let Some(field) = field.filter(|field| !names.contains(&&*field.value)) {
            let place = Place::new(file.source.path(), field.span);
            findings.push(invalid_value::not_in_closed_list(
                place,
                &field.value,
                &names,
            ));
        }
    }
}

/// Reports the start and branches that name no node or outcome, and missing branches.
fn check_targets(file: &YamlFile<Norm>, tree: &DecisionTree, findings: &mut Findings) {
    let path = file.source.path();
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
            let suggestion = findings.suggest(path, names, &target.value);
            findings.push(norm_tree::unknown_target(place, &target.value, &suggestion));
        }
    }
    let unusable = UnusableValues::of(&file.problems);
    for node in items(&tree.nodes) {
        let Some(id) = &node.value.id else { continue };
        for answer in Answer::ALL {
            let is_absent = node.value.after(*answer).is_none();
            if is_absent && !unusable.any_inside(node.span) {
                let place = keys::first_key(&file.source, node.span);
                findings.push(norm_tree::missing_branch(place, &id.value.0, answer.word()));
            }
        }
    }
}

/// Reports cycles, by a depth-first walk that follows each branch once.
fn check_cycles(path: &FilePath, tree: &DecisionTree, findings: &mut Findings) {
    let nodes: HashMap<&str, &DecisionNode> = items(&tree.nodes)
        .iter()
        .filter_map(|node| Some((&*node.value.id.as_ref()?.value.0, &node.value)))
        .collect();
    let start = tree.start.iter().map(|start| &*start.value);
    let all = items(&tree.nodes).iter();
    let all = all.filter_map(|node| Some(&*node.value.id.as_ref()?.value.0));
    let mut done: HashSet<&str> = HashSet::new();
    // The position in `path_nodes` of each node on it.
    let mut on_path: HashMap<&str, usize> = HashMap::new();
    for from in start.chain(all) {
        // The nodes from the start to the current one, with the next answer to try at each.
        let mut path_nodes: Vec<(&str, usize)> = Vec::new();
        if nodes.contains_key(from) && !done.contains(from) {
            path_nodes.push((from, 0));
            on_path.insert(from, 0);
        }
        while let Some((node_name, next)) = path_nodes.last_mut() {
            let (node_name, answer) = (*node_name, Answer::ALL.get(*next));
            *next += 1;
            let Some(answer) = answer else {
                done.insert(node_name);
                on_path.remove(node_name);
                path_nodes.pop();
                continue;
            };
            let branch = nodes
                .get(node_name)
                .and_then(|node| node.after(*answer).as_ref());
            let Some(branch) = branch else { continue };
            let target: &str = &branch.value;
            if let Some(first) = on_path.get(target) {
                let cycle_nodes = shortened(path_nodes.get(*first..).unwrap_or_default(), target);
                findings.push(norm_tree::cycle(
                    Place::new(path, branch.span),
                    &cycle_nodes,
                ));
            } else if nodes.contains_key(target) && !done.contains(target) {
                on_path.insert(target, path_nodes.len());
                path_nodes.push((target, 0));
            }
        }
    }
}

/// The maximum number of nodes that a message about a cycle names.
const MAX_NAMED: usize = 20;

/// The names of the nodes of a cycle that returns to `target`; of a long cycle the first and last.
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
