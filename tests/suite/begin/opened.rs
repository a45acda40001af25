//! The program without a command, and its version.

use std::fs;
#[cfg(target_os = "linux")]
use std::path::Path;
#[cfg(target_os = "linux")]
use std::process::Command;
use std::process::Stdio;

use regex_lite::Regex;
use tempfile::tempdir;

use crate::support::program::vindplek;
use crate::support::small;

#[test]
fn the_version_tells_the_platform() {
    let folder = tempdir().unwrap();
    let version = |option: &str| {
        let told = vindplek(folder.path()).arg(option).output().unwrap();
        assert_eq!(told.status.code(), Some(0));
        String::from_utf8(told.stdout).unwrap()
    };
    let told = version("--version");
    let number = env!("CARGO_PKG_VERSION").replace('.', "\\.");
    let commit = r"([0-9a-f]{7}\+?, )?(20\d\d-\d\d-\d\d, )?";
    let form = format!(r"^vindplek {number} \({commit}[a-z0-9_]+(-[a-z0-9_]+)+\)\n$");
    assert!(Regex::new(&form).unwrap().is_match(&told), "{told}");
    assert!(told.contains(std::env::consts::ARCH), "{told}");
    assert_eq!(version("-V"), told);
}

/// Runs the program until it opens a browser; returns the address that the browser gets, and the
/// page at it.
#[cfg(target_os = "linux")]
fn opened(mut command: Command, own: &Path) -> (String, String) {
    use std::fs::OpenOptions;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::os::unix::fs::PermissionsExt;
    use std::thread;

    // Reading waits until the browser writes its address.
    let told = own.join("adres");
    let made = Command::new("mkfifo").arg(&told).status().unwrap();
    assert!(made.success());
    let browser = own.join("xdg-open");
    let script = format!("#!/bin/sh\necho \"$1\" > '{}'\n", told.display());
    fs::write(&browser, script).unwrap();
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
    let mut child = command
        .env("PATH", own)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let id = child.id().to_string();
    let at_end = told.clone();
    let ended = thread::spawn(move || {
        child.wait().unwrap();
        // Ends the reading if the program stopped without opening a browser.
        OpenOptions::new()
            .read(true)
            .write(true)
            .open(at_end)
            .unwrap();
    });
    let address = fs::read_to_string(&told).unwrap().trim().to_owned();
    let (_, port) = address.trim_end_matches('/').rsplit_once(':').unwrap();
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    write!(stream, "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n").unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    let stopped = Command::new("kill").args(["-INT", &id]).status().unwrap();
    assert!(stopped.success());
    ended.join().unwrap();
    (address, page)
}

#[cfg(target_os = "linux")]
#[test]
fn in_a_project_the_preview_opens_in_the_browser() {
    let project = small::on_disk(&[]);
    let own = tempdir().unwrap();
    let (address, page) = opened(vindplek(&project.path().join("content")), own.path());
    assert!(address.starts_with("http://localhost:"), "{address}");
    assert!(page.contains("Academie noord"), "{page}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_dropped_on_the_program_is_the_project() {
    let project = small::on_disk(&[]);
    let elsewhere = tempdir().unwrap();
    let own = tempdir().unwrap();
    let mut command = vindplek(elsewhere.path());
    command.arg(project.path().join("regions/noord"));
    let (_, page) = opened(command, own.path());
    assert!(page.contains("Academie noord"), "{page}");
}

#[test]
fn outside_a_project_it_tells_what_to_do() {
    let folder = tempdir().unwrap();
    let elsewhere = tempdir().unwrap();
    let dropped = folder.path().to_str().unwrap();
    let given: [&[&str]; 3] = [&[], &[dropped], &["--project", dropped]];
    for arguments in given {
        let told = vindplek(elsewhere.path())
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert_eq!(told.status.code(), Some(2), "{arguments:?}");
        let text = String::from_utf8(told.stderr).unwrap();
        let here = match arguments {
            [] => elsewhere.path(),
            _ => folder.path(),
        };
        assert!(
            text.contains(here.file_name().unwrap().to_str().unwrap()),
            "{text}"
        );
        for way_out in ["vindplek init", "--help", "Sleep de map"] {
            assert!(text.contains(way_out), "{arguments:?}: {text}");
        }
    }
}

#[test]
fn a_word_that_is_no_folder_is_a_command() {
    let project = small::on_disk(&[]);
    fs::create_dir(project.path().join("check")).unwrap();
    let check = vindplek(project.path())
        .args(["check"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = String::from_utf8(check.stderr).unwrap();
    assert!(
        text.contains("Geen problemen") || text.contains("waarschuwing"),
        "{text}"
    );
}
