"""A text editor as far as the tests need one: it opens, changes and saves the files of a project."""

import asyncio
import os
import pathlib
import shutil

import pytest_lsp
from lsprotocol import types as lsp

REPOSITORY = pathlib.Path(__file__).parents[3]
PROGRAM = os.environ["VINDPLEK"]

# A wait that takes longer has failed. Nothing waits this long when all is well.
PATIENCE = 60


def copy_project(folder):
    """A copy of the real project."""
    for name in ("content", "regions", "themes"):
        shutil.copytree(REPOSITORY / name, folder / name)
    return folder


def width(text, encoding):
    """The length of a text in the unit of an encoding."""
    units = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
    codec, size = units[encoding]
    return len(text.encode(codec)) // size


def position(text, offset, encoding="utf-16"):
    """The position of an offset, counted independently of the server."""
    before = text[:offset].split("\n")
    return lsp.Position(len(before) - 1, width(before[-1], encoding))


def offset_of(text, place, encoding="utf-16"):
    """The offset of a position."""
    start = 0
    for _ in range(place.line):
        start = text.index("\n", start) + 1
    end = start
    while width(text[start:end], encoding) < place.character:
        end += 1
    return end


def edited(text, edits, encoding="utf-16"):
    """A text after some edits."""
    spans = [
        (offset_of(text, edit.range.start, encoding), offset_of(text, edit.range.end, encoding), edit.new_text)
        for edit in edits
    ]
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


class Editor:
    """A client with the files that it has open."""

    def __init__(self, root):
        self.root = root
        self.client = pytest_lsp.make_test_lsp_client()
        self.encoding = "utf-16"
        self.texts = {}
        self.versions = {}

    async def start(self, *, arguments=None, capabilities=None, options=None, folder=None):
        arguments = ["--project", str(self.root)] if arguments is None else arguments
        await self.client.start_io(PROGRAM, "lsp", *arguments)
        folder = (folder or self.root).as_uri()
        result = await self.client.initialize_session(
            lsp.InitializeParams(
                capabilities=capabilities or lsp.ClientCapabilities(),
                workspace_folders=[lsp.WorkspaceFolder(folder, "project")],
                root_uri=folder,
                initialization_options=options,
            )
        )
        self.encoding = result.capabilities.position_encoding or "utf-16"
        return result

    def uri(self, path):
        return (self.root / path).as_uri()

    def path(self, uri):
        return next(path for path in self.all_paths(uri))

    def all_paths(self, uri):
        base = self.root.as_uri() + "/"
        assert uri.startswith(base), uri
        yield uri[len(base) :]

    def on_disk(self, path):
        return (self.root / path).read_bytes().decode()

    def open(self, path, text=None):
        text = self.on_disk(path) if text is None else text
        self.texts[path], self.versions[path] = text, 1
        item = lsp.TextDocumentItem(self.uri(path), "markdown", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(self, path, old, new):
        """Replaces the first occurrence of a text, as an incremental change."""
        text = self.texts[path]
        start = text.index(old)
        change = lsp.TextDocumentContentChangePartial(
            range=lsp.Range(
                position(text, start, self.encoding), position(text, start + len(old), self.encoding)
            ),
            text=new,
        )
        self.texts[path] = text[:start] + new + text[start + len(old) :]
        self.versions[path] += 1
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version=self.versions[path], uri=self.uri(path)),
                [change],
            )
        )

    def save(self, path):
        (self.root / path).write_bytes(self.texts[path].encode())
        self.client.text_document_did_save(lsp.DidSaveTextDocumentParams(self.identifier(path)))

    def close(self, path):
        del self.texts[path]
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(self.identifier(path)))

    def identifier(self, path):
        return lsp.TextDocumentIdentifier(self.uri(path))

    def at(self, path, marker, inside=0):
        """The parameters of a request at a marker in an open file; `inside` moves the cursor to the right."""
        offset = self.texts[path].index(marker) + inside
        return (self.identifier(path), position(self.texts[path], offset, self.encoding))

    def problems(self, path):
        return self.client.diagnostics.get(self.uri(path), [])

    async def until(self, is_reached):
        """Waits until the problems of the client are as wanted."""

        async def wait():
            while not is_reached():
                await self.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)

        await asyncio.wait_for(wait(), PATIENCE)

    async def problem(self, path, code, word=""):
        """Waits for a problem with a word in its message, and returns it."""

        def found():
            of_code = (problem for problem in self.problems(path) if problem.code == code)
            return next((problem for problem in of_code if word in problem.message), None)

        await self.until(lambda: found() is not None)
        return found()

    async def solved(self, path, code, word=""):
        """Waits until no such problem is left."""
        await self.until(
            lambda: not any(
                problem.code == code and word in problem.message for problem in self.problems(path)
            )
        )

    async def completions(self, path, before):
        """What is suggested behind a text, by label."""
        identifier, place = self.at(path, before, len(before))
        items = await self.client.text_document_completion_async(lsp.CompletionParams(identifier, place))
        return {item.label: item for item in items}

    def complete(self, path, item):
        """The text of a file after choosing a suggestion."""
        return edited(self.texts[path], [item.text_edit], self.encoding)

    def apply(self, change):
        """Carries out a change of the workspace, on the disk and in open files."""
        for operation in change.document_changes:
            if isinstance(operation, lsp.TextDocumentEdit):
                path = self.path(operation.text_document.uri)
                if path in self.texts:
                    assert operation.text_document.version == self.versions[path]
                text = self.texts.get(path) or self.on_disk(path)
                text = edited(text, operation.edits, self.encoding)
                (self.root / path).write_bytes(text.encode())
            elif isinstance(operation, lsp.RenameFile):
                new = self.root / self.path(operation.new_uri)
                new.parent.mkdir(parents=True, exist_ok=True)
                (self.root / self.path(operation.old_uri)).rename(new)
            else:
                raise AssertionError(operation)

    async def ask(self, method, **params):
        """A request of vindplek's own."""
        return await asyncio.wait_for(
            self.client.protocol.send_request_async(method, params), PATIENCE
        )
