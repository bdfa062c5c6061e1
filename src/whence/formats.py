"""The formats a case is exported in, by the names that `whence export` takes."""

from collections.abc import Mapping

EXPORTS: Mapping[str, str] = {
    "jsonl": "every record, one a line",
    "csv": "one row for each statement",
    "log": "the analyst's decisions, one a line",
    "markdown": "a brief in the form of ICD 206",
    "ach": "origins against rival answers, as CSV",
    "graphml": "who rests on whom, for drawing programs",
    "gexf": "the same for Gephi",
    "geojson": "places with the words that name them",
    "prov-json": "provenance (W3C PROV)",
    "web-annotation": "marked passages (W3C Web Annotation)",
    "ftm": "entities of FollowTheMoney",
    "claimreview": "drafts of fact checks (schema.org), without a verdict",
    "bibtex": "the articles as a bibliography",
    "ris": "the same for reference managers",
}

SUFFIXES: Mapping[str, str] = {
    "jsonl": ".jsonl", "csv": ".csv", "log": ".log.jsonl", "markdown": ".md", "ach": ".ach.csv", "graphml": ".graphml",
    "gexf": ".gexf", "geojson": ".geojson", "prov-json": ".prov.json", "web-annotation": ".annotations.jsonld",
    "ftm": ".ftm.jsonl", "claimreview": ".claimreview.json", "bibtex": ".bib", "ris": ".ris",
}  # fmt: skip
"""How the name of a file of each format ends."""


def list_exports() -> str:
    """Give the names of all formats, as the help and the error name them."""
    return ", ".join(EXPORTS)
