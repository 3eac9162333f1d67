/** Deeds of the desk: suggestions accepted, rejected and corrected; mentions deleted; each change taken back. */

import { say, short } from "./say.js";

const byId = (id) => document.getElementById(id);

export const deciding = {
  /** Go to the next suggestion; false where there is none, or where the person asked to leave the text. */
  suggestion(by) {
    if (document.activeElement === byId("list") || this.released) return (this.released = false);
    const next = this.mentions.next(this.here(), by, (row) => row.state === "suggested");
    if (next) return this.choose(next) || undefined;
    say("No more suggestions.");
    return false;
  },

  /** Go to the mention beside the chosen one. */
  beside(by) {
    this.choose(this.mentions.next(this.here(), by));
  },

  /** Return the chosen mention, else where the reader is. */
  here() {
    if (this.form.row) return this.form.row;
    return this.article.selected()?.start ?? this.place ?? 0;
  },

  /** Accept or reject the chosen mention, and go on to the next suggestion. */
  async decideState(state) {
    const { row } = this.form;
    if (!row?.id || !this.may.change) return say("Choose a mention first: Tab goes to the next suggestion.", true);
    if (this.form.isChanged && state === "accepted") return this.save();
    if (this.form.isChanged) return say("Save this one first (Enter), or leave it (Escape).", true);
    // The page goes on at once, and comes back to it where the server refuses.
    const next = row.state === "suggested" && this.mentions.next(row, 1, (other) => other.state === "suggested");
    this.form.clear();
    this.take({ mentions: [{ ...row, state }] });
    this.choose(next || this.mentions.get(row.id), { quiet: true });
    this.toText();
    say(`${state[0].toUpperCase()}${state.slice(1)}. ${next ? this.spoken(next) : "No more suggestions behind it."}`);
    this.undone.keep(() => this.keepState(row, state));
    return undefined;
  },

  /** Have the server keep what the page shows already, or show again what was. */
  async keepState(row, state) {
    try {
      const { version } = this.mentions.get(row.id) ?? row;
      const answer = await this.server.post("state", { id: row.id, version, state });
      const doing = state === "accepted" ? "accepting" : "rejecting";
      this.take(answer, `${doing} “${short(this.article.words(row.start, row.end), 40)}”`, [row]);
      this.refill(answer.mentions[0]);
    } catch (fault) {
      this.take({ mentions: [row] });
      if (!this.form.isUnsaved) {
        this.form.clear();
        this.choose(row, { quiet: true });
      }
      if (fault.status === 409 && fault.answer?.theirs && this.form.row?.id === row.id) this.stale(fault.answer);
      else say(fault.message, true);
    }
  },

  /** Accept all suggestions of which the engine is sure enough. */
  async acceptAll() {
    if (this.form.isUnsaved) return say("Save this one first (Enter), or leave it (Escape).", true);
    const field = byId("at-least");
    try {
      const answer = await this.server.post("accept", { at_least: field.valueAsNumber });
      this.form.clear();
      const number = answer.mentions.length;
      this.take(answer, `accepting ${number} at once`);
      this.toText();
      say(`Accepted: ${number}.`);
    } catch (fault) {
      this.failed(fault);
    }
    return undefined;
  },

  /** Go to the form of the chosen mention. */
  correct() {
    if (!this.form.row) return say("Choose a mention first: Tab goes to the next suggestion.", true);
    this.form.enter();
    return undefined;
  },

  /** Delete the chosen mention. */
  async remove() {
    if (!this.form.row?.id || !this.may.change) return say("Choose a mention first.", true);
    await this.undone.waiting;
    const { row } = this.form;
    try {
      const answer = await this.server.post("delete", { id: row.id, version: row.version });
      this.form.clear();
      this.take(answer, `deleting “${short(this.article.words(row.start, row.end), 40)}”`);
      this.place = row.start;
      this.toText();
      say("Deleted. z brings it back.");
    } catch (fault) {
      if (fault.status === 403) say("Another made this: reject it with x instead. It is not suggested again.", true);
      else this.failed(fault);
    }
    return undefined;
  },

  /** Have the form hold a row as the server keeps it, where it holds that row; what a person changed meanwhile stays. */
  refill(row) {
    if (this.form.row?.id !== row.id) return;
    if (this.form.isChanged) this.form.row.version = row.version;
    else this.fill(row);
  },

  /** Take the last change back; one that the server has still to keep is first kept. */
  undo() {
    if (this.undone.keeping) this.undone.inTurn(() => this.takeBack());
    else this.takeBack();
  },

  /** Show at once how it was, where the page knows that, and have the server take it back in turn. */
  takeBack() {
    if (!this.undone.last()) return say("There is nothing to take back.");
    if (this.form.isUnsaved) return say("Save this one first (Enter), or leave it (Escape).", true);
    const last = this.undone.pop();
    const standing = last.before?.map(({ id }) => this.mentions.get(id));
    if (last.before) this.showBack({ mentions: last.before }, last.what);
    this.undone.inTurn(() => this.keepBack(last, standing));
    return undefined;
  },

  /** Have the server take a change back, or show again what stands. */
  async keepBack(last, standing) {
    try {
      const answer = await this.server.post("undo", { undo: last.steps });
      if (last.before) this.take({ mentions: answer.mentions });
      else this.showBack(answer, last.what);
      answer.mentions.forEach((row) => this.refill(row));
      this.undone.taken(last, answer.mentions, answer.gone);
    } catch (fault) {
      this.undone.putBack(last);
      if (standing) this.take({ mentions: standing });
      if (fault.status === 409) await this.refresh();
      this.failed(fault);
    }
  },

  /** Show rows as they were, and go there. */
  showBack({ mentions, gone }, what) {
    this.form.clear();
    this.take({ mentions, gone });
    if (mentions.length === 1) this.choose(mentions[0], { quiet: true });
    this.toText();
    say(`Taken back: ${what}.`);
  },
};
