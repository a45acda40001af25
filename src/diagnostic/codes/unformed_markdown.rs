//! Marks that an author meant as markup and that the page shows as they were typed, or that became
//! something else than was meant.

use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Edit, Fix, Place, Rule, RuleGroup, Severity, StaticText, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "unformed-markdown",
    group: RuleGroup::Form,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "De tekens voor opmaak doen wat ze lijken te doen.",
        en: "The marks of Markdown do what they seem to do.",
    },
    explanation: StaticText {
        nl: "Een spatie te veel of te weinig, een bolletje uit Word of een harde spatie, en een \
             kopje, lijst, link of tabel komt als losse tekens op de pagina. Zet voor een teken \
             dat echt zo op de pagina moet komen een backslash: \\**.",
        en: "A space too many or too few, a bullet from Word or a no-break space, and a heading, \
             list, link or table is on the page as the characters that were typed. Put a backslash \
             before a mark that is meant to be seen: \\**.",
    },
    bad_example: "##Kosten
Lees meer over [inclusie] (../aanbod/inclusie.md).",
    good_example: "## Kosten
Lees meer over [inclusie](../aanbod/inclusie.md).",
};

fn unformed(place: Place, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(Code::UnformedMarkdown, place, message).with_help(help)
}

/// Reports the marks of a heading without a space after them.
pub(crate) fn heading_without_space(place: Place, marks: &str) -> Diagnostic {
    unformed(
        place,
        text!(
            "Dit wordt geen kopje: achter “{marks}” ontbreekt een spatie",
            "This is no heading: a space is missing after “{marks}”"
        ),
        Text::new(
            "Zet een spatie achter de hekjes, zoals: ## Kosten",
            "Put a space after the marks, as in: ## Kosten",
        ),
    )
}

/// Reports a single `#` glued to a word, which would be a heading of a level that titles have.
pub(crate) fn title_mark_without_space(place: Place) -> Diagnostic {
    unformed(
        place,
        Text::new(
            "Dit wordt geen kopje: een kopje begint met twee hekjes en een spatie",
            "This is no heading: a heading in a text begins with two marks and a space",
        ),
        Text::new(
            "Schrijf ## en een spatie, zoals: ## Kosten. Is het een hashtag, zet er dan een backslash voor: \\#",
            "Write ## and a space, as in: ## Kosten. If it is a hashtag, put a backslash before it: \\#",
        ),
    )
}

/// Reports more than six marks of a heading.
pub(crate) fn too_many_heading_marks(place: Place) -> Diagnostic {
    unformed(
        place,
        Text::new(
            "Dit wordt geen kopje: een kopje heeft niet meer dan zes hekjes",
            "This is no heading: a heading has at most six marks",
        ),
        Text::new(
            "Begin een kopje met twee hekjes, en een kopje daaronder met drie",
            "Begin a heading with two marks, and one below it with three",
        ),
    )
}

/// Reports a no-break space where a mark needs an ordinary one.
pub(crate) fn no_break_space(place: Place, mark: &str) -> Diagnostic {
    unformed(
        place,
        text!(
            "Achter “{mark}” staat een harde spatie, en dan werkt het teken niet",
            "A no-break space follows “{mark}”, and so the mark does not work"
        ),
        Text::new(
            "Typ achter het teken een gewone spatie; de harde komt vaak mee uit Word of van een website",
            "Type an ordinary space after the mark; the other kind comes along from Word or a web page",
        ),
    )
}

/// Reports a bullet or dash that was typed where Markdown has a hyphen.
pub(crate) fn typed_bullet(place: Place, mark: &str) -> Diagnostic {
    unformed(
        place,
        text!(
            "Dit wordt geen lijst: “{mark}” is hier een gewoon teken",
            "This is no list: “{mark}” is an ordinary character here"
        ),
        Text::new(
            "Begin elk punt met een streepje en een spatie, zoals: - Meld je aan",
            "Begin each item with a hyphen and a space, as in: - Meld je aan",
        ),
    )
}

