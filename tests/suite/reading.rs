//! Reading a project: folders that cannot be listed, merges that git left undone, names that other
//! systems store differently, and which sites an error stops.

use std::collections::BTreeSet;
use std::path::Path;

use vindplek::diagnostic::fix::plan_fixes;
use vindplek::diagnostic::{Diagnostic, Severity};
use vindplek::edition::{Edition, Options, compile};
use vindplek::memo::Memo;
use vindplek::world::{AccessFailure, MemoryWorld, Unreadable, World};

use crate::support::files::{ProjectFiles, check};
use crate::support::small::{COURSE, COURSE_TEXT, TODAY, world};

/// A project with documents, lists, media, accents and themes of every kind, without problems.
fn every_kind() -> ProjectFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/base");
    let mut project = ProjectFiles::default();
    project.add_folder(&root);
    project
}

fn shown(problems: &[Diagnostic]) -> Vec<String> {
    let shown = |problem: &Diagnostic| {
        let (code, path) = (problem.code, &problem.place.path);
        format!("{code} {path}: {}", problem.message.english())
    };
    problems.iter().map(shown).collect()
}

fn codes_and_paths(problems: &[Diagnostic]) -> Vec<(&str, &str)> {
    let pairs = problems.iter();
    pairs
        .map(|problem| (problem.code.as_str(), problem.place.path.as_str()))
        .collect()
}

