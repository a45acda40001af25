//! The packets of SFTP, version 3 (draft-ietf-secsh-filexfer-02), as far as publishing needs them, with
//! the extensions of OpenSSH (its file PROTOCOL, section 4) for what version 3 cannot do: hard links,
//! renaming over a file that is there, and the space that is left.

/// The version of the protocol, which all servers speak.
const VERSION: u32 = 3;

/// Renaming over what is there, at one moment.
pub(super) const RENAME: &str = "posix-rename@openssh.com";

/// Making a hard link.
pub(super) const HARD_LINK: &str = "hardlink@openssh.com";

/// The space on a disk.
pub(super) const SPACE: &str = "statvfs@openssh.com";

/// What is asked of a server. Paths are absolute, or relative to the folder that one enters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Request {
    /// Opens a file to read it.
    OpenToRead(String),
    /// Opens a file to write it anew.
    OpenToWrite(String),
    /// Closes a file or folder.
    Close(Vec<u8>),
    /// Reads at most this many bytes of a file from an offset.
    Read(Vec<u8>, u64, u32),
    /// Writes bytes into a file at an offset.
    Write(Vec<u8>, u64, Vec<u8>),
    /// The attributes of a name; of a link, its own.
    Attributes(String),
    /// Opens a folder to read its names.
    OpenFolder(String),
    /// Reads some more names of a folder.
    ReadFolder(Vec<u8>),
    /// Removes a file or link.
    Remove(String),
    /// Makes a folder.
    MakeFolder(String),
    /// Removes an empty folder.
    RemoveFolder(String),
    /// Where a link leads.
    ReadLink(String),
    /// Makes a link: where it leads, and its path.
    Link(String, String),
    /// Gives a file a second name: its path, and the new one.
    HardLink(String, String),
    /// Renames a file, folder or link over what is there.
    Rename(String, String),
    /// The space on the disk of a path.
    Space(String),
}

/// What a server answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reply {
    /// Whether it was done: a code, and the server's words.
    Status(u32, String),
    /// A file or folder that was opened.
    Handle(Vec<u8>),
    /// Bytes of a file.
    Data(Vec<u8>),
    /// Names with their attributes; where a link leads is one name.
    Names(Vec<(String, EntryAttributes)>),
    /// The attributes of a name.
    Attributes(EntryAttributes),
    /// The bytes that an account without privileges can still write.
    Space(u64),
}

/// The codes of [`Reply::Status`].
pub(super) mod status {
    /// It was done.
    pub(in super::super) const OK: u32 = 0;
    /// There is no more to read.
    pub(in super::super) const END: u32 = 1;
    /// There is no such name.
    pub(in super::super) const ABSENT: u32 = 2;
    /// The account may not.
    pub(in super::super) const DENIED: u32 = 3;
}

/// What a name is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct EntryAttributes {
    /// The size, in bytes.
    pub(super) size: u64,
    /// The kind and permissions, as in POSIX; zero when the server does not say.
    mode: u32,
}

impl EntryAttributes {
    /// Whether it is a folder.
    pub(super) fn is_folder(self) -> bool {
        self.mode & 0o170_000 == 0o040_000
    }

    /// Whether it is a link.
    pub(super) fn is_link(self) -> bool {
        self.mode & 0o170_000 == 0o120_000
    }
}

/// The packet that begins a session.
pub(super) fn greeting() -> Vec<u8> {
    let mut packet = Packet::new(1);
    packet.number(VERSION);
    packet.finished()
}

/// The names of the extensions in a server's greeting; `None` when it is none, or of an older version.
pub(super) fn extensions(packet: &[u8]) -> Option<Vec<String>> {
    let mut packet = Unpacked(packet);
    if packet.byte()? != 2 || packet.number()? < VERSION {
        return None;
    }
    let mut names = Vec::new();
    while let Some(name) = packet.text() {
        names.push(name);
        packet.bytes()?;
    }
    Some(names)
}

