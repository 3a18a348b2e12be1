"""The twenty projects of the programme, in the order of the ranking."""

from demo.content import (
    projects_bicycles,
    projects_circular,
    projects_community,
    projects_culture,
    projects_garden,
    projects_learning,
    projects_making,
    projects_outdoors,
    projects_senses,
    projects_theatre,
    projects_work,
)
from demo.content.schema import Project

_MODULES = (
    projects_bicycles,
    projects_circular,
    projects_community,
    projects_culture,
    projects_garden,
    projects_learning,
    projects_making,
    projects_outdoors,
    projects_senses,
    projects_theatre,
    projects_work,
)

PROJECTS: tuple[Project, ...] = tuple(
    sorted(
        (project for module in _MODULES for project in module.PROJECTS),
        key=lambda project: project.ranking_position,
    )
)
