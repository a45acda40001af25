"""Every aanbod.json against the schema beside it, and every aanbod.csv against aanbod.json."""

import csv
import json

import jsonschema

from report import files, main

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def check(dist):
    for path in files(dist, "aanbod.json"):
        catalogue = json.loads(path.read_text("utf-8"))
        schema = json.loads(path.with_name("aanbod.schema.json").read_text("utf-8"))
        validator = jsonschema.validators.validator_for(schema)
        validator.check_schema(schema)
        formats = validator.FORMAT_CHECKER
        for error in validator(schema, format_checker=formats).iter_errors(catalogue):
            yield path, f"{error.json_path}: {error.message}"
        yield from unknown_keys(path, catalogue, schema)
        if catalogue["aantal"] != len(catalogue["items"]):
            yield path, "aantal is not the number of items"
        yield from table(path.with_name("aanbod.csv"), catalogue)


def unknown_keys(path, catalogue, schema):
    """The schema allows additional keys, since keys may be added; those we write must be in it."""
    items = schema["$defs"]["Scholing"]["properties"]
    for item in catalogue["items"]:
        for key in sorted(set(item) - set(items)):
            yield path, f"{item['id']}: {key} is not in the schema"


def table(path, catalogue):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";", strict=True))
    if not path.read_bytes().startswith(b"\xef\xbb\xbf"):
        yield path, "no byte order mark"
    if [row[0] for row in rows[1:]] != [item["id"] for item in catalogue["items"]]:
        yield path, "the ids differ from those in aanbod.json"
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            yield path, f"row {number} has {len(row)} cells, the first row {len(rows[0])}"
        for cell in row:
            if cell.startswith(FORMULA):
                yield path, f"row {number} has a formula: {cell}"


main(check)
