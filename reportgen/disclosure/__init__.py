"""Disclosure control: takes counts that are asked for, gives those that may be published; the rest have no value."""
