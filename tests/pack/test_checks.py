"""The rules over a pack: clear days, late papers, what is left for a person to look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportgen.checks.findings import Finding
from reportgen.errors import ReportError
from reportgen.pack.checks import check_pack, labelled, problems_of
from reportgen.pack.gather import Gathered, gather
from reportgen.pack.kept import KeptPapers
from reportgen.pack.plan import Plan, plan_pack
from tests.pack.boardpack import document, lay_out, swap

ROOT = Path(__file__).parents[2]
MEETING = ROOT / "report_specs" / "2023-11-24" / "meeting.yaml"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_pack(MEETING)


def changed(plan: Plan, **keys: object) -> Plan:
    return replace(plan, agenda=replace(plan.agenda, meeting=plan.meeting.model_copy(update=keys)))


def by_rule(findings: tuple[Finding, ...], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


# The meeting is on Friday 24 November 2023; clear days are Monday to Friday, the first and the last day not counted.
@pytest.mark.parametrize(
    ("published", "days"),
    [
        (date(2023, 11, 16), None),  # 17, 20, 21, 22, 23: five
        (date(2023, 11, 17), 4),
        (date(2023, 11, 20), 3),
        (date(2023, 11, 24), 0),
    ],
)
def test_an_agenda_is_open_for_five_clear_days(plan: Plan, published: date, days: int | None) -> None:
    found = by_rule(check_pack(changed(plan, published=published), ()), "clear-days")
    if days is None:
        assert found == []
    else:
        (finding,) = found
        assert f"open for {days} clear days" in finding.what
        assert finding.remedy == "publish it earlier: 5 are needed"
        assert finding.grave


def test_an_agenda_without_a_day_is_not_counted(plan: Plan) -> None:
    assert by_rule(check_pack(changed(plan, published=None), ()), "clear-days") == []


def test_a_late_paper_needs_a_reason() -> None:
    supplement = plan_pack(MEETING, supplement=1)
    assert by_rule(check_pack(supplement, ()), "late-paper") == []  # item 8 gives one
    items = [item.model_copy(update={"late": None}) for item in supplement.meeting.items]
    (finding,) = by_rule(check_pack(changed(supplement, items=items), ()), "late-paper")
    assert "item 8 comes 2 clear days before the meeting, and no reason is given" in finding.what  # 22 and 23 November


def test_what_publishing_leaves_is_told_at_its_paper(plan: Plan) -> None:
    paper = plan.papers[0]
    found = check_pack(plan, (Gathered(paper, MEETING, left=("a shape lies beside slide 2",)),))
    (finding,) = by_rule(found, "left-in-file")
    assert (finding.what, finding.place, finding.level) == ("a shape lies beside slide 2", paper.place, "warning")


def test_a_finding_is_allowed_at_its_paper(plan: Plan) -> None:
    paper = plan.papers[0]
    entry = paper.entry.model_copy(update={"allow": {"left-in-file": "It is a note for the speaker."}})
    mine = replace(paper, entry=entry)
    own = replace(plan, papers=(mine, *plan.papers[1:]))
    (finding,) = by_rule(check_pack(own, (Gathered(mine, MEETING, left=("a shape",)),)), "left-in-file")
    assert finding.allowed == "It is a note for the speaker."


def test_a_rule_that_is_unknown_cannot_be_allowed(plan: Plan) -> None:
    entry = plan.papers[0].entry.model_copy(update={"allow": {"untaged": "no reason"}})
    own = replace(plan, papers=(replace(plan.papers[0], entry=entry),))
    with pytest.raises(ReportError, match="no rule over files is called 'untaged'; did you mean 'untagged'"):
        check_pack(own, ())


def test_grave_findings_keep_a_pack_from_being_made_and_warnings_do_not(plan: Plan) -> None:
    place = plan.papers[0].place
    findings = (Finding("a", "error", place, "what"), Finding("b", "warning", place, "what"),
                Finding("c", "error", place, "what", allowed="because"))  # fmt: skip
    assert [problem.what for problem in problems_of(findings)] == ["what (a)"]


@pytest.mark.parametrize(
    ("published", "rules"),
    [(date(2024, 6, 3), {"draft-left", "unfinished"}), (None, {"unfinished"})],  # until then a paper may be a draft
)
def test_a_paper_of_a_spec_is_held_to_what_its_author_left_in_it(
    tmp_path: Path, published: date | None, rules: set[str]
) -> None:
    folder = lay_out(tmp_path / "project")
    swap(folder / "visits-report.yaml", "issued: true\n", "")
    swap(folder / "visits-report.yaml", "The Board asked for the numbers.", "'[Insert why the Board gets this.]'")
    plan = changed(plan_pack(folder), published=published)
    (tmp_path / "work").mkdir()
    report = replace(plan, papers=plan.papers[:1])
    gathered = gather(report, tmp_path / "work", KeptPapers(tmp_path / "kept"), 1)
    found = check_pack(report, gathered)
    assert {finding.rule for finding in found} & {"draft-left", "unfinished"} == rules
    assert all(finding.place == plan.papers[0].place for finding in found if finding.rule in rules)


def test_messages_name_the_paper_and_how_a_grave_finding_may_be_allowed(plan: Plan) -> None:
    report = plan.papers[2]  # of item 7: the second, after the minutes and the slides
    at_item = plan.meeting.place("items", 6)
    grave, light, other = labelled(plan, (Finding("scan", "error", report.place, "it is a scan", "ask for another"),
                                          Finding("font-missing", "warning", report.place, "no fonts", "embed them"),
                                          Finding("missing-paper", "warning", at_item, "it has none", "")))  # fmt: skip
    assert grave.what == "item 7, Report, crime-performance-report.docx: it is a scan"
    assert grave.remedy == "ask for another; if it may stand, say why beside the file: `allow: {scan: ...}`"
    assert (light.what, light.remedy) == ("item 7, Report, crime-performance-report.docx: no fonts", "embed them")
    assert other.what == "it has none"


def test_papers_of_a_supplement_are_held_to_the_agenda_too(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "project")
    document(folder / "sent" / "may.docx", "Loans in May", "For the meeting on 1 May 2024.")
    supplement = plan_pack(folder, supplement=1)
    (tmp_path / "work").mkdir()
    found = check_pack(supplement, gather(supplement, tmp_path / "work", KeptPapers(tmp_path / "kept"), jobs=1))
    (title,) = by_rule(found, "agenda-title")
    assert title.what.startswith("the agenda calls it 'Visits in May'; its properties say 'Loans in May'")
    (day,) = by_rule(found, "meeting-date")
    assert day.what == "it does not name the day of the meeting, 11 June 2024"
    assert by_rule(found, "missing-paper") == []  # the papers of all other items are in the main pack
