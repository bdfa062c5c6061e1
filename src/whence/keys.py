"""Keys: names of things that have no id of their own, the same in every run over the same words."""

from whence.conclusions import Finding
from whence.records import make_id


def key_finding(finding: Finding) -> str:
    """Give what names a finding as long as its kind and the words that show it stay."""
    return make_id(finding.kind, *(f"{e.document_id} {e.span}" for e in finding.evidence))