impl Request {
    /// The packet with this request, by a number that the reply repeats.
    pub(super) fn packed(&self, id: u32) -> Vec<u8> {
        // To read; to write, create and truncate.
        const TO_READ: u32 = 0x01;
        const TO_WRITE: u32 = 0x02 | 0x08 | 0x10;
        let (kind, path) = match self {
            Self::OpenToRead(path) | Self::OpenToWrite(path) => (3, path.as_bytes()),
            Self::Close(handle) => (4, &**handle),
            Self::Read(handle, ..) => (5, &**handle),
            Self::Write(handle, ..) => (6, &**handle),
            Self::Attributes(path) => (7, path.as_bytes()),
            Self::OpenFolder(path) => (11, path.as_bytes()),
            Self::ReadFolder(handle) => (12, &**handle),
            Self::Remove(path) => (13, path.as_bytes()),
            Self::MakeFolder(path) => (14, path.as_bytes()),
            Self::RemoveFolder(path) => (15, path.as_bytes()),
            Self::ReadLink(path) => (19, path.as_bytes()),
            // OpenSSH takes where it leads first, against the standard, and others do as it does.
            Self::Link(target, _) => (20, target.as_bytes()),
            Self::HardLink(..) => (200, HARD_LINK.as_bytes()),
            Self::Rename(..) => (200, RENAME.as_bytes()),
            Self::Space(_) => (200, SPACE.as_bytes()),
        };
        let mut packet = Packet::new(kind);
        packet.number(id);
        packet.bytes(path);
        match self {
            Self::OpenToRead(_) => packet.numbers(&[TO_READ, 0]),
            Self::OpenToWrite(_) => packet.numbers(&[TO_WRITE, 0]),
            Self::Read(_, offset, length) => {
                packet.long(*offset);
                packet.number(*length);
            }
            Self::Write(_, offset, data) => {
                packet.long(*offset);
                packet.bytes(data);
            }
            Self::MakeFolder(_) => packet.number(0),
            Self::Link(_, path) | Self::Space(path) => packet.bytes(path.as_bytes()),
            Self::HardLink(from, to) | Self::Rename(from, to) => {
                packet.bytes(from.as_bytes());
                packet.bytes(to.as_bytes());
            }
            _ => {}
        }
        packet.finished()
    }
}

impl Reply {
    /// The number and the contents of a reply; `None` when it is none.
    pub(super) fn unpacked(packet: &[u8]) -> Option<(u32, Self)> {
        let mut packet = Unpacked(packet);
        let kind = packet.byte()?;
        let id = packet.number()?;
        let reply = match kind {
            101 => Self::Status(packet.number()?, packet.text().unwrap_or_default()),
            102 => Self::Handle(packet.bytes()?.to_vec()),
            103 => Self::Data(packet.bytes()?.to_vec()),
            104 => {
                let mut names = Vec::new();
                for _ in 0..packet.number()? {
                    let name = packet.text();
                    packet.bytes()?;
                    let attributes = packet.attributes()?;
                    // A name that is no Unicode is none of ours.
                    names.extend(name.map(|name| (name, attributes)));
                }
                Self::Names(names)
            }
            105 => Self::Attributes(packet.attributes()?),
            201 => {
                let (_, fragment) = (packet.long()?, packet.long()?);
                let (_, _, available) = (packet.long()?, packet.long()?, packet.long()?);
                Self::Space(fragment.saturating_mul(available))
            }
            _ => return None,
        };
        Some((id, reply))
    }
}

/// A packet that is written.
struct Packet(Vec<u8>);

impl Packet {
    fn new(kind: u8) -> Self {
        Self(vec![0, 0, 0, 0, kind])
    }

    fn number(&mut self, number: u32) {
        self.0.extend(number.to_be_bytes());
    }

