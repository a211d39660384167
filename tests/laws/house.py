"""Where things are in the house, for the laws that walk through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("core", "engagement", "surveys", "scrutiny")
PACKAGES = (*FLOORS, "analysis")
NOT_OURS = {".venv", ".git", "instance", "build", "node_modules", "__pycache__"}


def files(pattern: str, *folders: str) -> Iterator[Path]:
    """Our files that match, in the named folders of the checkout or all of it, in a fixed order."""
    for folder in folders or (".",):
        for path in sorted((ROOT / folder).rglob(pattern)):
            if not NOT_OURS & set(path.relative_to(ROOT).parts):
                yield path


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
