"""What the committee, its chair and the landlord do with a report."""

from scrutiny.voice_report.services.signing import PAPER, publish, reply, sign_off
from scrutiny.voice_report.services.writing import (
    WrittenMeanwhile,
    add_section,
    begin,
    keep_figure,
    move,
    remove,
    use_figure,
    write,
)

__all__ = [
    "PAPER", "WrittenMeanwhile", "add_section", "begin", "keep_figure", "move", "publish", "remove", "reply",
    "sign_off", "use_figure", "write",
]  # fmt: skip
