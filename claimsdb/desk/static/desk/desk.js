/** The desk: an article's text, its mentions, the form of the chosen one, and what a person does with them. */

import { deciding } from "./deciding.js";
import { Edges } from "./drag.js";
import { MentionForm } from "./form.js";
import { fillHelp } from "./help.js";
import { listen } from "./keys.js";
import { MentionList } from "./list.js";
import { marking } from "./marking.js";
import { paint, paintChosen } from "./marks.js";
import { Mentions } from "./mentions.js";
import { Partners } from "./partners.js";
import { say, short } from "./say.js";
import { selecting } from "./selecting.js";
import { Refused, Server } from "./server.js";
import { ArticleText } from "./text.js";
import { Undo } from "./undo.js";
import { Words } from "./words.js";

const byId = (id) => document.getElementById(id);

/** What the keys and buttons do is named in the table of keys; most of it stands in the modules of deeds. */
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
    byId("who-mark")?.addEventListener("pointerdown", (event) => event.preventDefault());
    press("who-mark", () => this.nameSpeaker());
    press("who-none", () => this.nameNobody());
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
    this.list.fill(this.mentions, this.form.row?.id);
    this.count();
    paint(this.article, this.mentions);
    this.paint();
  }

  /** Mark the mention in the form. */
  paint() {
    const { row, span } = this.form;
    paintChosen(this.article, this.form);
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
    button.title = last ? `Take back: ${last.what}` : this.undone.going.size ? "Taking back…" : "";
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
  take({ mentions = [], gone = [], undo }, what, before) {
    this.mentions.take(mentions, gone);
    if (undo) this.undone.remember(undo, what, before);
    this.list.refresh(this.mentions, mentions, gone);
    this.count();
    paint(this.article, this.mentions);
    this.paint();
  }

  /** Say what is wrong; in the form where it is the form's. */
  failed(fault, inForm = false) {
    if (!(fault instanceof Refused)) throw fault;
    if (inForm && fault.errors) this.form.refuse(fault.errors);
    say(fault.message, true);
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
    if (!byId("help-keys").hasChildNodes()) fillHelp(byId("help-keys"));
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

Object.assign(Desk.prototype, marking, deciding, selecting);

const desk = new Desk(JSON.parse(byId("desk-state").textContent));
// Other pages lead to a mention by its key. No element is called so: the browser would take the focus there.
desk.choose(desk.mentions.get(Number(location.hash.slice("#at-".length))));
desk.toText();
