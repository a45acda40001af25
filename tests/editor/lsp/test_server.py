"""The server as a program: its start and end, requests that fail, and requests of its own."""

import asyncio
import json
import subprocess
import urllib.request

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from editor import PATIENCE, PROGRAM

COURSE = "content/aanbod/inclusie.md"


def frame(**message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def responses(output):
    """The messages in the output of a server."""
    messages = []
    while output:
        head, _, rest = output.partition(b"\r\n\r\n")
        length = int(head.split(b":")[1])
        messages.append(json.loads(rest[:length]))
        output = rest[length:]
    return messages


def run_with(project, *messages):
    """A server that has run with messages that all are there when it starts."""
    start = frame(id=0, method="initialize", params={"capabilities": {}}) + frame(
        method="initialized", params={}
    )
    return subprocess.run(
        [PROGRAM, "lsp", "--project", project],
        input=start + b"".join(messages),
        capture_output=True,
        timeout=PATIENCE,
    )


def converse(project, *messages):
    """What the server answers to messages, and its exit code."""
    run = run_with(project, *messages)
    return {it["id"]: it for it in responses(run.stdout) if "id" in it}, run.returncode


def test_a_cancelled_request_is_answered_so(project):
    place = {
        "textDocument": {"uri": (project / COURSE).as_uri()},
        "position": {"line": 4, "character": 2},
    }
    hover = dict(method="textDocument/hover", params=place)
    answers, code = converse(
        project,
        frame(id=1, **hover),
        frame(id="twee", **hover),
        frame(method="$/cancelRequest", params={"id": "twee"}),
        frame(id=3, **hover),
        frame(id=4, method="shutdown"),
        frame(method="exit"),
    )
    assert answers["twee"]["error"]["code"] == -32800
    assert "doelgroepen" in answers[3]["result"]["contents"]["value"]
    assert answers[4]["result"] is None
    assert code == 0


def test_requests_after_shutdown_are_refused(project):
    answers, code = converse(
        project, frame(id=1, method="shutdown"), frame(id=2, method="vindplek/things"), frame(method="exit")
    )
    assert answers[2]["error"]["code"] == -32600
    assert code == 0


def test_a_server_whose_client_disappears_ends(project):
    # Its last answer may be cut off: nobody reads it.
    assert run_with(project, frame(id=1, method="vindplek/things")).returncode == 1
    assert run_with(project, frame(method="exit")).returncode == 1


def test_unknown_requests_and_wrong_parameters_fail_and_nothing_more(project):
    answers, code = converse(
        project,
        frame(id=1, method="textDocument/onbekend", params={}),
        frame(id=2, method="textDocument/hover", params={"textDocument": 3}),
        frame(method="onbekend/iets", params={}),
        frame(method="textDocument/didChange", params={"textDocument": 3}),
        frame(id=3, method="vindplek/things"),
        frame(id=4, method="shutdown"),
        frame(method="exit"),
    )
    assert answers[1]["error"]["code"] == -32601
    assert answers[2]["error"]["code"] == -32602
    assert answers[3]["result"]["things"]
    assert code == 0


async def test_a_project_is_found_below_and_above_the_opened_folder(project, new_editor):
    await new_editor.start(arguments=[], folder=project.parent)
    new_editor.open(COURSE)
    new_editor.type(COURSE, "titel:", "titl:")
    await new_editor.problem(COURSE, "unknown-key")


async def test_a_folder_without_a_project_is_said_so(tmp_path, new_editor):
    empty = tmp_path / "leeg"
    empty.mkdir()
    await new_editor.start(arguments=[], folder=empty)
    with pytest.raises(JsonRpcException, match="regions"):
        await new_editor.ask("vindplek/things")
    assert any("regions" in message.message for message in new_editor.client.messages)


async def test_the_server_registers_the_files_that_the_client_should_watch(new_editor):
    registered = asyncio.get_running_loop().create_future()

    @new_editor.client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
    def register(params):
        registered.set_result(params.registrations[0])

    watched = lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    workspace = lsp.WorkspaceClientCapabilities(did_change_watched_files=watched)
    await new_editor.start(capabilities=lsp.ClientCapabilities(workspace=workspace))
    registration = await asyncio.wait_for(registered, PATIENCE)
    assert registration.method == "workspace/didChangeWatchedFiles"


async def pages(editor, path, **more):
    shown = await editor.ask("vindplek/pages", uri=editor.uri(path), **more)
    return [(page["site"], page["address"]) for page in shown]


async def test_the_pages_that_show_a_file(editor):
    course = await pages(editor, COURSE)
    assert course[0] == ("landelijk", "/aanbod/inclusie/") and len(course) == 6
    assert (await pages(editor, COURSE, site="zuid"))[0][0] == "zuid"
    accent = "regions/noord/content/aanbod/hoe-werkt-de-gemeente.md"
    assert (await pages(editor, accent))[0] == ("noord", "/aanbod/hoe-werkt-de-gemeente/")
    assert (await pages(editor, "content/partners.yaml"))[0] == ("landelijk", "/partners/")
    assert (await pages(editor, "regions/oost/region.yaml"))[0] == ("oost", "/")
    assert (await pages(editor, "content/vocabulaire.yaml"))[0] == ("landelijk", "/")
    quarter = await pages(editor, "content/reisplan/2024-K3.md")
    assert quarter[0] == ("landelijk", "/reisplan/#2024-K3")


async def test_something_new_is_begun(project, editor):
    known = await editor.ask("vindplek/things")
    things = {thing.id: thing for thing in known.things}
    assert things["accent"].region == "required" and things["cursus"].asksTitle
    assert things["artikel"].special and things["regio"].region == "none"
    assert {"noord", "landelijk"} <= {region.id for region in known.regions}
    assert "lab-special" in {special.id for special in known.specials}
    begun = await editor.ask("vindplek/new", thing="nieuws", title="Wij gaan van start", region="noord")
    path = "regions/noord/content/nieuws/wij-gaan-van-start.md"
    assert begun.uri == editor.uri(path)
    lines = editor.on_disk(path).split("\n")
    assert "Schrijf hier" in lines[begun.position.line]
    with pytest.raises(JsonRpcException, match="bestaat al"):
        await editor.ask("vindplek/new", thing="nieuws", title="Wij gaan van start", region="noord")


def test_a_preview_for_an_editor_ends_with_it(project):
    command = [PROGRAM, "watch", "--project", project, "--port", "0", "--drafts", "--until-closed", "--in-editor"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as preview:
        try:
            line = preview.stdout.readline()
            address = next(word for word in line.split() if word.startswith("http://127.0.0.1:"))
            with urllib.request.urlopen(f"{address}noord/", timeout=PATIENCE) as page:
                policy = page.headers["Content-Security-Policy"]
                assert "vscode-webview:" in policy and page.headers["X-Frame-Options"] is None
            preview.stdin.close()
            assert preview.wait(PATIENCE) == 0
        finally:
            preview.kill()
