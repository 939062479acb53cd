"""Native charts: a ``Chart`` and the house's palette come in; a DrawingML part, its workbook and pictures go out."""
