"""Topics have one key each, links one purpose each."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsletter import links
from newsletter.topics import Topic, newsletter_keys

WHO = uuid.UUID("6f7ad0f2-3c4b-4b52-9a25-0f6f3b3f6f11")  # the same in every process of a run


@pytest.mark.parametrize("topic", [Topic.programme(), Topic.municipio(9), Topic.theme(12), Topic.project(WHO)])
def test_a_topic_is_read_from_its_key(topic):
    assert Topic.parse(topic.key) == topic


@pytest.mark.parametrize(
    "key",
    [
        *("", "programme:", "programme:1", "other:1"),
        *("municipio", "municipio:0", "municipio:10", "municipio:x"),
        *("theme:", "theme:x"),
        *("project:", "project:1", f"project:{WHO}".upper(), f"project:{WHO.hex}"),
    ],
)
def test_what_is_no_topics_key_is_refused(key):
    with pytest.raises(ValueError):  # noqa: PT011 - nothing to match
        Topic.parse(key)


def test_issues_go_to_all_topics_but_projects():
    assert newsletter_keys(["programme", "municipio:2", f"project:{WHO}"]) == ["programme", "municipio:2"]


def test_a_leave_link_says_whose_it_is_what_it_leaves_and_with_which_mail():
    assert links.read_leave_token(links.leave_token(WHO, "newsletter", 7)) == (WHO, "newsletter", 7)
    assert links.read_leave_token(links.leave_token(WHO, f"project:{WHO}")) == (WHO, f"project:{WHO}", None)


def test_a_leave_link_works_years_later():
    token = links.leave_token(WHO, "newsletter")
    with time_machine.travel(timezone.now() + timedelta(days=2000)):
        assert links.read_leave_token(token)[0] == WHO


def test_a_preferences_link_expires():
    token = links.preferences_token(WHO)
    with time_machine.travel(timezone.now() + timedelta(days=89)):
        assert links.read_preferences_token(token) == (WHO, False)
    with time_machine.travel(timezone.now() + timedelta(days=91)), pytest.raises(links.LinkExpired):
        links.read_preferences_token(token)


def test_no_link_serves_another_purpose():
    with pytest.raises(links.BadLink):
        links.read_leave_token(links.preferences_token(WHO))
    with pytest.raises(links.BadLink):
        links.read_preferences_token(links.leave_token(WHO, "newsletter"))


@pytest.mark.parametrize("place", [0, 10, -1])
def test_a_changed_link_is_refused(place):
    token = links.leave_token(WHO, "newsletter")
    changed = token[:place] + ("A" if token[place] != "A" else "B") + (token[place:][1:] if place != -1 else "")
    with pytest.raises(links.BadLink):
        links.read_leave_token(changed)


def test_a_confirmation_token_has_256_random_bits_and_only_its_hash_is_kept():
    token, kept = links.new_confirmation_token()
    assert len(token) == 43
    assert kept == links.confirmation_hash(token) != token
    assert links.new_confirmation_token()[0] != token
