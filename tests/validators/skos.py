"""Every glossary as linked data: both notations say the same, and it follows NL-SBB (nl-sbb.ttl) and SKOS."""

import pathlib
import sys

from pyshacl import validate
from rdflib import Graph
from rdflib.compare import graph_diff, to_isomorphic
from rdflib.namespace import RDF, SH, SKOS

from report import files, main

SHAPES = pathlib.Path(__file__).parent / "nl-sbb.ttl"


def check(dist):
    shapes = Graph().parse(SHAPES, format="turtle")
    concepts = 0
    for path in files(dist, "begrippen.ttl"):
        try:
            turtle = Graph().parse(path, format="turtle")
            json_ld = Graph().parse(path.with_suffix(".jsonld"), format="json-ld")
        except Exception as error:  # Each parser has exceptions of its own.
            yield path, f"cannot be read: {error}"
            continue
        concepts += sum(1 for _ in turtle.subjects(RDF.type, SKOS.Concept))
        if to_isomorphic(turtle) != to_isomorphic(json_ld):
            _, only_turtle, only_json = graph_diff(turtle, json_ld)
            yield path, f"only in Turtle: {list(only_turtle)}; only in JSON-LD: {list(only_json)}"
        # Without inference, so that what SKOS would imply has to be said.
        conforms, report, _ = validate(turtle, shacl_graph=shapes, advanced=True)
        if not conforms:
            for result in report.subjects(RDF.type, SH.ValidationResult):
                node, message = report.value(result, SH.focusNode), report.value(result, SH.resultMessage)
                yield path, f"{node}: {message} ({report.value(result, SH.value)})"
    if concepts == 0:
        sys.exit(f"{dist}: no terms found")


main(check)
