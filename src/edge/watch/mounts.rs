//! Detects network disks: the operating system does not report what other machines change there.

use std::path::Path;

/// File systems that are (or may be) on another machine.
const REMOTE: &[&str] = &[
    "9p",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "drvfs",
    "fakeowner",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "prl_fs",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
];

/// Whether a folder is on such a disk, by the table of mounts; `folder` is canonical. Without such
/// a table the disk is assumed to be local.
pub(super) fn is_remote(folder: &Path) -> bool {
    std::fs::read_to_string("/proc/self/mountinfo").is_ok_and(|table| {
        folder
            .to_str()
            .is_some_and(|folder| in_table(&table, folder))
    })
}

/// Looks up the mount of a folder: the last one with the longest mount point. A line has the mount
/// point as its fifth field, and the type of the file system after a field `-`.
fn in_table(table: &str, folder: &str) -> bool {
    let mut longest = 0;
    let mut remote = false;
    for line in table.lines() {
        let Some((mount, system)) = line.split_once(" - ") else {
            continue;
        };
        let Some(point) = mount.split(' ').nth(4) else {
            continue;
        };
        let point = point.replace("\\040", " ");
        let inside = folder
            .strip_prefix(point.trim_end_matches('/'))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if inside && point.len() >= longest {
            longest = point.len();
            let kind = system.split(' ').next().unwrap_or_default();
            remote = REMOTE.contains(&kind) || kind.starts_with("fuse");
        }
    }
    remote
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/team rw shared:7 - cifs //server/team rw
41 40 0:36 / /mnt/team/hier rw shared:7 - ext4 /dev/sdb1 rw
42 22 0:37 / /mnt/met\\040spatie rw - fuse.sshfs host: rw
";

    #[test]
    fn the_innermost_mount_decides() {
        let remote = |folder| in_table(TABLE, folder);
        assert!(!remote("/home/project"));
        assert!(remote("/mnt/team"));
        assert!(remote("/mnt/team/project"));
        assert!(!remote("/mnt/teams"));
        assert!(!remote("/mnt/team/hier/project"));
        assert!(remote("/mnt/met spatie/project"));
        assert!(!in_table("onzin\n", "/home"));
    }
}
