"""Alternative text of tables."""

from reportgen.figures.model import Cell, Table
from reportgen.figures.table_alt import table_alt
from reportgen.wording.text import words


def test_a_table_says_size_headings_and_totals() -> None:
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell(words(text)) for text in texts)

    table = Table(
        "t",
        (row("Measure", "2022", "2023"),),
        (row("Burglary", "567", "551"), row("Total", "567", "551")),
        total_rows=(1,),
        title="Offences",
    )
    assert table_alt(table) == (
        "Table: Offences. 1 row and 3 columns. Columns: Measure, 2022, 2023. Rows: Burglary. Total: 567, 551."
    )
    assert table_alt(Table("t", (), ())) == "Table. 0 rows and 0 columns."
