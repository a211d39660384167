"""Uploads: checked, re-made where that is safer, and kept outside the web root."""

from core.files.models import StoredFile
from core.files.services import keep, path_of

__all__ = ["StoredFile", "keep", "path_of"]
