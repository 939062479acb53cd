"""Mistakes in what is counted and compared, and in the figures made of it."""

from __future__ import annotations

from tests.broken.case import Change, both, broken, report, slides, swap
from tests.broken.specs import SUMMARY, say

CHART = "trend: {type: column, measure: bicycles, by: month, period: recent}"
TABLE = "    measure: bicycles\n    period: recent\n    columns: [{show: count}, {show: percent_change}]"
BADGE = "badges: [{rank: change, among: boroughs, measure: bicycles, period: recent}]"
LATER = """\
  later:
    title: Recorded thefts
    files: thefts.csv
    columns: {area: Area, date: Month, offence: Offence, value: Count}
    source: Police
    release: January 2024
    licence: OGL v3.0
measures:
  later_bicycles: {label: Bicycle theft, dataset: later, where: {offence: Bicycle}, noun: [theft, thefts]}
"""


def chart(spec: str) -> Change:
    """Another chart in the report."""
    return swap("report.yaml", CHART, f"trend: {spec}")


def cells(spec: str) -> Change:
    """Other cells in the report's table."""
    return swap("report.yaml", TABLE, f"    {spec}")


def badge(spec: str) -> Change:
    """Another badge on the slide."""
    return swap("slides.yaml", BADGE, f"badges: [{spec}]")


