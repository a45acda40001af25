//! Which folder the sites may be written to.
//!
//! The folder is judged by what it really is: symbolic links are resolved, and folders are compared
//! by their identity on the disk, so that another spelling on a disk that ignores case, or a second
//! mount of the same folder, is the same folder. The resolved path is what is written to, so a link
//! that is replaced afterwards changes nothing.

use std::env;
use std::path::{Path, PathBuf};

use same_file::is_same_file;
use walkdir::WalkDir;

use crate::diagnostic::Text;
use crate::edge::disk::DiskWorld;
use crate::edge::path::{is_absence, resolved};
use crate::edge::{Action, Failure};

/// The folders of a project that the sites are made from.
const SOURCES: [&str; 3] = ["content", "regions", "themes"];

/// The other folders of a project that are kept under version control.
const KEPT: [&str; 6] = ["src", "tests", "benches", ".github", ".vscode", ".ci"];

/// Folders that belong to a program, wherever they are.
const INTERNAL: [&str; 2] = [".git", ".vindplek"];

/// Why the sites may not be written to a folder.
#[derive(Debug, PartialEq, Eq)]
enum Objection {
    /// It is the project, or the project is inside it.
    HoldsProject,
    /// It is a folder with sources or code, or is inside one: this one.
    IsKept(PathBuf),
    /// It is the user's own folder, or that is inside it.
    HoldsHome,
    /// It, or what should be a folder above it, is this file.
    IsFile(PathBuf),
}

/// The folder, absolute and without symbolic links, that the sites of a project are written to when
/// `out` is asked for, which is relative to the project. It need not exist.
///
/// # Errors
/// The folder holds the project, its sources or the user's own folder, or is no folder. Nothing may
/// be published there.
pub fn output_folder(world: &DiskWorld, out: &Path) -> Result<PathBuf, Failure> {
    let project = world.project();
    if out.starts_with("~") {
        return Err(unexpanded_home(out));
    }
    let folder = resolved(&project.join(out))
        .map_err(|error| Failure::io(Action::Read, &project.join(out), &error))?;
    let home = env::home_dir().and_then(|home| home.canonicalize().ok());
    match objection(world, &folder, home.as_deref()) {
        None => Ok(folder),
        Some(objection) => Err(refusal(project, out, &folder, &objection)),
    }
}

fn objection(world: &DiskWorld, folder: &Path, home: Option<&Path>) -> Option<Objection> {
    let project = world.project();
    let existing = folder.ancestors().find_map(|above| {
        let found = above.symlink_metadata();
        match found {
            Err(error) if is_absence(&error) => None,
            found => Some((above, found)),
        }
    });
    if let Some((above, Ok(found))) = existing
        && !found.is_dir()
    {
        return Some(Objection::IsFile(above.to_owned()));
    }
    if project.ancestors().any(|above| is_same(above, folder)) {
        return Some(Objection::HoldsProject);
    }
    if let Some(kept) = kept_folder(world, folder) {
        return Some(Objection::IsKept(kept));
    }
    home.is_some_and(|home| home.ancestors().any(|above| is_same(above, folder)))
        .then_some(Objection::HoldsHome)
}

/// The folder with sources or code that a folder is, or is inside of.
fn kept_folder(world: &DiskWorld, folder: &Path) -> Option<PathBuf> {
    let own = [&SOURCES[..], &KEPT].concat();
    let mut kept: Vec<PathBuf> = own.iter().map(|name| world.project().join(name)).collect();
    if world.has_links() {
        kept.extend(linked_folders(world.project()));
    }
    folder
        .ancestors()
        .find(|above| {
            let is_internal = above.file_name().is_some_and(|name| {
                INTERNAL
                    .iter()
                    .any(|internal| name.eq_ignore_ascii_case(internal))
            });
            is_internal
                || is_source_of_other_project(above)
                || kept.iter().any(|kept| is_same(kept, above))
        })
        .map(Path::to_owned)
}