/// Every folder of a project.
fn folders(world: &MemoryWorld) -> BTreeSet<String> {
    let mut folders = BTreeSet::new();
    for path in world.entries().paths() {
        let mut folder = path.folder();
        while !folder.is_empty() {
            folders.insert(folder.to_owned());
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }
    folders
}

#[test]
fn a_folder_that_cannot_be_listed_is_one_error_whatever_it_has() {
    let every_problem = |world: &MemoryWorld, memo: &Memo| check(world, false, memo);
    // Rendering the whole repository for each of its folders would take too long.
    let without_rendering = |world: &MemoryWorld, memo: &Memo| {
        let edition = compile(world, Options::default(), memo);
        edition.problems().to_vec()
    };
    type Check = dyn Fn(&MemoryWorld, &Memo) -> Vec<Diagnostic>;
    let projects: [(ProjectFiles, &Check); 2] = [
        (every_kind(), &every_problem),
        (ProjectFiles::of_repository(), &without_rendering),
    ];
    for (project, check) in projects {
        let memo = Memo::new();
        let whole = project.world(TODAY.parse().unwrap());
        let before: BTreeSet<String> = shown(&check(&whole, &memo)).into_iter().collect();
        let folders = folders(&whole);
        assert!(folders.contains("content/aanbod") && folders.contains("themes"));
        for folder in folders {
            let mut world = whole.clone();
            world.write_unlisted(&folder, AccessFailure::Rights);
            let problems = check(&world, &memo);
            let new: Vec<&Diagnostic> = problems
                .iter()
                .filter(|problem| !before.contains(&shown(std::slice::from_ref(problem))[0]))
                .collect();
            let [only] = &new[..] else {
                panic!("{folder}: {new:#?}");
            };
            assert_eq!(only.code.as_str(), "unreadable-file", "{folder}");
            assert_eq!(only.place.path.as_str(), folder);
            assert_eq!(only.severity, Severity::Error);
        }
    }
}

#[test]
fn each_reason_has_its_own_way_out() {
    let help = |why| {
        let mut world = world(&[]);
        world.write_unlisted("content/aanbod", why);
        let problems = check(&world, false, &Memo::new());
        assert_eq!(
            codes_and_paths(&problems),
            [("unreadable-file", "content/aanbod")]
        );
        problems[0].help.clone().unwrap().dutch().to_owned()
    };
    assert!(help(AccessFailure::Rights).contains("chmod -R u+rX 'content/aanbod'"));
    assert!(help(AccessFailure::OpenFiles).contains("ulimit -n"));
    assert!(help(AccessFailure::Disk).contains("schijf"));
    assert!(help(AccessFailure::Other("Stale file handle".to_owned())).contains("meldt"));
}

#[test]
fn what_is_certain_is_reported_beside_a_folder_that_cannot_be_listed() {
    let link =
        b"---\ntitel: Nieuws\nsamenvatting: Een bericht waarin staat wat er dit najaar in de \
        academie te doen is.\ndatum: 2026-10-12\nafzender: LAB\n---\n\n\
        [weg](../paginas/weg.md) [misschien](../aanbod/weg.md) ![x](../media/weg.jpg)\n";
    let mut world = world(&[("content/nieuws/links.md", link)]);
    world.write_unlisted("content/aanbod", AccessFailure::Rights);
    assert_eq!(
        codes_and_paths(&check(&world, false, &Memo::new())),
        [
            ("unreadable-file", "content/aanbod"),
            ("broken-link", "content/nieuws/links.md"),
            ("missing-media", "content/nieuws/links.md"),
        ]
    );
}

const CONFLICTS: [(&str, &str); 5] = [
    (
        "\n<<<<<<< HEAD\nOp donderdag.\n=======\nOp vrijdag.\n>>>>>>> noord\n",
        "whole",
    ),
    (
        "\n<<<<<<< HEAD\n\nOp donderdag.\n\n=======\n\nOp vrijdag.\n\n>>>>>>> noord\n",
        "spaced",
    ),
    (
        "\n<<<<<<< HEAD\n||||||| 1a2b3c\nOp maandag.\n=======\nOp vrijdag.\n>>>>>>> noord\n",
        "base",
    ),
    ("\n=======\nOp vrijdag.\n>>>>>>> noord\n", "no opening"),
    ("\n<<<<<<< HEAD\nOp donderdag.\n=======\n", "no closing"),
];

#[test]
fn a_conflict_is_one_error_of_its_file_and_of_no_other() {
    let project = every_kind();
    let memo = Memo::new();
    let whole = project.world(TODAY.parse().unwrap());
    let texts = ["md", "yaml", "html", "css", "svg"];
    let paths: Vec<_> = whole.entries().paths().cloned().collect();
    let mut tried = BTreeSet::new();
    for path in paths
        .iter()
        .filter(|path| texts.contains(&path.extension()))
    {
        let text = String::from_utf8(whole.read(path).unwrap().to_vec()).unwrap();
        for (at, (conflict, name)) in CONFLICTS.iter().enumerate() {
            // All forms in one file of each kind of folder, one form in the others.
            let is_first = tried.insert((path.folder().to_owned(), *name));
            if !is_first && at != 0 {
                continue;
            }
            for ending in ["\n", "\r\n"] {
                let mut world = whole.clone();
                let conflict = conflict.replace('\n', ending);
                let middle = text.find('\n').unwrap_or(text.len());
                let (start, end) = text.split_at(middle);
                world.write(path.as_str(), format!("{start}{conflict}{end}"));
                let problems = check(&world, false, &memo);
                assert_eq!(
                    codes_and_paths(&problems),
                    [("merge-conflict", path.as_str())],
                    "{name} {ending:?} {:#?}",
                    shown(&problems)
                );
            }
        }
    }
}

#[test]
fn a_conflict_names_both_versions_and_its_end() {
    let text = format!("{COURSE_TEXT}{}", CONFLICTS[1].0);
    let problems = check(&world(&[(COURSE, text.as_bytes())]), false, &Memo::new());
    let [problem] = &problems[..] else {
        panic!("{problems:#?}");
    };
    let message = problem.message.dutch();
    assert!(
        message.contains("“HEAD”") && message.contains("“noord”"),
        "{message}"
    );
    assert_eq!(&text[problem.place.span.range()], "<<<<<<< HEAD");
    assert_eq!(
        &text[problem.related[0].place.span.range()],
        ">>>>>>> noord"
    );
    assert_eq!(problem.fix, None);
}

#[test]
fn no_fix_edits_a_file_with_a_conflict() {
    let head = COURSE_TEXT.replace("doelgroepen:", "doelgoepen:");
    let before = check(&world(&[(COURSE, head.as_bytes())]), false, &Memo::new());
    assert!(
        plan_fixes(&before)
            .edits
            .keys()
            .any(|path| path.as_str() == COURSE),
        "{before:#?}"
    );
    let conflict = head.replace(
        "route: nieuw\n",
        "<<<<<<< HEAD\nroute: nieuw\n=======\nroute: bestaand\n>>>>>>> noord\n",
    );
    let problems = check(
        &world(&[(COURSE, conflict.as_bytes())]),
        false,
        &Memo::new(),
    );
    assert_eq!(codes_and_paths(&problems), [("merge-conflict", COURSE)]);
    assert!(plan_fixes(&problems).edits.is_empty());
}

#[test]
fn a_heading_underlined_with_seven_marks_is_no_conflict() {
    let text = format!("{COURSE_TEXT}\n```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> noord\n```\n");
    let problems = check(&world(&[(COURSE, text.as_bytes())]), false, &Memo::new());
    assert_eq!(shown(&problems), [""; 0]);
    let text = format!("{COURSE_TEXT}\n<<<<<<< is geen begin zonder regel\n");
    let problems = check(&world(&[(COURSE, text.as_bytes())]), false, &Memo::new());
    assert_eq!(codes_and_paths(&problems), [("merge-conflict", COURSE)]);
    let text = format!("{COURSE_TEXT}\nContact\n=======\n\nBel ons.\n");
    let problems = check(&world(&[(COURSE, text.as_bytes())]), false, &Memo::new());
    assert!(
        problems
            .iter()
            .all(|problem| problem.code.as_str() != "merge-conflict"),
        "{problems:#?}"
    );
}

/// A news item with a picture, a download and a link.
fn news(picture: &str, download: &str) -> Vec<u8> {
    format!(
        "---\ntitel: Nieuws\nsamenvatting: Een bericht waarin staat wat er dit najaar in de academie \
         te doen is.\ndatum: 2026-10-12\nafzender: LAB\ndownloads: [{{bestand: {download}, titel: \
         Plan}}]\n---\n\n![Een plein](../media/{picture})\n"
    )
    .into_bytes()
}

const NEWS: &str = "content/nieuws/plein.md";

#[test]
fn a_name_is_found_in_both_unicode_forms() {
    let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}");
    let encoded = ["caf%C3%A9", "cafe%CC%81"];
    for on_disk in [composed, decomposed] {
        for written in [composed, decomposed, encoded[0], encoded[1]] {
            let key = if written.contains('%') {
                composed
            } else {
                written
            };
            let key = format!("../media/{key}.pdf");
            let text = news(&format!("{written}.png"), &key);
            let mut world = world(&[(NEWS, &text)]);
            let picture = every_kind().files["content/media/plein.jpg"].clone();
            world.write(&format!("content/media/{on_disk}.png"), &picture);
            world.write(&format!("content/media/{on_disk}.pdf"), b"%PDF-1.7");
            let edition = compile(&world, Options::default(), &Memo::new());
            let unfound: Vec<_> = codes_and_paths(edition.problems())
                .into_iter()
                .filter(|(code, _)| matches!(*code, "missing-media" | "unused-media"))
                .collect();
            assert_eq!(unfound, [], "{on_disk:?} {written:?}");
            let addresses = addresses(&edition, "zuid");
            for extension in ["webp", "pdf"] {
                let has = |name: &str| {
                    let (start, end) = (format!("/media/{name}."), format!(".{extension}"));
                    let mut addresses = addresses.iter();
                    addresses.any(|it| it.starts_with(&start) && it.ends_with(&end))
                };
                assert!(has(composed) || has(encoded[0]), "{addresses:?}");
            }
        }
    }
}

