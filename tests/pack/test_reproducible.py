"""The same papers give the same bytes wherever and whenever a pack is made, and nothing is asked for from a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.pack.boardpack import document, lay_out
from tests.review.admission.files import linked

ROOT = Path(__file__).parents[2]
PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")

pytestmark = [pytest.mark.libreoffice, pytest.mark.xdist_group("reproducible")]


class Server:
    """A proxy and a website at once, which notes what is asked of it."""

    def __init__(self) -> None:
        asked: list[str] = []

        class Noting(BaseHTTPRequestHandler):
            def handle_one_request(self) -> None:
                asked.append(self.rfile.readline().decode(errors="replace"))

        self.asked = asked
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Noting)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.server.shutdown()
    server.server.server_close()


def made(root: Path, server: Server, **environment: str) -> dict[str, bytes]:
    """Every file that a pack made in the project ``root`` consists of, its records and notes too."""
    folder = lay_out(root)
    # A link that waits for a click: nobody has to follow it.
    page = document(folder / "sent" / "update.docx", "Update from Partners", "The partners met twice.")
    linked(page, "word/_rels/document.xml.rels", ("hyperlink", f"{server.address}/page"))
    proxies = dict.fromkeys(PROXIES, server.address) | {"no_proxy": "", "NO_PROXY": ""}
    command = [sys.executable, "-c", "from reportgen.cli import main; main()", "pack", str(folder), "--quiet"]
    given = {**os.environ, **proxies, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(command, cwd=root, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    output = root / "output" / "2024-06-11"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, server: Server) -> dict[str, bytes]:
    if shutil.which("soffice") is None:
        pytest.skip("not installed: soffice")
    return made(tmp_path_factory.mktemp("first"), server, TZ="UTC", LANG="C.UTF-8", PYTHONHASHSEED="1")


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory, server: Server, first: dict[str, bytes]) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("second") / "a folder" / "of another name"
    root.mkdir(parents=True)
    # 14 hours ahead of UTC: there it is another day for most of ours.
    return made(root, server, TZ="Pacific/Kiritimati", LANG="en_US.UTF-8", PYTHONHASHSEED="2")


def test_two_packs_have_the_same_files(first: dict[str, bytes], second: dict[str, bytes]) -> None:
    assert first.keys() == second.keys()
    assert "pack/public/board-pack.pdf" in first


def test_and_the_same_bytes_in_each(first: dict[str, bytes], second: dict[str, bytes]) -> None:
    assert [name for name, content in first.items() if second[name] != content] == []


def test_nothing_was_asked_for_from_a_network(server: Server, second: dict[str, bytes]) -> None:
    import urllib.request

    assert server.asked == []
    # The server would have noticed.
    with pytest.raises(OSError):
        urllib.request.urlopen(server.address, timeout=5)
    assert server.asked == ["GET / HTTP/1.1\r\n"]
