//! A build into a folder that has an earlier one equals a clean build, after any edits: in every file,
//! in everything that is reported, and it touches no file that stays the same.
//!
//! `VINDPLEK_EDITS=2000 VINDPLEK_SEED=7 cargo test --release --test suite again` makes more edits than
//! usual, and other ones.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::SystemTime;

use tempfile::{TempDir, tempdir};
use walkdir::WalkDir;

use crate::support::files::ProjectFiles;
use crate::support::program::vindplek;
use crate::support::random::Random;

const DAYS: [&str; 4] = ["2026-11-01", "2026-11-02", "2027-04-01", "2027-12-31"];

/// A project that is edited, with the folder that it is built into again and again, and one that is
/// emptied before every build.
struct Rebuilt {
    folder: TempDir,
    random: Random,
    day: &'static str,
    options: BTreeSet<&'static str>,
    /// A document as it was before it was broken.
    broken: Option<(PathBuf, Vec<u8>)>,
    /// The edits of this round that are not made yet.
    waiting: Vec<&'static NamedEdit>,
    /// How many builds succeeded.
    built: usize,
    /// Records of an earlier build, by name.
    earlier: BTreeMap<String, Vec<u8>>,
}

/// What is done between two builds, how often in a round of edits, and how.
type NamedEdit = (&'static str, usize, fn(&mut Rebuilt));

const EDITS_BY_NAME: &[NamedEdit] = &[
    ("nothing", 2, |_| {}),
    ("a body", 4, |project| {
        let text = project.random.one_of(&[
            "Nog een alinea over de behoeftepeiling.",
            "## Een kop\n\nMet een tekst.",
            "Kijk in het [overzicht](/aanbod/).",
        ]);
        project.change(".md", |old| format!("{old}\n{text}\n"));
    }),
    ("a title", 2, |project| {
        project.change(".md", |old| old.replacen("titel: ", "titel: Nieuw ", 1));
    }),
    ("a date", 1, |project| {
        let day = project.random.one_of(&["2026-03-01", "2026-10-30"]);
        project.change(".md", |old| {
            let lines = old.split_inclusive('\n').map(|line| {
                let key = ["bijgewerkt: ", "datum: "]
                    .into_iter()
                    .find(|key| line.starts_with(key));
                key.map_or_else(|| line.to_owned(), |key| format!("{key}{day}\n"))
            });
            lines.collect()
        });
    }),
    ("a document more or less", 2, |project| {
        let number = project.random.below(3);
        let path = project.path(&format!("content/nieuws/bericht-{number}.md"));
        match path.exists() {
            true => fs::remove_file(path).unwrap(),
            false => {
                fs::copy(project.path("content/nieuws/het-reisplan.md"), path).unwrap();
            }
        }
    }),
    ("an accent more or less", 2, |project| {
        let path = project.path("regions/oost/content/aanbod/hoe-werkt-de-gemeente.md");
        match path.exists() {
            true => fs::remove_file(path).unwrap(),
            false => {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                let text = "---\nvergeleken_op: 2026-10-01\n---\n\nIn Oost begin je in Zwolle.\n";
                fs::write(path, text).unwrap();
            }
        }
    }),
    ("a template", 1, |project| {
        let name = project
            .random
            .one_of(&["course", "page", "news-list", "base"]);
        let path = format!("themes/basis/templates/{name}.html");
        project.change_file(&path, |old| {
            let ends = ["{% endblock content %}", "</body>"];
            let end = ends.into_iter().find(|end| old.contains(end)).unwrap();
            old.replacen(end, &format!("<!-- einde -->{end}"), 1)
        });
    }),
    ("a style", 1, |project| {
        project.change_file("themes/basis/assets/stijl.css", |old| {
            format!("{old}\np {{ margin: 0 }}\n")
        });
    }),
    ("a site", 1, |project| {
        project.change_file("regions/noord/region.yaml", |old| {
            old.replacen("titel: Welkom", "titel: Welkom, welkom", 1)
        });
    }),
    ("the vocabulary", 1, |project| {
        project.change_file("content/vocabulaire.yaml", |old| {
            old.replacen("naam: ", "naam: Alle ", 1)
        });
    }),
    ("the glossary", 2, |project| {
        project.change_file("content/begrippen.yaml", |old| {
            let word = "    ook: [een alinea]\n";
            match old.contains(word) {
                true => old.replacen(word, "", 1),
                false => old.replacen(
                    "    term: vindplek\n",
                    &format!("    term: vindplek\n{word}"),
                    1,
                ),
            }
        });
    }),
    ("a picture", 1, |project| {
        let path = project.path("content/media/plein.jpg");
        let bytes = [&fs::read(&path).unwrap()[..], b"\n"].concat();
        fs::write(path, bytes).unwrap();
    }),
    ("the day", 1, |project| {
        project.day = project.random.one_of(&DAYS)
    }),
    ("an option", 2, |project| {
        let option = project
            .random
            .one_of(&["--drafts", "--noindex", "--precompress"]);
        if !project.options.remove(option) {
            project.options.insert(option);
        }
    }),
    ("a mistake", 1, |project| {
        let path = project.source(".md");
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, "---\ntitel: [\n---\n").unwrap();
        project.broken = Some((path, bytes));
    }),
    ("a published file deleted", 1, |project| {
        if let Some(path) = project.published() {
            fs::remove_file(path).unwrap();
        }
    }),
    ("a published file cut off", 1, |project| {
        if let Some(path) = project.published() {
            let bytes = fs::read(&path).unwrap();
            fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
        }
    }),
    ("a published file edited", 1, |project| {
        if let Some(path) = project.published() {
            let bytes = fs::read(&path).unwrap();
            fs::write(path, [&bytes[..], b"<!-- van een ander -->"].concat()).unwrap();
        }
    }),
    ("a record damaged", 2, |project| {
        if let Some(path) = project.record() {
            let mut bytes = fs::read(&path).unwrap();
            let at = project.random.below(bytes.len());
            bytes[at] ^= 1 << project.random.below(7);
            fs::write(path, bytes).unwrap();
        }
    }),
    ("a record lost", 1, |project| {
        if let Some(path) = project.record() {
            fs::remove_file(path).unwrap();
        }
    }),
    ("the records of an earlier build", 2, |project| {
        let earlier = std::mem::take(&mut project.earlier);
        for (name, bytes) in &earlier {
            fs::write(project.state().join(name), bytes).unwrap();
        }
        project.earlier = project.records();
    }),
];