fn addresses(edition: &Edition, site: &str) -> Vec<String> {
    let mut sites = edition.sites();
    let site = sites.find(|found| **found.id() == *site).unwrap();
    site.files()
        .map(|file| file.address().to_string())
        .collect()
}

#[test]
fn files_that_differ_in_case_or_unicode_form_share_an_address() {
    let bytes = b"%PDF-1.7".as_slice();
    let cases = [
        ("content/media/Plein.pdf", "content/media/plein.pdf"),
        ("content/media/Map/a.pdf", "content/media/map/A.pdf"),
        (
            "content/media/cafe\u{301}.pdf",
            "content/media/caf\u{e9}.pdf",
        ),
        (
            "content/media/Cafe\u{301}.pdf",
            "content/media/caf\u{e9}.pdf",
        ),
        (
            "regions/noord/content/media/A.pdf",
            "regions/noord/content/media/a.pdf",
        ),
        (
            "themes/noord/assets/Logo.pdf",
            "themes/noord/assets/logo.pdf",
        ),
    ];
    for (first, second) in cases {
        let problems = check(
            &world(&[(first, bytes), (second, bytes)]),
            false,
            &Memo::new(),
        );
        let clashes: Vec<&Diagnostic> = problems
            .iter()
            .filter(|problem| problem.code.as_str() == "duplicate-address")
            .collect();
        let [clash] = &clashes[..] else {
            panic!("{second}: {:#?}", shown(&problems));
        };
        assert_eq!(clash.place.path.as_str(), second);
        assert_eq!(clash.related[0].place.path.as_str(), first);
    }
    let apart = [
        ("content/media/plein.pdf", bytes),
        ("content/media/plein.png", bytes),
        ("content/media/map/plein.pdf", bytes),
        ("regions/noord/content/media/plein.pdf", bytes),
        ("regions/zuid/content/media/plein.pdf", bytes),
        ("themes/noord/assets/x.pdf", bytes),
        ("themes/zuid/assets/X.pdf", bytes),
    ];
    let problems = check(&world(&apart), false, &Memo::new());
    assert!(
        problems
            .iter()
            .all(|problem| problem.code.as_str() != "duplicate-address"),
        "{:#?}",
        shown(&problems)
    );
}

