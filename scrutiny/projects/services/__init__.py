"""What is done with topics and projects, by whom."""

from scrutiny.projects.services.answering import Wanted, answer, decide_again
from scrutiny.projects.services.commissioning import commission
from scrutiny.projects.services.evidence import (
    change_evidence,
    gather_figure,
    gather_file,
    gather_quote,
    gather_text,
    leave_out_evidence,
)
from scrutiny.projects.services.following_up import follow_up
from scrutiny.projects.services.reporting import (
    change_finding,
    change_recommendation,
    find,
    leave_out_finding,
    leave_out_recommendation,
    publish,
    recommend,
    write_report,
)
from scrutiny.projects.services.topics import decide, propose

__all__ = [
    "Wanted",
    "answer",
    "change_evidence",
    "change_finding",
    "change_recommendation",
    "commission",
    "decide",
    "decide_again",
    "find",
    "follow_up",
    "gather_figure",
    "gather_file",
    "gather_quote",
    "gather_text",
    "leave_out_evidence",
    "leave_out_finding",
    "leave_out_recommendation",
    "propose",
    "publish",
    "recommend",
    "write_report",
]