impl Rebuilt {
    fn new(seed: u64) -> Self {
        let folder = tempdir().unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = ProjectFiles::default();
        files.add_folder(&root.join("tests/diagnostics/base"));
        // Themes whose pages show everything.
        files.files.retain(|path, _| !path.starts_with("themes/"));
        files.add_below(root, "themes/basis");
        files.add_below(root, "themes/noord");
        for (path, bytes) in files.files {
            let path = folder.path().join("project").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Self {
            folder,
            random: Random::new(seed),
            day: DAYS[0],
            options: BTreeSet::new(),
            broken: None,
            waiting: Vec::new(),
            built: 0,
            earlier: BTreeMap::new(),
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("project").join(path)
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("again/.vindplek")
    }

    /// A file of the content whose name ends so.
    fn source(&mut self, ending: &str) -> PathBuf {
        let files = ["content", "regions"].map(|folder| files_in(&self.path(folder)));
        let files = files.concat();
        let is_wanted = |path: &&PathBuf| path.to_str().unwrap().ends_with(ending);
        let wanted: Vec<&PathBuf> = files.iter().filter(is_wanted).collect();
        self.random.one_of(&wanted).clone()
    }

    /// A file of a site in the folder that is built into again and again.
    fn published(&mut self) -> Option<PathBuf> {
        let files = files_in(&self.folder.path().join("again"));
        let state = self.state();
        let files: Vec<&PathBuf> = files
            .iter()
            .filter(|path| !path.starts_with(&state))
            .collect();
        (!files.is_empty()).then(|| self.random.one_of(&files).clone())
    }

    /// The records there, by name.
    fn records(&self) -> BTreeMap<String, Vec<u8>> {
        let files = files_in(&self.state()).into_iter();
        let records = files.filter_map(|path| {
            let name = path
                .strip_prefix(self.state())
                .unwrap()
                .to_str()?
                .to_owned();
            let is_record = name == "build" || name.ends_with(".made");
            is_record.then(|| (name, fs::read(path).unwrap()))
        });
        records.collect()
    }

    fn record(&mut self) -> Option<PathBuf> {
        let records = self.records();
        let names: Vec<&String> = records.keys().collect();
        (!names.is_empty()).then(|| self.state().join(self.random.one_of(&names)))
    }

    fn change(&mut self, ending: &str, change: impl FnOnce(&str) -> String) {
        let path = self.source(ending);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, change(&text)).unwrap();
    }

    fn change_file(&self, path: &str, change: impl FnOnce(&str) -> String) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        fs::write(self.path(path), change(&text)).unwrap();
    }

