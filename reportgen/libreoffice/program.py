"""LibreOffice's program: where it is, which version, and one process of it that is stopped with its children."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportgen.errors import ReportError

# Where LibreOffice puts itself when it is not on the PATH.
PLACES = (
    ("/usr/bin", "soffice"),
    ("/opt", "libreoffice*/program/soffice"),
    ("/Applications", "LibreOffice.app/Contents/MacOS/soffice"),
    ("C:/Program Files/LibreOffice/program", "soffice.com"),
    ("C:/Program Files (x86)/LibreOffice/program", "soffice.com"),
)
REMEDY = (
    "install it: apt-get install libreoffice-writer libreoffice-impress libreoffice-calc (Debian, Ubuntu), "
    "brew install --cask libreoffice (macOS), winget install TheDocumentFoundation.LibreOffice (Windows), "
    "or from libreoffice.org"
)
# Nothing listens on the port of the discard service: whatever asks for a network through it is refused at once.
_NOWHERE = "http://127.0.0.1:9"
_GUARD = 'read -r _; kill -s KILL -- "-$1"; [ -z "$2" ] || rm -rf -- "$2"'
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")


def find_soffice() -> Path:
    """LibreOffice's program, from the PATH or where it is usually installed."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    for folder, pattern in PLACES:
        programs = sorted(Path(folder).glob(pattern))
        if programs:
            return programs[-1]
    raise ReportError.at("LibreOffice", "it makes the PDFs, and is not installed", REMEDY)


def version(soffice: Path) -> str:
    """What tells one release from another: the files of an installation, as starting the program takes its time; where
    these are not beside it, what it says of itself, such as ``LibreOffice 7.4.7.2 40(Build:2)``."""
    folder = soffice.resolve().parent
    if (folder / "soffice.bin").exists():
        found = sorted((entry.name, entry.stat()) for entry in os.scandir(folder) if entry.is_file())
        return "\n".join(f"{name} {status.st_size} {status.st_mtime_ns}" for name, status in found)
    try:
        said = subprocess.run([str(soffice), "--version"], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        what = f"it does not start ({soffice} --version failed)"
        raise ReportError.at("LibreOffice", what, f"mend it, or {REMEDY}") from error
    return said.stdout.strip()


@contextlib.contextmanager
def running(command: Sequence[str], said: Path, scratch: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """The command at work without a network, what it says kept in the file ``said``; stopped on the way out.

    If this process is killed meanwhile, the command is stopped too, and the folder ``scratch`` removed.
    """
    with said.open("wb") as spoken:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=spoken,
            env=_environment(),
            start_new_session=sys.platform != "win32",
        )
    try:
        with _guard(process, scratch):
            yield process
    finally:
        _stop(process)


@contextlib.contextmanager
def _guard(process: subprocess.Popen[bytes], scratch: Path | None) -> Iterator[None]:
    """A shell that waits for a line that never comes: it meets the end of its input only when we are gone."""
    if sys.platform == "win32":
        yield
        return
    command = ["/bin/sh", "-c", _GUARD, "sh", str(process.pid), str(scratch or "")]
    quiet = subprocess.DEVNULL
    guard = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        yield
    finally:
        guard.kill()
        guard.communicate()


def _environment() -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if key.lower() not in {*_PROXIES, "no_proxy"}}
    return own | {name: _NOWHERE for proxy in _PROXIES for name in (proxy, proxy.upper())}


def _stop(process: subprocess.Popen[bytes]) -> None:
    # soffice is a script that starts the real program: killing the script alone would leave that running.
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S607
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
