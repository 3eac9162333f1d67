"""The demo, from five articles to their conflicts."""

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import transaction

from claimsdb.claims.models import Mention
from claimsdb.corpus.models import Article
from claimsdb.links.demo import make_people
from claimsdb.links.models import Conflict, Link
from tests.claims.test_commands import printed
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="class")
def demo(django_db_setup, django_db_blocker):
    """The demo's database and what it printed, made once for a class of tests and taken away behind them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield printed("demo")
        transaction.set_rollback(True)


def rows() -> dict[str, int]:
    """How many rows each model has."""
    return {
        model._meta.label: model.objects.count()
        for model in apps.get_models()
        if model.__module__.startswith("claimsdb")
    }


class TestDemo:
    def test_the_five_articles_are_there_with_their_annotation(self, demo):
        assert Article.objects.count() == 5
        assert Mention.objects.filter(annotator__username="annotator", state="accepted").count() > 250
        assert Link.objects.decided().count() > 140
        assert Conflict.objects.exists()

    def test_what_the_engine_finds_is_printed_with_both_sentences(self, demo):
        assert "war that claimed [[30,000]] lives and forced over one million to flee" in demo
        assert "1988-94 war that saw [[30,000]] dead" in demo

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("[[30,000]] were killed", "claimed [[30,000]] lives"),
            ("and [[over a million]], mostly Azeris", "forced [[over one million]] to flee"),
            ("said to be [[90 percent]] Armenian", "which was [[90%]] Armenian"),
            ("to [[around $100m]] compared", "a substantial [[$100 million]] in military aid"),
        ],
    )
    def test_figures_that_agree_are_found_among_the_matches(self, demo, left, right):
        matches = demo.split("MATCHES")[1].split("\n\n")
        assert any(left in pair and right in pair for pair in matches)

    def test_it_says_how_it_did_against_the_annotation(self, demo):
        assert "A person linked" in demo
        assert "pairs besides" in demo

    def test_a_second_run_adds_nothing_and_keeps_what_people_did(self, demo):
        mention = Mention.objects.filter(state="suggested").first()
        mention.state = "rejected"
        mention.save()
        before = rows()
        again = printed("demo")
        assert rows() == before
        assert "Read 0, skipped 5" in again
        assert "password as set before" in again
        assert Mention.objects.get(pk=mention.pk).state == "rejected"


def test_people_are_made_in_their_groups_with_the_password_given():
    assert make_people("a-password-of-mine") == "a-password-of-mine"
    for name in ("annotator", "reviewer", "manager"):
        person = User.objects.get(username=name)
        assert person.check_password("a-password-of-mine")
        assert [group.name for group in person.groups.all()] == [name]


def test_a_password_is_made_up_where_none_is_given_and_kept_afterwards():
    password = make_people("")
    assert len(password) >= 12
    assert make_people("") == ""
    assert User.objects.get(username="manager").check_password(password)


def test_other_people_are_left_alone():
    person = make_user("viewer")
    make_people("")
    person.refresh_from_db()
    assert [group.name for group in person.groups.all()] == ["viewer"]
