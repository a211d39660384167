"""Structured logs: one JSON line an event, to standard error, without personal data.

A line names the endpoint, never the path: a path may hold a token or a follow code.
"""

from __future__ import annotations

import logging
import secrets
import sys
import time

import structlog
from flask import Flask, Response, g, request

log = structlog.get_logger()


def register(app: Flask) -> None:
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.getLogger("werkzeug").setLevel(logging.WARNING)

    @app.before_request
    def begin() -> None:
        g.request_id, g.began = secrets.token_hex(6), time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.get("request_id", "")
        took = time.perf_counter() - g.get("began", 0.0)
        if response.status_code >= 500 or took > 1:
            log.warning(
                "request.slow_or_broken",
                request=g.get("request_id"),
                method=request.method,
                endpoint=request.endpoint,
                status=response.status_code,
                ms=round(took * 1000),
            )
        return response
