"""Pages are fetched from the public internet alone, whatever an address, a name, a redirect or a server does."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claimsdb.corpus.fetch import Gate, fetch, is_public
from claimsdb.corpus.ingest import ingest
from claimsdb.corpus.models import Article
from claimsdb.corpus.readers import draft
from claimsdb.corpus.readers.draft import UnreadableError

PAGE = (
    "<html lang='en-GB'><head><title>War in the hills</title></head><body><article><h1>War in the hills</h1>"
    + "<p>At least 4,000 people died in the war, officials said on Monday, and more are missing in the hills.</p>" * 4
    + "</article></body></html>"
).encode()


class Handler(BaseHTTPRequestHandler):
    """A small site of good and bad pages."""

    def do_GET(self):  # noqa: C901
        path = self.path.partition("?")[0]
        headers = {"Content-Type": "text/html; charset=utf-8"}
        body = PAGE
        status = 200
        if path == "/plain":
            headers["Content-Type"], body = "text/plain; charset=windows-1252", "Rain\n\n“4,000 fell”".encode("cp1252")
        elif path == "/zipped":
            headers["Content-Encoding"], body = "gzip", gzip.compress(PAGE)
        elif path == "/bomb":
            headers["Content-Encoding"], body = "gzip", gzip.compress(b"x" * 30_000_000)
        elif path == "/cut":
            headers["Content-Encoding"], body = "gzip", gzip.compress(PAGE)[:-20]
        elif path == "/brotli":
            headers["Content-Encoding"] = "br"
        elif path == "/large":
            body = b"x" * 3000
        elif path == "/picture":
            headers["Content-Type"] = "image/png"
        elif path == "/gone":
            status = 404
        elif path in ("/loop", "/moved", "/inside", "/file"):
            status = 302
            headers["Location"] = {
                "/loop": "/loop", "/moved": "/page", "/inside": "http://inside.example/", "/file": "file:///etc/passwd"
            }[path]  # fmt: skip
        elif path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.1)
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def handle(self):
        try:
            super().handle()
        except OSError:
            return

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://post.example:{server.server_port}"
    server.shutdown()
    server.server_close()


def names(host, port):
    """Resolve names as an enemy's DNS would."""
    return ["10.0.0.7"] if host == "inside.example" else ["127.0.0.1"]


GATE = Gate(resolve=names, opens=lambda address: address == "127.0.0.1", ports=None)


def refusal(url, gate=GATE):
    with pytest.raises(UnreadableError) as caught:
        fetch(url, gate)
    return str(caught.value)


def test_a_page_comes_with_its_kind(site):
    page = fetch(f"{site}/page", GATE)
    assert (page.url, page.media_type, page.charset, page.data) == (f"{site}/page", "text/html", "utf-8", PAGE)


def test_a_compressed_page_is_unpacked(site):
    assert fetch(f"{site}/zipped", GATE).data == PAGE


def test_a_redirect_is_followed_and_the_last_address_told(site):
    assert fetch(f"{site}/moved", GATE).url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/loop", "redirects more than 5 times"),
        ("/inside", "inside.example is at 10.0.0.7, which is no address of the public internet"),
        ("/file", "only http:// and https://"),
        ("/gone", "answers 404"),
        ("/picture", "image/png"),
        ("/bomb", "larger than the 10 MB"),
        ("/cut", "compression breaks off"),
        ("/brotli", "compressed as br"),
    ],
)
def test_what_is_no_article_is_told_in_words(site, path, words):
    assert words in refusal(site + path)


def test_a_page_over_the_limit_is_refused(site, monkeypatch):
    monkeypatch.setattr("claimsdb.corpus.fetch.SIZE_LIMIT", 2000)
    assert draft.SIZE_LIMIT == 10_000_000
    assert "larger than" in refusal(f"{site}/large")


def test_a_page_that_drips_is_given_up(site):
    started = time.monotonic()
    gate = Gate(resolve=names, opens=lambda address: True, ports=None, seconds=0.5)
    assert "takes more than" in refusal(f"{site}/drip", gate)
    assert time.monotonic() - started < 5


def test_the_connection_goes_to_the_address_that_was_checked(site):
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    gate = Gate(resolve=lambda host, port: next(answers), opens=lambda address: address == "127.0.0.1", ports=None)
    assert fetch(f"{site}/page", gate).data == PAGE
    assert next(answers) == ["10.0.0.7"], "the name was resolved once"


def test_one_closed_address_among_several_closes_the_door(site):
    gate = Gate(resolve=lambda host, port: ["127.0.0.1", "10.0.0.7"], opens=GATE.opens, ports=None)
    assert "10.0.0.7" in refusal(f"{site}/page", gate)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:a00:1", "2002:7f00:1::", "2002:a9fe:a9fe::",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:db8::1", "192.0.2.1", "198.18.0.1", "::127.0.0.1",
        "localhost", "",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_closed(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_a_public_address_is_open(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/",
        "http://017700000001/", "http://[::ffff:127.0.0.1]/", "http://127.1/", "http://[fe80::1%25lo]/",
        "https://127.0.0.1/", "http://0/",
    ],
)  # fmt: skip
def test_this_machine_is_not_reached_under_any_of_its_names(url):
    assert refusal(url, Gate())


@pytest.mark.parametrize(
    "url",
    [
        "ftp://post.example/", "file:///etc/passwd", "gopher://post.example/", "javascript:alert(1)",
        "http://", "http:///x",
        "http://user:word@post.example/", "http://post.example:22/", "http://post.example:99999/", "http://a b/",
        "http://[::1", "http://post.example/\r\nHost: x", "//post.example/", "post.example",
        "http://" + "a" * 3000, "http://xn--\udc00/", "",
    ],
)  # fmt: skip
def test_an_address_that_is_none_of_the_web_is_refused(url):
    assert refusal(url, Gate(resolve=lambda host, port: pytest.fail("it was resolved")))


@pytest.mark.django_db
def test_an_address_becomes_an_article_once(site):
    report = ingest([f"{site}/page", f"{site}/page", f"{site}/gone"], gate=GATE)
    assert (report.read, report.skipped, len(report.failures)) == (1, 1, 1)
    article = Article.objects.get()
    assert (article.url, article.title, article.source.name) == (f"{site}/page", "War in the hills", "post.example")
    assert "At least 4,000 people died" in article.text


@pytest.mark.django_db
def test_plain_text_is_kept_as_it_stands(site):
    ingest([f"{site}/plain"], gate=GATE, source="The Post")
    article = Article.objects.get()
    assert (article.text, article.title, article.source.name) == ("Rain\n\n“4,000 fell”", "Rain", "The Post")