/// The symbolic links among the sources.
fn linked_folders(project: &Path) -> impl Iterator<Item = PathBuf> {
    let walks = SOURCES.map(|name| WalkDir::new(project.join(name)).min_depth(1));
    let entries = walks.into_iter().flatten().filter_map(Result::ok);
    entries
        .filter(walkdir::DirEntry::path_is_symlink)
        .map(walkdir::DirEntry::into_path)
}

/// Whether a folder holds the sources of any project, such as another copy of this one.
fn is_source_of_other_project(folder: &Path) -> bool {
    let name = folder.file_name();
    let is_source = name.is_some_and(|name| SOURCES.iter().any(|source| name == *source));
    let above = folder.parent().filter(|_| is_source);
    above.is_some_and(|above| SOURCES.iter().all(|source| above.join(source).is_dir()))
}

/// Whether two paths are the same folder. One that does not exist is only itself.
fn is_same(one: &Path, other: &Path) -> bool {
    one == other || is_same_file(one, other).unwrap_or(false)
}

fn refusal(project: &Path, out: &Path, folder: &Path, objection: &Objection) -> Failure {
    let (dutch, english) = match objection {
        Objection::HoldsProject => (
            "dat is de map van het project zelf, of een map waar het project in staat".to_owned(),
            "it is the folder of the project itself, or a folder that holds the project".to_owned(),
        ),
        Objection::IsKept(kept) => {
            let kept = kept.display();
            (
                format!("“{kept}” hoort bij een project of een programma, en blijft zoals het is"),
                format!("“{kept}” belongs to a project or a program, and stays as it is"),
            )
        }
        Objection::HoldsHome => (
            "dat is uw eigen map, of een map waar die in staat".to_owned(),
            "it is your home folder, or a folder that holds it".to_owned(),
        ),
        Objection::IsFile(file) => {
            let file = file.display();
            (
                format!("“{file}” is geen map maar een bestand"),
                format!("“{file}” is not a folder but a file"),
            )
        }
    };
    let shown = out.display();
    let real = match folder == project.join(out) || folder == out {
        true => (String::new(), String::new()),
        false => {
            let folder = folder.display();
            (
                format!(" (dat is “{folder}”)"),
                format!(" (which is “{folder}”)"),
            )
        }
    };
    Failure::new(
        Text::new(
            format!("De sites kunnen niet in “{shown}”{} komen: {dutch}", real.0),
            format!("The sites cannot go to “{shown}”{}: {english}", real.1),
        ),
        other_folder(project),
    )
}

fn other_folder(project: &Path) -> Text {
    let project = project.display();
    Text::new(
        format!(
            "Kies een andere map, zoals --out dist; die komt in het project “{project}”. Een map \
             daarbuiten schrijft u voluit, zoals --out /srv/sites"
        ),
        format!(
            "Choose another folder, such as --out dist, which is in the project “{project}”. Write \
             a folder outside of it in full, such as --out /srv/sites"
        ),
    )
}

