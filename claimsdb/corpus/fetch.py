"""A page of the web, fetched as if its address came from an enemy.

Only http and https, to their own ports, at addresses of the public internet: what a name resolves to is checked, and
the connection goes to the very address that was checked, so that a second answer of the DNS leads nowhere else; after
every redirect anew. Size, decompressed size and time are capped. A ``Gate`` says which doors are open; tests hand in
one of their own, and no setting does.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import quote, urljoin, urlsplit

from claimsdb.corpus.readers.draft import SIZE_LIMIT, UnreadableError

# News pages answer within a second or two; a minute of slow drops is no page.
TIME_LIMIT = 20.0  # seconds, redirects included
CONNECT_LIMIT = 5.0  # seconds for one address
MOST_REDIRECTS = 5
LONGEST_URL = 2000  # as the column has
TYPES = ("text/html", "application/xhtml+xml", "text/plain")
AGENT = "Mozilla/5.0 (compatible; claimsdb)"
PORTS = {"http": 80, "https": 443}

# Addresses that carry an IPv4 address within: those of NAT64, where a private one may hide.
NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses of a name, as the system resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(written: str) -> bool:
    """Return whether an address, and every address within it, belongs to the public internet."""
    try:
        address: Address = ipaddress.ip_address(written.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast and not each.is_reserved for each in within(address))


def within(address: Address) -> Iterator[Address]:
    """Give an address and those that it carries: mapped, tunnelled, translated."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            yield address.ipv4_mapped
            return
        if address.sixtofour:
            yield address.sixtofour
        if address.teredo:
            yield from address.teredo
        if address in NAT64:
            yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    yield address


@dataclass(frozen=True, slots=True)
class Gate:
    """What may be reached: how names are resolved, which addresses and which ports are open, and for how long."""

    resolve: Callable[[str, int], list[str]] = resolved
    opens: Callable[[str], bool] = is_public
    ports: frozenset[int] | None = frozenset(PORTS.values())
    seconds: float = TIME_LIMIT
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its last address, its kind, the encoding that its header declares, and its bytes."""

    url: str
    media_type: str
    charset: str
    data: bytes


class Watch:
    """Ends a connection when its time is over, also one that keeps dripping."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self.socket: socket.socket | None = None
        self.timer = threading.Timer(seconds, self.end)
        self.timer.daemon = True

    def end(self) -> None:
        """Shut the connection down, whatever it waits for."""
        self.over = True
        if self.socket:
            try:
                self.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


@contextmanager
def watched(seconds: float) -> Iterator[Watch]:
    """A watch over the block; what fails because time is over says so."""
    watch = Watch(seconds)
    watch.timer.start()
    try:
        yield watch
        if watch.over:
            raise UnreadableError(f"it takes more than {seconds:.0f} seconds")
    except (OSError, http.client.HTTPException) as error:
        if watch.over:
            raise UnreadableError(f"it takes more than {seconds:.0f} seconds") from error
        raise UnreadableError(f"it cannot be reached: {error or type(error).__name__}") from error
    finally:
        watch.timer.cancel()


def fetch(url: str, gate: Gate | None = None) -> Fetched:
    """Return the page at an address. Raises UnreadableError, in words."""
    gate = gate or Gate()
    with watched(gate.seconds) as watch:
        for _ in range(MOST_REDIRECTS + 1):
            answer = ask(url, gate, watch)
            if isinstance(answer, Fetched):
                return answer
            url = answer
    raise UnreadableError(f"it redirects more than {MOST_REDIRECTS} times")


