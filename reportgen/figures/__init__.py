"""Figure specs and a scope come in, figures go out: one module a kind, named as that of its spec."""
