"""Sources and articles in the admin."""

import pytest
from django.urls import reverse

from claimsdb.corpus import admin_base
from claimsdb.corpus.admin_base import BoundedPaginator, shortened
from claimsdb.corpus.models import Article, Source, digest
from tests.factories import make_article, make_claim, make_quotation, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client):
    person = make_user("manager")
    client.force_login(person)
    return person


def article_form(**fields):
    """What a browser posts for a new article."""
    return {"source": make_source().pk, "title": "A war", "language": "en", "text": "Nine died."} | fields


def post(client, address, data, *args):
    """Post a form, and return the response with its page."""
    return client.post(reverse(f"admin:{address}", args=args), data)


def test_an_article_is_added_by_pasting_its_text(client, manager):
    post(client, "corpus_article_add", article_form(text="Nine died.\r\nTen lived."))
    article = Article.objects.get()
    assert article.text == "Nine died.\nTen lived."
    assert article.sha256 == digest(article.text)
    assert article.history.get().history_user == manager


def test_the_same_text_of_the_same_source_is_named_and_refused(client, manager):
    same = make_article("Nine died.", title="The first <b>print</b>")
    response = post(client, "corpus_article_add", article_form(source=same.source_id))
    assert "already has an article with this very text" in response.text
    assert "The first &lt;b&gt;print&lt;/b&gt;" in response.text
    assert Article.objects.count() == 1


def test_an_article_moved_to_a_source_that_has_its_text_is_refused(client, manager):
    here, there = make_article("Nine died."), make_article("Nine died.")
    response = post(client, "corpus_article_change", article_form(source=there.source_id), here.pk)
    assert "already has an article with this very text" in response.text


@pytest.mark.parametrize("text", ["", "   ", "Nine\0died."])
def test_a_text_that_cannot_be_kept_is_refused(client, manager, text):
    response = post(client, "corpus_article_add", article_form(text=text))
    assert response.status_code == 200
    assert "errorlist" in response.text
    assert not Article.objects.exists()


@pytest.mark.parametrize("field", ["revises", "derived_from"])
def test_an_article_that_comes_from_itself_is_refused(client, manager, field):
    article = make_article()
    form = article_form(source=article.source_id, **{field: article.pk})
    assert "errorlist" in post(client, "corpus_article_change", form, article.pk).text


def test_the_text_of_a_saved_article_is_shown_and_not_posted(client, manager):
    article = make_article("Nine died.", title="Before")
    form = article_form(source=article.source_id, title="After", text="Ten died.")
    post(client, "corpus_article_change", form, article.pk)
    article.refresh_from_db()
    assert (article.title, article.text) == ("After", "Nine died.")


def test_hostile_text_is_shown_as_text(client, manager):
    article = make_article("<script>alert(1)</script> \u202eevil", title="<img src=x>")
    page = client.get(reverse("admin:corpus_article_change", args=[article.pk])).text
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<img src=x>" not in page


def test_an_article_leads_to_its_mentions_and_links(client, manager):
    article = make_article()
    make_claim(article=article)
    make_quotation(article=article)
    page = client.get(reverse("admin:corpus_article_changelist")).text
    assert f'<a href="/admin/claims/mention/?article__id__exact={article.pk}" aria-label="2 mentions">2</a>' in page
    page = client.get(reverse("admin:corpus_article_change", args=[article.pk])).text
    assert f'href="/admin/links/link/?article={article.pk}"' in page


@pytest.mark.parametrize(("asked", "found"), [("yes", "Read"), ("no", "Unread")])
def test_articles_are_found_by_whether_they_were_read(client, manager, asked, found):
    make_article(title="Read", extracted_by="engine 1")
    make_article(title="Unread")
    page = client.get(reverse("admin:corpus_article_changelist"), {"extracted": asked})
    assert [article.title for article in page.context["cl"].result_list] == [found]


def test_articles_are_found_by_their_source(client, manager):
    article = make_article()
    make_article()
    page = client.get(reverse("admin:corpus_article_changelist"), {"source__id__exact": article.source_id})
    assert list(page.context["cl"].result_list) == [article]
    assert f'<option value="{article.source_id}" selected>{article.source}</option>' in page.text


def test_a_filter_keeps_the_search_and_the_other_filters(client, manager):
    page = client.get(reverse("admin:corpus_article_changelist"), {"q": '"war"', "extracted": "no"})
    assert '<input type="hidden" name="q" value="&quot;war&quot;">' in page.text
    assert '<input type="hidden" name="extracted" value="no">' in page.text


@pytest.mark.parametrize("value", ["x", "1,2", "99999999999999999999"])
def test_a_filter_by_what_could_be_no_key_is_no_error(client, manager, value):
    response = client.get(reverse("admin:corpus_article_changelist"), {"source__id__exact": value}, follow=True)
    assert response.status_code == 200


def test_a_list_loads_no_table_into_a_select(client, manager):
    sources = [make_source() for _ in range(3)]
    for address in ("corpus_article_changelist", "corpus_article_add"):
        page = client.get(reverse(f"admin:{address}")).text
        assert not any(source.name in page for source in sources)


def test_rows_are_counted_up_to_a_bound(client, manager, monkeypatch):
    monkeypatch.setattr(admin_base, "MOST_COUNTED", 2)
    for _ in range(3):
        make_source()
    assert BoundedPaginator(Source.objects.order_by("name"), 50).count == 2
    assert "The first 2: narrow the list" in client.get(reverse("admin:corpus_source_changelist")).text


def test_a_bulk_action_on_more_rows_than_it_can_hold_is_refused(client, manager, monkeypatch):
    monkeypatch.setattr(admin_base.BaseAdmin, "most_at_once", 2)
    sources = [make_source() for _ in range(3)]
    data = {"action": "delete_selected", "_selected_action": sources[0].pk, "select_across": "1", "index": "0"}
    response = client.post(reverse("admin:corpus_source_changelist"), data | {"post": "yes"}, follow=True)
    assert "More than 2 rows at once" in response.text
    assert Source.objects.count() == 3


def test_the_history_tells_who_changed_what(client, manager):
    article = make_article("Nine died.", title="Before")
    post(client, "corpus_article_change", article_form(source=article.source_id, title="After"), article.pk)
    page = client.get(reverse("admin:corpus_article_history", args=[article.pk])).text
    assert manager.username in page
    assert "<bdi>Before</bdi> → <bdi>After</bdi>" in page


@pytest.mark.parametrize("key", ["x", "99999999999999999999", "0"])
def test_the_history_of_no_row_is_not_found(client, manager, key):
    assert client.get(f"/admin/corpus/article/{key}/history/").status_code == 404


def test_a_past_version_has_no_page_that_could_be_posted_to(client, manager):
    article = make_article()
    version = article.history.get().pk
    assert client.post(f"/admin/corpus/article/{article.pk}/history/{version}/").status_code != 200
    assert article.history.count() == 1


def test_the_admin_lists_its_models_in_the_order_of_the_work(client, manager):
    apps = client.get(reverse("admin:index")).context["app_list"]
    assert [app["app_label"] for app in apps] == ["corpus", "claims", "desk", "links", "jobs", "api"]
    assert [model["object_name"] for model in apps[1]["models"]][:2] == ["Claim", "Quotation"]


def test_a_long_line_is_cut_at_a_word():
    assert shortened("one\ntwo  three", 20) == "one two three"
    assert shortened("one two three", 9) == "one two…"
    assert shortened("onetwothree", 5) == "onetw…"
