"""Tables by category, in groups, across time, and compared with another period, area or measure."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from reportgen.errors import UnplacedError
from reportgen.figures.model import Table, figure_facts
from reportgen.figures.table import make
from reportgen.spec.figures.table import TableSpec
from reportgen.spec.references import references

from .incidents import heads, of, texts


@pytest.fixture
def table(tmp_path: Path):  # type: ignore[no-untyped-def]
    def made(**spec: object) -> Table:
        given = {"type": "table", "measure": "incidents", "period": "Jun 2023", "columns": [{}]} | spec
        return make(TableSpec.model_validate(given), "figure", of(tmp_path))

    return made


def test_one_row_a_value_in_the_order_of_the_data(table) -> None:
    made = table(rows={"by": "kind"}, columns=[{}, {"show": "share"}], total=True)
    # 1, 3 and 6 of 10
    assert texts(made) == [["Arson", "1", "10.0%"], ["Fraud", "3", "30.0%"], ["Theft", "6", "60.0%"],
                           ["Total", "10", "100.0%"]]  # fmt: skip
    assert heads(made) == [["Kind", "Jun 2023", "Share"]]
    assert made.title == "Incidents by kind, June 2023"


def test_the_largest_stand_first_and_the_others_together(table) -> None:
    made = table(rows={"by": "kind", "top": 1}, total=True)
    assert texts(made) == [["Theft", "6"], ["Other", "4"], ["Total", "10"]]  # 3 + 1


def test_values_are_named_in_the_order_wanted_and_the_rest_has_a_name(table) -> None:
    made = table(rows={"by": "kind", "only": ["Fraud", "Arson"], "rest": "All else"})
    assert texts(made) == [["Fraud", "3"], ["Arson", "1"], ["All else", "6"]]


def test_values_that_are_not_named_are_not_lost_in_silence(table) -> None:
    with pytest.raises(UnplacedError, match=r"have more of 'kind' than `only` names: Theft; add them") as error:
        table(rows={"by": "kind", "only": ["Fraud", "Arson"]})
    assert "`rest: Other`" in error.value.remedy


def test_values_may_be_left_out_by_name(table) -> None:
    assert texts(table(rows={"by": "kind", "without": "Theft", "order": "value"})) == [["Fraud", "3"], ["Arson", "1"]]


def test_a_value_that_the_data_lack_is_a_mistake(table) -> None:
    with pytest.raises(UnplacedError, match=r"the data of Incidents have no kind 'Thefts'; did you mean 'Theft'\?"):
        table(rows={"by": "kind", "only": ["Thefts"]})


def test_parts_are_indented_and_count_in_no_total(table) -> None:
    made = table(rows={"measures": ["property", "thefts"], "of_which": {"property": ["thefts"]}},
                 measure=None, total=True)  # fmt: skip
    assert texts(made) == [["Property", "9"], ["Thefts", "6"], ["Total", "9"]]
    assert [row[0].indent for row in made.rows] == [0, 1, 0]


def test_values_that_are_parts_of_another_stand_below_it(table) -> None:
    made = table(rows={"by": "kind", "of_which": {"Theft": ["Fraud"]}}, total=True)
    # The total is 1 + 6: frauds are among the thefts.
    assert texts(made) == [["Arson", "1"], ["Theft", "6"], ["Fraud", "3"], ["Total", "7"]]


def test_parts_that_are_more_than_their_whole_are_refused(table) -> None:
    with pytest.raises(UnplacedError, match=r"the parts of Incidents \(Fraud\) add up to 6, which is more than the "
                                            r"whole, 3"):  # fmt: skip
        table(rows={"by": "kind", "of_which": {"Fraud": ["Theft"]}})


@pytest.mark.parametrize("other", ["property", "mens", "incidents"])
def test_a_total_of_measures_that_overlap_is_refused(table, other: str) -> None:
    with pytest.raises(UnplacedError, match=f"cases twice: Thefts and {other.capitalize()} overlap") as error:
        table(rows={"measures": ["thefts", other]}, measure=None, total=True)
    assert "`of_which`" in error.value.remedy


def test_a_total_of_measures_that_are_apart_is_added_up(table) -> None:
    made = table(rows={"measures": ["thefts", "frauds"]}, measure=None, total=True)
    assert texts(made)[-1] == ["Total", "9"]


def test_a_total_over_two_ways_to_split_the_same_cases_is_refused(table) -> None:
    groups = [{"heading": "Kind", "by": "kind"}, {"heading": "Sex", "by": "sex"}]
    with pytest.raises(UnplacedError, match="a total would count cases twice"):
        table(rows={"groups": groups}, total=True)


def test_the_whole_stands_below_groups_that_split_the_same_cases(table) -> None:
    groups = [{"heading": "Kind", "by": "kind"}, {"heading": "Sex", "by": "sex"}]
    made = table(rows={"groups": groups}, columns=[{}, {"show": "share"}], total="whole")
    assert texts(made) == [
        ["Kind"], ["Arson", "1", "10.0%"], ["Fraud", "3", "30.0%"], ["Theft", "6", "60.0%"],
        ["Sex"], ["men", "8", "80.0%"], ["women", "2", "20.0%"], ["Total", "10", "100.0%"],
    ]  # fmt: skip
    assert made.band_rows == (0, 4) and made.total_rows == (7,)
    assert made.rows[0][0].columns == 3


def test_rows_are_grouped_by_a_coarser_category_with_subtotals(table) -> None:
    made = table(rows={"by": "kind", "grouped_by": "group", "subtotals": True}, total=True)
    assert texts(made) == [["Fire"], ["Arson", "1"], ["Total, Fire", "1"], ["Property"], ["Fraud", "3"],
                           ["Theft", "6"], ["Total, Property", "9"], ["Overall total", "10"]]  # fmt: skip
    assert made.subtotal_rows == (2, 6)


def test_a_band_takes_several_rows_together_and_counts_in_no_total(table) -> None:
    made = table(rows={"by": "kind", "bands": {"Property": ["Fraud", "Theft"]}}, total=True)
    assert texts(made) == [["Arson", "1"], ["Fraud", "3"], ["Theft", "6"], ["Property", "9"], ["Total", "10"]]
    assert made.subtotal_rows == (3,)


def test_a_band_of_rows_that_are_not_there_is_a_mistake(table) -> None:
    with pytest.raises(UnplacedError, match="the band 'Property' names 'Frauds', which is not there"):
        table(rows={"by": "kind", "bands": {"Property": ["Frauds"]}})


def test_months_stand_side_by_side_with_a_reckoned_row_and_a_total(table) -> None:
    share = {"share": ["thefts", "property"], "label": "Share of thefts"}
    made = table(rows={"measures": ["property", "thefts", share]}, measure=None, across="month",
                 period="June to July 2023", total_column=True)  # fmt: skip
    # 6 of 9 are two thirds; in July there is nothing to take a share of.
    assert heads(made) == [["Measure", "Jun 2023", "Jul 2023", "Total"]]
    assert texts(made) == [["Property", "9", "0", "9"], ["Thefts", "6", "0", "6"],
                           ["Share of thefts", "66.7%", "[x]", "66.7%"]]  # fmt: skip
    assert made.total_columns == (3,)
    assert made.notes == ("[x] not available (Thefts: a share of nothing cannot be taken).",)


def test_two_periods_are_compared_under_their_headings(table) -> None:
    made = table(rows={"by": "kind"}, columns=[
        {"period": "Jun 2022", "under": "Before", "heading": "n"},
        {"show": "share", "period": "Jun 2022", "under": "Before"},
        {"heading": "n", "under": "Now"}, {"show": "share", "under": "Now"}, {"show": "points"},
    ])  # fmt: skip
    assert heads(made) == [["Kind", "Before", "Now", "Difference (percentage points)"], ["n", "Share", "n", "Share"]]
    assert [cell.columns for cell in made.header[0]] == [1, 2, 2, 1]
    assert [cell.rows for cell in made.header[0]] == [2, 1, 1, 2]
    # Thefts: 4 of 8 and 6 of 10.
    assert texts(made)[2] == ["Theft", "4", "50.0%", "6", "60.0%", "+10.0 points"]


def test_the_share_of_one_area_is_compared_with_that_of_another(table) -> None:
    made = table(rows={"by": "kind"}, columns=[{"show": "points", "versus": {"area": "brent"}}])
    # Thefts: 6 of 10 in Barnet, 3 of 4 in Brent.
    assert texts(made)[2] == ["Theft", "−15.0 points"]


def test_a_number_with_its_share_has_both_facts(table) -> None:
    made = table(rows={"by": "kind"}, columns=[{"show": "count_share"}])
    assert texts(made)[2] == ["Theft", "6 (60.0%)"]
    assert [fact.value for fact in figure_facts(made)] == [1, 10, 3, 30, 6, 60]


def test_a_share_of_all_counts_those_without_a_row_too(table) -> None:
    made = table(rows={"by": "kind", "without": ["Arson"]},
                 columns=[{"show": "share"}, {"show": "share_of_total"}])  # fmt: skip
    # 3 of 9 and 3 of 10
    assert texts(made)[0] == ["Fraud", "33.3%", "30.0%"]


def test_a_share_of_a_named_whole(table) -> None:
    made = table(rows={"measures": ["thefts"]}, measure=None, columns=[{"show": "share", "of": "property"}])
    assert texts(made) == [["Thefts", "66.7%"]]  # 6 of 9


def test_a_rolling_year_ends_with_the_month_of_its_row(table) -> None:
    made = table(rows={"each": "month"}, period="June to July 2023", columns=[{}, {"show": "rolling"}])
    # July 2022 to June 2023 holds the ten of June, and so does August 2022 to July 2023.
    assert texts(made) == [["June 2023", "10", "10"], ["July 2023", "0", "10"]]
    assert heads(made) == [["Month", "Number", "12 months to date"]]


def test_rows_and_columns_may_be_held_to_categories(table) -> None:
    made = table(rows={"by": "kind", "only": ["Theft"], "without": ["Arson", "Fraud"]},
                 columns=[{"within": {"sex": "men"}, "heading": "Men"}, {"within": {"sex": "women"}}])  # fmt: skip
    assert texts(made) == [["Theft", "4", "2"]]
    assert heads(made) == [["Kind", "Men", "women"]]


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ({"rows": {"measures": ["thefts"], "by": "kind"}}, "rows and columns are measures, areas"),
        ({"rows": {"measures": ["thefts"], "top": 2}}, "'top' is for the values of a category"),
        ({"rows": {"by": "kind"}, "across": "month", "period": None}, "'across' needs the period"),
        ({"rows": {"by": "kind"}, "total_column": True}, "adds up the columns of 'across'"),
        ({"rows": {"by": "kind"}, "columns": [{"versus": {"area": "brent"}}]}, "'count' compares with nothing"),
        ({"rows": {"by": "kind"}, "columns": [{"of": "thefts"}]}, "'count' is no share"),
        ({"rows": {"by": "kind", "subtotals": True}}, "subtotals are of groups"),
        ({"rows": {"by": "kind", "of_which": {"a": ["b"], "b": ["c"]}}}, "'b' is both a whole and a part"),
    ],
)
def test_specs_that_contradict_themselves_are_refused(spec: dict[str, object], message: str) -> None:
    given = {"type": "table", "measure": "incidents", "period": "Jun 2023"} | spec
    with pytest.raises(ValidationError, match=message):
        TableSpec.model_validate(given)


def test_names_within_other_keys_are_looked_up_too() -> None:
    spec = TableSpec.model_validate({
        "type": "table", "rows": {"measures": ["property", "thefts"], "of_which": {"property": ["thefts"]}},
        "period": "Jun 2023", "within": {"sex": "men"}, "columns": [{"within": {"kind": "Theft"}}],
    })  # fmt: skip
    found = [(referent, name) for referent, name, _ in references(spec)]
    assert found == [("measure", "property"), ("measure", "thefts"), ("measure", "property"), ("measure", "thefts"),
                     ("category", "kind"), ("period", "Jun 2023"), ("category", "sex")]  # fmt: skip


def test_both_measures_of_a_share_are_looked_up() -> None:
    rows = {"measures": ["property", {"share": ["thefts", "property"]}]}
    spec = TableSpec.model_validate({"type": "table", "rows": rows, "period": "Jun 2023"})
    names = [name for referent, name, _ in references(spec) if referent == "measure"]
    assert names == ["property", "thefts", "property"]
