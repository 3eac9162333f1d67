"""Mentions, speakers and measures in the admin."""

import re

import pytest
from django.urls import reverse

from claimsdb.claims.models import Claim, Measure, Mention, Quotation, Speaker
from tests.factories import make_article, make_claim, make_link, make_measure, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db

TEXT = "Some 4,000 died. Of the 4,000 most were young. “We lost many,” said Anna."


@pytest.fixture
def annotator(client):
    person = make_user("annotator")
    client.force_login(person)
    return person


def posted(kind, number=0, **fields):
    """What a browser posts from the form of a mention."""
    prefix = f"{kind}-0-"
    own = {"comparator": "exactly", "value": "4000"} if kind == "claim" else {"style": "direct"}
    management = {"TOTAL_FORMS": 1, "INITIAL_FORMS": number, "MIN_NUM_FORMS": 1, "MAX_NUM_FORMS": 1}
    own |= {name.removeprefix(prefix): fields.pop(name) for name in list(fields) if name.startswith(prefix)}
    return (
        {"state": "accepted", "words": "", "start": "", "end": ""}
        | {f"{kind}-{name}": value for name, value in management.items()}
        | {f"{prefix}{name}": value for name, value in own.items()}
        | fields
    )


def add(client, kind="claim", **fields):
    """Post a new mention."""
    return client.post(reverse("admin:claims_mention_add", query={"kind": kind}), posted(kind, **fields))


def change(client, row, **fields):
    """Post a mention's page, its words and figures as they are but for ``fields``."""
    kind = row.mention.kind
    as_they_are = {"words": row.mention.exact, "start": row.mention.start, "end": row.mention.end}
    form = posted(kind, 1, **as_they_are | {f"{kind}-0-mention": row.pk} | fields)
    return client.post(reverse("admin:claims_mention_change", args=[row.pk]), form)


def messages(response):
    """Return what the page then shown says."""
    return [str(message) for message in response.context["messages"]]


def test_a_claim_is_added_by_its_words(client, annotator):
    article = make_article("Nine died.")
    add(client, article=article.pk, words="Nine", **{"claim-0-value": "9"})
    mention = Mention.objects.get()
    assert (mention.kind, mention.start, mention.end, mention.exact, mention.suffix) == (
        "claim",
        0,
        4,
        "Nine",
        " died.",
    )
    assert (mention.origin, mention.annotator, mention.touched) == (annotator.username, annotator, True)
    assert (mention.state, mention.claim.value) == ("accepted", 9)
    assert mention.history.get().history_user == annotator


def test_a_quotation_is_added_by_its_offsets(client, annotator):
    article = make_article(TEXT)
    start = TEXT.index("We lost")
    add(client, "quotation", article=article.pk, start=start, end=start + 13)
    assert Quotation.objects.get().mention.exact == "We lost many,"


def test_words_that_stand_twice_ask_which(client, annotator):
    article = make_article(TEXT)
    response = add(client, article=article.pk, words="4,000")
    assert "stand at several places" in response.text
    assert not Mention.objects.exists()
    add(client, article=article.pk, words="4,000", start="20")
    assert Mention.objects.get().start == 24


def test_words_that_do_not_stand_there_are_refused(client, annotator):
    assert "do not stand in the article" in add(client, article=make_article().pk, words="<b>five</b>").text
    assert not Mention.objects.exists()


@pytest.mark.parametrize(
    ("offsets", "said"),
    [
        ({}, "Give the words, or their start and end."),
        ({"start": "4"}, "Both offsets are needed."),
        ({"start": "9", "end": "4"}, "It must start before it ends."),
        ({"start": "4", "end": "9999"}, "text ends at"),
        ({"start": "-1", "end": "4"}, "greater than or equal to 0"),
        ({"start": "x", "end": "4"}, "Enter a whole number."),
        ({"start": "0", "end": "4", "speaker_start": "3"}, "Both offsets are needed."),
        ({"start": "0", "end": "4", "speaker_start": "3", "speaker_end": "9999"}, "text ends at"),
        ({"start": "1" * 30, "end": "2" * 30}, "errorlist"),
    ],
)
def test_offsets_that_cannot_be_are_refused(client, annotator, offsets, said):
    assert said in add(client, article=make_article().pk, **offsets).text
    assert not Mention.objects.exists()


def test_the_same_words_are_marked_once(client, annotator):
    claim = make_claim()
    response = add(client, article=claim.mention.article_id, start=claim.mention.start, end=claim.mention.end)
    assert "These very words are already marked as such." in response.text