#[test]
fn folders_of_sites_that_differ_in_case_are_one_folder_elsewhere() {
    let small = world(&[]);
    let region = small.read(&"regions/noord/region.yaml".into()).unwrap();
    let problems = check(
        &world(&[("regions/Noord/region.yaml", &region)]),
        false,
        &Memo::new(),
    );
    assert!(
        codes_and_paths(&problems).contains(&("duplicate-address", "regions/noord")),
        "{:#?}",
        shown(&problems)
    );
}

#[test]
fn names_that_windows_cannot_store_are_invalid() {
    let page = b"---\ntitel: Pagina\nsamenvatting: Een pagina die laat zien dat haar naam niet op \
        elke computer kan bestaan.\n---\n\nTekst.\n";
    let cases: [(&str, &str); 12] = [
        ("content/paginas/con.md", "content/paginas/con.md"),
        ("content/paginas/aux/over.md", "content/paginas/aux"),
        ("content/aanbod/nul.md", "content/aanbod/nul.md"),
        ("content/media/con.jpg", "content/media/con.jpg"),
        ("content/media/LPT1.tar.gz", "content/media/LPT1.tar.gz"),
        ("content/media/com0/a.jpg", "content/media/com0"),
        ("content/media/plein.jpg ", "content/media/plein.jpg "),
        ("content/media/plein.", "content/media/plein."),
        ("content/media/map./plein.jpg", "content/media/map."),
        (
            "regions/noord/content/media/prn.png",
            "regions/noord/content/media/prn.png",
        ),
        ("themes/noord/assets/nul.svg", "themes/noord/assets/nul.svg"),
        ("themes/com1/theme.yaml", "themes/com1"),
    ];
    for (path, place) in cases {
        let problems = check(&world(&[(path, page)]), false, &Memo::new());
        let invalid: Vec<_> = codes_and_paths(&problems)
            .into_iter()
            .filter(|(code, _)| *code == "invalid-id")
            .collect();
        assert_eq!(invalid, [("invalid-id", place)], "{path}");
    }
    let fine = [
        ("content/media/contact.jpg", page.as_slice()),
        ("content/media/icon.jpg", page),
        ("content/media/com10.jpg", page),
        ("content/media/a.con", page),
        ("content/paginas/console.md", page),
    ];
    let problems = check(&world(&fine), false, &Memo::new());
    assert!(
        problems
            .iter()
            .all(|problem| problem.code.as_str() != "invalid-id"),
        "{:#?}",
        shown(&problems)
    );
}

