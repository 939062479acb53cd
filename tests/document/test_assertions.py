"""Words that rank or judge are listed from a whole paper, each with the claims that back it."""

from __future__ import annotations

from typing import Any

from reportgen.document.assertions import asserted
from reportgen.document.passages import passages
from reportgen.wording.text import plain
from tests.document.papers import DECK, deck, report

LOWEST = {"lowest": "brent", "of": "burglary", "among": "bcu", "period": "june"}  # 5 of 8, 5 and 11


def test_a_word_beside_its_claim_is_backed_and_another_is_not(project: Any) -> None:
    made = report(
        project,
        summary=[
            {"text": "Brent has the lowest number ({{ ref(trend) }}).", "claim": LOWEST},
            "Barnet has the largest fall.",
            {"text": "Brent has the highest number of officers.", "claim": LOWEST},
        ],
    )
    told = asserted(passages(made), made.claims)
    found = [(one.found.word, plain(one.passage.text).split()[0], [claim.kind for claim in one.claims]) for one in told]
    assert found == [("lowest", "Brent", ["lowest"]), ("largest", "Barnet", []), ("highest", "Brent", [])]


def test_a_slides_claims_back_its_words_and_are_placed(project: Any) -> None:
    slides = [dict(one) for one in DECK["slides"]]
    slides[0] = slides[0] | {"subtitle": "Brent is lowest, Harrow highest", "claims": LOWEST}
    made = deck(project, slides=slides)
    found = {one.found.word: one for one in asserted(passages(made), made.claims)}
    assert [claim.kind for claim in found["lowest"].claims] == ["lowest"]
    assert found["highest"].claims == ()
    assert found["lowest"].passage.called == "slide 1 'Crime'"
    assert made.templates[found["lowest"].passage.place] == "Brent is lowest, Harrow highest"