/// The failure for `~`, which a shell replaces only at the start of an argument.
fn unexpanded_home(out: &Path) -> Failure {
    let shown = out.display();
    Failure::new(
        Text::new(
            format!("De map “{shown}” is zo niet te vinden: “~” is hier geen map"),
            format!("The folder “{shown}” cannot be found: “~” is not a folder here"),
        ),
        Text::new(
            format!(
                "Zet een spatie in plaats van = ertussen, zoals --out {shown}, of schrijf de map voluit"
            ),
            format!(
                "Write a space instead of =, such as --out {shown}, or write the folder in full"
            ),
        ),
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn world() -> (tempfile::TempDir, DiskWorld) {
        let folder = tempfile::tempdir().unwrap();
        for name in ["content/aanbod", "regions/noord", "themes", "src", ".git"] {
            fs::create_dir_all(folder.path().join("project").join(name)).unwrap();
        }
        let day = "2026-11-01".parse().unwrap();
        let world = DiskWorld::open(&folder.path().join("project"), Some(day)).unwrap();
        (folder, world)
    }

    fn is_refused(world: &DiskWorld, out: impl AsRef<Path>) -> bool {
        output_folder(world, out.as_ref()).is_err()
    }

    #[test]
    fn the_project_its_sources_and_what_holds_them_are_refused() {
        let (_folder, world) = world();
        for out in [
            "",
            ".",
            "./",
            "..",
            "../..",
            "/",
            "content",
            "content/",
            "content/www",
            "regions/noord",
            "dist/../themes/basis",
            "src",
            "src/x",
            "tests",
            ".git",
            ".git/x",
            "dist/.git/x",
            ".GIT",
            "dist/.vindplek",
            "~/www",
            "../project",
            "../project/content/../content",
            "absent/../content/x",
        ] {
            assert!(is_refused(&world, out), "{out}");
        }
        assert!(is_refused(&world, world.project()));
        assert!(is_refused(&world, world.project().join("content")));
        assert!(is_refused(&world, "x\0y"));
        for out in [
            "dist",
            "dist/",
            "./dist",
            "a/b/c",
            "content2",
            "../www",
            "dist/content",
            "docs",
        ] {
            let wanted = normal_path(world.project(), out);
            assert_eq!(output_folder(&world, Path::new(out)), Ok(wanted), "{out}");
        }
    }

    fn normal_path(project: &Path, out: &str) -> PathBuf {
        crate::edge::normal(&project.join(out))
    }

    #[test]
    fn a_file_is_refused_and_so_is_a_folder_in_it() {
        let (_folder, world) = world();
        fs::write(world.project().join("file"), "").unwrap();
        for out in ["file", "file/x"] {
            let failure = output_folder(&world, Path::new(out)).unwrap_err();
            assert!(failure.message().dutch().contains("bestand"), "{failure}");
        }
    }

    #[test]
    fn the_home_folder_is_refused_but_not_a_folder_in_it() {
        let (folder, world) = world();
        let root = folder.path().canonicalize().unwrap();
        let home = root.join("users/me");
        fs::create_dir_all(&home).unwrap();
        let objection = |out: PathBuf| objection(&world, &out, Some(&home));
        assert_eq!(objection(home.clone()), Some(Objection::HoldsHome));
        assert_eq!(objection(root.join("users")), Some(Objection::HoldsHome));
        assert_eq!(objection(home.join("www")), None);
    }

    #[test]
    fn the_sources_of_another_copy_are_refused() {
        let (folder, world) = world();
        for name in SOURCES {
            fs::create_dir_all(folder.path().join("copy").join(name)).unwrap();
        }
        assert!(is_refused(&world, "../copy/content"));
        assert!(is_refused(&world, "../copy/regions/x"));
        assert!(!is_refused(&world, "../copy/dist"));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_before_a_folder_is_judged() {
        use std::os::unix::fs::symlink;
        let (folder, world) = world();
        let project = world.project();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir(root.join("elsewhere")).unwrap();
        symlink(project.join("content"), root.join("x")).unwrap();
        symlink("content", project.join("y")).unwrap();
        symlink(project.join("content/later"), root.join("dangling")).unwrap();
        symlink(&root, project.join("up")).unwrap();
        symlink(root.join("elsewhere"), project.join("dist")).unwrap();
        for out in [
            "../x",
            "../x/deep/er",
            "y",
            "y/../content",
            "../dangling",
            "up",
            "up/project",
        ] {
            assert!(is_refused(&world, out), "{out}");
        }
        assert!(is_refused(&world, root.join("x")));
        let failure = output_folder(&world, Path::new("../x")).unwrap_err();
        let real = project.join("content").display().to_string();
        assert!(failure.message().dutch().contains(&real), "{failure}");
        assert_eq!(
            output_folder(&world, Path::new("dist/www")),
            Ok(root.join("elsewhere/www"))
        );
        // A source that is a link itself.
        fs::create_dir(root.join("linked")).unwrap();
        symlink(root.join("linked"), project.join("content/nieuws")).unwrap();
        let world = DiskWorld::open(project, Some(crate::world::World::today(&world))).unwrap();
        assert!(is_refused(&world, root.join("linked/www")));
    }
}
