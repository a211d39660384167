"""Everything we send: queued in the same transaction as its cause, sent by a job, at most once each."""

from core.messages.recipients import Recipient
from core.messages.services import queue

__all__ = ["Recipient", "queue"]
