"""How Alembic reaches our database. Revisions are numbered, linear, and never import models."""

from logging.config import fileConfig

from alembic import context
from flask import current_app

config = context.config
fileConfig(config.config_file_name, disable_existing_loggers=False)


def migrate() -> None:
    extension = current_app.extensions["migrate"]
    with extension.db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET lock_timeout = '10s'")
            connection.commit()
        context.configure(
            connection=connection, target_metadata=extension.db.metadata, **extension.configure_args
        )
        with context.begin_transaction():
            context.run_migrations()


migrate()
