"""PDFs: those of papers come in, each made whole and tagged; one bound, numbered and tagged PDF goes out."""
