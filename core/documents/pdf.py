"""PDF from HTML, tagged for screen readers, where the machine has what it needs (Pango, HarfBuzz)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from core.config import ROOT


@lru_cache(maxsize=1)
def can_make_pdf() -> bool:
    """Whether this machine can. Pages that offer a PDF say so where it cannot."""
    try:
        import weasyprint  # noqa: F401 - slow to import, so only when somebody asks
    except OSError:
        return False
    return True


def pdf(html: str) -> bytes:
    """A PDF/UA-tagged document from a whole HTML page.

    Only our own static files are read: nothing in a page can make the server
    fetch an address or open another file.
    """
    import weasyprint

    return weasyprint.HTML(string=html, base_url="answerable:///", url_fetcher=_only_our_own).write_pdf(
        pdf_variant="pdf/ua-1"
    )


def _only_our_own(url: str, *_args: object, **_kwargs: object) -> object:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    path = urlsplit(url)
    if path.scheme == "data":
        return URLFetcher().fetch(url)
    static = (ROOT / "static").resolve()
    wanted = (ROOT / url2pathname(path.path).lstrip("/")).resolve()
    if path.scheme != "answerable" or static not in wanted.parents:
        raise ValueError("A document may only use our own static files")
    return URLFetcherResponse(url, wanted.read_bytes(), {"Content-Type": _kind(wanted)})


def _kind(path: Path) -> str:
    kinds = {
        ".css": "text/css",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".woff2": "font/woff2",
        ".jpg": "image/jpeg",
    }
    return kinds.get(path.suffix, "application/octet-stream")
