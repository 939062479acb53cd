"""Periods and their algebra. In: text such as ``4 months to Sep 2023``. Out: ``Period``, which knows its labels."""

from reportgen.periods.period import MONTH_NAMES, Form, Part, Period, PeriodError, Style, missing_months
from reportgen.periods.reading import parse, parse_month

__all__ = ["MONTH_NAMES", "Form", "Part", "Period", "PeriodError", "Style", "missing_months", "parse", "parse_month"]