#[test]
fn a_folder_of_another_program_is_one_problem() {
    let mut world = world(&[]);
    world.write_unreadable("content/node_modules", Unreadable::Foreign);
    let problems = check(&world, false, &Memo::new());
    assert_eq!(
        codes_and_paths(&problems),
        [("unknown-file", "content/node_modules")]
    );
    assert_eq!(problems[0].severity, Severity::Warning);
}

/// The sites that the errors of a changed project stop.
fn stopped(changes: &[(&str, &[u8])]) -> Vec<String> {
    let world = world(changes);
    let edition = compile(&world, Options::default(), &Memo::new());
    let errors = edition.problems().iter();
    assert!(
        errors
            .filter(|problem| problem.severity == Severity::Error)
            .count()
            > 0,
        "{:#?}",
        shown(edition.problems())
    );
    let stopped = edition.stopped_sites(edition.problems());
    stopped.iter().map(|site| site.to_string()).collect()
}

#[test]
fn an_error_stops_the_sites_that_show_what_it_is_in() {
    let with = |key: &str| {
        COURSE_TEXT.replace("fase: getoetst\n", &format!("{key}fase: getoetst\nx: 1\n"))
    };
    let all = ["landelijk", "noord", "zuid"];
    assert_eq!(stopped(&[(COURSE, with("").as_bytes())]), all);
    assert_eq!(
        stopped(&[(COURSE, with("regios: [noord]\n").as_bytes())]),
        all[..2]
    );
    let only_noord = with("regios: [noord]\nlandelijk: false\n");
    assert_eq!(stopped(&[(COURSE, only_noord.as_bytes())]), ["noord"]);
    let scheduled = with("regios: [noord]\nlandelijk: false\npubliceren_op: 2027-01-01\n");
    assert_eq!(stopped(&[(COURSE, scheduled.as_bytes())]), ["noord"]);
    let expired = with("verloopt_op: 2026-01-01\n");
    assert_eq!(stopped(&[(COURSE, expired.as_bytes())]), [""; 0]);
    let misspelt = COURSE_TEXT.replace("fase: getoetst\n", "regios: [nord]\nfase: getoetst\n");
    assert_eq!(
        stopped(&[(COURSE, misspelt.as_bytes())]),
        all,
        "nobody knows where it is shown"
    );

    let regional = "regions/zuid/content/aanbod/eigen.md";
    assert_eq!(
        stopped(&[(regional, with("").as_bytes())]),
        ["landelijk", "zuid"]
    );
    let own = with("landelijk: false\n");
    assert_eq!(stopped(&[(regional, own.as_bytes())]), ["zuid"]);
    let accent = "regions/zuid/content/aanbod/samen-bewegen.md";
    assert_eq!(stopped(&[(accent, b"---\nx: 1\n---\n")]), ["zuid"]);
    let region = world(&[])
        .read(&"regions/noord/region.yaml".into())
        .unwrap();
    let region = [&region[..], b"x: 1\n"].concat();
    assert_eq!(
        stopped(&[("regions/noord/region.yaml", &region)]),
        ["noord"]
    );

    assert_eq!(stopped(&[("content/partners.yaml", b"x: 1\n")]), all);
    for (theme, sites) in [("noord", &["noord"][..]), ("basis", &all[..])] {
        let path = format!("themes/{theme}/theme.yaml");
        let theme = world(&[]).read(&path.as_str().into()).unwrap();
        let theme = [&theme[..], b"x: 1\n"].concat();
        assert_eq!(stopped(&[(&path, &theme)]), sites, "{path}");
    }
    assert_eq!(
        stopped(&[("themes/los/theme.yaml", b"naam: Los\nx: 1\n")]),
        [""; 0]
    );
}

