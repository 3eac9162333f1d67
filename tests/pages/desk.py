"""The desk in a browser, as a test speaks of it."""

import re
from typing import Any

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from claimsdb.corpus.models import Article

# Where a span of the page's text stands in the window, for a mouse.
BOX = """([words, index]) => {
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        const boxes = [...range.getClientRects()];
        const box = index < 0 ? boxes.at(-1) : boxes[0];
        return { left: box.left, right: box.right, y: box.top + box.height / 2 };
    }
}"""
SELECT = """([start, end]) => {
    const nodes = [];
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
    const place = (unit) => {
        for (const node of nodes) {
            if (unit <= node.length) return [node, unit];
            unit -= node.length;
        }
    };
    getSelection().setBaseAndExtent(...place(start), ...place(end));
}"""


class Desk:
    """The page of an article."""

    def __init__(self, page: Page, live_server: Any, article: Article) -> None:
        self.page, self.article = page, article
        self.url = f"{live_server}{reverse('admin:corpus_article_desk', args=[article.pk])}"
        self.keys: list[str] = []

    def open(self) -> "Desk":
        """Open it, and stand in the text."""
        self.page.goto(self.url)
        expect(self.page.locator("#counts")).not_to_be_empty()
        self.text.focus()
        return self

    @property
    def text(self) -> Locator:
        """The text."""
        return self.page.locator("#text")

    @property
    def form(self) -> Locator:
        """The form of the mention at hand."""
        return self.page.locator("#form")

    @property
    def said(self) -> Locator:
        """What the page last said."""
        return self.page.locator("#said")

    def press(self, *keys: str) -> "Desk":
        """Press keys one after the other, and count them."""
        for key in keys:
            self.page.keyboard.press(key)
            self.keys.append(key)
        return self

    def type(self, words: str) -> "Desk":
        """Type words."""
        self.page.keyboard.type(words)
        return self

    def drag(self, words: str) -> "Desk":
        """Select words with the mouse."""
        first, last = self.page.evaluate(BOX, [words, 0]), self.page.evaluate(BOX, [words, -1])
        self.page.mouse.move(first["left"] + 1, first["y"])
        self.page.mouse.down()
        self.page.mouse.move(last["right"] - 1, last["y"], steps=4)
        self.page.mouse.up()
        return self

    def click(self, words: str) -> "Desk":
        """Click into the middle of words."""
        box = self.page.evaluate(BOX, [words, 0])
        self.page.mouse.click((box["left"] + box["right"]) / 2, box["y"])
        return self

    def select(self, start: int, end: int) -> "Desk":
        """Select a span, in the browser's own units, as a selection of the mouse ends up."""
        self.page.evaluate(SELECT, [start, end])
        return self

    def kept(self, what: str) -> "Desk":
        """Wait until the server has kept a change that the page shows already."""
        expect(self.page.locator("#undo")).to_have_attribute("title", re.compile(f"^Take back: {what}"))
        return self

    def marked(self) -> dict[str, list[str]]:
        """Return the words under each kind of mark, as the browser counts them."""
        return self.page.evaluate(
            """() => Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map((mark) => {
                const range = document.createRange();
                range.setStart(mark.startContainer, mark.startOffset);
                range.setEnd(mark.endContainer, mark.endOffset);
                return range.toString();
            })]))"""
        )
