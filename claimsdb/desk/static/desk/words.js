/** Selection by keyboard: word by word, line by line, and by whole sentences. */

const SHOWS = /[\p{L}\p{N}\p{S}]/u;

export class Words {
  /** @param {ArticleText} article */
  constructor(article) {
    this.article = article;
    /** The words chosen by key: the one where it began and the one where it is, by number. */
    this.anchor = this.focus = null;
  }

  /** The spans of the words, in code points; found on the first need, as that takes some milliseconds. */
  get spans() {
    if (!this.found) {
      const { article } = this;
      const segmenter = new Intl.Segmenter(article.root.lang || undefined, { granularity: "word" });
      this.found = [];
      for (const { segment, index } of segmenter.segment(article.text)) {
        if (!SHOWS.test(segment)) continue;
        const { offsets } = article;
        this.found.push([offsets.toPoints(index), offsets.toPoints(index + segment.length)]);
      }
    }
    return this.found;
  }

  /** Return the number of the first word that ends behind an offset; the last where none does. */
  at(point) {
    let [low, high] = [0, this.spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.spans[middle][1] > point) high = middle;
      else low = middle + 1;
    }
    return Math.min(low, this.spans.length - 1);
  }

  /** Return the number of the last word that starts before an offset; the first where none does. */
  before(point) {
    const next = this.at(point);
    return this.spans[next]?.[0] < point ? next : Math.max(next - 1, 0);
  }

  /** Return a span grown or shrunk to the words that it touches. */
  snapped({ start, end }) {
    const first = this.at(start);
    return { start: this.spans[first][0], end: this.spans[Math.max(first, this.before(end))][1] };
  }

  /** Return the number of the word nearest to an offset. */
  near(point) {
    const [before, next] = [this.before(point), this.at(point)];
    return point - this.spans[before][1] <= this.spans[next][0] - point ? before : next;
  }

  /** Begin where the page's selection is, else at an offset. */
  begin(point) {
    const selected = this.article.selected();
    if (selected && this.anchor !== null && this.holds(selected)) return;
    if (selected) {
      this.anchor = this.at(selected.start);
      this.focus = Math.max(this.anchor, this.before(selected.end));
    } else {
      this.anchor = this.focus = point === null ? null : this.at(point);
    }
  }

  /** Whether a span is the one that was chosen by key. */
  holds({ start, end }) {
    const [first, last] = [Math.min(this.anchor, this.focus), Math.max(this.anchor, this.focus)];
    return this.spans[first][0] === start && this.spans[last][1] === end;
  }

  /** Move by words, or to the word of a number, adding to the selection or beginning it anew. Returns the span. */
  go(to, extend) {
    this.focus = Math.max(0, Math.min(to, this.spans.length - 1));
    if (!extend) this.anchor = this.focus;
    return this.choose();
  }

  /** Select the words from where it began to where it is. */
  choose() {
    const [first, last] = [Math.min(this.anchor, this.focus), Math.max(this.anchor, this.focus)];
    const span = { start: this.spans[first][0], end: this.spans[last][1] };
    this.article.select(span.start, span.end, this.focus < this.anchor);
    this.article.show(...this.spans[this.focus]);
    return span;
  }

  /** Return the number of the word a line above or below the one where the selection is. */
  lineAway(by) {
    const [start, end] = this.spans[this.focus];
    const box = this.article.range(start, end).getBoundingClientRect();
    const height = Number.parseFloat(getComputedStyle(this.article.root).lineHeight) || 24;
    for (let away = 1; away <= 6; away += 1) {
      const point = this.article.pointAt(box.left + box.width / 2, (box.top + box.bottom) / 2 + by * away * height);
      if (point === null) break;
      const word = this.near(point);
      if (Math.sign(word - this.focus) === by) return word;
    }
    return this.focus + by;
  }

  /** Return the numbers of the first and the last word of the paragraph where the selection is. */
  paragraph() {
    const { article } = this;
    const unit = article.offsets.toUnits(this.spans[this.focus][0]);
    const before = Math.max(article.text.lastIndexOf("\n", unit - 1), article.text.lastIndexOf("\r", unit - 1)) + 1;
    const behind = unit + article.text.slice(unit).search(/[\r\n]|$/);
    return [this.at(article.offsets.toPoints(before)), this.before(article.offsets.toPoints(behind))];
  }

  /** Select the sentence where the selection is. */
  sentence() {
    const { article } = this;
    const unit = article.offsets.toUnits(this.spans[this.focus][0]);
    const segmenter = new Intl.Segmenter(article.root.lang || undefined, { granularity: "sentence" });
    const { segment, index } = segmenter.segment(article.text).containing(unit);
    this.anchor = this.at(article.offsets.toPoints(index));
    this.focus = Math.max(this.anchor, this.before(article.offsets.toPoints(index + segment.trimEnd().length)));
    return this.choose();
  }

  /** Return an offset moved by so many words: of a span's start to where words start, of its end to where they end. */
  moved(point, edge, by) {
    const { spans } = this;
    const side = edge === "start" ? 0 : 1;
    if (by > 0) return (spans.find((span) => span[side] > point) ?? spans.at(-1))[side];
    return (spans.findLast((span) => span[side] < point) ?? spans[0])[side];
  }
}
