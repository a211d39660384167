"""Starts the application as a landlord would, on a free port, with its own folder and database."""

from __future__ import annotations

import fcntl
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType

from tests.laws.house import ROOT

BIN = Path(sys.executable).parent


def environment(folder: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return kept | {
        "ANSWERABLE_INSTANCE": str(folder),
        "ANSWERABLE_DEMO": "1",
        "DATABASE_URL": f"sqlite:///{folder / 'answerable.db'}",
        **more,
    }


def loaded_demo(folder: Path) -> Path:
    """Load the demo into a file once; other processes wait for it and use the same."""
    home = folder / "demo"
    home.mkdir(exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "loaded").exists():
            made = subprocess.run(
                [BIN / "flask", "set-up"], cwd=ROOT, env=environment(home), capture_output=True, text=True
            )
            assert made.returncode == 0, f"The demo could not be loaded:\n{made.stderr[-4000:]}"
            (home / "loaded").touch()
    return home / "answerable.db"


class Site:
    """A running copy. `url` is its address; `flask(…)` runs a command on its database."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = environment(folder, PORT=str(self.port), PUBLIC_URL=self.url, **settings)
        self._log = folder / "server.log"
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def database_url(self) -> str:
        return self.environment["DATABASE_URL"]

    def log(self) -> str:
        """The end of what the server wrote."""
        return self._log.read_text("utf-8", "replace")[-4000:] if self._log.exists() else ""

    def flask(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `flask …` on this site, such as `site.flask("jobs", "once", "deliver-messages")`."""
        return subprocess.run(
            [BIN / "flask", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )

    def start(self) -> None:
        command = [BIN / "gunicorn", "app:create_app()", "--bind", f"127.0.0.1:{self.port}", "--workers", "1"]
        command += [
            "--worker-class",
            "gthread",
            "--threads",
            "4",
            "--no-control-socket",
            "--log-level",
            "warning",
        ]
        with self._log.open("ab") as log:
            self._server = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        for _ in range(300):
            assert self._server.poll() is None, f"The server ended while starting:\n{self.log()}"
            if self._is_well():
                return
            time.sleep(0.1)
        raise AssertionError(f"The server did not become ready in 30 seconds:\n{self.log()}")

    def stop(self) -> None:
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(10)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
            self._server = None

    def _is_well(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def __enter__(self) -> Site:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.stop()


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return attempt.getsockname()[1]
