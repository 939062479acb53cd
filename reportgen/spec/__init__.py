"""YAML files come in; Pydantic models that know file, line and column of each key go out, with the paths they name."""
