"""LibreOffice's settings for a run: how PDFs are made, no macros, no links followed, nothing from a network."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_COMMON = "/org.openoffice.Office.Common"
_INET = "/org.openoffice.Inet/Settings"
_UPDATE = "Content/Update"
_NEVER = 2

# --convert-to takes options for one export filter only. Named here they hold for all of them, so that papers, slides
# and spreadsheets are converted by one process; LibreOffice takes a filter's options from its profile when none
# are given on the command line.
PDF_OPTIONS: Final = {
    "PDFUACompliance": True,
    "UseTaggedPDF": True,
    "SelectPdfVersion": 17,  # on which PDF/UA-1 is built; LibreOffice 7.4 does not know it and writes 1.6
    "ExportBookmarks": True,
    "ExportNotes": False,  # comments
    "ExportNotesPages": False,
    "ExportHiddenSlides": False,
    "ExportFormFields": False,  # the values of controls stay, as text
    "UseLosslessCompression": False,
    "Quality": 85,
    "ReduceImageResolution": True,
    "MaxImageResolution": 200,  # dots per inch: sharp in print, and a scan of 600 becomes a ninth of its size
}

_SETTINGS: Final = (
    *((f"{_COMMON}/Filter/PDF/Export", key, value) for key, value in PDF_OPTIONS.items()),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", 3),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", True),
    # Neither pictures and sections from a network nor from files beside the paper are let in. Each of this setting and
    # the proxy alone stopped every request in trials; other versions may need the one or the other.
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", True),
    (f"/org.openoffice.Office.Writer/{_UPDATE}", "Link", _NEVER),
    (f"/org.openoffice.Office.Calc/{_UPDATE}", "Link", _NEVER),
    (_INET, "ooInetProxyType", 2),  # a proxy set by hand, even for this machine's own addresses
    (_INET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPProxyPort", 9),
    (_INET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPSProxyPort", 9),
    (_INET, "ooInetFTPProxyName", "127.0.0.1"),
    (_INET, "ooInetFTPProxyPort", 9),
    (_INET, "ooInetNoProxy", ""),
    (f"{_COMMON}/Misc", "FirstRun", False),
    (f"{_COMMON}/Misc", "CrashReport", False),
    # The same dates, numbers and paper sizes on every machine.
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "en-GB"),
    ("/org.openoffice.Office.Linguistic/General", "DefaultLocale", "en-GB"),
)


def settings() -> str:
    """The settings as the file ``registrymodifications.xcu`` of a profile."""
    items = "\n".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{_value(value)}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}\n</oor:items>\n"
    )


def write_profile(folder: Path) -> None:
    """A new profile: two processes must not share one, and one that was stopped may leave its own locked."""
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(settings(), encoding="utf-8")


def _value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
