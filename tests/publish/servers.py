"""Real servers on loopback, each with a folder that visitors see."""

import base64
import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process, log):
    """Waits until a server listens."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"no server at {port}:\n{log.read_text()}")


class Server:
    """A server: the port it listens on, the folder it serves, and what a publisher needs to get in."""

    name = ""
    # Whether a file is replaced at one moment.
    replaces = True

    def __init__(self, work, rclone, authority):
        self.work = Path(tempfile.mkdtemp(prefix=f"{self.name}-", dir=work))
        # For servers that run under another account.
        self.work.chmod(0o755)
        self.root = self.work / "www"
        self.root.mkdir()
        self.port = free_port()
        self.rclone = rclone
        self.authority = authority
        self.environment = {}
        self.log = self.work / "log"
        self.prepare()
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                self.command(), stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=os.environ | self.server_environment()
            )
        wait_for(self.port, self.process, self.log)

    def prepare(self):
        pass

    def server_environment(self):
        return {}

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def folder(self, place):
        """The folder of a place, on the disk."""
        return self.root / place

    def hand_over(self, folder):
        """Lets the account of the server write in a folder that was made here."""


class Sftp(Server):
    """OpenSSH, with a key and a known server."""

    name = "sftp"

    def prepare(self):
        for key in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.work / key], check=True)
        shutil.copy(self.work / "user.pub", self.work / "authorized")
        (self.work / "config").write_text(
            f"""
Port {self.port}
ListenAddress 127.0.0.1
HostKey {self.work}/host
AuthorizedKeysFile {self.work}/authorized
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
Subsystem sftp internal-sftp
"""
        )
        # Where sshd drops its rights to, when it has any.
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        self.environment = {"VINDPLEK_KEY": (self.work / "user").read_text(), "VINDPLEK_KNOWN_HOSTS": self.known()}

    def known(self, port=None):
        return f"[127.0.0.1]:{port or self.port} {(self.work / 'host.pub').read_text()}"

    def command(self):
        return [shutil.which("sshd") or "/usr/sbin/sshd", "-D", "-e", "-f", self.work / "config"]

    def target(self, place, port=None):
        user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
        return f"sftp://{user}@127.0.0.1:{port or self.port}{self.root}/{place}"


class SftpByRclone(Sftp):
    """OpenSSH, for a publisher whose machine has no ssh: the way of those with a password."""

    name = "sftp-by-rclone"

    def prepare(self):
        super().prepare()
        self.environment["PATH"] = str(self.work / "nothing")


class Ftps(Server):
    """vsftpd, which takes nothing without TLS."""

    name = "ftps"

    def prepare(self):
        certificate = self.authority.issue_cert("127.0.0.1")
        pem = self.work / "server.pem"
        certificate.private_key_and_cert_chain_pem.write_to_path(pem)
        pem.chmod(0o600)
        (self.work / "empty").mkdir()
        (self.work / "config").write_text(
            f"""
listen=YES
listen_address=127.0.0.1
listen_port={self.port}
background=NO
run_as_launching_user=YES
anonymous_enable=YES
no_anon_password=YES
local_enable=NO
anon_root={self.root}
write_enable=YES
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
anon_world_readable_only=NO
anon_umask=022
secure_chroot_dir={self.work}/empty
ssl_enable=YES
allow_anon_ssl=YES
force_anon_data_ssl=YES
force_anon_logins_ssl=YES
rsa_cert_file={pem}
ssl_ciphers=HIGH
require_ssl_reuse=NO
seccomp_sandbox=NO
xferlog_enable=NO
"""
        )
        self.environment = {"VINDPLEK_PASSWORD": "geheim-wachtwoord"}

    def command(self):
        return [shutil.which("vsftpd") or "/usr/sbin/vsftpd", self.work / "config"]

    def target(self, place, port=None):
        # Without rights of its own, vsftpd does not make the folder the root.
        return f"ftps://anonymous@127.0.0.1:{port or self.port}{self.root}/{place}"


class Webdav(Server):
    """WebDAV of rclone, over https."""

    name = "webdav"

    def prepare(self):
        certificate = self.authority.issue_cert("127.0.0.1")
        certificate.private_key_pem.write_to_path(self.work / "key.pem")
        certificate.cert_chain_pems[0].write_to_path(self.work / "cert.pem")
        self.environment = {"VINDPLEK_PASSWORD": "geheim-wachtwoord"}

    def command(self):
        return [
            self.rclone, "serve", "webdav", self.root, "--addr", f"127.0.0.1:{self.port}", "--user", "noord",
            "--cert", self.work / "cert.pem", "--key", self.work / "key.pem",
            "--vfs-cache-mode", "off",
        ]  # fmt: skip

    def server_environment(self):
        return {"RCLONE_PASS": "geheim-wachtwoord"}

    def target(self, place, port=None):
        return f"webdavs://noord@127.0.0.1:{port or self.port}/{place}"


class Apache(Server):
    """WebDAV of Apache, over https."""

    name = "apache"
    modules = Path("/usr/lib/apache2/modules")

    def prepare(self):
        certificate = self.authority.issue_cert("127.0.0.1")
        certificate.private_key_and_cert_chain_pem.write_to_path(self.work / "server.pem")
        password = "geheim-wachtwoord"
        digest = base64.b64encode(hashlib.sha1(password.encode()).digest()).decode()
        (self.work / "accounts").write_text(f"noord:{{SHA}}{digest}\n")
        state = self.work / "state"
        state.mkdir()
        account = ""
        if os.geteuid() == 0:
            account = "User www-data\nGroup www-data"
            self.hand_over(self.root)
            self.hand_over(state)
        names = "mpm_event unixd authn_core authn_file authz_core authz_user auth_basic dav dav_fs ssl socache_shmcb"
        modules = "\n".join(
            f"LoadModule {name}_module {self.modules}/mod_{name}.so"
            for name in names.split()
            if (self.modules / f"mod_{name}.so").exists()
        )
        (self.work / "config").write_text(
            f"""
