"""Keeping an upload: what it is, is decided by its content, never by its name."""

from __future__ import annotations

import hashlib
import io
import re
import secrets
from pathlib import Path

from flask import current_app
from flask_babel import gettext as _

from core.database import db
from core.errors import Refused
from core.files.models import StoredFile

LARGEST = 10 * 1024 * 1024
SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def keep(name: str, content: bytes, *, allowed: set[str] | None = None) -> StoredFile:
    """Keep an upload. Pictures are drawn again, which drops hidden data such as where they were taken.

    Raises Refused, with what to do, when the file is empty, too large or of a kind we do not take.
    """
    if not content:
        raise Refused(_("This file is empty. Choose another one."), field="file")
    if len(content) > LARGEST:
        raise Refused(_("This file is larger than 10 MB. Choose a smaller one."), field="file")
    kind = kind_of(name, content)
    if kind is None or (allowed is not None and kind not in allowed):
        raise Refused(
            _("We cannot take this kind of file. Use a picture, PDF, Word, CSV or text file."), field="file"
        )
    if kind.startswith("image/"):
        content, kind = _drawn_again(content)
    stored_as = secrets.token_hex(16) + SUFFIXES[kind]
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / stored_as).write_bytes(content)
    kept = StoredFile(
        name=_safe_name(name), media_type=kind, size=len(content),
        sha256=hashlib.sha256(content).hexdigest(), stored_as=stored_as,
    )  # fmt: skip
    db.session.add(kept)
    return kept


def path_of(file: StoredFile) -> Path:
    return _folder() / file.stored_as


def kind_of(name: str, content: bytes) -> str | None:
    """The kind of a file from its first bytes; text kinds also by being readable as text."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.startswith(b"PK\x03\x04"):
        word = b"word/document.xml" in content
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document" if word else None
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    return "text/csv" if name.lower().endswith(".csv") else "text/plain"


def _drawn_again(content: bytes) -> tuple[bytes, str]:
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = 50_000_000
    try:
        with Image.open(io.BytesIO(content)) as picture:
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((2000, 2000))
            out = io.BytesIO()
            if picture.format == "PNG":
                upright.save(out, "PNG", optimize=True)
                return out.getvalue(), "image/png"
            upright.convert("RGB").save(out, "JPEG", quality=85)
            return out.getvalue(), "image/jpeg"
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise Refused(_("We cannot read this picture. Choose another one."), field="file") from error


def _safe_name(name: str) -> str:
    return re.sub(r"[^\w .()-]+", "_", name.replace("\\", "/").rpartition("/")[2]).strip(" .")[:120] or "file"


def _folder() -> Path:
    return current_app.extensions["answerable"].instance_path / "files"
