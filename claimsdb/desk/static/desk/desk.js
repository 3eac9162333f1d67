/** The desk: an article's text, its mentions, the form of the chosen one, and what a person does with them. */

import { Edges } from "./drag.js";
import { MentionForm } from "./form.js";
import { fillHelp } from "./help.js";
import { listen } from "./keys.js";
import { MentionList } from "./list.js";
import { paint } from "./marks.js";
import { Mentions } from "./mentions.js";
import { Partners } from "./partners.js";
import { say, short } from "./say.js";
import { Refused, Server } from "./server.js";
import { ArticleText } from "./text.js";
import { Undo } from "./undo.js";
import { Words } from "./words.js";

const byId = (id) => document.getElementById(id);

class Desk {
  constructor(state) {
    this.may = state.may;
    this.server = new Server(state.urls);
    this.article = new ArticleText(byId("text"), state.text);
    this.mentions = new Mentions(state.mentions);
    this.words = new Words(this.article);
    this.form = new MentionForm(this.server, this.may);
    this.list = new MentionList(this.article, (id) => this.choose(this.mentions.get(id)));
    this.partners = new Partners(this.server, () => this.toText());
    this.undone = new Undo(() => this.tellUndo());
    this.edges = new Edges(this.article, (edge, point) => this.dragged(edge, point), (edge) => this.dropped(edge));
    this.render();
    this.wire();
  }

  /** Listen to keys, buttons, the mouse and the scroll. */
  wire() {
    listen(byId("desk"), this);
    const press = (id, does) => byId(id)?.addEventListener("click", does);
    press("undo", () => this.undo());
    press("accept-all", () => this.acceptAll());
    press("show-help", () => this.help());
    press("close-help", () => byId("help").close());
    press("accept", () => this.decideState("accepted"));
    press("reject", () => this.decideState("rejected"));
    press("delete", () => this.remove());
    press("links", () => this.openPartners());
    press("leave", () => this.leave());
    byId("at-least")?.addEventListener("input", () => this.count());
    byId("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    for (const button of document.querySelectorAll("[data-mark]")) {
      // The pointer leaves the selection as it is.
      button.addEventListener("pointerdown", (event) => event.preventDefault());
      button.addEventListener("click", () => this.mark(button.dataset.mark));
    }
    for (const button of document.querySelectorAll("[data-edge]")) {
      button.addEventListener("click", () => this.edge(button.dataset.edge, Number(button.dataset.by)));
    }
    byId("text").addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("scroll", () => this.scrolled(), { capture: true, passive: true });
    window.addEventListener("resize", () => this.scrolled());
    window.addEventListener("beforeunload", (event) => {
      if (this.form.isUnsaved) event.preventDefault();
    });
    document.addEventListener("visibilitychange", () => this.refresh());
    document.addEventListener("selectionchange", () => this.warm());
    byId("list").addEventListener("keydown", (event) => this.listKey(event));
  }

  /** Show everything anew: marks, list, counts. */
  render() {
    const chosen = this.form.row;
    this.list.fill(this.mentions, chosen?.id);
    this.count();
    this.paint();
  }

  /** Mark the text anew. */
  paint() {
    const { row, span } = this.form;
    paint(this.article, this.mentions, row, row && span);
    this.edges.place(row && this.may.change ? span : null);
  }

  /** Say how many mentions there are, and how many a person would accept at once. */
  count() {
    const { suggested, accepted, rejected } = this.mentions.counts();
    byId("counts").textContent = `${suggested} to look at, ${accepted} accepted, ${rejected} rejected`;
    if (!byId("accept-all")) return;
    const sure = this.mentions.sure(byId("at-least").valueAsNumber);
    byId("sure-count").textContent = sure;
    byId("accept-all").disabled = !sure;
  }

  tellUndo() {
    const button = byId("undo");
    if (!button) return;
    const last = this.undone.last();
    button.disabled = !last;
    button.title = last ? `Take back: ${last.what}` : "";
  }

  /** Go back to the text. */
  toText() {
    byId("text").focus({ preventScroll: true });
  }

  /** Show a mention in the form. Returns whether it could: what is unsaved is left only by saving or by Escape. */
  choose(row, { quiet = false } = {}) {
    if (!row) return false;
    if (this.form.isUnsaved) {
      say("Save this one first (Enter), or leave it (Escape).", true);
      return false;
    }
    if (this.partners.isOpen && this.partners.mention?.id !== row.id) this.partners.root.hidden = true;
    this.fill(row);
    this.list.mark(row.id);
    this.article.show(row.start, row.end);
    if (!quiet) say(this.spoken(row));
    return true;
  }

  /** Fill the form. */
  fill(row) {
    const others = this.mentions.all.filter((other) => other.state !== "rejected" || other.id === row.quotation);
    this.form.fill(row, ({ start, end }) => this.article.words(start, end), others);
    this.words.anchor = null;
    this.paint();
  }

