from .figures import Figure
from .projects import Project, ProjectPhase
from .publications import Publication, PublicationIndexPage
from .wijk_pages import Priority, TeamMember, WelcomeItem, WijkIndexPage, WijkPage
from .workflow import WijkApproval

__all__ = [
    "Figure",
    "Priority",
    "Project",
    "ProjectPhase",
    "Publication",
    "PublicationIndexPage",
    "TeamMember",
    "WelcomeItem",
    "WijkApproval",
    "WijkIndexPage",
    "WijkPage",
]