/// Reports a mark of a list without a space after it.
pub(crate) fn list_mark_without_space(place: Place, mark: &str) -> Diagnostic {
    unformed(
        place,
        text!(
            "Dit wordt geen lijst: achter “{mark}” ontbreekt een spatie",
            "This is no list: a space is missing after “{mark}”"
        ),
        Text::new(
            "Zet er een spatie achter, zoals: - Meld je aan; of 1. Meld je aan",
            "Put a space after it, as in: - Meld je aan; or 1. Meld je aan",
        ),
    )
}

/// Reports a check box outside a list.
pub(crate) fn check_box_outside_list(place: Place) -> Diagnostic {
    unformed(
        place,
        Text::new(
            "Dit wordt geen vakje: een vakje staat in een lijst",
            "This is no check box: a check box is in a list",
        ),
        Text::new(
            "Zet er een streepje en een spatie voor, zoals: - [ ] Meld je aan",
            "Put a hyphen and a space before it, as in: - [ ] Meld je aan",
        ),
    )
}

/// Reports a component with two colons.
pub(crate) fn two_colons(place: Place, name: &str) -> Diagnostic {
    unformed(
        place,
        text!(
            "Dit wordt geen onderdeel: “{name}” begint met drie dubbele punten",
            "This is no component: “{name}” begins with three colons"
        ),
        text!(
            "Schrijf ::: {name}, en sluit af met een regel :::",
            "Write ::: {name}, and close it with a line :::"
        ),
    )
}

/// Reports a table that lacks the line below its headings, or has a wrong one.
pub(crate) fn table_without_rule(place: Place, rule: &str) -> Diagnostic {
    unformed(
        place,
        Text::new(
            "Dit wordt geen tabel: onder de kopregel hoort een regel met streepjes",
            "This is no table: a line of hyphens belongs below its headings",
        ),
        text!(
            "Zet onder de eerste regel deze: {rule}",
            "Put this below the first line: {rule}"
        ),
    )
}

/// Reports a row with more cells than the headings of its table, which have `width`; `rest` is lost.
pub(crate) fn excess_cells(place: Place, rest: &str, width: usize) -> Diagnostic {
    let rest = phrases::shorten(rest);
    unformed(
        place,
        text!(
            "Deze rij heeft meer kolommen dan de kopregel: “{rest}” valt weg",
            "This row has more columns than the headings: “{rest}” is lost"
        ),
        text!(
            "De kopregel heeft er {width}. Zet daar een kolom bij, ook in de regel met streepjes; \
             hoort de | bij de tekst, schrijf dan \\|",
            "There are {width} headings. Add one, also in the line of hyphens; if the | belongs to the \
             text, write \\|"
        ),
    )
}

/// Reports columns with tabs between them, by their first row.
pub(crate) fn tabbed_columns(place: Place, cells: &[&str]) -> Diagnostic {
    let row = phrases::shorten(&format!("| {} |", cells.join(" | ")));
    let rule = format!("|{}", "---|".repeat(cells.len().min(40)));
    unformed(
        place,
        Text::new(
            "Deze kolommen worden één zin: tabs maken geen tabel",
            "These columns become one sentence: tabs make no table",
        ),
        text!(
            "Schrijf elke rij met strepen, zoals {row}, en zet onder de eerste: {rule}",
            "Write each row with bars, such as {row}, and put this below the first: {rule}"
        ),
    )
}

/// Reports a numbered list that stays text, as it follows a line of text and does not begin at 1.
pub(crate) fn numbers_below_text(place: Place) -> Diagnostic {
    unformed(
        place,
        Text::new(
            "Dit wordt geen lijst: de regel staat direct onder een zin en begint niet bij 1",
            "This is no list: it is directly below a sentence and does not begin at 1",
        ),
        Text::new(
            "Zet een lege regel boven de lijst",
            "Put an empty line above the list",
        ),
    )
}

/// Reports a table without an empty line above it.
pub(crate) fn table_in_paragraph(place: Place) -> Diagnostic {
    unformed(
        place,
        Text::new(
            "Dit wordt geen tabel: er hoort een lege regel boven",
            "This is no table: an empty line belongs above it",
        ),
        Text::new(
            "Zet een lege regel boven de tabel",
            "Put an empty line above the table",
        ),
    )
}

