"""One of the five articles annotated by keyboard alone, from the first quotation to a conflict in the API.

The keys that it takes are those that docs/annotating.md tells.
"""

import json
import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import expect

from claimsdb.claims.models import Mention, Speaker
from claimsdb.corpus.models import Article
from claimsdb.links.models import Link
from claimsdb.links.suggest import crossref
from tests.pages.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DOCS = settings.BASE_DIR / "docs" / "annotating.md"
# More words than any paragraph of the article has.
FAR = 200
# The text of the paragraph from the selection on.
AHEAD = """() => {
    const { startContainer, startOffset } = getSelection().getRangeAt(0);
    return startContainer.data.slice(startOffset);
}"""


@pytest.fixture
def seeds():
    """Read the five articles and cross-reference them, as the demo does; return the one to annotate."""
    call_command("loaddata", settings.BASE_DIR / "fixtures" / "measures.json", verbosity=0)
    for command in (["ingest", settings.BASE_DIR / "seeds"], ["extract"], ["crossref"]):
        call_command(*command, verbosity=0, stdout=StringIO())
    article = Article.objects.get(title__startswith="Russian-brokered ceasefire")
    # The figure that the annotator is to mark is one that the engine has overlooked.
    article.mentions.get(exact="five minutes").delete()
    return article


def told() -> dict[str, int]:
    """Return how many keys the guide says that each task takes."""
    rows = re.findall(r"^\| ([^|]+?) \| (\d+) \| `[^|]+\|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    return {task: int(keys) for task, keys in rows}


def select(desk: Desk, words: str) -> None:
    """Select words by keys: walk to the first, then add the others."""
    selection = "() => getSelection().toString()"
    for _ in range(FAR):
        desk.press("ArrowRight")
        if desk.page.evaluate(AHEAD).startswith(words):
            break
    assert desk.page.evaluate(selection) == words.split()[0]
    while desk.page.evaluate(selection) != words:
        desk.press("Shift+ArrowRight")
        assert len(desk.page.evaluate(selection)) <= len(words)
    desk.keys.clear()


def test_a_seed_is_annotated_by_keyboard_alone(page, live_server, sign_in, seeds):
    counted: dict[str, int] = {}
    sign_in("annotator")
    desk = Desk(page, live_server, seeds)
    page.goto(desk.url)
    expect(desk.text).to_be_focused()

    # A claim that the engine has overlooked.
    select(desk, "five minutes")
    desk.press("c")
    expect(page.locator("#f-value")).to_have_value("5")
    expect(page.locator("#f-unit")).to_have_value("minute")
    desk.press("Enter")
    expect(desk.said).to_contain_text("Saved: accepted claim, five minutes")
    counted["a claim"] = len(desk.keys)

    # A quotation that it has overlooked.
    desk.press("Escape")
    select(desk, "they would only attend talks if a cease-fire was first agreed to")
    desk.press("q")
    expect(page.locator("#f-speaker")).to_be_focused()
    expect(page.locator("#f-style")).to_have_value("indirect")
    desk.press("Control+a").type("Armenian officials")
    expect(page.get_by_role("option", name="Armenian officials").first).to_be_visible()
    desk.keys = ["q"]  # what is typed depends on the name
    desk.press("Enter", "Enter")
    expect(desk.said).to_contain_text("Saved: accepted quotation")
    counted["a quotation, its speaker typed"] = len(desk.keys)

    # The next suggestion is right but for its speaker, whom nobody is called yet.
    desk.press("Tab")
    expect(page.locator("#form-words")).to_have_text("they would make no compromises")
    desk.press("e", "Control+a").type("Azeri and Turkish officials")
    expect(page.get_by_role("option", name="New speaker: Azeri and Turkish officials")).to_be_visible()
    desk.press("Enter").type("group")
    desk.press("Enter")
    expect(desk.said).to_contain_text("Saved: accepted quotation, they would make no compromises, Azeri and Turkish")

    # Others are right, and wrong.
    desk.press("Tab")
    expect(page.locator("#form-words")).to_contain_text("predicted that")
    desk.keys.clear()
    desk.press("x")
    expect(desk.said).to_contain_text("Rejected.")
    desk.kept("rejecting")
    counted["rejecting a suggestion"] = len(desk.keys)
    expect(page.locator("#form-words")).to_have_text("the Moscow talks would be a failure")
    desk.keys.clear()
    desk.press("a")
    expect(desk.said).to_contain_text("Accepted.")
    desk.kept("accepting")
    counted["accepting a suggestion"] = len(desk.keys)

    # The marked claim against another article's, once they are cross-referenced.
    crossref()
    desk.press("Escape")
    for _ in range(FAR):
        desk.press("p")
        if page.locator("#form-words").text_content() == "five minutes":
            break
    desk.keys.clear()
    desk.press("l")
    expect(page.locator("#partner-list [aria-selected=true] mark")).to_have_text("only hours")
    desk.press("c")
    expect(desk.said).to_contain_text("It stands as conflict.")
    counted["a link to the best partner"] = len(desk.keys)

    # All of it in the API.
    answer = json.loads(page.goto(f"{live_server}/api/v1/links/?relation=conflict").text())
    [link] = answer["results"]
    assert link["id"] == Link.objects.get(relation="conflict").pk
    words = {end["exact"] for end in (link["left"], link["right"])}
    assert words == {"five minutes", "only hours"}
    speaker = Speaker.objects.get(name="Azeri and Turkish officials")
    answer = json.loads(page.goto(f"{live_server}/api/v1/quotations/?speaker_id={speaker.pk}").text())
    assert [quotation["exact"] for quotation in answer["results"]] == ["they would make no compromises"]
    assert speaker.kind == "group"
    assert Mention.objects.filter(article=seeds, state="rejected").count() == 1
    assert counted == told()
