"""PDF from HTML, tagged for screen readers, where the machine has what it needs (Pango, HarfBuzz)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from core.config import ROOT

OURSELVES = "http://answerable.invalid/"


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

    return weasyprint.HTML(string=html, base_url=OURSELVES, url_fetcher=_our_files_only()).write_pdf(
        pdf_variant="pdf/ua-1"
    )


@lru_cache(maxsize=1)
def _our_files_only() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OurFilesOnly(URLFetcher):
        """Reads `/static/…` from the disk, and pictures that stand in the page itself."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            path = urlsplit(url)
            wanted = (ROOT / url2pathname(path.path).lstrip("/")).resolve()
            if not url.startswith(OURSELVES) or (ROOT / "static").resolve() not in wanted.parents:
                raise ValueError("A document may only use our own static files")
            return URLFetcherResponse(url, wanted.read_bytes(), {"Content-Type": _kind(wanted)})

    return OurFilesOnly()


def _kind(path: Path) -> str:
    kinds = {
        ".css": "text/css",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".woff2": "font/woff2",
        ".jpg": "image/jpeg",
    }
    return kinds.get(path.suffix, "application/octet-stream")
