"""Problems: of all files, of unsaved text, and gone when mended."""

from lsprotocol import types as lsp

COURSE = "content/aanbod/inclusie.md"
OTHER = "content/aanbod/seniorensport.md"


def replace(project, path, old, new):
    file = project / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


async def test_problems_of_files_that_are_not_open(project, new_editor):
    replace(project, COURSE, "doelgroepen:", "doelgoepen:")
    await new_editor.start()
    problem = await new_editor.problem(COURSE, "unknown-key")
    assert problem.source == "vindplek"
    assert problem.severity == lsp.DiagnosticSeverity.Error
    message, _, help_text = problem.message.partition("\n")
    assert "doelgoepen" in message and "doelgroepen" in help_text
    assert (problem.range.start.line, problem.range.start.character) == (4, 0)
    assert problem.range.end.character == len("doelgoepen")


async def test_unsaved_text_gives_problems_at_once_and_they_clear_when_mended(editor):
    editor.open(COURSE)
    editor.type(COURSE, "soort: onbekend", "soort: bijscholng")
    await editor.problem(COURSE, "unknown-reference", "bijscholng")
    editor.type(COURSE, "bijscholng", "bijscholing")
    await editor.solved(COURSE, "unknown-reference")
    assert editor.problems(COURSE) == [] or all(
        problem.code != "unknown-reference" for problem in editor.problems(COURSE)
    )


async def test_unsaved_text_gives_problems_in_other_files_until_it_is_closed(editor):
    editor.open("content/partners.yaml")
    editor.type("content/partners.yaml", "- id: vsg", "- id: vsgx")
    problem = await editor.problem("regions/landelijk/region.yaml", "unknown-reference", "vsg")
    assert "vsgx" in problem.message
    editor.close("content/partners.yaml")
    await editor.solved("regions/landelijk/region.yaml", "unknown-reference")


async def test_a_problem_names_its_other_places(editor):
    editor.open(COURSE)
    editor.type(COURSE, "soort: onbekend", "titel: Nog een\nsoort: onbekend")
    problem = await editor.problem(COURSE, "duplicate-key")
    first = problem.related_information[0]
    assert first.location.uri == editor.uri(COURSE)
    assert first.location.range.start.line == 1


async def test_a_file_that_is_open_and_not_on_the_disk_counts(editor):
    new = "content/nieuws/nog-niet-bewaard.md"
    link = "[straks](../nieuws/nog-niet-bewaard.md)"
    editor.open(COURSE)
    editor.type(COURSE, "## Wat kun je nu doen?", f"{link}\n\n## Wat kun je nu doen?")
    await editor.problem(COURSE, "broken-link", "nog-niet-bewaard")
    editor.open(new, "---\ntitel: Straks\n---\n\nTekst.\n")
    await editor.problem(new, "missing-key")
    await editor.solved(COURSE, "broken-link")
    editor.close(new)
    await editor.problem(COURSE, "broken-link", "nog-niet-bewaard")
    await editor.solved(new, "missing-key")


async def test_what_another_program_changes_on_the_disk_is_seen(project, editor):
    editor.open(COURSE)
    editor.type(COURSE, "titel:", "titl:")
    await editor.problem(COURSE, "unknown-key")
    replace(project, OTHER, "titel:", "titl:")
    await editor.problem(OTHER, "unknown-key")
    replace(project, OTHER, "titl:", "titel:")
    await editor.solved(OTHER, "unknown-key")


async def test_a_saved_file_keeps_its_problems_after_it_is_closed(editor):
    editor.open(COURSE)
    editor.type(COURSE, "soort: onbekend", "soort: onzin")
    await editor.problem(COURSE, "unknown-reference", "onzin")
    editor.save(COURSE)
    editor.close(COURSE)
    # Another change shows that the server has seen the closing.
    editor.open(OTHER)
    editor.type(OTHER, "titel:", "titl:")
    await editor.problem(OTHER, "unknown-key")
    await editor.problem(COURSE, "unknown-reference", "onzin")


