/** The article's text on the page: paragraphs of plain text nodes, and the ways from an offset to a place and back. */

import { Offsets, countBelow } from "./offsets.js";

const LINE = /([^\r\n]*)((?:\r\n|\r|\n)*)/y;

export class ArticleText {
  /** Build the paragraphs. Every character of the text is in exactly one text node, breaks in hidden ones. */
  constructor(root, text) {
    this.root = root;
    this.text = text;
    this.offsets = new Offsets(text);
    /** The text nodes, and where each begins, in units. */
    this.nodes = [];
    this.starts = [];
    const page = document.createDocumentFragment();
    for (LINE.lastIndex = 0; LINE.lastIndex < text.length; ) {
      const begins = LINE.lastIndex;
      const [, line, breaks] = LINE.exec(text);
      page.append(this.paragraph(begins, line, breaks));
    }
    root.replaceChildren(page);
  }

  /** Return a paragraph: the line, its direction its own, and the hidden breaks after it. */
  paragraph(begins, line, breaks) {
    const paragraph = document.createElement("p");
    paragraph.dir = "auto";
    if (line) paragraph.append(this.node(begins, line));
    if (breaks) {
      const hidden = document.createElement("span");
      hidden.hidden = true;
      hidden.append(this.node(begins + line.length, breaks));
      paragraph.append(hidden);
    }
    return paragraph;
  }

  /** Return a text node, and remember where it begins. */
  node(begins, words) {
    const node = document.createTextNode(words);
    this.nodes.push(node);
    this.starts.push(begins);
    return node;
  }

  /** Return the node and the offset in it of a place in units; at a seam the node before it, or the one after. */
  locate(unit, before) {
    const after = countBelow(this.starts.length, (index) => (before ? this.starts[index] < unit : this.starts[index] <= unit));
    const index = Math.max(after - 1, 0);
    return [this.nodes[index], unit - this.starts[index]];
  }

  /** Return both ends of a span of code points as places in nodes. */
  ends(start, end) {
    const [startContainer, startOffset] = this.locate(this.offsets.toUnits(start), false);
    const [endContainer, endOffset] = this.locate(this.offsets.toUnits(end), true);
    return { startContainer, startOffset, endContainer, endOffset };
  }

  /** Return a range that costs nothing while the page changes: for marks. */
  staticRange(start, end) {
    return new StaticRange(this.ends(start, end));
  }

  /** Return a range that can be measured. */
  range(start, end) {
    const ends = this.ends(start, end);
    const range = document.createRange();
    range.setStart(ends.startContainer, ends.startOffset);
    range.setEnd(ends.endContainer, ends.endOffset);
    return range;
  }

  /** Return the offset in code points of a place in the page, null outside the text. */
  pointOf(node, offset) {
    if (!this.root.contains(node)) return null;
    let index = this.nodes.indexOf(node);
    if (index >= 0) return this.offsets.toPoints(this.starts[index] + offset);
    // A place between nodes: where the first node behind it begins.
    const place = document.createRange();
    place.setStart(node, offset);
    place.collapse(true);
    index = countBelow(this.nodes.length, (at) => place.comparePoint(this.nodes[at], 0) < 0);
    return this.offsets.toPoints(index < this.starts.length ? this.starts[index] : this.text.length);
  }

  /** Return the span of code points that is selected in the text, null where none is. */
  selected() {
    const selection = document.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.root)) return null;
    const start = this.root.contains(range.startContainer) ? this.pointOf(range.startContainer, range.startOffset) : 0;
    const inside = this.root.contains(range.endContainer);
    const end = inside ? this.pointOf(range.endContainer, range.endOffset) : this.offsets.length;
    return start < end ? { start, end } : null;
  }

  /** Select a span of code points, as the mouse would; ``backwards`` leaves the moving end at its start. */
  select(start, end, backwards = false) {
    const { startContainer, startOffset, endContainer, endOffset } = this.ends(start, end);
    const [one, other] = [[startContainer, startOffset], [endContainer, endOffset]];
    const [anchor, focus] = backwards ? [other, one] : [one, other];
    document.getSelection().setBaseAndExtent(...anchor, ...focus);
  }

  /** Return the offset in code points under a point of the window, null where no text is. */
  pointAt(x, y) {
    if (document.caretPositionFromPoint) {
      const caret = document.caretPositionFromPoint(x, y);
      return caret && this.pointOf(caret.offsetNode, caret.offset);
    }
    const caret = document.caretRangeFromPoint(x, y);
    return caret && this.pointOf(caret.startContainer, caret.startOffset);
  }

  /** Return the words of a span of code points. */
  words(start, end) {
    return this.text.slice(this.offsets.toUnits(start), this.offsets.toUnits(end));
  }

  /** Scroll a span into view, without moving the page where it is in view already. */
  show(start, end) {
    const box = this.range(start, end).getBoundingClientRect();
    const scroller = this.root.scrollHeight > this.root.clientHeight + 1 ? this.root : document.scrollingElement;
    const frame = scroller === this.root ? this.root.getBoundingClientRect() : { top: 0, bottom: window.innerHeight };
    const margin = 40;
    if (box.top < frame.top + margin || Math.min(box.bottom, box.top + 200) > frame.bottom - margin) {
      scroller.scrollTop += box.top - frame.top - (frame.bottom - frame.top) / 3;
    }
  }
}
