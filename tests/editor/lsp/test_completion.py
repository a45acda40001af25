"""Completion in unfinished lines, and explanations."""

import pytest
from lsprotocol import types as lsp

COURSE = "content/aanbod/inclusie.md"
ACCENT = "regions/noord/content/aanbod/hoe-werkt-de-gemeente.md"
SNIPPETS = lsp.ClientCapabilities(
    text_document=lsp.TextDocumentClientCapabilities(
        completion=lsp.CompletionClientCapabilities(
            completion_item=lsp.ClientCompletionItemOptions(snippet_support=True)
        )
    )
)


def course(*lines):
    return "---\ntitel: Een\n" + "\n".join(lines) + "\n---\n\nTekst.\n"


async def test_keys_that_are_not_there_yet_with_what_they_are_for(editor):
    editor.open(COURSE)
    editor.type(COURSE, "fase: in-ontwikkeling\n", "fa\n")
    suggested = await editor.completions(COURSE, "\nfa")
    assert "fase" in suggested and "titel" not in suggested and "soort" not in suggested
    fase = suggested["fase"]
    assert fase.detail == "verplicht"
    assert "Hoe ver is het?" in fase.documentation.value
    assert "`in-ontwikkeling`" in fase.documentation.value
    assert "\nfase: \nroute" in editor.complete(COURSE, fase)
    # Other kinds of files have other keys.
    assert "mijlpalen" not in suggested and "basis_url" not in suggested


@pytest.mark.parametrize(
    ("line", "wanted", "unwanted"),
    [
        ("soort: ", ["bijscholing", "cursus", "onbekend"], ["noord"]),
        ("fase: ", ["in-ontwikkeling", "geevalueerd"], ["cursus"]),
        ("vorm: ", ["fysiek", "online", "onbekend"], ["cursus"]),
        ("kosten: ", ["gratis", "onbekend"], ["deelnemer"]),
        ("aanbieder: ", ["vsg", "lab", "onbekend"], ["cursus"]),
        ("concept: ", ["ja", "nee"], []),
        ("themas: [gezondheid, ", ["inclusie"], ["gezondheid", "noord"]),
        ("themas:\n  - ", ["inclusie"], ["noord"]),
        ("themas:\n  - gezondheid\n  - ", ["inclusie"], ["gezondheid"]),
        ("kosten:\n  ", ["bedrag", "per"], ["titel"]),
        ("kosten:\n  bedrag: 3\n  ", ["per", "btw"], ["bedrag"]),
        ("kosten: {bedrag: 3, ", ["per"], ["bedrag", "titel"]),
        ("kosten: {bedrag: 3, per: ", ["deelnemer", "groep"], ["btw"]),
        ("uitvoeringen:\n  - ", ["id", "regio", "start"], ["titel"]),
        ("uitvoeringen:\n  - id: a\n    ", ["regio", "start"], ["id"]),
        ("uitvoeringen:\n  - id: a\n    regio: ", ["noord", "zuidwest"], ["landelijk"]),
        ("uitvoeringen:\n  - id: a\n    kosten: ", ["gratis"], []),
        ("toetsing:\n  antwoorden:\n    ", ["doel"], ["titel"]),
        ("bronnen:\n  - titel: Een\n    link: ", ["Het carrièrepad is een jaar onderweg", "/agenda/"], []),
        ("afbeelding:\n  ", ["bestand", "alt"], ["titel"]),
        ("negeer:\n  - regel: ", ["hard-to-read"], ["unknown-key"]),
    ],
)
async def test_what_can_be_written_in_the_head_of_a_course(editor, line, wanted, unwanted):
    editor.open(COURSE, course(line))
    suggested = await editor.completions(COURSE, line)
    assert [word for word in wanted if word not in suggested] == []
    assert [word for word in unwanted if word in suggested] == []


async def test_a_date_is_suggested_as_today(editor):
    line = "uitvoeringen:\n  - id: a\n    start: "
    editor.open(COURSE, course(line))
    suggested = await editor.completions(COURSE, line)
    [date] = [label for label, item in suggested.items() if item.detail == "vandaag"]
    assert len(date) == 10 and date[4] == date[7] == "-"


async def test_an_id_is_found_by_its_name_as_well(editor):
    editor.open(COURSE, course("aanbieder: "))
    vsg = (await editor.completions(COURSE, "aanbieder: "))["vsg"]
    assert "Vereniging Sport en Gemeenten" in vsg.filter_text
    assert "Vereniging Sport en Gemeenten" in vsg.label_details.description
    assert "\naanbieder: vsg\n" in editor.complete(COURSE, vsg)


