"""Fewer bytes on a slow phone: stylesheets, scripts, drawings and respondents' pages travel compressed.

Pages for people who have signed in do not: compressing a page that holds both
a session token and words a stranger can choose gives the token away bit by bit
(the BREACH attack). A respondent's page holds no such token.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request

from core.config import ROOT
from core.light import is_light

SMALLEST = 600
KINDS = ("text/", "image/svg+xml", "application/javascript", "application/json")


def register(app: Flask) -> None:
    app.after_request(compressed)


def compressed(response: Response) -> Response:
    if (
        response.status_code != 200
        or "gzip" not in request.headers.get("Accept-Encoding", "")
        or "Content-Encoding" in response.headers
        or "Range" in request.headers
        or not (response.content_type or "").startswith(KINDS)
    ):
        return response
    if request.endpoint == "static":
        small = _static((request.view_args or {})["filename"])
    elif is_light() and not response.is_streamed:
        data = response.get_data()
        small = gzip.compress(data, 2, mtime=0) if len(data) >= SMALLEST else None
    else:
        return response
    if small is not None:
        response.direct_passthrough = False
        response.set_data(small)
        response.headers["Content-Encoding"] = "gzip"
        response.vary.add("Accept-Encoding")
    return response


def _static(name: str) -> bytes | None:
    path = (ROOT / "static" / name).resolve()
    return _kept(path, path.stat().st_mtime) if path.is_file() else None


@lru_cache(maxsize=64)
def _kept(path: Path, _changed: float) -> bytes | None:
    data = path.read_bytes()
    return gzip.compress(data, 9, mtime=0) if len(data) >= SMALLEST else None
