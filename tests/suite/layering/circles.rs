//! Files of a room that import each other in a circle: they can only be read together. Two that do
//! may be one idea in two files; three or more are a room without order.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// The largest number of files that may import each other.
const LARGEST_CIRCLE: usize = 2;

/// A path of modules below the crate: `["edge", "disk"]`.
type ModulePath = Vec<String>;

/// The modules of the crate, each with its code.
struct Modules(BTreeMap<ModulePath, Module>);

struct Module {
    imports: Vec<Import>,
    /// What the module hands on under its own name: the name, and the path where it is defined.
    exports: BTreeMap<String, Vec<String>>,
}

struct Import {
    /// From the crate's root.
    path: Vec<String>,
    is_export: bool,
}

impl Modules {
    /// Parses files, named by their paths below `src`.
    fn parse<'s>(files: impl IntoIterator<Item = (&'s Path, &'s str)>) -> Self {
        let modules = files
            .into_iter()
            .filter(|(path, _)| !is_test(path))
            .map(|(path, source)| {
                let own = module_path(path);
                let imports = imports(&own, source);
                let exports = imports
                    .iter()
                    .filter(|import| import.is_export)
                    .filter_map(|import| Some((import.path.last()?.clone(), import.path.clone())))
                    .collect();
                (own, Module { imports, exports })
            });
        Self(modules.collect())
    }

    /// The module that defines what a path names.
    fn defining(&self, path: &[String]) -> Option<&ModulePath> {
        let (length, (module, found)) = (1..=path.len()).rev().find_map(|length| {
            let entry = self.0.get_key_value(&path[..length])?;
            Some((length, entry))
        })?;
        let exported = path.get(length).and_then(|name| found.exports.get(name));
        match exported {
            Some(target) if target != path => self.defining(target).or(Some(module)),
            _ => Some(module),
        }
    }

    /// For each module those of the same room that it imports from.
    fn edges(&self) -> BTreeMap<&ModulePath, BTreeSet<&ModulePath>> {
        let targets = |own: &ModulePath, module: &Module| {
            let imports = module.imports.iter().filter(|import| !import.is_export);
            let targets = imports.filter_map(|import| self.defining(&import.path));
            // `targets` borrows from `self`, not from `own`.
            targets
                .filter(|target| target[0] == own[0] && *target != own)
                .collect()
        };
        self.0
            .iter()
            .map(|(own, module)| (own, targets(own, module)))
            .collect()
    }

    /// Every set of modules of which each imports from each other one, directly or not.
    fn circles(&self) -> Vec<Vec<String>> {
        let edges = self.edges();
        let reached: BTreeMap<&ModulePath, BTreeSet<&ModulePath>> = edges
            .keys()
            .map(|from| (*from, reachable(&edges, from)))
            .collect();
        let mut circles = BTreeSet::new();
        for (from, targets) in &reached {
            let circle: BTreeSet<&ModulePath> = targets
                .iter()
                .copied()
                .filter(|to| reached[to].contains(from))
                .collect();
            if circle.len() > 1 {
                circles.insert(circle);
            }
        }
        let name = |module: &&ModulePath| module.join("::");
        circles
            .iter()
            .map(|circle| circle.iter().map(name).collect())
            .collect()
    }
}

fn reachable<'m>(
    edges: &BTreeMap<&'m ModulePath, BTreeSet<&'m ModulePath>>,
    from: &ModulePath,
) -> BTreeSet<&'m ModulePath> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&ModulePath> = edges[from].iter().copied().collect();
    while let Some(module) = waiting.pop() {
        if reached.insert(module) {
            waiting.extend(&edges[module]);
        }
    }
    reached
}

fn is_test(path: &Path) -> bool {
    path.iter()
        .any(|part| part == "tests" || part == "tests.rs" || part == "testing.rs")
}

/// `edge/disk/mod.rs` and `edge/disk.rs` are both `edge::disk`.
fn module_path(path: &Path) -> ModulePath {
    let without_extension = path.with_extension("");
    let parts = without_extension.iter().map(|part| part.to_str().unwrap());
    parts
        .filter(|part| *part != "mod")
        .map(str::to_owned)
        .collect()
}

