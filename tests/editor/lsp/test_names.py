"""Definitions, references and renames."""

import re

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

COURSE = "content/aanbod/inclusie.md"
VOCABULARY = "content/vocabulaire.yaml"


async def definition(editor, path, marker, inside=1):
    identifier, place = editor.at(path, marker, inside)
    found = await editor.client.text_document_definition_async(lsp.DefinitionParams(identifier, place))
    return [(editor.path(location.uri), location.range.start.line) for location in found]


async def rename(editor, path, marker, name, inside=1):
    identifier, place = editor.at(path, marker, inside)
    params = lsp.RenameParams(identifier, place, name)
    return await editor.client.text_document_rename_async(params)


async def test_the_definition_of_ids_and_links(editor):
    editor.open(COURSE)
    [(path, line)] = await definition(editor, COURSE, "[inclusie]", 3)
    assert path == VOCABULARY
    assert editor.on_disk(VOCABULARY).split("\n")[line].strip() == "- id: inclusie"
    assert await definition(editor, COURSE, "clubkadercoach.md") == [("content/aanbod/clubkadercoach.md", 0)]
    assert await definition(editor, COURSE, "LAB begin") == []


async def test_everything_that_refers_to_a_partner(editor):
    editor.open("content/partners.yaml")
    identifier, place = editor.at("content/partners.yaml", "- id: vsg", len("- id: v"))
    context = lsp.ReferenceContext(include_declaration=True)
    params = lsp.ReferenceParams(context, identifier, place)
    found = await editor.client.text_document_references_async(params)
    paths = {editor.path(location.uri) for location in found}
    assert {"content/partners.yaml", "regions/landelijk/region.yaml"} <= paths


async def test_an_id_in_a_list_is_renamed_with_all_that_refers_to_it(project, editor):
    editor.open(COURSE)
    identifier, place = editor.at(COURSE, "[inclusie]", 3)
    prepared = await editor.client.text_document_prepare_rename_async(
        lsp.PrepareRenameParams(identifier, place)
    )
    assert prepared.placeholder == "inclusie"
    editor.apply(await rename(editor, COURSE, "[inclusie]", "meedoen", 3))
    assert "themas: [meedoen]" in editor.on_disk(COURSE)
    assert "- id: meedoen\n" in editor.on_disk(VOCABULARY)
    assert "- id: inclusie\n" not in editor.on_disk(VOCABULARY)
    editor.texts[COURSE] = editor.on_disk(COURSE)
    editor.close(COURSE)
    # The server agrees: a new mistake is the only one.
    editor.open("content/aanbod/seniorensport.md")
    editor.type("content/aanbod/seniorensport.md", "titel:", "titl:")
    await editor.problem("content/aanbod/seniorensport.md", "unknown-key")
    await editor.until(
        lambda: not any(
            problem.code == "unknown-reference"
            for problems in editor.client.diagnostics.values()
            for problem in problems
        )
    )


async def test_a_document_is_renamed_as_by_mv(project, editor):
    editor.open("content/aanbod/seniorensport.md")
    change = await rename(editor, "content/aanbod/seniorensport.md", "inclusie.md", "samen-meedoen")
    editor.apply(change)
    assert not (project / COURSE).exists()
    assert "/aanbod/inclusie/" in editor.on_disk("content/aanbod/samen-meedoen.md")
    for path in ("content/aanbod/clubkadercoach.md", "content/specials/lab-special/het-aanbod.md"):
        text = editor.on_disk(path)
        assert "samen-meedoen.md" in text and "inclusie.md" not in text


async def test_a_refused_rename_says_why_in_dutch(editor):
    editor.open(COURSE)
    for name, why in [("Niet Goed", "korte naam"), ("gezondheid", "bestaat al")]:
        with pytest.raises(JsonRpcException) as refused:
            await rename(editor, COURSE, "[inclusie]", name, 3)
        assert why in str(refused.value)
    identifier, place = editor.at(COURSE, "LAB begin")
    with pytest.raises(JsonRpcException, match="geen naam"):
        await editor.client.text_document_prepare_rename_async(lsp.PrepareRenameParams(identifier, place))


async def test_unsaved_text_is_part_of_a_rename(project, editor):
    path = "content/aanbod/seniorensport.md"
    editor.open(path)
    editor.type(path, "titel:", "# een regel erbij\ntitel:")
    editor.apply(await rename(editor, path, "inclusie.md", "samen-meedoen"))
    assert "# een regel erbij" in editor.on_disk(path) and "samen-meedoen.md" in editor.on_disk(path)


async def will_rename(editor, old, new):
    params = lsp.RenameFilesParams([lsp.FileRename(editor.uri(old), editor.uri(new))])
    return await editor.client.workspace_will_rename_files_async(params)


async def test_a_file_that_is_renamed_in_the_explorer_takes_its_links_along(project, editor):
    accent = "regions/noord/content/aanbod/hoe-werkt-de-gemeente.md"
    old, new = "content/aanbod/hoe-werkt-de-gemeente.md", "content/aanbod/gemeente.md"
    change = await will_rename(editor, old, new)
    moved = [
        operation.old_uri for operation in change.document_changes if isinstance(operation, lsp.RenameFile)
    ]
    # The client renames the file itself, and the server whatever belongs to it.
    assert editor.uri(old) not in moved and editor.uri(accent) in moved
    editor.apply(change)
    (project / old).rename(project / new)
    assert (project / "regions/noord/content/aanbod/gemeente.md").exists()
    assert "/aanbod/hoe-werkt-de-gemeente/" in editor.on_disk(new)
    left = [
        str(file)
        for folder in ("content", "regions")
        for file in (project / folder).rglob("*")
        if file.suffix in (".md", ".yaml") and re.search(r"[/(]hoe-werkt-de-gemeente\.md", file.read_text())
    ]
    assert left == []


async def test_a_file_that_cannot_have_its_new_name_is_said_so(editor):
    assert await will_rename(editor, COURSE, "content/aanbod/Niet Goed.md") is None
    assert any("adres" in message.message for message in editor.client.messages)
    assert await will_rename(editor, "README.md", "LEESMIJ.md") is None


async def test_the_outline_and_the_links_of_a_document(editor):
    editor.open(COURSE)
    symbols = await editor.client.text_document_document_symbol_async(
        lsp.DocumentSymbolParams(editor.identifier(COURSE))
    )
    assert [symbol.name for symbol in symbols][:2] == ["Hoe ver is het?", "Wat kun je nu doen?"]
    links = await editor.client.text_document_document_link_async(
        lsp.DocumentLinkParams(editor.identifier(COURSE))
    )
    assert editor.uri("content/aanbod/clubkadercoach.md") in [link.target for link in links]
