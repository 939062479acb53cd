"""The how-to pages are true: their examples are read by the models, and they name all that texts may use."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent, indent

import pytest
import yaml

from reportgen.document import change_names, fact_names, measure_names, names, order_names
from reportgen.spec.base import SpecModel
from reportgen.spec.claims import CLAIM_KEYS
from reportgen.spec.forward_plan import ForwardPlanSpec
from reportgen.spec.house import HouseSpec
from reportgen.spec.meeting import Meeting
from reportgen.spec.minutes import MinutesSpec
from reportgen.spec.models import DeckSpec, Definitions
from reportgen.spec.problems import validate
from reportgen.spec.yaml import parse_yaml

DOCS = Path(__file__).parents[1] / "docs"
# The shortest file of each kind, into which an example is put that shows a part of one.
DECK = "kind: dashboard\ntitle: A\narea: a\ndata_to: Sep 2023\nslides: [{layout: title, title: A}]"
MEETING = "house: barnet\nboard: A\ndate: 2023-11-24"
MINUTES = "kind: minutes\nitems: [{item: A, content: [A]}]"
HOUSE = (DOCS.parent / "assets" / "barnet" / "house.yaml").read_text(encoding="utf-8")
EXAMPLES = [
    (page.name, example)
    for page in sorted(DOCS.glob("*.md"))
    for example in re.findall(r"```yaml\n(.+?)```", page.read_text(encoding="utf-8"), re.DOTALL)
]


def _file(example: str) -> tuple[type[SpecModel], str]:
    """The model of the file that an example is of, and the example as a whole file."""
    content = yaml.safe_load(example)
    text = dedent(example)
    if isinstance(content, list):
        (one,) = content
        if "file" in one:
            return Meeting, f"{MEETING}\nitems:\n- title: A\n  papers:\n{indent(text, '  ')}"
        if "item" in one:
            minutes = f"kind: minutes\nattendance: [{{who: a}}]\nitems:\n{text}"
            return MinutesSpec, minutes.replace("[...]", "[A]")
        return Meeting, f"{MEETING}\nsupplements: []\nitems:\n{text}"
    keys = set(content)
    if example.startswith("  "):
        return HouseSpec, f"{HOUSE.partition('  # The meeting')[0]}{example}"
    if keys <= set(Definitions.model_fields):
        return Definitions, text
    if content.get("kind") == "forward-plan":
        return ForwardPlanSpec, text
    if "house" in keys:
        return Meeting, text
    if "attendance" in keys:
        return MinutesSpec, f"{MINUTES}\n{text}"
    if keys <= set(Meeting.model_fields):
        return Meeting, f"{MEETING}\n{text}"
    return DeckSpec, f"{DECK}\n{text}"


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_an_example_is_read_by_the_model(page: str, example: str) -> None:
    model, text = _file(example)
    made = validate(model, parse_yaml(text, page))
    content = yaml.safe_load(example)
    if isinstance(content, dict) and not example.startswith("  "):
        assert set(content) <= made.model_fields_set


def test_the_page_on_definitions_shows_each_layout_and_each_kind_of_source() -> None:
    read = [validate(Definitions, parse_yaml(example, page)) for page, example in EXAMPLES if page == "definitions.md"]
    datasets = [dataset for made in read for dataset in made.datasets.values()]
    assert {dataset.layout for dataset in datasets} == {"wide", "long", "records"}
    assert any(dataset.sheet for dataset in datasets)
    assert any(dataset.database for dataset in datasets)


def test_the_page_on_texts_names_all_that_may_stand_behind_a_dot() -> None:
    page = (DOCS / "texts.md").read_text(encoding="utf-8")
    told = set(re.findall(r"\.([a-z_]+)", " ".join(re.findall("`(.+?)`", page))))
    modules = (names, fact_names, change_names, order_names, measure_names)
    found = (kind for module in modules for kind in vars(module).values())
    kinds = [kind for kind in found if isinstance(kind, type) and issubclass(kind, names.Named)]
    known = {name for kind in kinds for name in kind.attributes | kind.methods}
    assert len(known) > 30
    assert known - told == set()


def test_the_page_on_texts_shows_each_kind_of_claim() -> None:
    page = (DOCS / "texts.md").read_text(encoding="utf-8")
    shown = [key for key in CLAIM_KEYS if re.search(rf"`\{{?{key}\b", page)]
    assert shown == list(CLAIM_KEYS)
