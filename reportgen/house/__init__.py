"""The council's layout: a validated house.yaml comes in, a ``House`` with its kinds, words and templates goes out."""
