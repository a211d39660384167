"""Photographs of candidates: all of one size, drawn again without anything that hides in a picture file."""

from __future__ import annotations

import io

from flask_babel import gettext as _

from core import files
from core.errors import Refused
from core.files.models import StoredFile

SIDE = 360  # pixels: sharp at 120 on the page and in large print, and small enough for a phone
FACES_ARE_HIGH = (0.5, 0.35)  # of a tall picture the upper part is kept


def keep_portrait(content: bytes, *, field: str = "photo") -> StoredFile:
    """Keep a photograph as a square JPEG. Where it was taken, and every other hidden word, is left behind.

    Raises Refused when it is no picture, or too large.
    """
    if not content:
        raise Refused(_("This file is empty. Choose another one."), field=field)
    if len(content) > files.services.LARGEST:
        raise Refused(_("This file is larger than 10 MB. Choose a smaller one."), field=field)
    if files.services.kind_of("", content) not in {"image/jpeg", "image/png"}:
        raise Refused(_("Choose a photograph: a JPG or PNG file."), field=field)
    return files.keep("portrait.jpg", _square(content, field), allowed={"image/jpeg"})


def _square(content: bytes, field: str) -> bytes:
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = 50_000_000
    try:
        with Image.open(io.BytesIO(content)) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
            plain = Image.new("RGB", upright.size, "white")
            plain.paste(upright, mask=upright)  # a new picture: no comment, place or camera comes along
            out = io.BytesIO()
            ImageOps.fit(plain, (SIDE, SIDE), centering=FACES_ARE_HIGH).save(out, "JPEG", quality=82)
            return out.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise Refused(_("We cannot read this picture. Choose another one."), field=field) from error
