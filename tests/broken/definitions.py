"""Mistakes in what is said of datasets and measures: categories, spans, units, marks, measures of two."""

from __future__ import annotations

from reportgen.periods.reading import FORMS
from tests.broken.case import add, both, broken, swap

COLUMNS = "columns: {area: Area, date: Month, offence: Offence, value: Count}"
CARS = "    label: Car theft\n    dataset: thefts\n    where: {offence: Car}\n    noun: [theft, thefts]\n"
OF = "    label: Car theft\n    of: {part: %s, whole: residents}\n"

CASES = (
    broken(
        "an order of what is no category",
        swap("definitions.yaml", COLUMNS, f"{COLUMNS}\n    orders: {{offense: [Car]}}"),
        "report_specs/definitions.yaml:6:5: 'offense' is no category of the dataset; did you mean 'offence'?",
    ),
    broken(
        "rows of spans without a period",
        swap("definitions.yaml", "    time: year", "    time: span"),
        "report_specs/definitions.yaml:13:5: rows of whole periods have no 'date'; call the column 'period'",
    ),
    broken(
        "a period that is none",
        both(
            swap("definitions.yaml", "    time: year", "    time: span\n    period: the war"),
            swap(
                "definitions.yaml",
                "columns: {area: Area, date: Year, value: People}",
                "columns: {area: Area, value: People}",
            ),
        ),
        f"report_specs/definitions.yaml:13:5: 'the war' is not a period; {FORMS}",
    ),
    broken(
        "one end of an interval",
        swap("definitions.yaml", COLUMNS, COLUMNS.replace("value", "low: Count, value")),
        "report_specs/definitions.yaml:5:5: an interval has two ends; give both 'low' and 'high'",
    ),
    broken(
        "a mark that is none",
        swap("definitions.yaml", COLUMNS, COLUMNS.replace("offence", "mark: Offence, offence")),
        "report_specs/definitions.yaml:5:46: 'thefts.csv': 'Bicycle' in column 'Offence' (row 2) is no mark (and 59 "
        "more); use p, r, c, low, x or z, or say what it stands for: 'aliases: {mark: {p: [provisional]}}'",
    ),
    broken(
        "a reason for a missing number that is none",
        swap("definitions.yaml", COLUMNS, f"{COLUMNS}\n    missing: {{'-': gone}}"),
        "report_specs/definitions.yaml:6:20: '-' cannot be 'gone'; use one of: c, low, x, z",
    ),
    broken(
        "a measure of two, one of which is not known",
        swap("definitions.yaml", CARS, OF % "bicycle"),
        "report_specs/definitions.yaml:28:16: there is no measure 'bicycle'; did you mean 'bicycles'?",
    ),
    broken(
        "a measure of two, one of which is of two itself",
        both(
            swap("definitions.yaml", CARS, OF % "bicycles"),
            swap(
                "definitions.yaml", "areas:\n", "  twice: {label: Twice, of: {part: cars, whole: residents}}\nareas:\n"
            ),
        ),
        "report_specs/definitions.yaml:30:36: 'cars' is a measure of two others itself; name a measure that has a "
        "dataset",
    ),
    broken(
        "a share that is more than the whole",
        both(swap("definitions.yaml", CARS, f"{CARS}    unit: share\n"), add("thefts.csv", "Barnet,2023-10,Car,104\n")),
        "report_specs/definitions.yaml:31:11: Car theft: a share of 104% is more than the whole, for Barnet, Car, "
        "October 2023; correct the data, check 'scale', or give another 'unit'",
    ),
    broken(
        "a share that is to be added up",
        swap("definitions.yaml", CARS, f"{CARS}    unit: share\n    aggregate: sum\n"),
        "report_specs/definitions.yaml:32:5: a share is not added up; leave 'aggregate' out: each row is one figure",
    ),
)
