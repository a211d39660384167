"""The ways a message travels. Each knows how to send one, or says `TryLater` when it surely did not go."""

from __future__ import annotations

import re
import smtplib
from email.message import EmailMessage
from email.utils import formataddr, make_msgid
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from flask import current_app

from core.config import Config
from core.messages.models import Message
from core.messages.recipients import Channel


class TryLater(Exception):
    """The message certainly did not leave. Anything unsure must not raise this, or it could go twice."""


class Sends(Protocol):
    def send(self, message: Message) -> None: ...


def channel_for(channel: Channel) -> Sends:
    config: Config = current_app.extensions["answerable"]
    if channel is Channel.LETTER:
        return LetterFolder(config.instance_path / "letters")
    if config.mail_url.startswith("file:"):
        return MailFolder(config.instance_path / "mail", config.mail_from)
    return SmtpServer(config.mail_url, config.mail_from)


def as_email(message: Message, sender: str) -> EmailMessage:
    email = EmailMessage()
    email["Subject"] = re.sub(r"\s+", " ", message.subject)
    email["From"] = sender
    email["To"] = formataddr((re.sub(r"[\r\n]", " ", message.to_name), message.to_address))
    email["Message-ID"] = make_msgid(
        idstring=str(message.id), domain=sender.rpartition("@")[2] or "localhost"
    )
    email.set_content(message.body)
    return email


class MailFolder:
    """E-mail as files, for development: nothing leaves the machine."""

    def __init__(self, folder: Path, sender: str) -> None:
        self.folder, self.sender = folder, sender

    def send(self, message: Message) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{message.id:08d}.eml").write_bytes(bytes(as_email(message, self.sender)))


class SmtpServer:
    """E-mail through a server: `smtp://user:password@host:587` (STARTTLS) or `smtps://…`."""

    def __init__(self, url: str, sender: str) -> None:
        self.url, self.sender = urlsplit(url), sender

    def send(self, message: Message) -> None:
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise TryLater(f"The mail server did not answer ({type(error).__name__}).") from error
        with server:
            try:
                server.send_message(as_email(message, self.sender))
            except smtplib.SMTPResponseException as error:
                raise TryLater(f"The mail server refused it ({error.smtp_code}).") from error
            except smtplib.SMTPRecipientsRefused as error:
                raise TryLater("The mail server does not know this address.") from error

    def _connect(self) -> smtplib.SMTP:
        kind = smtplib.SMTP_SSL if self.url.scheme == "smtps" else smtplib.SMTP
        server = kind(self.url.hostname or "localhost", self.url.port or 0, timeout=15)
        if self.url.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls()
        if self.url.username:
            server.login(unquote(self.url.username), unquote(self.url.password or ""))
        return server


class LetterFolder:
    """A letter as a print-ready file: PDF where the machine can make one, else the page itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, message: Message) -> None:
        from core.documents import can_make_pdf, pdf

        self.folder.mkdir(parents=True, exist_ok=True)
        if can_make_pdf():
            (self.folder / f"{message.id:08d}.pdf").write_bytes(pdf(message.body))
        else:
            (self.folder / f"{message.id:08d}.html").write_text(message.body, encoding="utf-8")
