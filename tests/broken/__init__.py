"""Broken projects: each is the tiny project of `project/` with one change, and the lines that must answer it."""
