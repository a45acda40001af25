//! Tests of changes: whole, failed, interrupted, and from elsewhere.

use std::collections::BTreeMap;

use walkdir::WalkDir;

use super::*;

const BEFORE: [(&str, &str); 3] = [
    ("content/a.md", "links to b"),
    ("content/old/b.md", "is b"),
    ("content/c.md", "goes"),
];

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in BEFORE {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

type Operation = fn(&Step) -> Result<(), Failure>;

fn change(from: Option<&str>, to: Option<&str>, after: &str) -> FileChange {
    let before = BEFORE.iter().find(|(path, _)| Some(*path) == from);
    FileChange {
        from: from.map(Into::into),
        to: to.map(Into::into),
        before: before.map_or("", |(_, text)| text).as_bytes().into(),
        after: after.as_bytes().into(),
        edits: Vec::new(),
    }
}

fn changes() -> Vec<FileChange> {
    vec![
        change(Some("content/a.md"), Some("content/a.md"), "links to n"),
        change(Some("content/old/b.md"), Some("content/new/n.md"), "is n"),
        change(Some("content/c.md"), None, ""),
        change(None, Some("content/d.yaml"), "new"),
    ]
}

fn files(project: &Path) -> BTreeMap<String, String> {
    let entries = WalkDir::new(project).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let file = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(project).unwrap();
        let text = fs::read_to_string(entry.path()).unwrap();
        (path.to_str().unwrap().replace('\\', "/"), text)
    };
    files.map(file).collect()
}

fn expected(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let files = files.iter();
    files
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

#[test]
fn all_changes_are_carried_out_and_nothing_else_remains() {
    let project = project();
    apply(project.path(), &changes()).unwrap();
    let after = [
        ("content/a.md", "links to n"),
        ("content/new/n.md", "is n"),
        ("content/d.yaml", "new"),
    ];
    assert_eq!(files(project.path()), expected(&after));
    assert!(!project.path().join("content/old").exists());
}

#[test]
fn a_failure_leaves_everything_as_it_was() {
    let project = project();
    // The new place of the second file is taken.
    fs::create_dir_all(project.path().join("content/new/n.md/x")).unwrap();
    assert!(apply(project.path(), &changes()).is_err());
    assert_eq!(files(project.path()), expected(&BEFORE));
    let mut stale = changes();
    stale[2].before = b"other".as_slice().into();
    assert!(apply(project.path(), &stale).is_err());
    assert_eq!(files(project.path()), expected(&BEFORE));
}

#[test]
fn an_interruption_at_any_moment_is_rolled_back_by_the_next_command() {
    for moment in 0..=2 * changes().len() {
        let project = project();
        let staged = changes();
        let staged = staged
            .iter()
            .map(|change| stage(project.path(), change).unwrap());
        let (steps, temporary): (Vec<Step>, Vec<_>) = staged.unzip();
        let journal = write_journal(project.path(), &steps).unwrap();
        let keep = steps.iter().map(|step| (step, keep_old as Operation));
        let place = steps.iter().map(|step| (step, place_new as Operation));
        for (step, operation) in keep.chain(place).take(moment) {
            operation(step).unwrap();
        }
        // The program ends without removing anything.
        temporary.into_iter().for_each(std::mem::forget);
        drop(journal);
        roll_back(project.path()).unwrap();
        assert_eq!(files(project.path()), expected(&BEFORE), "moment {moment}");
    }
}

#[test]
fn what_was_written_after_an_interruption_is_kept_beside_the_old_text() {
    let project = project();
    let (step, file) = stage(project.path(), &changes()[0]).unwrap();
    let steps = [step];
    drop(write_journal(project.path(), &steps).unwrap());
    carry_out(&steps).unwrap();
    drop(file);
    fs::write(project.path().join("content/a.md"), "written since").unwrap();
    roll_back(project.path()).unwrap();
    let files = files(project.path());
    assert_eq!(files["content/a.md"], "written since");
    assert_eq!(files["content/a.md.oud"], "links to b");
}

#[test]
fn a_project_that_was_moved_is_rolled_back_where_it_is() {
    let project = project();
    let (step, file) = stage(project.path(), &changes()[1]).unwrap();
    let steps = [step];
    drop(write_journal(project.path(), &steps).unwrap());
    carry_out(&steps).unwrap();
    drop(file);
    let elsewhere = tempfile::tempdir().unwrap();
    let moved = elsewhere.path().join("project");
    fs::rename(project.path(), &moved).unwrap();
    roll_back(&moved).unwrap();
    assert_eq!(files(&moved), expected(&BEFORE));
}

#[test]
fn a_copy_that_was_not_complete_is_no_old_text() {
    let project = project();
    let (step, file) = stage(project.path(), &changes()[0]).unwrap();
    let (_, kept) = step.old.clone().unwrap();
    drop(write_journal(project.path(), &[step]).unwrap());
    fs::write(kept, "").unwrap();
    std::mem::forget(file);
    roll_back(project.path()).unwrap();
    assert_eq!(files(project.path()), expected(&BEFORE));
}

#[test]
fn a_journal_that_leads_out_of_the_project_is_refused() {
    let project = project();
    let outside = tempfile::tempdir().unwrap();
    let victim = outside.path().join(".victim.vindplek-old");
    fs::write(&victim, "kept").unwrap();
    let victim = victim.to_str().unwrap().replace('\\', "/");
    let journals = [
        format!(r#"[{{"old":["content/a.md","{victim}"],"new":null}}]"#),
        r#"[{"old":["content/a.md","../.victim.vindplek-old"],"new":null}]"#.to_owned(),
        r#"[{"old":["content/a.md","content/c.md"],"new":null}]"#.to_owned(),
        r#"[{"old":null,"new":["content/c.md","content/a.md","00"]}]"#.to_owned(),
        "{}".to_owned(),
    ];
    for name in [JOURNAL, DONE] {
        for journal in &journals {
            let path = project.path().join(name);
            fs::write(&path, journal).unwrap();
            assert!(roll_back(project.path()).is_err(), "{journal}");
            fs::remove_file(&path).unwrap();
            assert_eq!(files(project.path()), expected(&BEFORE), "{journal}");
        }
    }
    assert_eq!(fs::read_to_string(&victim).unwrap(), "kept");
}