@pytest.mark.parametrize(
    ("path", "text", "wanted", "unwanted"),
    [
        (ACCENT, "---\nvergeleken_op: 2026-01-01\n", ["inhoud", "kosten"], ["titel", "fase"]),
        ("content/nieuws/nieuw.md", "---\ntitel: Een\n", ["datum", "categorieen"], ["fase"]),
        ("content/reisplan/2027-K1.md", "---\ntitel: Een\n", ["mijlpalen"], ["fase", "datum"]),
        ("content/vocabulaire.yaml", "themas:\n  - id: a\n    ", ["naam", "ook"], ["id", "term"]),
        ("content/begrippen.yaml", "begrippen:\n  - id: a\n    ", ["term", "definitie"], ["naam"]),
        ("regions/noord/region.yaml", "naam: Noord\n", ["korte_naam", "basis_url"], ["naam"]),
        ("regions/noord/region.yaml", "soort: ", ["regio", "landelijk"], ["cursus"]),
        ("themes/noord/theme.yaml", "naam: Noord\n", ["kleuren", "ouder"], ["basis_url"]),
    ],
)
async def test_each_kind_of_file_has_its_own_keys(editor, path, text, wanted, unwanted):
    editor.open(path, text)
    suggested = await editor.completions(path, text)
    assert [word for word in wanted if word not in suggested] == []
    assert [word for word in unwanted if word in suggested] == []


async def test_a_region_has_no_key_for_regions(editor):
    path = "regions/noord/content/aanbod/eigen.md"
    editor.open(path, course(""))
    suggested = await editor.completions(path, "titel: Een\n")
    assert "soort" in suggested and "regios" not in suggested


async def test_a_snippet_writes_how_the_value_of_a_key_begins(new_editor):
    await new_editor.start(capabilities=SNIPPETS, options={"suggestCommand": "suggest.again"})
    new_editor.open(COURSE, course(""))
    suggested = await new_editor.completions(COURSE, "titel: Een\n")
    assert suggested["themas"].text_edit.new_text == "themas: [$0]"
    assert suggested["uitvoeringen"].text_edit.new_text == "uitvoeringen:\n  - $0"
    assert suggested["contact"].text_edit.new_text == "contact:\n  $0"
    assert suggested["soort"].command.command == "suggest.again"
    assert suggested["titel" if "titel" in suggested else "doel"].command is None


@pytest.mark.parametrize(
    ("before", "label", "wanted"),
    [
        ("Lees [meer](", "Clubkadercoach", "Lees [meer](clubkadercoach.md)"),
        ("Lees [meer](../ni", "Het carrièrepad is een jaar onderweg", "../nieuws/carrierepad-een-jaar-onderweg.md)"),
        ("Lees [meer](", "/aanmelden/", "(/aanmelden/)"),
        ("Lees [meer](#", "Hoe ver is het?", "(#hoe-ver-is-het)"),
        ("Lees [meer](seniorensport.md#", "Hoort hierbij", "(seniorensport.md#hoort-hierbij)"),
        ("::", "::: kader", "::: kader Titel"),
        ("::: ", "::: cijfer", "::: cijfer "),
        ("::: doelgroep ", "werkgever", "::: doelgroep werkgever"),
    ],
)
async def test_links_anchors_and_components_in_a_text(editor, before, label, wanted):
    end = ")" if "(" in before else ""
    editor.open(COURSE)
    editor.type(COURSE, "## Hoe ver is het?", f"{before}{end}\n\n## Hoe ver is het?")
    suggested = await editor.completions(COURSE, before)
    chosen = next(item for known, item in suggested.items() if known.startswith(label))
    assert wanted in editor.complete(COURSE, chosen)


async def test_plain_text_gets_no_suggestions(editor):
    editor.open(COURSE)
    assert await editor.completions(COURSE, "LAB begin ") == {}


async def hover(editor, path, marker, inside=1):
    identifier, place = editor.at(path, marker, inside)
    found = await editor.client.text_document_hover_async(lsp.HoverParams(identifier, place))
    return found.contents.value if found else ""


async def test_explanations_of_keys_ids_links_and_components(editor):
    editor.open(COURSE)
    editor.type(COURSE, "## Hoe ver is het?", "::: kader Let op\nTekst.\n:::\n\n## Hoe ver is het?")
    key = await hover(editor, COURSE, "fase:")
    assert "**fase** (verplicht)" in key and "Hoe ver is het?" in key and "`beschikbaar`" in key
    assert "**Inclusie**" in await hover(editor, COURSE, "[inclusie]", 3)
    partner = await hover(editor, COURSE, "[lab]", 2)
    assert "Landelijke Academie Buurtsportcoaches" in partner and "content/partners.yaml" in partner
    link = await hover(editor, COURSE, "clubkadercoach.md", 3)
    assert "**Clubkadercoach" in link and "content/aanbod/clubkadercoach.md" in link
    assert "kader" in await hover(editor, COURSE, "::: kader", 5)
    assert await hover(editor, COURSE, "Tekst.") == ""