    /// Makes one edit, by chance.
    fn edit(&mut self) -> &'static str {
        if let Some((path, bytes)) = self.broken.take() {
            fs::write(path, bytes).unwrap();
            return "the mistake undone";
        }
        if self.waiting.is_empty() {
            let all = EDITS_BY_NAME.iter();
            self.waiting = all.flat_map(|edit| vec![edit; edit.1]).collect();
        }
        let at = self.random.below(self.waiting.len());
        let (name, _, edit) = self.waiting.swap_remove(at);
        edit(self);
        name
    }

    fn build(&self, out: &str, format: &str) -> Output {
        let mut command = vindplek(&self.path(""));
        command.args(["build", "--as-of", self.day, "--format", format, "--out"]);
        command.arg(self.folder.path().join(out));
        command.args(&self.options).output().unwrap()
    }

    /// Builds again and anew, and compares.
    fn compare(&mut self) -> Result<(), String> {
        let format = match self.random.one_in(6) {
            true => "json",
            false => "human",
        };
        if self.random.one_in(3) {
            self.earlier.extend(self.records());
        }
        let before = published(&self.folder.path().join("again"));
        let again = self.build("again", format);
        let after = published(&self.folder.path().join("again"));
        for (path, (bytes, touched)) in &before {
            let now = after.get(path).filter(|(now, _)| now == bytes);
            if now.is_some_and(|(_, now)| now != touched) {
                return Err(format!("{} was touched", path.display()));
            }
        }
        let clean = self.folder.path().join("clean");
        empty(&clean);
        let anew = self.build("clean", format);
        let said = |output: &Output| {
            let (told, problems) = (text(&output.stdout), text(&output.stderr));
            // How long it took and how many files it wrote is another matter.
            let told = told.lines().map(|line| {
                let line = line.split_once(" s – ").map_or(line, |(line, _)| line);
                line.rsplit_once(", ").map_or(line, |(line, _)| line)
            });
            let told: Vec<String> = told.map(str::to_owned).collect();
            (output.status.code(), told, problems)
        };
        if said(&again) != said(&anew) {
            return Err(format!("again {:?}\nanew {:?}", said(&again), said(&anew)));
        }
        if anew.status.success() {
            self.built += 1;
        } else {
            return match before == after {
                true => Ok(()),
                false => Err("a build that fails changed a site".to_owned()),
            };
        }
        let wanted = published(&clean);
        let paths: BTreeSet<&PathBuf> = after.keys().chain(wanted.keys()).collect();
        for path in paths {
            let bytes = |files: &BTreeMap<PathBuf, Published>| {
                files.get(path).map(|(bytes, _)| bytes.clone())
            };
            if bytes(&after) != bytes(&wanted) {
                return Err(format!("{} differs", path.display()));
            }
        }
        Ok(())
    }
}

/// The bytes of a file, and what changes when it is written.
type Published = (Vec<u8>, (SystemTime, u64));

/// Every file of the sites in an output folder.
fn published(out: &Path) -> BTreeMap<PathBuf, Published> {
    let files = files_in(out).into_iter();
    let files = files.filter(|path| !path.starts_with(out.join(".vindplek")));
    files
        .map(|path| {
            let found = path.metadata().unwrap();
            let touched = (found.modified().unwrap(), inode(&found));
            let bytes = fs::read(&path).unwrap();
            (path.strip_prefix(out).unwrap().to_owned(), (bytes, touched))
        })
        .collect()
}

#[cfg(unix)]
fn inode(found: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let walk = WalkDir::new(folder).sort_by_file_name();
    let entries = walk.into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(walkdir::DirEntry::into_path).collect()
}

/// Removes everything in an output folder but made pictures and compressed texts, which take long and
/// are named by what they are made from.
fn empty(out: &Path) {
    for file in files_in(out) {
        if !file.starts_with(out.join(".vindplek/beelden")) {
            fs::remove_file(file).unwrap();
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

#[test]
fn after_any_edits_a_build_equals_a_clean_one_and_touches_nothing_else() {
    let seed = number("VINDPLEK_SEED").unwrap_or(1);
    let round = EDITS_BY_NAME.iter().map(|(_, often, _)| often).sum();
    let count = number("VINDPLEK_EDITS").map_or(round, |count| count as usize);
    let mut project = Rebuilt::new(seed);
    let mut made = vec!["the first build"];
    project.compare().unwrap();
    for _ in 0..count {
        made.push(project.edit());
        if let Err(difference) = project.compare() {
            panic!("VINDPLEK_SEED={seed}, after {made:#?}: {difference}");
        }
    }
    assert!(
        project.built > count * 3 / 4,
        "{} of {count}",
        project.built
    );
}
