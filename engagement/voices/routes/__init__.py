"""Pages about what was said."""

from engagement.voices.routes.following import following
from engagement.voices.routes.reading import reading
from engagement.voices.routes.uploading import uploading

__all__ = ["following", "reading", "uploading"]
