"""A tiny whole project, copied for each test; the current folder is its root."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    shutil.copytree(Path(__file__).parent / "project", root)
    monkeypatch.chdir(root)
    return root
