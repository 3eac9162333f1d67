/** Deeds of the desk: words selected by keyboard alone. */

const byId = (id) => document.getElementById(id);

export const selecting = {
  /** Begin a selection by key where the reader is. */
  beginWords() {
    this.released = false;
    if (!this.words.spans.length) return false;
    const selected = this.article.selected();
    const fresh = !selected && this.words.anchor === null;
    const { anchor, spans } = this.words;
    const here = fresh ? (this.form.row?.start ?? this.place ?? this.topOfText()) : anchor && spans[anchor][0];
    this.words.begin(here);
    return fresh;
  },

  step(by, extend) {
    const fresh = this.beginWords();
    this.words.go(fresh ? this.words.focus : this.words.focus + by, extend);
  },

  line(by, extend) {
    const fresh = this.beginWords();
    this.words.go(fresh ? this.words.focus : this.words.lineAway(by), extend);
  },

  paragraphEnd(which, extend) {
    this.beginWords();
    this.words.go(this.words.paragraph()[which], extend);
  },

  sentence() {
    this.beginWords();
    this.words.sentence();
  },

  /** Return the offset of the first words in view. */
  topOfText() {
    const box = byId("text").getBoundingClientRect();
    const style = getComputedStyle(byId("text"));
    const [left, top] = [style.paddingLeft, style.paddingTop].map(Number.parseFloat);
    return this.article.pointAt(box.left + left + 4, Math.max(box.top, 0) + top + 12) ?? 0;
  },
};