def ask(url: str, gate: Gate, watch: Watch) -> Fetched | str:
    """Ask one address; return the page, or where it redirects to."""
    scheme, host, port, target = parts(url, gate)
    connection = http.client.HTTPConnection(host, port)
    watch.socket = connection.sock = connected(scheme, host, port, gate)
    if watch.over:
        raise OSError("too late")
    with connection.sock:
        named = f"[{host}]" if ":" in host else host
        headers = {"Host": named if port == PORTS[scheme] else f"{named}:{port}"}
        headers |= {"User-Agent": AGENT, "Accept": ", ".join(TYPES), "Accept-Encoding": "gzip", "Connection": "close"}
        connection.request("GET", target, headers=headers)
        response = connection.getresponse()
        if response.status in (301, 302, 303, 307, 308) and (location := response.headers.get("Location")):
            return urljoin(url, location)
        if response.status != 200:
            raise UnreadableError(f"its server answers {response.status} {response.reason}".strip())
        media_type, charset = kind_of(response.headers)
        data = body(response)
        if watch.over:
            raise OSError("too late")
        return Fetched(url, media_type, charset, data)


def parts(url: str, gate: Gate) -> tuple[str, str, int, str]:
    """Return an address's scheme, host, port and target. Raises UnreadableError for what is not fetched."""
    if len(url) > LONGEST_URL:
        raise UnreadableError(f"the address has more than {LONGEST_URL:,} characters")
    if any(ord(sign) <= 32 or ord(sign) == 127 for sign in url):
        raise UnreadableError("the address holds white space")
    try:
        split = urlsplit(url)
        scheme, port = split.scheme.lower(), split.port
        host = (split.hostname or "").encode("idna").decode("ascii") if split.hostname else ""
    except (ValueError, UnicodeError) as error:
        raise UnreadableError(f"the address cannot be read: {error}") from error
    if scheme not in PORTS:
        raise UnreadableError("only http:// and https:// are fetched")
    if not host or split.username or split.password:
        raise UnreadableError("the address needs a host, and no name or password")
    port = port or PORTS[scheme]
    if gate.ports is not None and port not in gate.ports:
        raise UnreadableError(f"port {port} is not one that pages are served at")
    target = quote(split.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return scheme, host, port, target + (f"?{quote(split.query, safe='/%:@!$&()*+,;=~-._?')}" if split.query else "")


def connected(scheme: str, host: str, port: int, gate: Gate) -> socket.socket:
    """Return a connection to an address of the host that was checked, under TLS where the scheme asks for it."""
    addresses = gate.resolve(host, port)
    for address in addresses:
        if not gate.opens(address):
            raise UnreadableError(f"{host} is at {address}, which is no address of the public internet")
    trouble: OSError = OSError("it has no address")
    for address in addresses:
        try:
            plain = socket.create_connection((address, port), timeout=min(CONNECT_LIMIT, gate.seconds))
        except OSError as error:
            trouble = error
            continue
        plain.settimeout(gate.seconds)
        return gate.tls.wrap_socket(plain, server_hostname=host) if scheme == "https" else plain
    raise trouble


def kind_of(headers: Message) -> tuple[str, str]:
    """Return the kind of a page and its declared encoding. Raises UnreadableError for what is no text."""
    kind = headers.get_content_type() if headers.get("Content-Type") else "text/html"
    if kind not in TYPES:
        raise UnreadableError(f"it is {kind}, and no page of text")
    return kind, headers.get_content_charset("") or ""


def body(response: http.client.HTTPResponse) -> bytes:
    """Return the bytes of a page, decompressed. Raises UnreadableError for more than an article may have."""
    encoding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise UnreadableError(f"it is compressed as {encoding}, which was not asked for")
    unzip = None if encoding == "identity" else zlib.decompressobj(47)  # 47: gzip or zlib, by its first bytes
    data = bytearray()
    try:
        while chunk := response.read(65_536):
            data += chunk if unzip is None else unzip.decompress(chunk, SIZE_LIMIT + 1 - len(data))
            if len(data) > SIZE_LIMIT:
                raise UnreadableError(f"it is larger than the {SIZE_LIMIT / 1e6:.0f} MB that an article may have")
    except zlib.error as error:
        raise UnreadableError(f"its compression is broken: {error}") from error
    if unzip is not None and not unzip.eof:
        raise UnreadableError("its compression breaks off")
    return bytes(data)