  /** Return a mention as it is read out. */
  spoken(row) {
    const number = this.mentions.all.indexOf(row) + 1;
    const place = number ? `${number} of ${this.mentions.all.length}` : "";
    const words = short(this.article.words(row.start, row.end), 120);
    return [`${row.state ?? ""} ${row.kind}`.trim(), words, row.figure, row.speaker?.name, place].filter(Boolean).join(", ");
  }

  /** Take an answer in: rows that changed, those that are gone, and how to take it back. */
  take({ mentions = [], gone = [], undo }, what) {
    this.mentions.take(mentions, gone);
    if (undo) this.undone.remember(undo, what);
    this.render();
  }

  /** Say what is wrong; in the form where it is the form's. */
  failed(fault, inForm = false) {
    if (!(fault instanceof Refused)) throw fault;
    if (inForm && fault.errors) this.form.refuse(fault.errors);
    say(fault.message, true);
  }

  // Marking

  /** Make the selected words a mention: the form opens as the server reads them. */
  async mark(kind) {
    if (!this.may.mark) return say("You may look, not mark.", true);
    const selected = this.article.selected();
    if (!selected) return say("Select words first: with the mouse, or with the arrow keys.", true);
    if (this.form.isUnsaved) return say("Save this one first (Enter), or leave it (Escape).", true);
    try {
      const { draft } = await this.server.post("read", { kind, ...selected });
      const same = this.mentions.all.find((row) => row.kind === kind && row.start === draft.start && row.end === draft.end);
      if (same) {
        this.choose(same);
        return say(`These words are marked already: ${this.spoken(same)}`);
      }
      delete draft.state;
      this.fill(draft);
      document.getSelection().removeAllRanges();
      this.form.enter();
      const figure = kind === "claim" ? draft.figure || "no number was read: type it" : draft.speaker?.name || draft.new_speaker || "nobody known says it";
      say(`New ${kind}: ${figure}. Enter saves.`);
    } catch (fault) {
      this.failed(fault);
    }
    return undefined;
  }

  /** At the first selection, have the server read the article once, so that the first mark need not wait for it. */
  warm() {
    const selected = this.warmed || !this.may.mark ? null : this.article.selected();
    if (!selected) return;
    this.warmed = true;
    this.server.post("read", { kind: "quotation", ...selected }).catch(() => {});
  }

  /** Save what the form holds. */
  async save() {
    const { row } = this.form;
    if (!row || !this.may.change) return false;
    if (row.id && !this.form.isChanged && row.state === "accepted") {
      this.toText();
      return undefined;
    }
    if (this.saving) return undefined;
    this.saving = true;
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
  }

