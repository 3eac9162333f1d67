/** Deeds of the desk: marking words, saving what the form holds, moving the ends of a mention. */

import { say, short } from "./say.js";

export const marking = {
  /** Make the selected words a mention: the form opens at once, and is filled as the server reads them. */
  mark(kind) {
    if (!this.may.mark) return say("You may look, not mark.", true);
    const selected = this.article.selected();
    if (!selected) return say("Select words first: with the mouse, or with the arrow keys.", true);
    if (this.form.isUnsaved) return say("Save this one first (Enter), or leave it (Escape).", true);
    const waiting = { kind, ...selected };
    this.fill(waiting);
    this.form.setBusy(true);
    this.list.mark(null);
    say("Reading the words…");
    this.reading = this.read(waiting);
    return undefined;
  },

  /** Fill the form with what the server reads, unless the person has left it meanwhile. */
  async read(waiting) {
    try {
      const { draft } = await this.server.post("read", waiting);
      if (this.form.row !== waiting) return;
      this.form.clear();
      document.getSelection().removeAllRanges();
      const same = this.mentions.all.find((row) => row.kind === draft.kind && row.start === draft.start && row.end === draft.end);
      if (same) {
        this.choose(same);
        say(`These words are marked already: ${this.spoken(same)}`);
        return;
      }
      delete draft.state;
      this.fill(draft);
      this.form.enter();
      say(`New ${draft.kind}: ${this.asRead(draft)}. Enter saves.`);
    } catch (fault) {
      if (this.form.row === waiting) this.form.clear();
      this.paint();
      this.failed(fault);
    }
  },

  /** Return what was read, in words. */
  asRead(draft) {
    if (draft.kind === "claim") return draft.figure || "no number was read: type it";
    return draft.speaker?.name || draft.new_speaker || "nobody known says it";
  },

  /** At the first selection, have the server read the article once, so that the first mark need not wait for it. */
  warm() {
    const selected = this.warmed || !this.may.mark ? null : this.article.selected();
    if (!selected) return;
    this.warmed = true;
    this.server.post("read", { kind: "quotation", ...selected }).catch(() => {});
  },

  /** Save what the form holds; false where it holds nothing. */
  save() {
    if (!this.form.row || !this.may.change) return false;
    return this.keep();
  },

  /** Save it, once it is read and what came before it is saved. */
  async keep() {
    await this.reading;
    const { row } = this.form;
    if (!row) return undefined;
    if (row.id && !this.form.isChanged && row.state === "accepted") {
      this.toText();
      return undefined;
    }
    if (this.saving) return undefined;
    this.saving = true;
    await this.undone.waiting;
    try {
      const answer = await this.server.post("save", this.form.values());
      this.saved(answer, row);
    } catch (fault) {
      if (fault.status === 409 && fault.answer?.theirs) this.stale(fault.answer);
      else this.failed(fault, true);
    } finally {
      this.saving = false;
    }
    return undefined;
  },

  /** Show what was saved, and go on from there. */
  saved(answer, row) {
    const [now] = answer.mentions;
    this.form.clear();
    this.take(answer, row.id ? `a change of “${short(this.article.words(now.start, now.end), 40)}”` : `a new ${row.kind}`);
    this.choose(now, { quiet: true });
    this.toText();
    say(`Saved: ${this.spoken(now)}`);
  },

  /** Somebody was quicker: show both, and save over theirs, or take theirs, as the person chooses. */
  stale({ theirs, by }) {
    const keepMine = () => {
      this.form.row = { ...this.form.row, version: theirs.version };
      this.save();
    };
    const takeTheirs = () => {
      this.form.clear();
      this.take({ mentions: [theirs] });
      this.choose(theirs);
      this.toText();
    };
    this.form.showTheirs(theirs, by, keepMine, takeTheirs);
    say(`${by} changed this while you had it open.`, true);
  },

  /** Leave the form as it is stored, then the mention; false where there is nothing to leave. */
  leave() {
    const { row } = this.form;
    this.toText();
    if (!row) {
      document.getSelection().removeAllRanges();
      this.released = true;
      return;
    }
    const stored = row.id && this.form.isChanged && this.mentions.get(row.id);
    if (stored) {
      this.fill(stored);
      say("Left as it was.");
      return;
    }
    this.form.clear();
    this.partners.root.hidden = true;
    this.list.mark(null);
    this.paint();
    // Reading goes on where it was.
    this.words.anchor = null;
    this.place = row.start;
  },

  /** Move an end of the mention in the form, by words. */
  edge(edge, by) {
    const { row, span } = this.form;
    if (!row || !this.may.change) return say("Choose a mention first.", true);
    this.respan({ ...span, [edge]: this.words.moved(span[edge], edge, by) });
    return undefined;
  },

  /** Show another span for the mention in the form. */
  respan(span) {
    this.form.move(span);
    this.paint();
    say(short(this.article.words(this.form.span.start, this.form.span.end), 120));
  },

  /** Have the selected words name the speaker of the mention in the form. */
  nameSpeaker() {
    if (!this.form.row || !this.may.change) return say("Choose a mention first.", true);
    const selected = this.article.selected();
    if (!selected) return say("Select the words that name the speaker first.", true);
    this.form.name(this.words.snapped(selected));
    this.showWho(`Named by “${short(this.form.words(this.form.who), 60)}”.`);
    return undefined;
  },

  /** Have no words name the speaker. */
  nameNobody() {
    this.form.name(null);
    this.showWho("No words name the speaker.");
  },

  /** Show which words name the speaker now, and go on in the text. */
  showWho(what) {
    document.getSelection().removeAllRanges();
    this.words.anchor = null;
    this.paint();
    this.toText();
    say(`${what} Enter saves.`);
  },

  dragged(edge, point) {
    this.respan({ ...this.form.span, [edge]: point });
  },

  /** An end that was dragged goes to the nearest words. */
  dropped(edge) {
    const { span } = this.form;
    const snapped = this.words.snapped(span);
    if (edge === "start") span.start = Math.min(snapped.start, span.end - 1);
    else span.end = Math.max(snapped.end, span.start + 1);
    this.respan(span);
  },
};
