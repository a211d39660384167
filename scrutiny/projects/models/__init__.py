"""Topics, projects, what the panel wrote, and what the landlord answered."""

from scrutiny.projects.models.answers import FollowUp, FollowWord, LandlordAnswer, Word
from scrutiny.projects.models.projects import PanelMember, PanelReport, Project
from scrutiny.projects.models.reports import (
    Evidence,
    EvidenceKind,
    Finding,
    FixedFigure,
    Recommendation,
)
from scrutiny.projects.models.topics import Topic, TopicDecision, TopicWord

__all__ = [
    "Evidence",
    "EvidenceKind",
    "Finding",
    "FixedFigure",
    "FollowUp",
    "FollowWord",
    "LandlordAnswer",
    "PanelMember",
    "PanelReport",
    "Project",
    "Recommendation",
    "Topic",
    "TopicDecision",
    "TopicWord",
    "Word",
]
