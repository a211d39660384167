"""Turning a file into a charter's text: what cannot be read is said in one sentence."""

from __future__ import annotations

from flask_babel import gettext as _

from core.errors import Refused

LARGEST = 200_000  # bytes; the longest charter we know of is 6,000


def text_of(content: bytes) -> str:
    """The text of a plain text file in UTF-8.

    Raises Refused for an empty, huge or binary file, and for another encoding, which it names.
    """
    if not content.strip():
        raise Refused(_("This file is empty."), field="file")
    if len(content) > LARGEST:
        raise Refused(_("This file is too large to be a charter."), field="file")
    if content.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise Refused(_("This is a document, not plain text. Copy its words into a text file."), field="file")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(_wrong_encoding("UTF-16"), field="file")
    if b"\0" in content:
        raise Refused(_("This is not a text file: it holds zero bytes (NUL)."), field="file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(_wrong_encoding("Windows-1252"), field="file") from error


def _wrong_encoding(encoding: str) -> str:
    return _("This file is in %(encoding)s. Save it as plain text in UTF-8.", encoding=encoding)
