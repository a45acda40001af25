//! Photos: what the program publishes of them, and what it does only once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jpeg_encoder::{ColorType, Encoder};

use crate::support::program::vindplek;
use crate::support::small;

/// A photo that a telephone took upright, with its place in Exif.
fn photo(width: u16, height: u16) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(u64::from(width));
    let pixels: Vec<u8> = (0..u32::from(width) * u32::from(height))
        .flat_map(|at| {
            let (x, y) = (at % u32::from(width), at / u32::from(width));
            let light = u8::try_from((x / 4 + y / 6) % 200).unwrap();
            [light, light / 2 + random.u8(..9), 200 - light]
        })
        .collect();
    let orientation: &[u8] = b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
    let place: &[u8] = b"\x01\x3b\0\x02\0\0\0\x0c\0\0\0\x26\0\0\0\0Plein 1944\0\0";
    let exif = [b"MM\0\x2a\0\0\0\x08\0\x02", orientation, place].concat();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 90);
    encoder.add_exif_metadata(&exif).unwrap();
    encoder
        .encode(&pixels, width, height, ColorType::Rgb)
        .unwrap();
    file
}

/// The small project with a photo on the page of its course, which also links to it.
fn project(photo: &[u8]) -> tempfile::TempDir {
    let picture =
        "\nafbeelding: {bestand: ../media/plein.jpg, alt: Een plein, toestemming: nvt}\n---\n";
    let link = "\n[De foto](../media/plein.jpg) om te bewaren.\n";
    let text = small::COURSE_TEXT.replacen("\n---\n", picture, 1) + link;
    small::on_disk(&[
        (small::COURSE, text.as_bytes()),
        ("content/media/plein.jpg", photo),
    ])
}

fn build(project: &Path, threads: &str) -> std::process::Output {
    let mut command = vindplek(project);
    command.args(["build", "--as-of", small::TODAY]);
    command.env("RAYON_NUM_THREADS", threads).output().unwrap()
}

/// The published pictures of all sites, with their bytes.
fn published(project: &Path) -> BTreeMap<String, Vec<u8>> {
    let dist = project.join("dist");
    let files = walkdir::WalkDir::new(&dist).into_iter().flatten();
    let pictures = files.filter(|file| {
        let path = file.path().to_string_lossy().replace('\\', "/");
        file.file_type().is_file() && path.contains("/media/plein.")
    });
    let file = |file: walkdir::DirEntry| {
        let path = file.path().strip_prefix(&dist).unwrap();
        let path = path.to_string_lossy().replace('\\', "/");
        (path, fs::read(file.path()).unwrap())
    };
    pictures.map(file).collect()
}

/// The photos that are kept for a next build, each after a digest.
fn kept(project: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(project.join("dist/.vindplek/beelden")).unwrap();
    let is_photo = |path: &PathBuf| !fs::read(path).unwrap()[64..].starts_with(b"\x89PNG");
    let files = files.map(|file| file.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(is_photo).collect();
    files.sort();
    files
}

/// Builds without an error.
fn built(project: &Path, threads: &str) -> BTreeMap<String, Vec<u8>> {
    let done = build(project, threads);
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    published(project)
}

#[test]
fn a_photo_is_published_upright_in_the_sizes_of_pages_without_its_place() {
    let folder = project(&photo(1000, 700));
    let files = built(folder.path(), "2");
    let holds = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|it| it == words);
    for (path, bytes) in &files {
        assert!(
            !holds(bytes, b"Plein 1944") && !holds(bytes, b"Exif"),
            "{path}"
        );
    }
    // The digest in a name stands before its extension.
    let name = |path: &str| {
        let (site, name) = path.split_once("/media/").unwrap();
        let mut parts: Vec<&str> = name.split('.').collect();
        if parts.len() > 2 {
            parts.remove(parts.len() - 2);
        }
        format!("{site} {}", parts.join("."))
    };
    let of_noord: Vec<String> = files
        .keys()
        .filter(|path| path.starts_with("noord/"))
        .map(|path| name(path))
        .collect();
    assert_eq!(
        of_noord,
        ["320.webp", "480.webp", "700.jpg", "700.webp", "jpg"]
            .map(|name| format!("noord plein.{name}"))
    );
    // Each site has the same bytes, and they were made once.
    assert_eq!(files.len(), 3 * 5);
    assert_eq!(kept(folder.path()).len(), 5);
    let page = folder
        .path()
        .join("dist/noord/aanbod/samen-bewegen/index.html");
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("width=\"700\" height=\"1000\" fetchpriority=\"high\""));
    for path in files.keys().filter(|path| path.starts_with("noord/")) {
        let name = path.strip_prefix("noord/").unwrap();
        assert!(page.contains(name), "{name}");
    }
}

