"""The desk: how soon an article of 5,000 words with 300 mentions opens, what it weighs, how soon a key answers.

``python benchmarks/desk.py`` makes the article from the seeds in a new SQLite file, serves it with gunicorn as a desk
would, opens it in headless chromium and prints the medians.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimsdb.settings")
os.environ["CLAIMSDB_VAR_DIR"] = VAR = tempfile.mkdtemp(prefix="claimsdb-desk-")
os.environ |= {"CLAIMSDB_DEBUG": "0", "CLAIMSDB_SSL_REDIRECT": "0", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
os.environ.pop("DATABASE_URL", None)
django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Browser, Page, sync_playwright

from claimsdb.claims.extract import extract_articles
from claimsdb.claims.models import Claim, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article, Source

WORDS, MENTIONS, ROUNDS, PORT = 5_000, 300, 9, 8795
PASSWORD = "a-good-password"
URL = f"http://localhost:{PORT}/admin"

# From a key to the frame that shows what it did.
WATCH = """() => {
    window.answers = [];
    document.addEventListener("keydown", (event) => {
        const pressed = event.timeStamp;
        requestAnimationFrame(() => setTimeout(() => window.answers.push(performance.now() - pressed)));
    }, { capture: true });
    window.said = [];
    let pressed = 0;
    document.addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true });
    const said = document.getElementById("said");
    const done = () => said.textContent.startsWith("Reading") || window.said.push(performance.now() - pressed);
    new MutationObserver(done).observe(said, { childList: true });
}"""
# When the marks stood on the page, from the start of the visit.
OPENED = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"""


def make_article(dice: random.Random) -> Article:
    """Store an article of the seeds' words with what the engine finds in it, and as much besides as makes 300."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    words = text.split(" ")[:WORDS]
    source = Source.objects.create(name="The Gazette", slug="gazette")
    article = Article.objects.create(source=source, title="A long war", text=" ".join(words))
    extract_articles([article])
    taken = {(each.kind, each.start, each.end) for each in article.mentions.all()}
    speakers = list(Speaker.objects.all())
    while article.mentions.count() < MENTIONS:
        first = dice.randrange(len(words) - 30)
        start = len(" ".join(words[:first])) + 1
        end = start + len(" ".join(words[first : first + dice.choice([2, 3, 8, 20])]))
        kind = dice.choice(Mention.Kind.values)
        if (kind, start, end) in taken:
            continue
        taken.add((kind, start, end))
        add_mention(dice, article, kind, start, end, dice.choice(speakers))
    Mention.objects.filter(pk__in=dice.sample(list(article.mentions.values_list("pk", flat=True)), 150)).update(
        state=Mention.State.ACCEPTED
    )
    return article


def add_mention(dice: random.Random, article: Article, kind: str, start: int, end: int, speaker: Speaker) -> None:
    """Store one more mention, with all that its form shows."""
    mention = Mention(article=article, kind=kind, start=start, end=end, speaker=speaker, origin="made up", cue="said")
    mention.confidence = round(dice.random(), 2)
    mention.anchor()
    mention.save()
    if kind == Mention.Kind.QUOTATION:
        Quotation.objects.create(mention=mention, style="indirect")
    else:
        value = dice.randint(2, 90_000)
        Claim.objects.create(mention=mention, value=value, base_value=value, subject="people", place="Stepanakert")


def sign_in(browser: Browser) -> Page:
    """Return a page of a browser that has never been here, signed in."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{URL}/login/")
    page.fill("#id_username", "annotator")
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.get_by_text("Log out").wait_for()
    return page


def visit(page: Page, url: str) -> tuple[float, int]:
    """Open the desk; return the milliseconds until its marks stood there, and the bytes that came over the wire."""
    weight = 0

    def add(event: dict) -> None:
        nonlocal weight
        weight += int(event["encodedDataLength"])

    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", add)
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => CSS.highlights?.size && document.querySelector('#list li')", polling=1)
    opened = page.evaluate(OPENED)
    page.wait_for_load_state("networkidle")
    session.detach()
    return opened, weight


