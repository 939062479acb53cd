"""What exempt papers must not let out: the terms that the meeting names, and what only these papers say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.publish.terms import Known, Term, own_terms, stated_terms
from reportgen.review.model import Reviewed
from reportgen.spec.house import HouseSpec
from reportgen.spec.meeting import Exempt, Meeting


@dataclass(frozen=True, slots=True)
class ExemptPaper:
    """``name`` is what messages call it; ``reviewed`` is its file as it was read, if there is one."""

    name: str
    exempt: Exempt
    reviewed: Reviewed | None = None


def exempt_terms(
    papers: Sequence[ExemptPaper], house: HouseSpec, meeting: Meeting, public: Iterable[str] = ()
) -> tuple[Term, ...]:
    """All that is to be looked for in the public files.

    Parameters
    ----------
    public
        What the public knows beside the house's texts and the agenda. The papers that are published with it are none
        of it: what was copied into one would excuse itself.
    """
    kept_back = {term for paper in papers for term in paper.exempt.terms}
    said = [text for text in _strings(meeting.model_dump()) if text not in kept_back]
    shared = [text for paper in papers for text in paper.exempt.public]
    known = Known.of([*_strings(house.model_dump()), *said, *shared, *public])
    found: dict[Term, None] = {}
    for paper in papers:
        found |= dict.fromkeys(stated_terms(paper.exempt.terms, paper.name))
        if paper.reviewed is not None:
            found |= dict.fromkeys(own_terms(_texts(paper.reviewed), paper.name, known))
    return tuple(found)


def _texts(reviewed: Reviewed) -> Iterator[str]:
    """What the paper says to its readers; running heads and front tables are filled in alike in every paper."""
    filled_in = reviewed.format == "docx"  # a table on a first slide is none of those
    for one in reviewed.paragraphs:
        if one.region != "header" and not (one.region == "front" and one.cell and filled_in):
            yield one.text
    yield from (one.alternative for one in reviewed.drawings)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _strings(one)