/// Reports a sentence that became a heading because of the line below it.
pub(crate) fn sentence_as_heading(place: Place) -> Diagnostic {
    unformed(
        place,
        Text::new(
            "Deze tekst wordt een kopje, omdat er een regel met streepjes direct onder staat",
            "This text is a heading, because a line of hyphens is directly below it",
        ),
        Text::new(
            "Zet een lege regel tussen de tekst en de streepjes; voor een kopje: schrijf ## ervoor",
            "Put an empty line between the text and the hyphens; for a heading: write ## before it",
        ),
    )
}

/// Reports a text that became code because it is indented. `dedents` removes the indentation.
pub(crate) fn indented_text(place: Place, is_safe: bool, dedents: Vec<Edit>) -> Diagnostic {
    let mut problem = unformed(
        place,
        Text::new(
            "Deze tekst wordt programmacode, omdat hij met vier spaties of een tab begint",
            "This text is shown as code, because it begins with four spaces or a tab",
        ),
        Text::new(
            "Haal de spaties voor de tekst weg. Is het echt code, zet er dan een regel ``` boven en onder",
            "Remove the spaces before the text. If it is code, put a line ``` above and below it",
        ),
    );
    problem.fix = Some(Fix {
        is_safe,
        edits: dedents,
    });
    problem
}

/// Reports a block of code without an end.
pub(crate) fn unclosed_code(place: Place, fence: &str) -> Diagnostic {
    unformed(
        place,
        text!(
            "Alles hierna wordt programmacode: “{fence}” wordt niet afgesloten",
            "Everything below is shown as code: “{fence}” is not closed"
        ),
        text!(
            "Zet onder de code een regel met {fence}, of haal deze regel weg",
            "Put a line with {fence} below the code, or remove this line"
        ),
    )
}

/// Reports a link with a space between its text and its target.
pub(crate) fn split_link(place: Place, target: &str) -> Diagnostic {
    let target = phrases::shorten(target);
    unformed(
        place,
        Text::new(
            "Dit wordt geen link: tussen ] en ( staat een spatie",
            "This is no link: there is a space between ] and (",
        ),
        text!(
            "Schrijf de twee aan elkaar: [tekst]({target})",
            "Write the two together: [text]({target})"
        ),
    )
}

/// Reports a link whose target holds a space.
pub(crate) fn space_in_target(place: Place, target: &str) -> Diagnostic {
    let target = phrases::shorten(target);
    unformed(
        place,
        text!(
            "Dit wordt geen link: in “{target}” staat een spatie",
            "This is no link: there is a space in “{target}”"
        ),
        text!(
            "Zet < en > om het pad, zoals: [tekst](<{target}>), of geef het bestand een naam zonder spaties",
            "Put < and > around the path, as in: [text](<{target}>), or rename the file without spaces"
        ),
    )
}

/// Reports a link of which the target is not closed.
pub(crate) fn unclosed_link(place: Place) -> Diagnostic {
    unformed(
        place,
        Text::new(
            "Dit wordt geen link: het haakje ) achter het pad ontbreekt",
            "This is no link: the ) after its target is missing",
        ),
        Text::new(
            "Sluit het pad af, zoals: [tekst](../aanbod/naam.md)",
            "Close the target, as in: [text](../aanbod/naam.md)",
        ),
    )
}

/// Reports a link with its text and target exchanged.
pub(crate) fn reversed_link(place: Place) -> Diagnostic {
    unformed(
        place,
        Text::new(
            "Dit wordt geen link: de haakjes zijn verwisseld",
            "This is no link: the brackets are exchanged",
        ),
        Text::new(
            "Zet de tekst tussen [ ] en het pad tussen ( ), zoals: [tekst](../aanbod/naam.md)",
            "Put the text between [ ] and the target between ( ), as in: [text](../aanbod/naam.md)",
        ),
    )
}

