"""Whether this copy can serve: migrated, and the demo loaded where it is wanted."""

from __future__ import annotations

import os
from functools import lru_cache

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from core import demo
from core.access import anyone
from core.config import ROOT
from core.database import db

blueprint = Blueprint("health", __name__)


@lru_cache(maxsize=1)
def newest_migration() -> str:
    """The last migration this code knows: the files are numbered."""
    return max(path.name[:4] for path in (ROOT / "migrations" / "versions").glob("[0-9]*.py"))


@blueprint.get("/health")
@anyone
def health() -> ResponseReturnValue:
    problems = []
    try:
        if db.session.scalar(text("SELECT version_num FROM alembic_version")) != newest_migration():
            problems.append("the database is not at the newest migration")
        elif os.environ.get("ANSWERABLE_DEMO") == "1" and not demo.is_loaded():
            problems.append("the demo landlord is not loaded yet")
    except SQLAlchemyError:
        problems.append("the database does not answer")
    if problems:
        return jsonify(status="not ready", problems=problems), 503
    return jsonify(status="ok", migration=newest_migration(), database=db.engine.dialect.name)