#[test]
fn a_photo_is_made_once_and_what_is_kept_may_be_lost_or_damaged() {
    let folder = project(&photo(900, 500));
    let first = built(folder.path(), "1");
    let dist = folder.path().join("dist");
    let stamp = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let times: Vec<_> = kept(folder.path()).iter().map(|file| stamp(file)).collect();
    assert_eq!(built(folder.path(), "1"), first);
    fs::remove_dir_all(dist.join("noord")).unwrap();
    fs::remove_file(dist.join(".vindplek/noord.manifest")).unwrap();
    assert_eq!(built(folder.path(), "4"), first);
    let after: Vec<_> = kept(folder.path()).iter().map(|file| stamp(file)).collect();
    assert_eq!(after, times);
    // Published files do not depend on what is kept.
    fs::remove_dir_all(dist.join(".vindplek/beelden")).unwrap();
    assert_eq!(built(folder.path(), "4"), first);
    assert!(!dist.join(".vindplek/beelden").exists());
    fs::remove_dir_all(dist.join("zuid")).unwrap();
    fs::remove_file(dist.join(".vindplek/zuid.manifest")).unwrap();
    assert_eq!(built(folder.path(), "4"), first);
    for file in kept(folder.path()) {
        fs::write(file, "half").unwrap();
    }
    fs::remove_dir_all(dist.join("zuid")).unwrap();
    fs::remove_file(dist.join(".vindplek/zuid.manifest")).unwrap();
    assert_eq!(built(folder.path(), "2"), first);
}

/// A photo that is whole, in a kind of compression that nothing reads.
fn undecodable() -> Vec<u8> {
    let mut photo = photo(300, 200);
    let mut marks = photo.windows(2);
    let frame = marks.rposition(|it| it == [0xff, 0xc0]).unwrap();
    photo[frame + 1] = 0xc9;
    photo
}

#[test]
fn a_photo_that_no_decoder_reads_is_an_error_with_a_way_out() {
    let folder = project(&undecodable());
    let done = build(folder.path(), "2");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(!done.status.success());
    assert!(
        said.contains("broken-media") && said.contains("content/media/plein.jpg"),
        "{said}"
    );
    assert!(
        said.contains("sla die opnieuw op als JPEG of PNG"),
        "{said}"
    );
    assert_eq!(published(folder.path()), BTreeMap::new());
}

#[test]
fn a_check_finds_a_photo_that_no_decoder_reads_and_leaves_alone_what_a_build_has_made() {
    let check = |project: &Path| {
        let mut command = vindplek(project);
        let done = command
            .args(["check", "--as-of", small::TODAY])
            .output()
            .unwrap();
        String::from_utf8_lossy(&done.stderr).into_owned()
    };
    let folder = project(&undecodable());
    let said = check(folder.path());
    assert_eq!(said.matches("broken-media").count(), 1, "{said}");
    assert!(
        said.contains("sla die opnieuw op als JPEG of PNG"),
        "{said}"
    );
    assert!(!folder.path().join("dist").exists());

    let folder = project(&photo(300, 200));
    assert!(!check(folder.path()).contains("broken-media"));
    built(folder.path(), "2");
    assert!(!check(folder.path()).contains("broken-media"));
}
