"""Papers: a loaded spec and its facts come in, a format-neutral ``Report`` or ``Deck`` goes out."""
