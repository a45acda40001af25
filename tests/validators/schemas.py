"""Validates the YAML of projects with jsonschema against the schemas that `vindplek schema` writes:
input that `vindplek check` accepts must be valid, and obviously wrong input must not.

    schemas.py SCHEMAS PROJECT...
"""

import copy
import json
import re
import sys
from pathlib import Path

import yaml
from jsonschema import Draft7Validator

LISTS = ["vocabulaire", "partners", "begrippen", "toetsingskader", "cijfers"]


class Loader(yaml.SafeLoader):
    """YAML as the VS Code extension reads it (the core schema of YAML 1.2): dates are strings, and
    only true and false are booleans."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$", re.I), list("tTfF"))


def kind_of(path):
    """The name of a document's schema, from its path below the content folder."""
    match path.split("/"):
        case ["aanbod", _]:
            return "cursus"
        case ["nieuws", _]:
            return "nieuws"
        case ["specials", _, "index.md"]:
            return "special"
        case ["specials", _, _]:
            return "artikel"
        case ["reisplan", "index.md"]:
            return "reisplan"
        case ["reisplan", _]:
            return "kwartaal"
        case ["carrierepad", "index.md"]:
            return "carrierepad"
        case ["carrierepad", _]:
            return "functie"
        case ["peilingen", _]:
            return "peiling"
        case ["paginas", *_]:
            return "pagina"


def sheets(project):
    """Yields every YAML file and front matter of a project: schema name, path and text."""
    for name in LISTS:
        path = project / "content" / f"{name}.yaml"
        if path.is_file():
            yield name, path, path.read_text()
    for path in sorted(project.glob("regions/*/region.yaml")):
        yield "region", path, path.read_text()
    for path in sorted(project.glob("regions/*/adressen.yaml")):
        yield "adressen", path, path.read_text()
    for path in sorted(project.glob("themes/*/theme.yaml")):
        yield "theme", path, path.read_text()
    for content in [project / "content", *sorted(project.glob("regions/*/content"))]:
        for path in sorted(content.rglob("*.md")):
            inner = path.relative_to(content).as_posix()
            # Among the media is only a note.
            if inner.startswith("media/"):
                continue
            is_accent = content != project / "content" and (project / "content" / inner).is_file()
            kind = "accent" if is_accent else kind_of(inner)
            yield kind, path, path.read_text().split("---\n")[1]


def spoilt(value):
    """Yields copies of a value with one obvious error each; of a list, only the first item is changed."""
    wrong = copy.deepcopy(value)
    wrong["onbekende_sleutel"] = "x"
    yield "an unknown key", wrong
    for key, inner in value.items():
        wrong = copy.deepcopy(value)
        wrong[key] = {"onbekende_sleutel": [{}]}
        yield f"{key} is a mapping with only unknown keys", wrong
        if isinstance(inner, list) and inner and isinstance(inner[0], dict):
            for what, item in spoilt(inner[0]):
                wrong = copy.deepcopy(value)
                wrong[key][0] = item
                yield f"{key}: {what}", wrong


def main():
    schemas, *projects = map(Path, sys.argv[1:])
    validators = {}
    for path in schemas.glob("*.schema.json"):
        schema = json.loads(path.read_text())
        Draft7Validator.check_schema(schema)
        validators[path.name.removesuffix(".schema.json")] = Draft7Validator(schema)
    failures, seen, refused = [], set(), 0
    for project in projects:
        for name, path, text in sheets(project):
            value = yaml.load(text, Loader) or {}
            seen.add(name)
            for error in validators[name].iter_errors(value):
                failures.append(f"{path}: {error.json_path}: {error.message}")
            for what, wrong in spoilt(value):
                refused += 1
                if validators[name].is_valid(wrong):
                    failures.append(f"{path}: passes with {what}")
            for required in validators[name].schema["required"]:
                lacking = {key: inner for key, inner in value.items() if key != required}
                refused += 1
                if validators[name].is_valid(lacking):
                    failures.append(f"{path}: passes without {required}")
    unseen = sorted(set(validators) - seen)
    if unseen:
        failures.append(f"no input was validated against {', '.join(unseen)}")
    for failure in failures:
        print(failure)
    if not refused:
        print("no invalid input was generated")
    sys.exit(bool(failures) or not refused)


main()