  /** Show what was saved, and go on from there. */
  saved(answer, row) {
    const [now] = answer.mentions;
    this.form.clear();
    this.take(answer, row.id ? `a change of “${short(this.article.words(now.start, now.end), 40)}”` : `a new ${row.kind}`);
    this.choose(now, { quiet: true });
    this.toText();
    say(`Saved: ${this.spoken(now)}`);
  }

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
  }

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
  }

  /** Move an end of the mention in the form, by words. */
  edge(edge, by) {
    const { row, span } = this.form;
    if (!row || !this.may.change) return say("Choose a mention first.", true);
    this.respan({ ...span, [edge]: this.words.moved(span[edge], edge, by) });
    return undefined;
  }

  /** Show another span for the mention in the form. */
  respan(span) {
    this.form.move(span);
    this.paint();
    say(short(this.article.words(this.form.span.start, this.form.span.end), 120));
  }

  dragged(edge, point) {
    this.respan({ ...this.form.span, [edge]: point });
  }

  /** An end that was dragged goes to the nearest words. */
  dropped(edge) {
    const { span } = this.form;
    const { spans } = this.words;
    if (edge === "start") span.start = Math.min(spans[this.words.at(span.start)][0], span.end - 1);
    else span.end = Math.max(spans[this.words.before(span.end)][1], span.start + 1);
    this.respan(span);
  }

  // Suggestions

  /** Go to the next suggestion; false where there is none, or where the person asked to leave the text. */
  suggestion(by) {
    if (document.activeElement === byId("list") || this.released) return (this.released = false);
    const next = this.mentions.next(this.here(), by, (row) => row.state === "suggested");
    if (next) return this.choose(next) || undefined;
    say("No more suggestions.");
    return false;
  }

  /** Go to the mention beside the chosen one. */
  beside(by) {
    this.choose(this.mentions.next(this.here(), by));
  }

  /** Return the chosen mention, else where the reader is. */
  here() {
    if (this.form.row) return this.form.row;
    return this.article.selected()?.start ?? this.place ?? 0;
  }

  /** Accept or reject the chosen mention, and go on to the next suggestion. */
  async decideState(state) {
    const { row } = this.form;
    if (!row?.id || !this.may.change) return say("Choose a mention first: Tab goes to the next suggestion.", true);
    if (this.form.isChanged) return state === "accepted" ? this.save() : say("Save this one first (Enter), or leave it (Escape).", true);
    try {
      const answer = await this.server.post("state", { id: row.id, version: row.version, state });
      this.form.clear();
      this.take(answer, `${state === "accepted" ? "accepting" : "rejecting"} “${short(this.article.words(row.start, row.end), 40)}”`);
      const next = row.state === "suggested" && this.mentions.next(row, 1, (other) => other.state === "suggested");
      this.choose(next || this.mentions.get(row.id), { quiet: true });
      this.toText();
      say(`${state[0].toUpperCase()}${state.slice(1)}. ${next ? this.spoken(next) : "No more suggestions behind it."}`);
    } catch (fault) {
      if (fault.status === 409 && fault.answer?.theirs) this.stale(fault.answer);
      else this.failed(fault);
    }
    return undefined;
  }

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
  }

  /** Go to the form of the chosen mention. */
  correct() {
    if (!this.form.row) return say("Choose a mention first: Tab goes to the next suggestion.", true);
    this.form.enter();
    return undefined;
  }

  /** Delete the chosen mention. */
  async remove() {
    const { row } = this.form;
    if (!row?.id || !this.may.change) return say("Choose a mention first.", true);
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
  }

  /** Take the last change back. */
  async undo() {
    const last = this.undone.last();
    if (!last) return say("There is nothing to take back.");
    if (this.form.isUnsaved) return say("Save this one first (Enter), or leave it (Escape).", true);
    try {
      const answer = await this.server.post("undo", { undo: last.steps });
      this.undone.taken(answer.mentions, answer.gone);
      this.form.clear();
      this.take({ mentions: answer.mentions, gone: answer.gone });
      if (answer.mentions.length === 1) this.choose(answer.mentions[0], { quiet: true });
      this.toText();
      say(`Taken back: ${last.what}.`);
    } catch (fault) {
      if (fault.status === 409) await this.refresh();
      this.failed(fault);
    }
    return undefined;
  }

  // The keyboard in the text

  /** Begin a selection by key where the reader is. */
  beginWords() {
    this.released = false;
    if (!this.words.spans.length) return false;
    const selected = this.article.selected();
    const fresh = !selected && this.words.anchor === null;
    this.words.begin(fresh ? (this.form.row?.start ?? this.place ?? this.topOfText()) : this.words.anchor && this.words.spans[this.words.anchor][0]);
    return fresh;
  }

  step(by, extend) {
    const fresh = this.beginWords();
    this.words.go(fresh ? this.words.focus : this.words.focus + by, extend);
  }

  line(by, extend) {
    const fresh = this.beginWords();
    this.words.go(fresh ? this.words.focus : this.words.lineAway(by), extend);
  }

  paragraphEnd(which, extend) {
    this.beginWords();
    this.words.go(this.words.paragraph()[which], extend);
  }

  sentence() {
    this.beginWords();
    this.words.sentence();
  }

  /** Return the offset of the first words in view. */
  topOfText() {
    const box = byId("text").getBoundingClientRect();
    const style = getComputedStyle(byId("text"));
    return this.article.pointAt(box.left + Number.parseFloat(style.paddingLeft) + 4, Math.max(box.top, 0) + Number.parseFloat(style.paddingTop) + 12) ?? 0;
  }

  // The mouse, the list, the scroll

  /** Choose the mention under the pointer; clicked again, the next of those that lie there. */
  clicked(event) {
    this.released = false;
    if (this.article.selected()) return;
    const point = this.article.pointAt(event.clientX, event.clientY);
    if (point === null) return;
    this.place = point;
    this.words.anchor = null;
    const there = this.mentions.at(point);
    const index = there.findIndex((row) => row.id === this.form.row?.id);
    if (there.length) this.choose(there[(index + 1) % there.length]);
  }

  /** In the list, arrows choose the mention above or below, and Enter goes to its form. */
  listKey(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) this.choose(this.mentions.get(this.list.beside(by)));
    else if (event.key === "Enter") this.correct();
    else return;
    event.preventDefault();
  }

  scrolled() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = null;
      this.edges.place(this.form.row && this.may.change ? this.form.span : null);
      this.list.follow(this.topOfText());
    });
  }

  // Partners

  openPartners() {
    if (!this.form.row?.id) return say("Choose a mention first.", true);
    this.partners.open(this.form.row);
    return undefined;
  }

  closePartners() {
    this.partners.close();
  }

  partner(by) {
    this.partners.move(by);
  }

  relate(relation) {
    if (!this.may.link) return say("You may look, not decide.", true);
    return void this.partners.decide(relation);
  }

  unrelate() {
    return void this.partners.takeBack();
  }

  searchPartners() {
    this.partners.search.elements.words.focus();
  }

  help() {
    fillHelp(byId("help-keys"));
    byId("help").showModal();
  }

  /** Ask what others did meanwhile, unless something here is unsaved. */
  async refresh() {
    if (document.hidden || this.form.isUnsaved) return;
    try {
      const { mentions } = await this.server.get("mentions");
      if (this.form.isUnsaved) return;
      this.mentions.reset(mentions);
      const row = this.form.row && this.mentions.get(this.form.row.id);
      if (row) this.fill(row);
      else this.form.clear();
      this.render();
    } catch (fault) {
      this.failed(fault);
    }
  }
}

new Desk(JSON.parse(byId("desk-state").textContent)).toText();
