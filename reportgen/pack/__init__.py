"""The board pack: a meeting comes in; its papers, bound and numbered, and a folder for the web go out."""
