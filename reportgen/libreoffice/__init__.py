"""LibreOffice as a converter: Office files come in, PDFs go out."""
