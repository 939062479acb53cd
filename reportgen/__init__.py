"""reportgen: council papers from specs and data.

The verbs of the command line are in ``reportgen.api``: ``build``, ``check``, ``figures``, ``facts``, ``preview``,
``new`` and ``schema``.
"""

__version__ = "0.1.0"
