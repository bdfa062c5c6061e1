"""Rust in a bridge, told by an engineer, a welder and a county that denies it: articles for the weigh stage."""

from tracing import Traced
from whence.conclusions import Claim

FIRST = (
    "Rust found in Orle bridge\n\nMonday, 21 June, 2021 - 08:00\nOrle - Orle Courier\n"
    "Inspectors found rust in 40 cables of the Orle bridge, the engineer Ada Brandal told the Orle Courier.\n"
)
LATER = (
    "More rust on the span\n\nFriday, 25 June, 2021 - 08:00\nOrle - Orle Courier\n"
    "Inspectors have now found rust in 52 cables of the Orle bridge, the engineer Ada Brandal told the Orle Courier.\n"
)
OTHER = (
    "Welder speaks of his work on site\n\nWednesday, 23 June, 2021 - 08:00\nOrle - Rail World\n"
    "Inspectors found rust in 65 cables of the Orle bridge, the welder Tor Lie told Rail World.\n"
)
DENIAL = (
    "County rejects claims about bridge\n\nThursday, 24 June, 2021 - 08:00\nOrle - Valley Herald\n"
    "The county’s spokesman, Per Olsen, denied that inspectors had found rust in cables of the Orle bridge.\n"
)


def find_claim(traced: Traced, words: str) -> Claim:
    def holds(claim: Claim) -> bool:
        texts = {d.id: d.text for d in traced.documents.values()}
        return any(words in span.of(texts[s.document_id]) for s in claim.statements for span in s.spans)

    return next(c for c in traced.weighing.claims if holds(c))
