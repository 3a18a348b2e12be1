"""Somebody who follows a project."""

import pytest

from newsletter.models import Subscriber
from newsletter.topics import Topic
from tests.factories import make_subscriber


@pytest.fixture
def follower(project) -> Subscriber:
    return make_subscriber("anna@example.org", topics=(Topic.project(project.translation_key),))
