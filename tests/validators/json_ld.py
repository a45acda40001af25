"""Every JSON-LD script, checked against the TypeScript types of schema.org (schema-dts).

Writes a TypeScript file with one example of each distinct shape of data for the compiler to
check: a misspelt property, or one that its type does not have, is an error.
"""

import json
import pathlib
import sys

from lxml import html

from report import files, main


def check(dist):
    shapes = {}
    for path in files(dist, "*.html"):
        tree = html.fromstring(path.read_bytes())
        for script in tree.xpath("//script[@type='application/ld+json']"):
            try:
                data = json.loads(script.text)
            except (TypeError, ValueError) as error:
                yield path, error
                continue
            shapes.setdefault(json.dumps(shape(data)), (path.relative_to(dist), data))
    if not shapes:
        yield dist, "no JSON-LD found"
    source = pathlib.Path(sys.argv[2])
    with source.open("w", encoding="utf-8") as file:
        file.write('import type { Graph } from "schema-dts";\n')
        for number, (path, data) in enumerate(shapes.values()):
            file.write(f"// {path}\n")
            file.write(f"export const page{number}: Graph = {json.dumps(data)};\n")


def shape(data):
    """The structure of data: texts and numbers replaced by their type, except schema.org terms."""
    if isinstance(data, dict):
        return {key: value if key == "@type" else shape(value) for key, value in data.items()}
    if isinstance(data, list):
        shapes = {json.dumps(shape(item)): shape(item) for item in data}
        return [shapes[key] for key in sorted(shapes)]
    if isinstance(data, str) and data.startswith("https://schema.org/"):
        return data
    return type(data).__name__


main(check)
