"""The numbers of the sample papers: the Board's table, a second count with plain pandas, and where each comes from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.measures.facts import Fact
from reportgen.periods import parse
from tests import recount
from tests.papers import Paper, build, xpath
from tests.printed.community_safety import again
from tests.printed.table import Term

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "report_specs" / "2023-11-24"

# June to September 2023 and 2022, 12 months to September 2023 and 2022, ranks by change in London and in the NW BCU.
MUST_HOLD = {
    "residential_burglary": (551, 567, 1938, 1873, 8, 1),
    "business_burglary": (197, 189, 650, 625, 11, 2),
    "personal_robbery": (263, 194, 771, 579, 28, 3),
    "violence_with_injury": (851, 803, 2368, 2319, 19, 2),
}
SLIDES = dict(zip(MUST_HOLD, range(4, 8), strict=True))
RECENT, RECENT_BEFORE = "20230601-20230930", "20220601-20220930"
YEAR, YEAR_BEFORE = "20221001-20230930", "20211001-20220930"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    return build(FOLDER, tmp_path_factory.mktemp("samples"))


@pytest.fixture(params=["performance-dashboard", "crime-performance-report"])
def crime_paper(request: pytest.FixtureRequest, samples: dict[str, Paper]) -> Paper:
    return samples[request.param]


@pytest.fixture(params=["performance-dashboard", "crime-performance-report", "community-safety-mid-year"])
def paper(request: pytest.FixtureRequest, samples: dict[str, Paper]) -> Paper:
    return samples[request.param]


# --- What must hold ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("measure", MUST_HOLD)
def test_both_papers_state_the_counts_that_must_hold(crime_paper: Paper, measure: str) -> None:
    spans = (RECENT, RECENT_BEFORE, YEAR, YEAR_BEFORE)
    assert tuple(crime_paper.facts[f"{measure}.barnet.{span}"].value for span in spans) == MUST_HOLD[measure][:4]


@pytest.mark.parametrize("measure", MUST_HOLD)
def test_the_dashboard_states_the_ranks_that_must_hold(samples: dict[str, Paper], measure: str) -> None:
    facts = samples["performance-dashboard"].facts
    for among, rank, of in (("london", MUST_HOLD[measure][4], 32), ("nw_bcu", MUST_HOLD[measure][5], 3)):
        fact = ranked(facts, among, measure)
        assert (fact.value, fact.of, fact.tied) == (rank, of, False)


def test_the_ranks_of_the_report_are_those_of_the_dashboard(samples: dict[str, Paper]) -> None:
    facts = samples["crime-performance-report"].facts.values()
    stated = {
        (fact.measure, fact.of): fact.value
        for fact in facts
        if operation(fact) == "rank-change" and fact.period == parse("June to September 2023")
    }
    assert stated == {
        ("residential_burglary", 32): 8,
        ("residential_burglary", 3): 1,
        ("business_burglary", 32): 11,
        ("business_burglary", 3): 2,
        ("personal_robbery", 32): 28,
    }


@pytest.mark.parametrize("measure", MUST_HOLD)
def test_each_slide_prints_the_numbers_that_must_hold(samples: dict[str, Paper], measure: str) -> None:
    now, before, year, year_before, london, bcu = MUST_HOLD[measure]
    words = samples["performance-dashboard"].text(f"ppt/slides/slide{SLIDES[measure]}.xml")
    assert f"recorded {now:,} cases" in words
    assert f"in the 4 months to September 2023, against {before:,} in the 4 months to September 2022" in words
    assert f"recorded {year:,} cases" in words
    assert f"in the 12 months to September 2023, against {year_before:,} in the 12 months to September 2022" in words
    assert f"\n{london}/32\n" in words
    assert f"\n{bcu}/3\n" in words


def test_the_reports_tables_print_the_numbers_that_must_hold(samples: dict[str, Paper]) -> None:
    lines = samples["crime-performance-report"].text("word/document.xml").split("\n")
    for now, before, year, year_before, *_ in MUST_HOLD.values():
        assert any(lines[i : i + 2] == [f"{now:,}", f"{before:,}"] for i in range(len(lines)))
        assert any(lines[i : i + 2] == [f"{year:,}", f"{year_before:,}"] for i in range(len(lines)))


# --- A second count ------------------------------------------------------------------------------------------


def test_every_number_is_found_again_in_the_raw_files(paper: Paper) -> None:
    different = {}
    for id_, fact in paper.facts.items():
        again = recounted(fact) if fact.measure in recount.MEASURES else reckoned(fact)
        if again is None or fact.value is None:
            same = again is None and fact.value is None and bool(fact.missing)
        else:
            same = fact.value == pytest.approx(again, rel=1e-12, abs=1e-12)
        if not same:
            different[id_] = (fact.value, again)
    assert different == {}


def test_every_kind_of_number_was_counted_again(samples: dict[str, Paper]) -> None:
    names = ("performance-dashboard", "crime-performance-report")
    police = [fact for name in names for fact in samples[name].facts.values() if fact.measure in recount.MEASURES]
    assert {operation(fact) for fact in police} == {
        "count", "change", "difference", "rate", "average", "rank-change", "rank-rate"
    }  # fmt: skip


def recounted(fact: Fact) -> float | None:
    """The number by plain pandas; None if a month or a peer is not in the raw files."""
    assert fact.period is not None
    first, last = f"{fact.period.start:%Y%m}", f"{fact.period.end:%Y%m}"
    spans = [(first, last)]
    if operation(fact) in ("change", "difference", "rank-change"):
        spans.append((recount.year_before(first), recount.year_before(last)))
    if operation(fact) == "average":
        spans = [("202110", "202309")]  # the 24 months of the papers' trend
    if any(start < min(recount.months(fact.measure)) for start, _ in spans):
        return None
    return _RECOUNT[operation(fact)](fact, *[recount.counts(fact.measure, *span) for span in spans])


def _rank(fact: Fact, values: recount.pd.Series) -> float | None:
    among = fact.id.split("-", 2)[2].partition("(")[0]
    if len(values) < 32:
        return None
    return float(recount.ranks(values, among)[fact.area])


_RECOUNT: dict[str, Callable[..., float | None]] = {
    "count": lambda fact, now: now[fact.area],
    "average": lambda fact, all_months: all_months[fact.area] / 24,
    "difference": lambda fact, now, before: now[fact.area] - before[fact.area],
    "change": lambda fact, now, before: (now[fact.area] / before[fact.area] - 1) * 100,
    "rate": lambda fact, now: now[fact.area] / recount.residents()[fact.area] * 1000,
    "rank-change": lambda fact, now, before: _rank(fact, (now / before).fillna(1)),  # nothing to nothing: no change
    "rank-rate": lambda fact, now: _rank(fact, (now / recount.residents()).dropna()),
}


def reckoned(fact: Fact) -> float:
    """A number of the Community Safety Team: counted in the printed tables, or made of others that are."""
    assert fact.period is not None
    own = Term(fact.measure, fact.area, fact.categories, fact.period)
    if not fact.made:
        return again(own)
    parts = [reckoned(part) for part in fact.inputs]
    if fact.made == "place-highest":
        return 1 + sum(part > again(own) for part in parts)
    return _MADE[fact.made](*parts)


_MADE: dict[str, Callable[..., float]] = {
    "sum": lambda *parts: sum(parts),
    "share": lambda part, whole: part / whole * 100,
    "change": lambda now, before: (now - before) / before * 100,
    "difference": lambda now, before: now - before,
    "per_unit": lambda number, units: number / units,
}


def operation(fact: Fact) -> str:
    """How a fact was made, as its id says: ``count``, ``change``, ``rank-rate``, ..."""
    name, bracket, _ = fact.id.partition("(")
    return "-".join(name.split("-")[:2]) if bracket else "count"


def ranked(facts: dict[str, Fact], among: str, measure: str) -> Fact:
    (found,) = (fact for id_, fact in facts.items() if id_.startswith(f"rank-change-{among}(change({measure}."))
    return found


# --- One source ----------------------------------------------------------------------------------------------


def test_the_two_papers_state_the_same_facts_alike(samples: dict[str, Paper]) -> None:
    dashboard, report = (samples[name].facts for name in ("performance-dashboard", "crime-performance-report"))
    shared = dashboard.keys() & report.keys()
    # four measures: four spans and one change each; six ranks; 24 months of the three measures charted in both
    assert len(shared) >= 4 * 5 + 6 + 3 * 24
    assert {id_ for id_ in shared if told(dashboard[id_]) != told(report[id_])} == set()


def told(fact: Fact) -> tuple[object, ...]:
    """All but the query, which names the columns that a paper asks for."""
    origins = [(origin.dataset, origin.release, origin.rows) for origin in fact.origins]
    return fact.value, fact.missing, fact.label, fact.period, fact.status, origins


def test_every_fact_says_where_it_comes_from(paper: Paper) -> None:
    for fact in paper.facts.values():
        assert fact.origins, fact.id
        for origin in fact.origins:
            assert "read_csv('report_specs/2023-11-24/data/" in origin.query, fact.id
            assert origin.release, fact.id
            absent_is_zero = origin.dataset in ("mps_crime", "knife_crime", "cctv")
            assert origin.rows > 0 or fact.value is None or (absent_is_zero and fact.value == 0), fact.id


def test_the_rows_behind_a_number_are_those_of_all_its_counts(samples: dict[str, Paper]) -> None:
    facts = samples["performance-dashboard"].facts
    burglary = ranked(facts, "london", "residential_burglary")
    assert [origin.rows for origin in burglary.origins] == [32 * 2 * 4]  # boroughs x years x months, one row each
    change = burglary.inputs[1]
    assert [origin.rows for origin in change.origins] == [2 * 4]


@pytest.mark.parametrize("number", range(4, 11))
def test_the_speaker_notes_of_each_slide_hold_its_source(samples: dict[str, Paper], number: int) -> None:
    dashboard = samples["performance-dashboard"]
    part = f"ppt/slides/slide{number}.xml"
    (source,) = (line for line in dashboard.text(part).split("\n") if line.startswith("Source: "))
    (notes,) = dashboard.related(part, "notesSlide")
    assert source in dashboard.text(notes).split("\n")


def test_the_sources_are_listed_with_the_slides_they_stand_on(samples: dict[str, Paper]) -> None:
    lines = samples["performance-dashboard"].text("ppt/slides/slide2.xml").split("\n")
    assert "Crime recorded by the police: slides 4 to 10, presented by Metropolitan Police, North West BCU" in lines
    assert any(": slides 11 to 18, presented by London Borough of Barnet" in line for line in lines)
    listed = {lines[i - 1]: line for i, line in enumerate(lines) if " release" in line}
    assert list(listed)[:4] == ["4 to 7", "8", "9", "10"]
    assert listed["8"].startswith("MPS Monthly Crime Dashboard, knife crime")
    assert listed["9"].endswith("(illustrative)") and listed["10"].endswith("(illustrative)")
    assert listed["13 to 16"].startswith("Incidents recorded by CCTV, Barnet Community Safety Team")
    assert listed["17 to 18"].startswith("Prevent referrals, Barnet Community Safety Team")


def test_the_revision_since_the_printed_dashboard_is_told(samples: dict[str, Paper]) -> None:
    report = samples["crime-performance-report"].text("word/document.xml")
    assert "used an earlier release: its numbers differ by a few, since the police revise past months" in report
    assert "Revisions. The police revise past months" in samples["performance-dashboard"].text("ppt/slides/slide3.xml")


# --- Made-up figures -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [9, 10])
def test_made_up_figures_are_marked_in_title_source_and_notes(samples: dict[str, Paper], number: int) -> None:
    dashboard = samples["performance-dashboard"]
    slide = dashboard.text(f"ppt/slides/slide{number}.xml")
    assert slide.split("\n")[0].endswith(" (illustrative)")
    assert "November 2023 release. Illustrative figures." in slide
    (notes,) = dashboard.related(f"ppt/slides/slide{number}.xml", "notesSlide")
    assert "Illustrative figures." in dashboard.text(notes)


def test_only_made_up_figures_are_marked(samples: dict[str, Paper]) -> None:
    dashboard = samples["performance-dashboard"]
    marked = [n for n in range(1, 19) if "release. Illustrative figures" in dashboard.text(f"ppt/slides/slide{n}.xml")]
    assert marked == [9, 10, 11, 12, 16, 18]
    made_up = {fact.measure for fact in dashboard.facts.values() if fact.status == "illustrative"}
    # The differences of Prevent referrals are from national shares that are made up.
    assert made_up == {
        *recount.MADE_UP, "fixed_penalty_notices", "marac_total", "marac_new", "marac_closed", "marac_meetings",
        "cctv_by_hour", "cctv_by_trigger", "national_prevent_shares", "prevent_groups",
    }  # fmt: skip
    assert {fact.status for fact in samples["crime-performance-report"].facts.values()} == {"final"}


def test_beside_real_figures_a_made_up_one_is_marked_by_itself(samples: dict[str, Paper]) -> None:
    dashboard = samples["performance-dashboard"]
    assert dashboard.text("ppt/slides/slide11.xml").split("\n")[0] == "Anti-Social Behaviour: Tools and Powers"
    (chart,) = dashboard.related("ppt/slides/slide11.xml", "chart")
    (title,) = xpath(dashboard.xml(chart), "//c:chart/c:title//a:t/text()")
    assert title == "Fixed penalty notices, June to September 2023 (illustrative)"