ServerRoot {self.work}
ServerName 127.0.0.1
Listen 127.0.0.1:{self.port}
PidFile {state}/pid
DefaultRuntimeDir {state}
Mutex file:{state}
ErrorLog {self.work}/errors
{modules}
{account}
DocumentRoot {self.root}
DavLockDB {state}/locks
SSLEngine on
SSLCertificateFile {self.work}/server.pem
SSLSessionCache none
<Directory {self.root}>
  Dav On
  AllowOverride None
  AuthType Basic
  AuthName noord
  AuthUserFile {self.work}/accounts
  Require valid-user
</Directory>
"""
        )
        self.environment = {"VINDPLEK_PASSWORD": password}

    def hand_over(self, folder):
        if os.geteuid() == 0:
            for path in (folder, *folder.rglob("*")):
                shutil.chown(path, "www-data", "www-data")

    def command(self):
        return [shutil.which("apache2") or "/usr/sbin/apache2", "-D", "FOREGROUND", "-f", self.work / "config"]

    def target(self, place, port=None):
        return f"webdavs://noord@127.0.0.1:{port or self.port}/{place}"


class S3(Server):
    """S3 of rclone, which removes a file before it writes the new one; a real one does not."""

    name = "s3"
    replaces = False

    def prepare(self):
        (self.root / "academies").mkdir()
        self.environment = {"AWS_ACCESS_KEY_ID": "noord", "AWS_SECRET_ACCESS_KEY": "geheim-wachtwoord"}

    def command(self):
        return [
            self.rclone, "serve", "s3", self.root, "--addr", f"127.0.0.1:{self.port}", "--auth-key",
            "noord,geheim-wachtwoord",
        ]  # fmt: skip

    def folder(self, place):
        return self.root / "academies" / place

    def target(self, place, port=None):
        return f"s3://academies/{place}?endpoint=http://127.0.0.1:{port or self.port}&region=nl"

    def headers(self, path):
        """What the server says of a file, by the names of the headers in lower case."""
        signed = ["--aws-sigv4", "aws:amz:nl:s3", "--user", "noord:geheim-wachtwoord"]
        address = f"http://127.0.0.1:{self.port}/academies/{path}"
        done = subprocess.run(["curl", "-sSI", *signed, address], capture_output=True, text=True, check=True)
        lines = (line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line)
        return {name.lower(): value for name, value in lines}


class Small:
    """On a disk of its own that is soon full, where this account may make one."""

    size = "8m"

    def command(self):
        mount = 'mount -t tmpfs -o size="$0",mode=777 tmpfs "$1" && shift && exec "$@"'
        return [*self.namespace(), "sh", "-c", mount, self.size, self.root, *super().command()]

    @staticmethod
    def namespace():
        return ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]

    @classmethod
    def is_possible(cls):
        mount = [*cls.namespace(), "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        return subprocess.run(mount, capture_output=True).returncode == 0

    def fill(self, left):
        """Fills the disk but for some bytes; returns the file that does it."""
        file = self.folder("vulling")
        with file.open("wb") as filling:
            try:
                while filling.write(bytes(65_536)):
                    filling.flush()
            except OSError:
                pass
        os.truncate(file, max(0, file.stat().st_size - left))
        return file

    def folder(self, place):
        return Path(f"/proc/{self.process.pid}/root{self.root}") / place


class SmallSftp(Small, Sftp):
    name = "sftp-small"


class SmallApache(Small, Apache):
    name = "apache-small"


ALL = [Sftp, SftpByRclone, Ftps, Webdav, Apache, S3]
SMALL = [SmallSftp, SmallApache]