/// What a file imports, or names by a full path in its code. Comments and unit tests are left out.
fn imports(own: &[String], source: &str) -> Vec<Import> {
    let code: String = source
        .split("#[cfg(test)]\nmod ")
        .next()
        .unwrap_or_default()
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut found = Vec::new();
    let mut rest = code.as_str();
    while let Some(at) = rest.find("use ") {
        let before = rest[..at].rsplit('\n').next().unwrap_or_default().trim();
        let statement = &rest[at + "use ".len()..];
        let end = statement.find(';').unwrap_or(statement.len());
        if before.is_empty() || before.starts_with("pub") {
            let mut paths = Vec::new();
            expand(&statement[..end], &mut Vec::new(), &mut paths);
            let resolved = paths.into_iter().filter_map(|path| resolve(own, path));
            found.extend(resolved.map(|path| Import {
                path,
                is_export: !before.is_empty(),
            }));
        }
        rest = &statement[end..];
    }
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let is_inner = code[..at].ends_with("::") || code[..at].ends_with("super");
            let line = code[..at].rsplit('\n').next().unwrap_or_default();
            if is_inner || line.contains("use ") || line.contains("pub(in") {
                continue;
            }
            let path: String = code[at..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':'))
                .collect();
            let path = path.split("::").map(str::to_owned).collect();
            found.extend(resolve(own, path).map(|path| Import {
                path,
                is_export: false,
            }));
        }
    }
    found
}

/// The paths in a tree of imports: `a::{b, c::{d, self}}`.
fn expand(tree: &str, prefix: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let depth = prefix.len();
    match tree.split_once('{') {
        Some((head, group)) => {
            let head = head
                .split("::")
                .map(str::trim)
                .filter(|name| !name.is_empty());
            prefix.extend(head.map(str::to_owned));
            let group = group.rsplit_once('}').map_or(group, |(group, _)| group);
            for branch in branches(group) {
                expand(branch, prefix, paths);
            }
        }
        None if tree.is_empty() => {}
        None => {
            let name = tree.split(" as ").next().unwrap_or(tree);
            let own = name
                .split("::")
                .map(str::trim)
                .filter(|name| *name != "self" || depth == 0);
            paths.push(
                prefix
                    .iter()
                    .cloned()
                    .chain(own.map(str::to_owned))
                    .collect(),
            );
        }
    }
    prefix.truncate(depth);
}

/// The parts of a group between its own commas.
fn branches(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut branches) = (0, 0, Vec::new());
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                branches.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    branches.push(&group[start..]);
    branches
}

/// A path from the root of the crate; `None` for one that leads out of it.
fn resolve(own: &[String], path: Vec<String>) -> Option<Vec<String>> {
    let mut base = match path.first()?.as_str() {
        "crate" => Vec::new(),
        "self" => own.to_vec(),
        "super" => own[..own.len().saturating_sub(1)].to_vec(),
        _ => return None,
    };
    let mut names = path.into_iter().skip(1).peekable();
    while names.next_if(|name| name == "super").is_some() {
        base.pop();
    }
    base.extend(names);
    (!base.is_empty()).then_some(base)
}

#[test]
fn no_more_than_two_files_import_each_other() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for entry in WalkDir::new(&src).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&src).unwrap().to_owned();
        if path.extension().is_some_and(|extension| extension == "rs") {
            files.push((path, fs::read_to_string(entry.path()).unwrap()));
        }
    }
    let files = files
        .iter()
        .map(|(path, text)| (path.as_path(), text.as_str()));
    let mut circles = Modules::parse(files).circles();
    circles.retain(|circle| circle.len() > LARGEST_CIRCLE);
    assert_eq!(circles, Vec::<Vec<String>>::new());
}

#[test]
fn a_circle_is_found_however_it_is_imported() {
    let circles = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(path, text)| (Path::new(*path), *text));
        Modules::parse(files).circles()
    };
    let circle = [["room::a", "room::b", "room::c"]
        .map(str::to_owned)
        .to_vec()];
    let a = ("room/a.rs", "use super::b::{B, Other};\n");
    let b = ("room/b/mod.rs", "fn f() -> crate::room::c::C {}\n");
    let c = (
        "room/c.rs",
        "use crate::{\n    digest::Digest,\n    room::a::{self, A},\n};\n",
    );
    assert_eq!(circles(&[a, b, c]), circle);

    let by_export = ("room/c.rs", "use super::A;\n");
    let room = ("room/mod.rs", "pub use self::a::A;\n");
    assert_eq!(circles(&[a, b, by_export, room]), circle);

    let open = (
        "room/c.rs",
        "//! See [`super::a`].\nuse crate::other::a::A;\n",
    );
    assert_eq!(circles(&[a, b, open]), [[""; 0]; 0]);
    let in_tests = (
        "room/c.rs",
        "#[cfg(test)]\nmod tests {\n    use super::super::a::A;\n}\n",
    );
    assert_eq!(circles(&[a, b, in_tests]), [[""; 0]; 0]);
}