/// Reports a link as a wiki writes it.
pub(crate) fn wiki_link(place: Place) -> Diagnostic {
    unformed(
        place,
        Text::new(
            "Dit wordt geen link: dubbele haken werken hier niet",
            "This is no link: double brackets do not work here",
        ),
        Text::new(
            "Schrijf de tekst en het pad: [tekst](../aanbod/naam.md)",
            "Write the text and the path: [text](../aanbod/naam.md)",
        ),
    )
}

/// Reports emphasis with a blank on the inner side of a mark.
pub(crate) fn blank_inside_emphasis(place: Place, mark: &str) -> Diagnostic {
    unformed(
        place,
        text!(
            "“{mark}” komt zo op de pagina: er staat een spatie aan de binnenkant",
            "“{mark}” is on the page as it is: there is a space on its inner side"
        ),
        text!(
            "Zet de spatie erbuiten: {mark}tekst{mark} verder",
            "Put the space outside: {mark}text{mark} and on"
        ),
    )
}

/// Reports a mark of emphasis that has no counterpart.
pub(crate) fn unclosed_emphasis(place: Place, mark: &str) -> Diagnostic {
    unformed(
        place,
        text!(
            "“{mark}” komt zo op de pagina: het heeft geen begin of eind",
            "“{mark}” is on the page as it is: it has no beginning or no end"
        ),
        text!(
            "Zet om de woorden aan beide kanten {mark}, in dezelfde alinea, of haal het weg",
            "Put {mark} on both sides of the words, in one paragraph, or remove it"
        ),
    )
}

/// Reports a mark of another dialect.
pub(crate) fn marked_text(place: Place) -> Diagnostic {
    unformed(
        place,
        Text::new(
            "“==” komt zo op de pagina: markeren kan hier niet",
            "“==” is on the page as it is: there is no highlighting here",
        ),
        Text::new(
            "Maak de woorden vet, zoals: **tekst**, of haal de tekens weg",
            "Make the words bold, as in: **text**, or remove the marks",
        ),
    )
}

/// Reports attributes of a heading other than an id.
pub(crate) fn heading_attributes(place: Place, written: &str) -> Diagnostic {
    let written = phrases::shorten(written);
    unformed(
        place,
        text!(
            "“{written}” komt zo in het kopje: alleen een anker kan achter een kopje staan",
            "“{written}” is in the heading as it is: only an id can follow a heading"
        ),
        Text::new(
            "Schrijf een anker als {#kosten}, zonder spaties en zonder iets erbij, of haal dit weg",
            "Write an id as {#kosten}, without spaces or anything else, or remove this",
        ),
    )
}

/// Reports a reference to a note that does not exist.
pub(crate) fn undefined_note(place: Place, label: &str) -> Diagnostic {
    let label = phrases::shorten(label);
    unformed(
        place,
        text!(
            "De noot “{label}” bestaat niet, dus deze verwijzing komt zo op de pagina",
            "There is no note “{label}”, so this reference is on the page as it is"
        ),
        text!(
            "Zet de noot onder de tekst, op een eigen regel: [^{label}]: De tekst van de noot",
            "Put the note below the text, on a line of its own: [^{label}]: The text of the note"
        ),
    )
}

/// Reports a note that nothing refers to.
pub(crate) fn unused_note(place: Place, label: &str) -> Diagnostic {
    let label = phrases::shorten(label);
    unformed(
        place,
        text!(
            "Nergens in de tekst staat een verwijzing naar de noot “{label}”",
            "Nothing in the text refers to the note “{label}”"
        ),
        text!(
            "Zet [^{label}] achter de zin waar de noot bij hoort, of haal de noot weg",
            "Put [^{label}] after the sentence that the note belongs to, or remove the note"
        ),
    )
}

/// Reports a second note with the same label; it is not on the page.
pub(crate) fn repeated_note(place: Place, label: &str) -> Diagnostic {
    let label = phrases::shorten(label);
    unformed(
        place,
        text!(
            "De noot “{label}” staat er al; deze komt niet op de pagina",
            "There is a note “{label}” already; this one is not on the page"
        ),
        Text::new(
            "Geef de tweede noot een andere naam, ook in de tekst, of haal die weg",
            "Give the second note another label, in the text too, or remove it",
        ),
    )
}
