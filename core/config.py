"""What the machine decides: one frozen dataclass, read once from the environment."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class MissingSettings(Exception):
    """Raised on start with every missing setting at once, so nobody mends them one by one."""


@dataclass(frozen=True)
class Config:
    """How this copy runs. What a landlord changes at run time lives in `core.settings` instead."""

    database_url: str
    secret_key: str
    instance_path: Path = ROOT / "instance"
    production: bool = False
    testing: bool = False
    host: str = "127.0.0.1"
    port: int = 8000
    mail_url: str = "file:"
    mail_from: str = "answerable@localhost"
    public_url: str = "http://127.0.0.1:8000"
    trusted_proxies: int = 0

    @classmethod
    def from_environment(cls, environ: dict[str, str] | None = None) -> Config:
        """Read the settings of docs/reference/settings.md.

        Raises MissingSettings, naming all that are missing, when a production
        copy lacks what must not be guessed.
        """
        env = os.environ if environ is None else environ
        instance = Path(env.get("ANSWERABLE_INSTANCE", ROOT / "instance"))
        production = env.get("ANSWERABLE_PRODUCTION", "").lower() in {"1", "true", "yes"}
        host, port = env.get("HOST", "127.0.0.1"), int(env.get("PORT", "8000"))
        if production:
            required = ("DATABASE_URL", "SECRET_KEY", "PUBLIC_URL", "MAIL_URL", "MAIL_FROM")
            missing = [name for name in required if not env.get(name)]
            if missing:
                raise MissingSettings("Set these before starting in production: " + ", ".join(missing))
        return cls(
            database_url=_driver(env.get("DATABASE_URL") or f"sqlite:///{instance / 'answerable.db'}"),
            secret_key=env.get("SECRET_KEY") or _kept_secret(instance),
            instance_path=instance,
            production=production,
            host=host,
            port=port,
            mail_url=env.get("MAIL_URL", "file:"),
            mail_from=env.get("MAIL_FROM", "answerable@localhost"),
            trusted_proxies=int(env.get("TRUSTED_PROXIES", "0")),
            public_url=env.get("PUBLIC_URL", f"http://{host}:{port}").rstrip("/"),
        )


def _driver(url: str) -> str:
    """Name psycopg 3, which is the driver we install, where the address leaves it open."""
    for scheme in ("postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _kept_secret(instance: Path) -> str:
    """Make a secret on the first start and keep it, so that sessions outlive a restart."""
    path = instance / "secret_key"
    instance.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()