async def test_a_mistake_in_a_template_shows_when_it_is_typed(editor):
    template = "themes/basis/templates/course.html"
    editor.open(template)
    editor.type(template, "{% endblock content %}", "{{ bestaat_niet }}{% endblock content %}")
    await editor.problem(template, "template-error")
    editor.close(template)
    await editor.solved(template, "template-error")


async def test_columns_count_in_utf_16_after_an_emoji(editor):
    editor.open(COURSE)
    editor.type(COURSE, "## Wat kun je nu doen?", "🏃🏽 één [hier](nergens.md)\n\n## Wat kun je nu doen?")
    problem = await editor.problem(COURSE, "broken-link", "nergens.md")
    # An emoji with a skin tone is four code units, a letter with an accent one.
    assert problem.range.start.character == len("xxxx één [hier](")
    assert problem.range.end.character == len("xxxx één [hier](nergens.md")
    editor.type(COURSE, "🏃🏽 één [hier](nergens.md)", "🏃🏽 [hier](clubkadercoach.md)")
    await editor.solved(COURSE, "broken-link")


async def test_a_client_may_count_in_utf_8(new_editor):
    capabilities = lsp.ClientCapabilities(
        general=lsp.GeneralClientCapabilities(position_encodings=["utf-8", "utf-16"])
    )
    result = await new_editor.start(capabilities=capabilities)
    assert result.capabilities.position_encoding == "utf-8"
    new_editor.open(COURSE)
    new_editor.type(COURSE, "## Wat kun je nu doen?", "🏃 één [hier](nergens.md)\n\n## Wat kun je nu doen?")
    problem = await new_editor.problem(COURSE, "broken-link", "nergens.md")
    assert problem.range.start.character == len("🏃 één [hier](".encode())


async def test_windows_line_ends(project, editor):
    text = editor.on_disk(COURSE).replace("\n", "\r\n")
    editor.open(COURSE, text)
    editor.type(COURSE, "soort: onbekend\r\nfase", "soort: bijscholng\r\nfase")
    problem = await editor.problem(COURSE, "unknown-reference", "bijscholng")
    line = editor.texts[COURSE].split("\r\n")[problem.range.start.line]
    assert line[problem.range.start.character : problem.range.end.character] == "bijscholng"
    editor.type(COURSE, "bijscholng\r\n", "bijscholing\r\n")
    await editor.solved(COURSE, "unknown-reference")
    suggested = await editor.completions(COURSE, "soort: bijscholing\r\n")
    chosen = editor.complete(COURSE, suggested["contact"])
    assert "\n" not in chosen.replace("\r\n", "")


async def test_a_quick_fix_mends_what_it_says(editor):
    editor.open(COURSE)
    editor.type(COURSE, "themas: [inclusie]", "thema's: [inclusie]")
    editor.type(COURSE, "doelgroepen:", "doelgoepen:")
    problem = await editor.problem(COURSE, "unknown-key", "doelgoepen")
    params = lsp.CodeActionParams(
        editor.identifier(COURSE), problem.range, lsp.CodeActionContext([problem])
    )
    actions = await editor.client.text_document_code_action_async(params)
    quick = next(action for action in actions if action.kind == lsp.CodeActionKind.QuickFix)
    assert quick.title == "Maak van “doelgoepen” “doelgroepen”"
    assert quick.is_preferred and list(quick.diagnostics) == [problem]
    editor.apply(quick.edit)
    assert "\ndoelgroepen: [" in editor.on_disk(COURSE)


async def test_all_that_is_sure_is_fixed_at_once(editor):
    editor.open(COURSE)
    editor.type(COURSE, "doelgroepen:", "doelgoepen:")
    editor.type(COURSE, "themas:", "theamas:")
    await editor.problem(COURSE, "unknown-key", "theamas")
    everything = lsp.Range(lsp.Position(0, 0), lsp.Position(99, 0))
    context = lsp.CodeActionContext([], only=["source.fixAll"])
    params = lsp.CodeActionParams(editor.identifier(COURSE), everything, context)
    [action] = await editor.client.text_document_code_action_async(params)
    assert action.kind == "source.fixAll.vindplek"
    editor.apply(action.edit)
    text = editor.on_disk(COURSE)
    assert "\ndoelgroepen: [" in text and "\nthemas: [" in text
