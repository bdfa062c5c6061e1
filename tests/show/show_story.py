"""The story behind the tests of show/, as one case: invented town, people and outlets."""

from show_articles import BLOG, ELSBY, HERALD, LINDMARK, NORTHMERE
from show_claims import CLAIMS
from show_traces import AGENCY, CLERK, DENIAL, FIRE, FOUND, ILL_NEW, ILL_OLD, QUILL, TRACE, VALVE, at, bear

from whence.conclusions import Case, Finding, LoadBearing, Weighing
from whence.records import Attribution, Document, Failure, Reading

DOCUMENTS = (BLOG, ELSBY, HERALD, LINDMARK, NORTHMERE)
__all__ = ["AGENCY", "BLOG", "ELSBY", "HERALD", "LINDMARK", "QUILL", "at", "make_story"]


def _read(document: Document, *attributions: Attribution) -> Reading:
    return Reading(
        document_id=document.id,
        reader="by hand",
        sentences=(),
        attributions=attributions,
        mentions=(),
        times=(),
        quantities=(),
    )


def make_story() -> Case:
    """Give the whole case."""
    return Case(
        documents=DOCUMENTS,
        readings=(
            _read(BLOG),
            _read(ELSBY, CLERK, FIRE),
            _read(HERALD, FOUND[HERALD], VALVE),
            _read(LINDMARK, FOUND[LINDMARK]),
            _read(NORTHMERE, DENIAL),
        ),
        trace=TRACE,
        weighing=Weighing(
            claims=CLAIMS,
            load_bearing=(
                LoadBearing(
                    AGENCY.id,
                    "Tarn Press Agency",
                    (CLAIMS[0].id, CLAIMS[1].id),
                ),
            ),
            findings=(
                Finding(
                    kind="drift",
                    rank=1,
                    words="about 240 people became more than 300 people on the way to Elsby Post",
                    evidence=(bear("before", LINDMARK, ILL_OLD), bear("after", ELSBY, ILL_NEW)),
                ),
                Finding(
                    kind="single origin",
                    rank=2,
                    words="three articles say that tests found bacteria in early March; all rest on one report",
                    evidence=(bear("statement", BLOG, "They knew in early March."),),
                ),
            ),
        ),
        failures=(Failure("photo.jpg", "photo.jpg: not text (JPEG); give the article as text or HTML"),),
        made_by=(("whence", "0.1.0"), ("read", "rules 1"), ("trace", "1"), ("weigh", "1")),
    )