def test_another_is_added_of_the_same_kind_and_article(client, annotator):
    article = make_article()
    response = add(client, "quotation", article=article.pk, words="We lost many,", _addanother="1")
    assert response.url == f"/admin/claims/mention/add/?kind=quotation&article={article.pk}"


def test_moving_a_mention_moves_its_anchor(client, annotator):
    claim = make_claim("4,000", make_article(TEXT))
    change(client, claim, start="24", end="29")
    mention = Mention.objects.get()
    assert (mention.exact, mention.prefix[-7:], mention.suffix[:5]) == ("4,000", "Of the ", " most")
    assert mention.touched
    assert mention.origin == "test"


def test_correcting_the_words_finds_the_place_nearest_to_where_they_were(client, annotator):
    article = make_article(TEXT)
    claim = make_claim("4,000 most", article)
    change(client, claim, words="4,000")
    assert Mention.objects.get().start == claim.mention.start


def test_a_mention_stays_in_its_article(client, annotator):
    claim, elsewhere = make_claim(), make_article()
    change(client, claim, article=elsewhere.pk)
    assert Mention.objects.get().article == claim.mention.article


def test_a_page_that_is_refused_still_shows_the_words_as_they_stand(client, annotator):
    claim = make_claim()
    page = change(client, claim, words="", start="", end="").text
    assert "<mark>At least 4,000</mark>" in page


