"""The desk as annotators use it: by mouse, by keyboard alone, by two at once."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from claimsdb.claims.models import Claim, Mention, Quotation, Speaker
from claimsdb.links.models import Decision, Link
from tests.factories import (
    TEXT,
    make_article,
    make_claim,
    make_link,
    make_measure,
    make_quotation,
    make_speaker,
    make_user,
)
from tests.pages.desk import BOX, Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page, live_server, sign_in):
    """Return the desk of an article on which nothing is marked, an annotator before it."""
    sign_in("annotator")
    return Desk(page, live_server, make_article(f"{TEXT}\n\nThe war began in May.\nIt lasted 44 days."))


def saved(desk):
    expect(desk.said).to_contain_text("Saved:")
    return Mention.objects.latest("pk")


class TestMarking:
    def test_words_dragged_over_become_a_claim_with_two_keys(self, desk):
        make_measure(words=["~ die"])
        desk.open().drag("4,000").press("c")
        expect(desk.page.locator("#f-value")).to_be_focused()
        expect(desk.page.locator("#f-value")).to_have_value("4000")
        expect(desk.page.locator("#f-comparator")).to_have_value("at_least")
        expect(desk.page.locator("#form-words")).to_have_text("At least 4,000")
        desk.press("Enter")
        assert saved(desk).exact == "At least 4,000"
        claim = Claim.objects.get()
        assert (claim.low, claim.measure.slug, claim.mention.state) == (4000, "deaths", "accepted")
        expect(desk.text).to_be_focused()
        assert desk.marked()["claim-accepted-0"] == ["At least 4,000"]

    def test_words_become_a_quotation_with_its_speaker(self, desk):
        desk.open().drag("We lost many,").press("q")
        expect(desk.page.locator("#f-speaker")).to_have_value("Anna Petrosyan")
        desk.press("Enter")
        assert saved(desk).exact == "We lost many,"
        assert Quotation.objects.get().mention.speaker.name == "Anna Petrosyan"

    def test_a_selection_by_keys_alone_is_marked(self, desk):
        desk.open().press("End", "ArrowDown")  # to the next paragraph, by whatever lines there are
        desk.press("Home", "Shift+ArrowRight", "Shift+ArrowRight", "q")
        expect(desk.page.locator("#form-words")).to_have_text("The war began")
        desk.press("Enter")
        assert saved(desk).exact == "The war began"

    def test_a_sentence_is_selected_with_one_key(self, desk):
        desk.open().press("ArrowRight", "s", "q")
        expect(desk.page.locator("#form-words")).to_have_text("At least 4,000 people died in the war, officials said")

    def test_who_types_faster_than_the_server_reads_saves_what_it_reads(self, desk):
        desk.open().drag("44 days")
        desk.page.keyboard.press("c")
        desk.page.keyboard.press("Enter")
        assert saved(desk).exact == "44 days"
        assert Claim.objects.get().unit == "day"

    def test_nothing_selected_is_told(self, desk):
        desk.open().press("q")
        expect(desk.said).to_contain_text("Select words first")
        expect(desk.form).to_be_hidden()

    def test_escape_leaves_a_new_mention_unsaved(self, desk):
        desk.open().drag("44 days").press("c")
        expect(desk.page.locator("#f-value")).to_be_focused()
        desk.press("Escape")
        expect(desk.form).to_be_hidden()
        expect(desk.text).to_be_focused()
        assert not Mention.objects.exists()

    def test_an_error_stands_at_its_field(self, desk, accessible):
        desk.open().drag("The war").press("c")
        expect(desk.page.locator("#f-value")).to_be_focused()
        desk.type("many")
        desk.press("Enter")
        expect(desk.page.locator("#form-errors")).to_contain_text("Value: Enter a number.")
        expect(desk.page.locator("#f-value")).to_have_attribute("aria-invalid", "true")
        expect(desk.page.locator("#f-value")).to_be_focused()
        accessible()

    def test_words_marked_already_are_shown_instead(self, desk):
        make_claim(article=desk.article)
        desk.open().drag("At least 4,000").press("c")
        expect(desk.said).to_contain_text("marked already")
        expect(desk.page.locator("#form-state")).to_have_text("suggested")

    def test_keys_are_a_fields_own_while_one_types(self, desk):
        desk.open().drag("44 days").press("c")
        expect(desk.page.locator("#f-value")).to_be_focused()
        desk.page.locator("#f-subject").focus()
        desk.type("quick axes, n ? z")
        expect(desk.page.locator("#f-subject")).to_have_value("quick axes, n ? z")
        expect(desk.page.locator("#help")).to_be_hidden()


class TestEnds:
    def test_an_end_is_moved_by_keys_and_saved(self, desk):
        claim = make_claim("4,000", desk.article)
        desk.open().press("Tab", ".", "<", "<", "Enter")
        assert saved(desk).exact == "At least 4,000 people"
        assert Mention.objects.get().pk == claim.pk

    def test_an_end_is_dragged_to_whole_words(self, desk):
        make_claim("4,000", desk.article)
        desk.open().press("Tab")
        handle = desk.page.locator("#edge-end")
        box = handle.bounding_box()
        desk.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        desk.page.mouse.down()
        people = desk.page.evaluate(BOX, ["peo", 0])
        desk.page.mouse.move(people["right"], people["y"], steps=5)
        desk.page.mouse.up()
        expect(desk.page.locator("#form-words")).to_have_text("4,000 people")
        desk.press("Enter")
        assert saved(desk).exact == "4,000 people"

    def test_an_end_is_moved_by_buttons(self, desk):
        make_claim("4,000", desk.article)
        desk.open().press("Tab")
        desk.page.get_by_role("button", name="Start a word earlier").click()
        expect(desk.page.locator("#form-words")).to_have_text("least 4,000")


class TestSuggestions:
    @pytest.fixture
    def suggested(self, desk):
        """Return three suggestions, in the order of the text."""
        words = {"At least 4,000": 0.95, "44 days": 0.6}
        claims = [make_claim(each, desk.article, mention={"confidence": sure}) for each, sure in words.items()]
        return [claims[0], make_quotation(article=desk.article, mention={"confidence": 0.9}), claims[1]]

    def test_tab_goes_from_one_to_the_next_and_then_out_of_the_text(self, desk, suggested):
        desk.open()
        for mention in suggested:
            desk.press("Tab")
            expect(desk.page.locator("#form-words")).to_have_text(mention.mention.exact)
            expect(desk.text).to_be_focused()
        desk.press("Shift+Tab")
        expect(desk.page.locator("#form-words")).to_have_text(suggested[1].mention.exact)
        desk.press("Tab", "Tab")
        expect(desk.text).not_to_be_focused()

    def test_escape_lets_tab_leave_the_text(self, desk, suggested):
        desk.open().press("Escape", "Tab")
        expect(desk.text).not_to_be_focused()

    def test_one_key_accepts_or_rejects_and_goes_on(self, desk, suggested):
        desk.open().press("Tab", "a")
        expect(desk.said).to_contain_text("Accepted.")
        expect(desk.page.locator("#form-words")).to_have_text("We lost many,")
        desk.kept("accepting").press("x")
        expect(desk.said).to_contain_text("Rejected.")
        desk.kept("rejecting")
        states = [Mention.objects.get(pk=each.pk).state for each in suggested]
        assert states == ["accepted", "rejected", "suggested"]
        expect(desk.page.locator("#counts")).to_have_text("1 to look at, 1 accepted, 1 rejected")

    def test_e_corrects(self, desk, suggested):
        desk.open().press("Tab", "e", "Control+a")
        desk.type("4100").press("Enter")
        assert saved(desk)
        claim = Claim.objects.get(pk=suggested[0].pk)
        assert (claim.value, claim.mention.state) == (4100, "accepted")

    def test_all_above_a_confidence_are_accepted_and_taken_back(self, desk, suggested):
        desk.open()
        desk.page.get_by_label("Least confidence").fill("0.9")
        desk.page.get_by_role("button", name="Accept 2 sure to at least").click()
        expect(desk.said).to_have_text("Accepted: 2.")
        assert Mention.objects.filter(state="accepted").count() == 2
        desk.press("z")
        expect(desk.said).to_have_text("Taken back: accepting 2 at once.")
        assert Mention.objects.filter(state="suggested").count() == 3

    def test_changes_are_taken_back_one_by_one(self, desk, suggested):
        desk.open().press("Tab", "a")
        expect(desk.said).to_contain_text("Accepted.")
        desk.press("a")
        expect(desk.page.locator("#counts")).to_contain_text("2 accepted")
        desk.press("z")
        expect(desk.page.locator("#counts")).to_contain_text("1 accepted")
        desk.press("z")
        expect(desk.page.locator("#counts")).to_contain_text("3 to look at")
        desk.press("z")
        expect(desk.said).to_have_text("There is nothing to take back.")
        expect(desk.page.locator("#undo")).to_have_attribute("title", "")  # the server has answered

    def test_another_page_leads_to_a_mention_in_its_text(self, desk, suggested):
        mention = suggested[2].mention
        url = reverse("admin:claims_mention_change", args=[mention.pk])
        desk.page.goto(desk.url.replace(reverse("admin:corpus_article_desk", args=[desk.article.pk]), url))
        desk.page.get_by_role("link", name="in its text").click()
        expect(desk.page.locator("#form-words")).to_have_text("44 days")
        expect(desk.text).to_be_focused()

    def test_two_changes_are_taken_back_by_two_quick_keys(self, desk, suggested):
        desk.open().press("Tab", "a", "a", "z", "z")
        expect(desk.page.locator("#undo")).to_have_attribute("title", "")
        expect(desk.page.locator("#undo")).to_be_disabled()
        expect(desk.page.locator("#counts")).to_contain_text("3 to look at")
        expect(desk.said).to_have_text("Taken back: accepting “At least 4,000”.")
        assert Mention.objects.filter(state="suggested").count() == 3

    def test_what_is_taken_back_is_shown_before_the_server_answers(self, desk, suggested):
        desk.open().press("Tab", "a").kept("accepting")
        waiting = []
        desk.page.route("**/desk/undo/", lambda route: waiting.append(route))
        desk.press("z")
        expect(desk.said).to_have_text("Taken back: accepting “At least 4,000”.")
        expect(desk.page.locator("#counts")).to_contain_text("3 to look at")
        assert Mention.objects.get(pk=suggested[0].pk).state == "accepted"
        waiting[0].continue_()
        expect(desk.page.locator("#undo")).to_have_attribute("title", "")
        assert Mention.objects.get(pk=suggested[0].pk).state == "suggested"

    def test_what_the_server_refuses_to_take_back_is_shown_as_it_stands(self, desk, suggested):
        desk.open().press("Tab", "a").kept("accepting")
        Mention.objects.get(pk=suggested[0].pk).save()  # by somebody else, meanwhile
        desk.press("z")
        expect(desk.said).to_contain_text("changed this while you had it open.")
        expect(desk.page.locator("#counts")).to_have_text("2 to look at, 1 accepted, 0 rejected")

    def test_ones_own_mark_is_deleted_and_brought_back(self, desk):
        desk.open().drag("44 days").press("c")
        expect(desk.page.locator("#f-value")).to_be_focused()
        desk.press("Enter")
        assert saved(desk)
        desk.press("Delete")
        expect(desk.said).to_contain_text("Deleted.")
        assert not Mention.objects.exists()
        desk.press("z")
        expect(desk.said).to_contain_text("Taken back")
        assert Mention.objects.get().exact == "44 days"

    def test_a_click_chooses_and_another_the_mention_around_it(self, desk):
        inner = make_claim("4,000", desk.article)
        outer = make_quotation("At least 4,000 people", desk.article)
        desk.open().click("4,000")
        expect(desk.page.locator("#form-words")).to_have_text(inner.mention.exact)
        desk.click("4,000")
        expect(desk.page.locator("#form-words")).to_have_text(outer.mention.exact)

    def test_what_the_server_refuses_to_accept_is_shown_again(self, desk, suggested):
        desk.open().press("Tab")
        expect(desk.page.locator("#form-words")).to_have_text("At least 4,000")
        suggested[0].mention.save()  # by somebody else, meanwhile
        desk.press("a")
        expect(desk.page.locator("#theirs")).to_contain_text("changed this while you had it open.")
        expect(desk.page.locator("#counts")).to_have_text("3 to look at, 0 accepted, 0 rejected")
        desk.page.get_by_role("button", name="Take theirs").click()
        desk.press("a").kept("accepting")
        assert Mention.objects.get(pk=suggested[0].pk).state == "accepted"


class TestSpeakers:
    def test_a_speaker_is_found_by_an_alias_and_chosen_by_key(self, desk):
        known = make_speaker("Ilham Aliyev", kind="government")
        known.aliases.create(name="The Azeri president")
        make_quotation(article=desk.article)
        desk.open().press("Tab", "e").type("azeri")
        expect(desk.page.get_by_role("option", name="Ilham Aliyev")).to_contain_text("also The Azeri president")
        desk.press("Enter")
        expect(desk.page.locator("#f-speaker")).to_have_value("Ilham Aliyev")
        desk.press("Enter")
        assert saved(desk).speaker == known

    def test_a_new_speaker_is_made_without_leaving(self, desk, accessible):
        make_quotation(article=desk.article)
        desk.open().press("Tab", "e").type("Anna Petrosyan")
        expect(desk.page.get_by_role("option", name="New speaker: Anna Petrosyan")).to_be_visible()
        accessible()
        desk.press("Enter")
        expect(desk.page.locator("#f-new_speaker_kind")).to_be_focused()
        desk.type("gov").press("Enter")
        assert saved(desk).speaker.name == "Anna Petrosyan"
        assert Speaker.objects.get().kind == "government"

    def test_the_words_that_name_a_speaker_are_marked_by_keys(self, desk):
        make_quotation("We lost many,", desk.article)
        desk.open().press("Tab")
        expect(desk.page.locator("#who-words")).to_have_text("no words")
        desk.press("s", "End", "Shift+ArrowLeft", "w")
        expect(desk.page.locator("#who-words")).to_have_text("“Anna Petrosyan”")
        expect(desk.page.locator("#f-speaker")).to_have_value("Anna Petrosyan")
        assert desk.marked()["speaker"] == ["Anna Petrosyan"]
        desk.press("Enter")
        mention = saved(desk)
        assert desk.article.text[mention.speaker_start : mention.speaker_end] == "Anna Petrosyan"
        assert mention.speaker.name == "Anna Petrosyan"
        desk.press("z")
        expect(desk.said).to_contain_text("Taken back")
        mention.refresh_from_db()
        assert (mention.speaker_start, mention.speaker) == (None, None)

    def test_the_words_that_name_a_speaker_are_marked_by_mouse_and_taken_away(self, desk, accessible):
        anna = make_speaker("Anna Petrosyan")
        make_quotation("We lost many,", desk.article, mention={"speaker": anna, "speaker_start": 0, "speaker_end": 2})
        desk.open().click("lost many").drag("Petrosyan")
        desk.page.get_by_role("button", name="The selected words name the speaker").click()
        expect(desk.page.locator("#who-words")).to_have_text("“Petrosyan”")
        expect(desk.page.locator("#f-speaker")).to_have_value("Anna Petrosyan")
        accessible()
        desk.page.locator("#save").click()
        mention = saved(desk)
        assert desk.article.text[mention.speaker_start : mention.speaker_end] == "Petrosyan"
        desk.page.get_by_role("button", name="No words name the speaker").click()
        desk.press("Enter")
        expect(desk.page.locator("#who-none")).to_be_hidden()
        saved(desk)
        mention.refresh_from_db()
        assert (mention.speaker_start, mention.speaker_end, mention.speaker) == (None, None, anna)

    def test_without_a_selection_no_words_name_the_speaker(self, desk):
        make_quotation("We lost many,", desk.article)
        desk.open().press("Tab", "w")
        expect(desk.said).to_contain_text("Select the words that name the speaker first.")


class TestPartners:
    def test_the_best_partner_is_a_conflict_with_two_keys(self, desk):
        mine = make_claim(article=desk.article, mention={"state": "accepted"})
        other = make_claim("nearly 5,000", make_article("Officials said nearly 5,000 died."), comparator="nearly")
        make_link(mine, other, suggested="conflict", reasons=["Both count the dead."])
        desk.open().press("n")
        expect(desk.page.locator("#form-words")).to_have_text("At least 4,000")
        desk.press("l")
        expect(desk.page.locator("#partner-list")).to_contain_text("Officials said nearly 5,000 died.")
        desk.press("c")
        expect(desk.said).to_contain_text("It stands as conflict.")
        assert Decision.objects.get().relation == "conflict"
        desk.press("Escape")
        expect(desk.text).to_be_focused()

    def test_a_partner_that_the_engine_has_not_is_searched_for(self, desk):
        mine = make_claim(article=desk.article, mention={"state": "accepted"})
        other = make_claim("nearly 5,000", make_article("Officials said nearly 5,000 died."))
        desk.open().press("n", "l")
        expect(desk.page.locator("#search-words")).to_be_focused()
        desk.type("nearly offic").press("Enter")
        expect(desk.page.locator("#partner-list [role=option]")).to_have_count(1)
        expect(desk.page.locator("#partner-list")).to_be_focused()
        desk.press("u")
        expect(desk.said).to_contain_text("It stands as update.")
        link = Link.objects.get()
        assert (link.left_id, link.right_id, link.relation) == (mine.pk, other.pk, "update")


class TestTogether:
    def test_a_stale_save_shows_both_and_loses_neither(self, desk, accessible):
        claim = make_claim(article=desk.article, subject="people")
        desk.open().press("Tab")
        expect(desk.form).to_be_visible()
        mention = claim.mention
        mention._history_user = make_user("annotator", username="colleague")
        Claim.objects.filter(pk=claim.pk).update(subject="soldiers")
        mention.save()
        desk.page.locator("#f-subject").fill("civilians")
        desk.press("Enter")
        theirs = desk.page.locator("#theirs")
        expect(theirs).to_contain_text("colleague changed this while you had it open.")
        expect(theirs.get_by_role("row", name="Subject civilians soldiers")).to_be_visible()
        accessible()
        assert Claim.objects.get().subject == "soldiers"
        desk.page.get_by_role("button", name="Save mine over theirs").click()
        assert saved(desk)
        assert Claim.objects.get().subject == "civilians"

    def test_theirs_may_be_taken(self, desk):
        claim = make_claim(article=desk.article, subject="people")
        desk.open().press("Tab")
        expect(desk.form).to_be_visible()
        Claim.objects.filter(pk=claim.pk).update(subject="soldiers")
        claim.mention.save()
        desk.page.locator("#f-subject").fill("civilians")
        desk.press("Enter")
        desk.page.get_by_role("button", name="Take theirs").click()
        expect(desk.page.locator("#f-subject")).to_have_value("soldiers")

    def test_who_is_signed_out_meanwhile_loses_nothing(self, desk):
        desk.open().drag("44 days").press("c")
        expect(desk.page.locator("#f-value")).to_be_focused()
        desk.page.context.clear_cookies()
        desk.press("Enter")
        expect(desk.said).to_contain_text("You are signed out.")
        expect(desk.page.locator("#f-value")).to_have_value("44")
