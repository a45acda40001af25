//! The names of types: whoever searches for one finds one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// Modules that hold the types of a standard under the standard's names. Their types are always
/// written with the name of the module.
const STANDARDS: [&str; 2] = [
    "diagnostic/render/sarif/log.rs",
    "export/json_ld/schema_org.rs",
];

/// The types that a file defines, unit tests left out.
fn defined_types(source: &str) -> Vec<&str> {
    let code = source
        .split("#[cfg(test)]\nmod ")
        .next()
        .unwrap_or_default();
    fn name(line: &str) -> Option<&str> {
        let code = line.trim_start();
        let code = match code.strip_prefix("pub(") {
            Some(rest) => rest.split_once(") ").map_or(rest, |(_, rest)| rest),
            None => code.strip_prefix("pub ").unwrap_or(code),
        };
        let kinds = ["struct ", "enum ", "trait ", "union ", "type "];
        let kind = kinds.iter().find(|kind| code.starts_with(**kind))?;
        // An indented alias belongs to a trait or an impl.
        let is_alias_of_impl = *kind == "type " && line.starts_with(' ');
        let rest = &code[kind.len()..];
        let end = rest.find(|c: char| !c.is_alphanumeric())?;
        // In the definition of a macro a type has no name of its own yet.
        (end > 0 && !is_alias_of_impl).then_some(&rest[..end])
    }
    code.lines().filter_map(name).collect()
}

/// The names that more than one file defines, each with those files.
fn shared_names<'f>(
    files: impl IntoIterator<Item = &'f (String, String)>,
) -> BTreeMap<&'f str, Vec<&'f str>> {
    let mut owners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, source) in files {
        for name in defined_types(source) {
            owners.entry(name).or_default().push(path);
        }
    }
    owners.retain(|_, files| files.len() > 1);
    owners
}

#[test]
fn the_name_of_a_type_is_unique() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for entry in WalkDir::new(&src).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&src).unwrap().to_str().unwrap();
        let is_test = path.contains("/tests/") || path.ends_with("/tests.rs");
        if path.ends_with(".rs") && !is_test && !STANDARDS.contains(&path) {
            files.push((path.to_owned(), fs::read_to_string(entry.path()).unwrap()));
        }
    }
    assert_eq!(shared_names(&files), BTreeMap::new());
}

#[test]
fn a_name_that_two_files_define_is_found() {
    let file = |path: &str, source: &str| (path.to_owned(), source.to_owned());
    let files = [
        file(
            "plan/links.rs",
            "record! {\n    pub(super) struct Found<'a> {\n",
        ),
        file(
            "check/mod.rs",
            "type Found = Vec<u8>;\nimpl A for B {\n    type Output = u8;\n}\n",
        ),
        file(
            "edge/mod.rs",
            "pub struct Other;\nimpl A for C {\n    type Output = u8;\n}\n",
        ),
        file(
            "world.rs",
            "#[cfg(test)]\nmod tests {\n    struct Found;\n}\n",
        ),
    ];
    let shared = shared_names(&files);
    assert_eq!(
        shared,
        BTreeMap::from([("Found", vec!["plan/links.rs", "check/mod.rs"])])
    );
}