def keys(page: Page, pressed: list[str]) -> list[float]:
    """Press keys, each once its frame is there; return the milliseconds of each."""
    page.evaluate("() => (window.answers = [])")
    for number, key in enumerate(pressed, start=1):
        page.keyboard.press(key)
        page.wait_for_function("(number) => window.answers.length >= number", arg=number, polling=1)
    return page.evaluate("() => window.answers")


def told(page: Page, key: str) -> float:
    """Press a key that asks the server; return the milliseconds until the page says what came of it."""
    page.evaluate("() => (window.said = [])")
    page.keyboard.press(key)
    page.wait_for_function("() => window.said.length", polling=1)
    return page.evaluate("() => window.said[0]")


def ticking(page: Page) -> Callable[[], float]:
    """Return what tells the milliseconds of the processor that the page's own thread has taken so far."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def told() -> float:
        metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(metrics["TaskDuration"])

    return told


def say(what: str, values: list[float], unit: str = "ms") -> None:
    """Print the median and the worst."""
    print(f"{what:<78} median {statistics.median(values):8.1f}   worst {max(values):8.1f} {unit}")


def measure(browser: Browser, url: str) -> None:
    """Print what visits and keys take."""
    cold, warm, weights, again = [], [], [], []
    for _ in range(ROUNDS):
        page = sign_in(browser)
        opened, weight = visit(page, url)
        cold.append(opened)
        weights.append(weight / 1000)
        opened, weight = visit(page, url)
        warm.append(opened)
        again.append(weight / 1000)
        page.context.close()
    say("opening, nothing kept by the browser", cold)
    say("opening again", warm)
    say("over the wire, nothing kept", weights, "kB")
    say("over the wire again", again, "kB")
    page = sign_in(browser)
    visit(page, url)
    page.evaluate(WATCH)
    page.locator("#text").focus()
    taken = ticking(page)

    def tell(what: str, press: Callable[[], list[float]]) -> None:
        """Press, and print the median, the worst and what each took of the processor."""
        before = taken()
        values = press()
        say(f"{what} ({(taken() - before) / len(values):.0f} ms of the processor)", values)

    tell("Tab, Shift+Tab: the next suggestion", lambda: keys(page, ["Tab"] * 20 + ["Shift+Tab"] * 5))
    tell("n, p: the next mention", lambda: keys(page, ["n"] * 20 + ["p"] * 5))
    tell(". , < >: an end of the mention", lambda: keys(page, [".", ",", "<", ">"] * 5))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    first = keys(page, ["ArrowRight"])
    print(f"{'an arrow: the first, which finds the words':<78} {first[0]:15.1f} ms")
    tell("arrows: words", lambda: keys(page, ["ArrowRight", "Shift+ArrowRight", "ArrowDown", "ArrowLeft"] * 6))
    tell("? and Escape: the help sheet", lambda: keys(page, ["?", "Escape"] * 4))
    page.keyboard.press("Tab")
    tell("a: accepted, and the next shown", lambda: [told(page, "a") for _ in range(ROUNDS)])
    page.wait_for_load_state("networkidle")
    tell("z: taken back", lambda: [told(page, "z") for _ in range(ROUNDS)])
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Escape")
    tell("q: read by the server, the form filled", lambda: [marked(page) for _ in range(ROUNDS)])


def marked(page: Page) -> float:
    """Select the next words and press q; return the milliseconds until the form is filled, and leave it."""
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    taken = told(page, "q")
    page.keyboard.press("Escape")
    return taken


def main() -> None:
    """Make, serve, measure."""
    call_command("migrate", verbosity=0)
    call_command("loaddata", ROOT / "fixtures" / "measures.json", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    User.objects.create_superuser("annotator", password=PASSWORD)
    article = make_article(random.Random(1))
    print(f"{len(article.text.split())} words, {article.mentions.count()} mentions")
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "claimsdb.wsgi", "--bind", f"127.0.0.1:{PORT}", "--threads", "4"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{URL}/login/").close()
                break
            except OSError:
                time.sleep(0.1)
        with sync_playwright() as playwright:
            chromium = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            measure(browser, f"{URL}/corpus/article/{article.pk}/desk/")
            browser.close()
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(VAR)


if __name__ == "__main__":
    main()
