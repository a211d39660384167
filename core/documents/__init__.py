"""Pages as paper: PDF from HTML, and charts drawn by the server."""

from core.documents.pdf import can_make_pdf, pdf

__all__ = ["can_make_pdf", "pdf"]