def test_the_figures_are_kept_in_base_units_too(client, annotator):
    claim = make_claim(unit="")
    change(client, claim, **{"claim-0-value": "12", "claim-0-unit": "mile"})
    saved = Claim.objects.get()
    assert (saved.base_unit, round(saved.base_value)) == ("metre", 19312)
    assert saved.history.first().history_user == annotator


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"value": ""}, "A claim needs a value, a low or a high."),
        ({"low": "9", "high": "2"}, "The low cannot be above the high."),
        ({"unit": "cubit"}, "No unit is called so"),
        ({"unit": "a_per_b"}, "No unit is called so"),
        ({"value": "1e308", "unit": "light_year"}, "too large"),
        ({"value": "1e999"}, "Enter a number."),
        ({"value": "nan"}, "Enter a number."),
        ({"period_start": "2020-11-09", "period_end": "2020-09-27"}, "The period cannot end before it starts."),
        ({"subject": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_figures_that_cannot_be_are_refused(client, annotator, figures, said):
    claim = make_claim()
    form = {"claim-0-value": "7"} | {f"claim-0-{name}": value for name, value in figures.items()}
    assert said in change(client, claim, **form).text
    assert Claim.objects.get().value == 4000


def test_a_mention_needs_what_it_says(client, annotator):
    form = {"claim-TOTAL_FORMS": 0}
    response = add(client, article=make_article().pk, words="4,000", **form)
    assert response.status_code == 200
    assert not Mention.objects.exists()


def test_what_somebody_saved_meanwhile_is_not_overwritten(client, annotator):
    claim = make_claim(value=4000)
    page = client.get(reverse("admin:claims_mention_change", args=[claim.pk]))
    seen = page.context["adminform"].form["seen"].value()
    assert f'name="seen" value="{seen}"' in page.text
    change(client, claim, seen=seen, **{"claim-0-value": "5000"})
    response = change(client, claim, seen=seen, **{"claim-0-value": "6000"})
    assert "Somebody saved this while you had it open" in response.text
    assert Claim.objects.get().value == 5000
    shown = [(each.label, each.theirs, each.yours) for each in response.context["differences"]]
    assert shown == [("Value", "5000.0", "6000.0")]
    assert response.context["saved_by"] == annotator


def test_who_was_told_may_save_theirs_knowingly(client, annotator):
    claim = make_claim(value=4000)
    seen = client.get(reverse("admin:claims_mention_change", args=[claim.pk])).context["adminform"].form["seen"].value()
    change(client, claim, seen=seen, **{"claim-0-value": "5000"})
    refused = change(client, claim, seen=seen, **{"claim-0-value": "6000"}, cue="he said")
    form = refused.context["adminform"].form
    assert form["cue"].value() == "he said"
    change(client, claim, seen=form["seen"].value(), **{"claim-0-value": "6000"}, cue="he said")
    assert Claim.objects.get().value == 6000


def test_the_difference_is_told_in_words(client, annotator):
    claim = make_claim()
    anna, ben = make_speaker("Anna"), make_speaker("Ben")
    seen = client.get(reverse("admin:claims_mention_change", args=[claim.pk])).context["adminform"].form["seen"].value()
    change(client, claim, seen=seen, speaker=anna.pk, **{"claim-0-comparator": "about", "claim-0-value": "1"})
    told = change(client, claim, seen=seen, speaker=ben.pk, **{"claim-0-comparator": "exactly", "claim-0-value": "1"})
    assert [(each.label, each.theirs, each.yours) for each in told.context["differences"]] == [
        ("Speaker", "Anna", "Ben"),
        ("Comparator", "about", "exactly"),
    ]


def test_a_viewer_is_shown_no_field_to_type_in(client):
    client.force_login(make_user("viewer"))
    page = client.get(reverse("admin:claims_mention_change", args=[make_claim().pk])).text
    assert "<mark>At least 4,000</mark>" in page
    assert "Words:" not in page
    assert "Seen:" not in page


def test_only_quotations_of_the_same_article_are_offered(client, annotator):
    article = make_article()
    claim, beside, elsewhere = make_claim(article=article), make_quotation(article=article), make_quotation()
    page = client.get(reverse("admin:claims_mention_change", args=[claim.pk])).text
    assert f'<option value="{beside.pk}">' in page
    assert f'<option value="{elsewhere.pk}">' not in page
    assert "Select a valid choice" in change(client, claim, **{"claim-0-quotation": elsewhere.pk}).text


def test_a_mention_is_shown_in_its_sentence(client, annotator):
    claim = make_claim("4,000", make_article("It ended. Some <i> 4,000 died. Nobody knows.", language="fr"))
    page = client.get(reverse("admin:claims_mention_change", args=[claim.pk])).text
    assert 'lang="fr">Some &lt;i&gt; <mark>4,000</mark> died.</bdi>' in page


@pytest.mark.parametrize(("kind", "make"), [("claim", make_claim), ("quotation", make_quotation)])
def test_a_kinds_list_leads_to_the_mentions_page(client, annotator, kind, make):
    row = make()
    to = client.get(reverse(f"admin:claims_{kind}_change", args=[row.pk])).url
    assert to == reverse("admin:claims_mention_change", args=[row.pk])
    assert client.get(reverse(f"admin:claims_{kind}_add")).url == f"/admin/claims/mention/add/?kind={kind}"


def test_a_claims_list_shows_its_figure_its_words_and_who_said_them(client, annotator):
    make_claim(subject="soldiers", place="Shusha", mention={"speaker": make_speaker("Anna Petrosyan")})
    page = client.get(reverse("admin:claims_claim_changelist")).text
    for shown in ("at least 4,000", "<mark>At least 4,000</mark>", "Anna Petrosyan, Source", "soldiers", "Shusha"):
        assert shown in page


@pytest.mark.parametrize("model", ["mention", "claim", "quotation"])
@pytest.mark.parametrize(("action", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_mentions_are_accepted_and_rejected_from_each_list(client, annotator, model, action, state):
    row = make_quotation() if model == "quotation" else make_claim()
    other = make_claim()
    data = {"action": action, "_selected_action": [row.pk]}
    response = client.post(reverse(f"admin:claims_{model}_changelist"), data, follow=True)
    assert messages(response) == [f"{state.capitalize()}: 1."]
    assert Mention.objects.get(pk=row.pk).state == state
    assert Mention.objects.get(pk=other.pk).state == "suggested"


def test_a_viewer_is_offered_the_export_alone_and_cannot_take_another_action(client):
    client.force_login(make_user("viewer"))
    claim = make_claim()
    data = {"action": "accept", "_selected_action": [claim.pk]}
    page = client.post(reverse("admin:claims_claim_changelist"), data, follow=True).text
    offered = re.findall(r'<option value="(\w+)"', page.partition('name="action"')[2].partition("</select>")[0])
    assert offered == ["export"]
    assert Mention.objects.get().state == "suggested"


def test_a_manager_deletes_a_mention_with_the_links_that_nobody_decided(client):
    client.force_login(make_user("manager"))
    link = make_link()
    url = reverse("admin:claims_mention_delete", args=[link.left_id])
    assert client.post(url, {"post": "yes"}).status_code == 302
    assert not Mention.objects.filter(pk=link.left_id).exists()


def test_claims_deleted_from_their_list_take_their_mentions_along(client):
    client.force_login(make_user("manager"))
    claim, kept = make_claim(), make_claim()
    data = {"action": "delete_selected", "_selected_action": [claim.pk], "post": "yes"}
    client.post(reverse("admin:claims_claim_changelist"), data)
    assert list(Mention.objects.all()) == [kept.mention]


@pytest.mark.parametrize("words", ["erdogan", "ERDOĞAN", "tayyip", "RTE"])
def test_speakers_are_found_by_name_and_alias_whatever_the_accents(client, annotator, words):
    speaker = make_speaker("Recep Tayyip Erdoğan")
    speaker.aliases.create(name="RTE")
    make_speaker("Anna Petrosyan")
    page = client.get(reverse("admin:claims_speaker_changelist"), {"q": words})
    assert list(page.context["cl"].result_list) == [speaker]


def test_a_choice_of_speaker_offers_only_those_that_stand(client, annotator):
    standing = make_speaker("Recep Tayyip Erdogan")
    make_speaker("Erdogan", merged_into=standing)
    query = {"app_label": "claims", "model_name": "mention", "field_name": "speaker", "term": "erdogan"}
    results = client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [row["id"] for row in results] == [str(standing.pk)]


def test_speakers_are_merged_after_choosing_which_stands(client, annotator):
    short, full = make_speaker("Erdogan"), make_speaker("Recep Tayyip <Erdogan>")
    url, data = reverse("admin:claims_speaker_changelist"), {"action": "merge", "_selected_action": [short.pk, full.pk]}
    page = client.post(url, data).text
    assert "Which of these names stands?" in page
    assert "<bdi>Recep Tayyip &lt;Erdogan&gt;</bdi>, person, 0 mentions" in page
    assert messages(client.post(url, data | {"keep": full.pk}, follow=True)) == [f"Merged into {full}: 1."]
    assert Speaker.objects.get(pk=short.pk).merged_into == full
    client.post(url, {"action": "part", "_selected_action": [short.pk]})
    assert Speaker.objects.get(pk=short.pk).merged_into is None


def test_one_speaker_alone_is_not_merged(client, annotator):
    data = {"action": "merge", "_selected_action": [make_speaker().pk]}
    response = client.post(reverse("admin:claims_speaker_changelist"), data, follow=True)
    assert messages(response) == ["Choose two speakers or more to merge."]


def test_merging_into_one_who_is_merged_is_refused(client, annotator):
    full = make_speaker("Recep Tayyip Erdogan")
    short, other = make_speaker("Erdogan", merged_into=full), make_speaker("The president")
    data = {"action": "merge", "_selected_action": [short.pk, other.pk], "keep": short.pk}
    response = client.post(reverse("admin:claims_speaker_changelist"), data, follow=True)
    assert "itself merged into" in messages(response)[0]


def speaker_form(speaker, *aliases, **fields):
    """What a browser posts from a speaker's page, with new aliases."""
    rows = {f"aliases-{number}-name": name for number, name in enumerate(aliases)}
    management = {"aliases-TOTAL_FORMS": len(aliases), "aliases-INITIAL_FORMS": 0}
    return {"name": speaker.name, "kind": "person"} | management | rows | fields


def test_an_alias_is_added_on_the_speakers_page_and_twice_is_refused(client, annotator):
    speaker = make_speaker("Recep Tayyip Erdogan")
    url = reverse("admin:claims_speaker_change", args=[speaker.pk])
    assert client.post(url, speaker_form(speaker, "RTE", "RTE")).status_code == 200
    assert client.post(url, speaker_form(speaker, "RTE")).status_code == 302
    assert [alias.name for alias in speaker.aliases.all()] == ["RTE"]
    assert client.post(url, speaker_form(speaker, "RTE")).status_code == 200


def test_a_speaker_is_not_merged_in_a_circle(client, annotator):
    full = make_speaker("Recep Tayyip Erdogan")
    short = make_speaker("Erdogan", merged_into=full)
    url = reverse("admin:claims_speaker_change", args=[full.pk])
    assert "itself merged into" in client.post(url, speaker_form(full, merged_into=short.pk)).text
    assert "merged into itself" in client.post(url, speaker_form(full, merged_into=full.pk)).text


def test_a_measures_words_are_written_one_a_line(client):
    client.force_login(make_user("manager"))
    measure = make_measure(words=["dead", "kill ~"])
    url = reverse("admin:claims_measure_change", args=[measure.pk])
    assert "dead\nkill ~</textarea>" in client.get(url).text
    form = {"name": "Deaths", "slug": "deaths", "dimension": "count", "words": "dead\r\n\r\n death toll \\ud800"}
    client.post(url, form)
    assert Measure.objects.get().words == ["dead", "death toll \\ud800"]
