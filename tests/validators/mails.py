"""Every .eml of a folder: read by the mail package of Python, which reports every defect, and by rules of RFC 5322."""

import email
import email.policy
import email.utils
import pathlib
import sys


def check(path):
    data = path.read_bytes()
    if any(len(line) > 998 for line in data.split(b"\r\n")):
        yield "a line of more than 998 bytes (RFC 5322, 2.1.1)"
    if b"\n" in data.replace(b"\r\n", b""):
        yield "a line that does not end in CRLF"
    message = email.message_from_bytes(data, policy=email.policy.strict)
    for part in message.walk():
        yield from (repr(defect) for defect in part.defects)
    for header in ("From", "Subject", "Date", "Message-ID", "MIME-Version", "X-Unsent"):
        if len(message.get_all(header, [])) != 1:
            yield f"not one {header}"
        elif defects := message[header].defects:
            yield f"{header}: {defects}"
    if email.utils.parsedate_to_datetime(message["Date"]) is None:
        yield f"not a date: {message['Date']}"
    if message.get_content_type() != "multipart/alternative":
        yield f"not alternatives but {message.get_content_type()}"
    parts = [(part.get_content_type(), part.get_content_charset()) for part in message.iter_parts()]
    # The last form that a program can show is the one that it shows.
    if parts != [("text/plain", "utf-8"), ("text/html", "utf-8")]:
        yield f"unexpected parts: {parts}"
    for kind, extension in (("plain", "txt"), ("html", "html")):
        said = message.get_body((kind,)).get_content().replace("\r\n", "\n")
        if said != path.with_suffix(f".{extension}").read_text():
            yield f"its {kind} part is not the .{extension} file"


folder = pathlib.Path(sys.argv[1])
messages = sorted(folder.rglob("*.eml"))
if not messages:
    sys.exit(f"{folder}: no mail found")
problems = [f"{path.relative_to(folder)}: {problem}" for path in messages for problem in check(path)]
print("\n".join(problems) or f"{len(messages)} mails")
sys.exit(1 if problems else 0)
