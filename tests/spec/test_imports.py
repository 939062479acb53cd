"""What may be loaded without what: each process pays for all that it imports."""

from __future__ import annotations

import subprocess
import sys


def test_a_house_and_what_is_written_need_neither_models_of_figures_nor_readers_of_data() -> None:
    code = (
        "import sys, reportgen.spec.load, reportgen.word.writer, reportgen.powerpoint.deck;"
        "needless = {'reportgen.spec.models', 'reportgen.spec.figures', 'reportgen.data.load', 'pandas', 'duckdb'};"
        "sys.exit(', '.join(sorted(needless & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
