"""Words find their articles: the same on both databases, and junk finds nothing rather than fail."""

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimsdb.corpus.models import Article
from claimsdb.corpus.search import MOST_WORDS, Phrase, for_postgresql, for_sqlite, read_search
from tests.factories import make_article, make_source

TEXT = (
    "President İlham Əliyev met Recep Tayyip Erdoğan near Khojaly’s well-known church, state-run news.am/en reported. "
    "“At least 4,000 people died in 1988-94,” said José; naïve façade, Ереван. The toll rose 3.5% to US$12bn."
)


@pytest.fixture
def found():
    article = make_article(TEXT, title="Talks in Zürich")

    def ask(words):
        return list(Article.objects.search(words)) == [article]

    return ask


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        "church", "CHURCH", "church president", "president church", "erdogan", "Erdoğan", "jose", "naive FACADE",
        "ереван", "ЕРЕВАН", "khojaly", "khojaly's", "well-known", "known", "well known", "state run", "news.am",
        "news am", "4,000", "4000 OR 4", "1988", "94", "1988-94", "3.5", "3.5%", "12bn", "the", "zurich", "Zürich toll",
        '"met Recep Tayyip"', '"at least 4,000 people"', '"news.am/en reported"', "“at least 4,000”", "chur*",
        "erdo* talks", '"well-known church" toll', "church -", "church & | ! ( )", 'church "', "church church",
        "e\u0301glise* OR* church",
    ],
)  # fmt: skip
def test_these_words_find_it(found, words):
    if words in ("4000 OR 4", "e\u0301glise* OR* church"):
        assert not found(words), "OR is a word like any other, and 4,000 is two"
    else:
        assert found(words)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        "churches", "churc", "hurch", '"church well-known"', '"recep erdogan"', "church synagogue", "mosque OR church",
        "NOT mosque", "*", "", "   ", '""', "&", "!!!", "''", "chur:*", "church:A mosque", "church <-> mosque",
        "NEAR(a b)",
        "text:church mosque", "^talks mosque", "\\", "½¼", "\0", "x" * 3000, "\ud800",
    ],
)  # fmt: skip
def test_these_words_do_not_find_it_and_raise_nothing(found, words):
    assert found(words) is (words == "chur:*"), "a sign parts words; a star begins one"


@pytest.mark.django_db
def test_the_index_follows_a_new_title_and_a_deletion(found):
    assert found("zurich")
    article = Article.objects.get()
    article.title = "Talks in Vienna"
    article.save()
    assert not found("zurich")
    assert found("vienna")
    article.delete()
    make_article("Other words.", source=make_source())
    assert not Article.objects.search("vienna").exists()


@pytest.mark.django_db
def test_rows_made_in_bulk_are_found():
    source = make_source()
    Article.objects.bulk_create(Article(source=source, text=f"Number {number} of many.") for number in range(5))
    assert Article.objects.search("number 3").get().text == "Number 3 of many."


@pytest.mark.django_db
def test_what_was_rolled_back_is_not_found(transactional_db):
    article = make_article(TEXT)
    call_command("flush", verbosity=0, interactive=False)
    assert not Article.objects.search("church").exists()
    make_article(TEXT, pk=article.pk)
    assert Article.objects.search("church").count() == 1


@pytest.mark.django_db
def test_a_search_asks_no_text_of_the_database():
    make_article(TEXT)
    rows = Article.objects.without_text().search("church")
    assert connection.vendor != "sqlite" or '"text"' not in str(rows.query)
    assert rows.get().title == "A war"


@pytest.mark.django_db
def test_an_article_longer_than_can_be_searched_is_stored_and_found_by_its_beginning():
    words = " ".join(f"word{number:x}" for number in range(400_000))
    article = make_article(f"Beginning {words} ending")
    assert Article.objects.search("beginning word1f").get() == article
    assert not Article.objects.search("ending").exists()


def test_quotation_marks_hold_words_together_and_a_star_begins_one():
    assert read_search('  "at least" chur* well-known "open') == [
        Phrase(("at", "least")),
        Phrase(("chur",), begins=True),
        Phrase(("well", "known")),
        Phrase(("open",)),
    ]


def test_no_more_words_are_looked_for_than_the_databases_take():
    assert sum(len(phrase.words) for phrase in read_search(" ".join(f"w{n}" for n in range(500)))) == MOST_WORDS


def test_what_the_databases_read_holds_letters_digits_and_our_own_signs():
    phrases = read_search('a-b c* "d e"\'; --')
    assert for_sqlite(phrases) == '"a b" "c"* "d e"'
    assert for_postgresql(phrases) == "(a <-> b) & (c:*) & (d <-> e)"


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60))
def test_no_words_are_a_fault(words):
    assert Article.objects.search(words).count() == 0


def plan(rows, *, analysed):
    """Return how PostgreSQL would find a page of these rows."""
    if analysed:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return rows.order_by("-pk")[:50].explain()


def walks_through(found):
    """Say whether a plan tests the words of row after row."""
    return any(("@@" in line or "ts_match" in line) and "Filter" in line for line in found.splitlines())


def tells(number, common="officials", rare=""):
    """Make so many articles with a word in each, and one, the oldest, with another."""
    source = make_source()
    texts = [f"{common} said {at} {rare if at == 0 else ''}" for at in range(number)]
    Article.objects.bulk_create(Article(source=source, text=text) for text in texts)


on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite gathers all that hold the words, however many."
)


@on_postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("analysed", [True, False], ids=["analysed", "never analysed"])
@pytest.mark.parametrize("words", ["zebra", "tsunami", "officials zebra", '"said officials"', "tsun*"])
def test_words_that_few_hold_never_lead_through_the_table(words, analysed):
    tells(3_000, rare="tsunami")
    assert not walks_through(plan(Article.objects.search(words), analysed=analysed))


@on_postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("analysed", [True, False], ids=["analysed", "never analysed"])
@pytest.mark.parametrize("words", ["officials", "officials said", '"officials said"'])
def test_words_that_many_hold_are_looked_for_in_row_after_row(words, analysed):
    tells(3_000)
    rows = Article.objects.search(words)
    assert walks_through(plan(rows, analysed=analysed))
    assert rows.count() == 3_000


@on_postgresql
@pytest.mark.django_db
def test_left_to_itself_the_planner_would_go_through_the_table_for_words_that_are_never_together():
    tells(1_500)
    tells(1_500, common="ministers")
    rows = Article.objects.extra(where=["searched @@ to_tsquery('claimsdb_words', 'officials & ministers')"])
    assert walks_through(plan(rows, analysed=True))
    assert not walks_through(plan(Article.objects.search("officials ministers"), analysed=True))


@on_postgresql
@pytest.mark.django_db
def test_what_gathers_the_rows_takes_the_index_even_then():
    tells(1_500)
    tells(1_500, common="ministers")
    plan(Article.objects.all(), analysed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT proconfig FROM pg_proc WHERE proname = 'corpus_article_words_of'")
        [setting] = cursor.fetchone()[0]
        cursor.execute("SET LOCAL " + setting.replace("=", " = "))
        asked = "searched @@ to_tsquery('claimsdb_words', 'officials & ministers')"
        cursor.execute(f"EXPLAIN SELECT id FROM corpus_article WHERE {asked}")
        assert "corpus_article_words" in str(cursor.fetchall())