CASES = (
    report(
        "two releases that are compared",
        both(
            swap("definitions.yaml", "measures:\n", LATER),
            say("{{ later_bicycles[recent].against(bicycles[recent]) }}"),
        ),
        "report_specs/report.yaml:17:10: '{{ later_bicycles[recent].against(bicycles[recent]) }}': two releases "
        "are compared: Recorded thefts, December 2023 and Recorded thefts, January 2024; use one, or say why it "
        "is fair: `allow: {releases: ...}`",
    ),
    report(
        "periods of unequal length that are compared",
        say('{{ bicycles[recent].against(bicycles["12 months"]) }}'),
        "report_specs/report.yaml:17:10: '{{ bicycles[recent].against(bicycles[\"12 months\"]) }}': 3 months July "
        "to September 2023 and 12 months October 2022 to September 2023 are not equally long; compare equal "
        "spans, or say why it is fair: `allow: {periods: ...}`",
    ),
    report(
        "counts of two areas that are compared",
        say("{{ bicycles[recent].against(bicycles.of(brent)[recent]) }}"),
        "report_specs/report.yaml:17:10: '{{ bicycles[recent].against(bicycles.of(brent)[recent]) }}': counts of "
        "Barnet and Brent are not alike; compare rates, or say why it is fair: `allow: {areas: ...}`",
    ),
    report(
        "a rate that is compared with a count",
        say("{{ bicycles[recent].rate.against(bicycles[recent]) }}"),
        "report_specs/report.yaml:17:10: '{{ bicycles[recent].rate.against(bicycles[recent]) }}': a rate cannot "
        "be compared with a count; compare two of one unit",
    ),
    report(
        "a text about months after the paper's data",
        both(
            say('{{ bicycles["Oct 2023 to Dec 2023"] }}'),
        ),
        "report_specs/report.yaml:17:10: '{{ bicycles[\"Oct 2023 to Dec 2023\"] }}': 3 months October to December 2023 "
        "ends after the paper's data, which go to September 2023; choose an earlier period, or move `data_to`",
    ),
    broken(
        "papers about months after the data end",
        both(
            swap("report.yaml", "data_to: Sep 2023", "data_to: Nov 2023"),
            swap("slides.yaml", "data_to: Sep 2023", "data_to: Nov 2023"),
        ),
        "report_specs/report.yaml:10:10: the data of 'thefts' end in September 2023, and do not cover what is asked "
        "for (in 8 places: here, report_specs/report.yaml:12:5, report_specs/report.yaml:17:10 and 5 more); "
        "choose a period that the data cover, or add the data",
    ),
    report(
        "a text about months before the data begin",
        say('{{ bicycles["Jan 2022 to Mar 2022"] }}'),
        "report_specs/report.yaml:17:10: '{{ bicycles[\"Jan 2022 to Mar 2022\"] }}': Bicycle theft in Barnet has "
        "no figure for 3 months January to March 2022: the data begin in July 2022; choose a period that the data "
        "cover, or add the data",
    ),
    broken(
        "a month that had not ended when the data were taken",
        swap("definitions.yaml", "    source: Police\n", "    source: Police\n    extracted: 2023-09-20\n"),
        "report_specs/report.yaml:10:10: the data of 'thefts' for September 2023 are not complete, and do not cover "
        "what is asked for "
        "(in 8 places: here, report_specs/report.yaml:12:5, report_specs/report.yaml:17:10 and 5 more); "
        "choose a period that the data cover, or add the data",
    ),
    report(
        "a period that ends before it begins",
        say('{{ bicycles["Sep 2023 to Jun 2023"] }}'),
        "report_specs/report.yaml:17:10: '{{ bicycles[\"Sep 2023 to Jun 2023\"] }}': a period cannot begin on 1 "
        "September 2023 and end on 30 June 2023; put the earlier day first, and give both years if the period "
        "goes over the turn of the year",
    ),
    report(
        "a population of a year that is not there",
        both(swap("definitions.yaml", "year: 2022}", "year: 2023}"), say("{{ bicycles[recent].rate }}")),
        "report_specs/report.yaml:17:10: '{{ bicycles[recent].rate }}': 'residents' has no figure of 2023 for "
        "Barnet; it covers 2021 to 2022: name one of these as `base: year`",
    ),
    report(
        "a rate of a measure without a base",
        say("{{ cars[recent].rate }}"),
        "report_specs/report.yaml:17:10: '{{ cars[recent].rate }}': 'cars' has no base for a rate; give the "
        "measure `base: {measure: ..., year: ...}`",
    ),
    slides(
        "a rank by a rate of a measure without a base",
        both(
            swap("definitions.yaml", "    label: Car theft\n", "    label: Car theft\n    polarity: lower\n"),
            badge("{rank: rate, among: boroughs, measure: cars, period: recent}"),
        ),
        "report_specs/slides.yaml:15:14: 'cars' has no base for a rate; give the measure `base: {measure: ..., "
        "year: ...}`",
    ),
    slides(
        "a rank of a measure of which nothing says what is better",
        badge("{rank: change, among: boroughs, measure: cars, period: recent}"),
        "report_specs/slides.yaml:15:14: 'cars' cannot be ranked: nothing says which is better; give the measure "
        "`polarity: lower` or higher",
    ),
    slides(
        "a rank among areas to which the paper's own does not belong",
        both(
            swap("definitions.yaml", "peer_groups:\n", "peer_groups:\n  others: {label: the others, areas: [brent]}\n"),
            badge("{rank: change, among: others, measure: bicycles, period: recent}"),
        ),
        "report_specs/slides.yaml:15:14: Barnet is not one of the others; name a peer group that the area belongs to",
    ),
    report(
        "a rank in a table without a peer group",
        cells("measure: bicycles\n    period: recent\n    columns: [{show: rank}]"),
        "report_specs/report.yaml:16:16: a rank is one among others; add 'among', a peer group",
    ),
    report(
        "a pie of two series",
        chart("{type: pie, measure: bicycles, by: month, period: recent, compare: [barnet, brent]}"),
        "report_specs/report.yaml:10:10: a pie shows one series, not 2; draw it as `type: stacked`",
    ),
    report(
        "a column chart of two series",
        chart("{type: column, measures: [bicycles, cars], by: month, period: recent}"),
        "report_specs/report.yaml:10:10: a column chart shows one series, not 2; draw it as `type: clustered` or "
        "`line`",
    ),
    report(
        "a chart without a measure",
        chart("{type: column, by: month, period: recent}"),
        "report_specs/report.yaml:10:10: the chart names no measure; add `measure:` or `measures:`",
    ),
    report(
        "a chart of an unknown type",
        chart("{type: donut, measure: bicycles}"),
        "report_specs/report.yaml:10:11: 'type' cannot be 'donut'; did you mean 'doughnut'?",
    ),
    report(
        "a chart with a target that nobody set",
        chart("{type: column, measure: bicycles, by: month, period: recent, target: true}"),
        "report_specs/report.yaml:10:10: 'bicycles' has no target; give the measure `target: {value: ..., source: "
        "...}`",
    ),
    report(
        "a chart by quarter of months that make none",
        chart("{type: column, measure: bicycles, by: quarter, period: 2 months}"),
        "report_specs/report.yaml:10:10: 2 months August to September 2023 does not split evenly into quarters; "
        "choose a period that begins on 1 January, 1 April, 1 July or 1 October and lasts whole quarters",
    ),
    report(
        "a table without a period",
        cells("measure: bicycles\n    columns: [{show: count}]"),
        "report_specs/report.yaml:12:5: the table says no period for its cells; add `period:` to the table or to "
        "the column",
    ),
    report(
        "a table without a measure",
        cells("period: recent\n    columns: [{show: count}]"),
        "report_specs/report.yaml:12:5: the table says no measure for its cells; add `measure:` to the table or "
        "to the column",
    ),
    report(
        "a figure that stands twice",
        swap("report.yaml", "content: The Board asked for it.", "content: [The Board asked for it., figure: trend]"),
        "report_specs/report.yaml:26:48: the figure 'trend' stands twice; refer to it the second time: {{ ref(...) }}",
    ),
    report(
        "a reference to a figure that no section shows",
        swap("report.yaml", "      - figure: boroughs_table\n", ""),
        "report_specs/report.yaml:22:9: the text refers to the figure 'boroughs_table', which no section shows; "
        "add `- figure: boroughs_table` to a section",
    ),
    report(
        "a reference in a title",
        swap("report.yaml", '"Thefts, {{ recent.span }}"', "'Thefts, {{ ref(trend) }}'"),
        "report_specs/report.yaml:2:8: the figure 'trend' cannot be referred to here; refer to it in a paragraph, a "
        "list or a caption of a report",
    ),
    report(
        "a reference in the front table",
        swap("report.yaml", "report_of: Analyst", "report_of: '{{ ref(trend) }}'"),
        "report_specs/report.yaml:8:20: the figure 'trend' cannot be referred to here; refer to it in a paragraph, a "
        "list or a caption of a report",
    ),
    report(
        "a reference in the heading of a column",
        cells("measure: bicycles\n    period: recent\n    columns: [{show: count, heading: '{{ ref(trend) }}'}]"),
        "report_specs/report.yaml:16:38: the figure 'trend' cannot be referred to here; refer to it in a paragraph, a "
        "list or a caption of a report",
    ),
    slides(
        "a reference on a slide",
        both(
            swap("slides.yaml", "slides:\n", "figures: {monthly: {type: column, measure: bicycles}}\nslides:\n"),
            swap("slides.yaml", "There were", "{{ ref(monthly) }}: there were"),
        ),
        "report_specs/slides.yaml:14:11: the figure 'monthly' cannot be referred to: slides do not number their "
        "figures; say in words which one is meant",
    ),
    slides(
        "a deck whose own title cannot be worked out",
        swap("slides.yaml", "kind: dashboard\ntitle: Thefts", "kind: dashboard\ntitle: '{{ recnt }}'"),
        "report_specs/slides.yaml:2:8: '{{ recnt }}': there is no name 'recnt'; did you mean 'recent'?",
    ),
    report(
        "a report without a title",
        swap("report.yaml", '"Thefts, {{ recent.span }}"', "' '"),
        "report_specs/report.yaml: error title: the paper has no title; give it a `title:`",
    ),
    report(
        "a reference to what is no figure",
        say("{{ ref(bicycles) }}"),
        "report_specs/report.yaml:17:10: '{{ ref(bicycles) }}': ref() takes the name of a figure of this paper; "
        "write e.g. ref(burglary_trend)",
    ),
    report(
        "a reference to a figure that is not defined",
        say("{{ ref(trends) }}"),
        "report_specs/report.yaml:17:10: '{{ ref(trends) }}': there is no name 'trends'; did you mean 'trend'?",
    ),
    report(
        "a figure in the box of the summary",
        swap("report.yaml", f"summary: {SUMMARY}", "summary: [{figure: trend}]"),
        "report_specs/report.yaml:17:11: only text and lists stand in a box; move it into a section",
    ),
    slides(
        "a badge that says no measure",
        badge("{rank: change, among: boroughs, period: recent}"),
        "report_specs/slides.yaml:15:14: the badge ranks no measure; add 'measure', or 'for_each' to the slide",
    ),
    slides(
        "two slides of one title",
        swap("slides.yaml", "title: Both boroughs", "title: Bicycle theft"),
        "report_specs/slides.yaml:16:5: error slide-title: slides 2 and 3 have the same title 'Bicycle theft'; "
        "give each slide a title of its own",
    ),
    slides(
        "a table where a chart is wanted",
        swap(
            "slides.yaml",
            "chart: {type: bar, measure: bicycles, by: area, among: boroughs, period: recent}",
            "chart: {type: table, rows: {areas: [boroughs]}, measure: bicycles, columns: [{show: count}]}",
        ),
        "report_specs/slides.yaml:18:12: a figure of type 'table' is a table; name it under 'table'",
    ),
    report(
        "made-up figures in a paper that is issued",
        both(
            swap("report.yaml", "author: analyst", "issued: true\nauthor: analyst"),
            swap("definitions.yaml", "    source: Police\n", "    source: Police\n    status: illustrative\n"),
        ),
        "report_specs/report.yaml: error illustrative-issued: the paper is issued with illustrative figures: "
        "Bicycle theft; replace them by published data",
    ),
    report(
        "a share of what is no fact",
        say('{{ bicycles[recent].share_of("cars") }}'),
        "report_specs/report.yaml:17:10: '{{ bicycles[recent].share_of(\"cars\") }}': a share is taken of a fact; "
        "write e.g. knife[year].share_of(violence[year])",
    ),
    report(
        "a rank by something that nobody ranks by",
        say('{{ bicycles[recent].rank(boroughs, by="luck") }}'),
        "report_specs/report.yaml:17:10: '{{ bicycles[recent].rank(boroughs, by=\"luck\") }}': areas cannot be "
        "ranked by 'luck'; say by='value', by='rate' or by='change'",
    ),
    report(
        "a word called without what it needs",
        say("{{ bicycles[recent].rank() }}"),
        "report_specs/report.yaml:17:10: '{{ bicycles[recent].rank() }}': rank() does not take that (missing a "
        "required argument: 'among'); write rank(among, by)",
    ),
)