#[test]
fn a_folder_that_cannot_be_listed_stops_the_sites_that_show_what_may_be_in_it() {
    let stopped = |folder: &str| {
        let mut world = world(&[]);
        world.write_unlisted(folder, AccessFailure::Rights);
        let edition = compile(&world, Options::default(), &Memo::new());
        let stopped = edition.stopped_sites(edition.problems());
        stopped
            .iter()
            .map(|site| site.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(stopped("regions/noord/content"), ["landelijk", "noord"]);
    assert_eq!(stopped("content/aanbod"), ["landelijk", "noord", "zuid"]);
    assert_eq!(stopped("themes/zuid/templates"), ["zuid"]);
    // Which sites use a theme is not known without it.
    assert_eq!(stopped("themes/zuid"), ["landelijk", "noord", "zuid"]);
    assert_eq!(
        stopped("regions/noord"),
        ["landelijk", "zuid"],
        "those that are left"
    );
}

/// The program on a disk, as a user whom the rights of files stop.
#[cfg(unix)]
mod on_disk {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::{Command, Output};

    use tempfile::TempDir;

    use super::*;
    use crate::support::program::{vindplek, without_privileges};
    use crate::support::small::{on_disk, write};

    /// A project whose owner is stopped by the rights of its files.
    struct OwnedProject(TempDir);

    impl OwnedProject {
        /// `None` if there can be no such owner here.
        fn new(changes: &[(&str, &[u8])]) -> Option<Self> {
            let project = Self(on_disk(changes));
            project.run(&["--version"])?;
            Some(project)
        }

        fn path(&self) -> &Path {
            self.0.path()
        }

        fn run(&self, arguments: &[&str]) -> Option<Output> {
            let mut program = vindplek(self.path());
            program.args(arguments);
            without_privileges(&program, self.path())?.output().ok()
        }

        fn set_mode(&self, path: &str, mode: u32) {
            let path = self.path().join(path);
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        }
    }

    fn errors(output: &Output) -> String {
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    /// The files of a folder with their bytes.
    fn tree(folder: &Path) -> ProjectFiles {
        let mut files = ProjectFiles::default();
        files.add_folder(folder);
        files
    }

    #[test]
    fn a_build_leaves_the_sites_alone_when_a_folder_cannot_be_listed() {
        let own = COURSE_TEXT.replace("Samen bewegen", "Eigen aanbod");
        let changes = [("regions/noord/content/aanbod/eigen.md", own.as_bytes())];
        let Some(project) = OwnedProject::new(&changes) else {
            return;
        };
        let build = ["build", "--as-of", TODAY];
        assert!(project.run(&build).unwrap().status.success());
        let before = tree(&project.path().join("dist"));
        for (folder, mode) in [
            ("regions/noord/content/aanbod", 0o000),
            ("regions/noord/content/aanbod", 0o400),
            ("regions/noord", 0o000),
            ("regions", 0o000),
            ("content", 0o000),
            ("themes/basis/assets", 0o000),
        ] {
            project.set_mode(folder, mode);
            for command in [&build[..], &["check", "--as-of", TODAY, "--fix"]] {
                let output = project.run(command).unwrap();
                let errors = errors(&output);
                assert!(!output.status.success(), "{folder}: {errors}");
                assert_eq!(
                    errors.matches("[unreadable-file]").count(),
                    1,
                    "{folder}: {errors}"
                );
                let all = ["fout[", "waarschuwing[", "tip["];
                let count: usize = all.iter().map(|word| errors.matches(word).count()).sum();
                assert_eq!(count, 1, "{folder} {mode:o}: {errors}");
                assert!(
                    errors.contains(&format!("--> {folder}\n")),
                    "{folder}: {errors}"
                );
                assert!(errors.contains("rechten"), "{errors}");
            }
            project.set_mode(folder, 0o700);
            assert_eq!(
                tree(&project.path().join("dist")).files,
                before.files,
                "{folder}"
            );
        }
    }

    #[test]
    fn another_site_is_built_beside_a_folder_that_cannot_be_listed() {
        let own = COURSE_TEXT.replace("Samen bewegen", "Eigen aanbod");
        let changes = [("regions/noord/content/aanbod/eigen.md", own.as_bytes())];
        let Some(project) = OwnedProject::new(&changes) else {
            return;
        };
        project.set_mode("regions/noord/content/aanbod", 0o000);
        let all = project.run(&["build", "--as-of", TODAY]).unwrap();
        let words = errors(&all).replace('\n', " ");
        assert!(
            words.contains("tegen: landelijk, noord. Zonder fouten: zuid."),
            "{words}"
        );
        assert!(words.contains("vindplek build --site zuid"), "{words}");
        assert!(!project.path().join("dist/zuid").exists());
        let site = |site: &str| {
            project
                .run(&["build", "--as-of", TODAY, "--site", site])
                .unwrap()
        };
        assert!(site("zuid").status.success());
        assert!(!site("noord").status.success());
        assert!(!site("landelijk").status.success());
        assert!(project.path().join("dist/zuid/index.html").exists());
        assert!(!project.path().join("dist/noord").exists());
        project.set_mode("regions/noord/content/aanbod", 0o700);
    }

    #[test]
    fn links_that_lead_nowhere_or_back_are_reported() {
        for (path, target) in [
            ("content/aanbod/rond", ".."),
            ("content/media/rond", "."),
            ("content/media/weg", "bestaat-niet"),
            ("content/media/foto.jpg", "foto.jpg"),
            ("content/aanbod/kapot.md", "weg.md"),
        ] {
            let project = on_disk(&[("content/media/.bewaard", b"")]);
            symlink(target, project.path().join(path)).unwrap();
            let check = vindplek(project.path())
                .args(["check", "--as-of", TODAY])
                .output();
            let errors = errors(&check.unwrap());
            assert_eq!(
                errors.matches("[unreadable-file]").count(),
                1,
                "{path}: {errors}"
            );
            assert!(errors.contains("snelkoppeling"), "{path}: {errors}");
            assert!(!errors.contains("waarschuwing["), "{path}: {errors}");
        }
    }

    /// The shortest file that is a whole PDF.
    const WHOLE_PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

    #[test]
    fn few_descriptors_suffice() {
        let project = on_disk(&[]);
        for number in 0..300 {
            write(
                project.path(),
                &format!("content/media/{}/{number}.pdf", number % 40),
                WHOLE_PDF,
            );
        }
        let program = vindplek(project.path());
        let script = format!(
            "ulimit -n 16; exec {:?} check --as-of {TODAY}",
            program.get_program()
        );
        let mut shell = Command::new("sh");
        let output = shell
            .arg("-c")
            .arg(script)
            .current_dir(project.path())
            .output()
            .unwrap();
        let errors = errors(&output);
        assert!(output.status.success(), "{errors}");
        assert!(!errors.contains("unreadable-file"), "{errors}");
    }

    #[test]
    fn a_flood_of_hints_is_one_problem_and_every_place_is_at_hand() {
        let project = on_disk(&[]);
        for number in 0..3_000 {
            write(
                project.path(),
                &format!("content/media/{number:04}.pdf"),
                WHOLE_PDF,
            );
            write(
                project.path(),
                &format!("content/node_modules/p{number}/index.js"),
                b"",
            );
        }
        let check = |arguments: &[&str]| {
            let arguments = [&["check", "--as-of", TODAY], arguments].concat();
            vindplek(project.path()).args(arguments).output().unwrap()
        };
        let shown = errors(&check(&[]));
        assert!(shown.lines().count() < 40, "{shown}");
        assert!(
            shown.contains("3.000 bestanden") && shown.contains("node_modules"),
            "{shown}"
        );
        let json = check(&["--format", "json"]);
        let json = String::from_utf8_lossy(&json.stdout).into_owned();
        assert_eq!(json.lines().count(), 3, "two problems and the counts");
        assert_eq!(json.matches("content/media/2999.pdf").count(), 1);
        assert!(errors(&check(&["-v"])).contains("content/media/2999.pdf"));
    }
}