    fn numbers(&mut self, numbers: &[u32]) {
        numbers.iter().for_each(|number| self.number(*number));
    }

    fn long(&mut self, number: u64) {
        self.0.extend(number.to_be_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        self.0.extend(bytes);
    }

    /// The packet, with its length before it.
    fn finished(mut self) -> Vec<u8> {
        let length = u32::try_from(self.0.len().saturating_sub(4)).unwrap_or(u32::MAX);
        if let Some(place) = self.0.get_mut(..4) {
            place.copy_from_slice(&length.to_be_bytes());
        }
        self.0
    }
}

/// The rest of a packet that is read.
struct Unpacked<'p>(&'p [u8]);

impl<'p> Unpacked<'p> {
    fn take(&mut self, length: usize) -> Option<&'p [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    fn long(&mut self) -> Option<u64> {
        Some(u64::from_be_bytes(self.take(8)?.try_into().ok()?))
    }

    fn bytes(&mut self) -> Option<&'p [u8]> {
        let length = self.number()?;
        self.take(usize::try_from(length).ok()?)
    }

    /// Bytes as text; `None` when they are no Unicode.
    fn text(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?.to_vec()).ok()
    }

    fn attributes(&mut self) -> Option<EntryAttributes> {
        let flags = self.number()?;
        let mut attributes = EntryAttributes::default();
        if flags & 0x1 != 0 {
            attributes.size = self.long()?;
        }
        // The owner, and then the times, are not used.
        if flags & 0x2 != 0 {
            self.take(8)?;
        }
        if flags & 0x4 != 0 {
            attributes.mode = self.number()?;
        }
        if flags & 0x8 != 0 {
            self.take(8)?;
        }
        if flags & 0x8000_0000 != 0 {
            for _ in 0..self.number()? {
                self.bytes()?;
                self.bytes()?;
            }
        }
        Some(attributes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_has_its_length_its_kind_and_its_number() {
        let packet = Request::Rename("a".into(), "bc".into()).packed(7);
        let mut expected = vec![0, 0, 0, 44, 200, 0, 0, 0, 7, 0, 0, 0, 24];
        expected.extend(b"posix-rename@openssh.com");
        expected.extend([0, 0, 0, 1, b'a', 0, 0, 0, 2, b'b', b'c']);
        assert_eq!(packet, expected);
    }

    #[test]
    fn names_come_with_what_they_are() {
        let mut packet = vec![104, 0, 0, 0, 9, 0, 0, 0, 2];
        for (name, flags, mode) in [(b"een", 0x0d_u8, 0o040_755_u32), (b"bad", 0x0d, 0o120_777)] {
            packet.extend([0, 0, 0, 3]);
            packet.extend(name);
            packet.extend([0, 0, 0, 1, b'-', 0, 0, 0, flags]);
            packet.extend(12_u64.to_be_bytes());
            packet.extend(mode.to_be_bytes());
            packet.extend([0; 8]);
        }
        let Some((9, Reply::Names(names))) = Reply::unpacked(&packet) else {
            panic!("{packet:?}");
        };
        assert_eq!((names[0].0.as_str(), names[0].1.size), ("een", 12));
        assert!(names[0].1.is_folder() && !names[0].1.is_link());
        assert!(names[1].1.is_link() && !names[1].1.is_folder());
    }

    #[test]
    fn a_reply_that_stops_half_way_is_none() {
        let packet = [101, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 2, b'n', b'o'];
        assert_eq!(
            Reply::unpacked(&packet),
            Some((1, Reply::Status(4, "no".into())))
        );
        for end in 0..9 {
            assert_eq!(Reply::unpacked(&packet[..end]), None, "{end}");
        }
        let names = [104, 0, 0, 0, 9, 255, 255, 255, 255];
        assert_eq!(Reply::unpacked(&names), None);
        assert_eq!(extensions(&[2, 0, 0, 0, 2]), None);
    }
}
