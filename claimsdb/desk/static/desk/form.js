/** The form of the chosen mention: filled from a row, read back for the server. */

import { SpeakerField } from "./speakers.js";
import { short } from "./say.js";

const FIGURE = ["comparator", "value", "unit", "low", "high", "measure", "subject", "place", "period_start", "period_end", "hedge"];
const PLAIN = [...FIGURE, "cue", "style"];
/** What stands in a field of which a mention says nothing. */
const EMPTY = { comparator: "exactly", style: "direct" };
const OF_KIND = {
  claim: [...FIGURE, "cue", "quotation", "converts"],
  quotation: ["cue", "style", "continues"],
};
const BESIDE = {
  claim: [["quotation", "quotation"], ["converts", "claim"]],
  quotation: [["continues", "quotation"]],
};
const NUMBERS = ["value", "low", "high"];
const FIRST = { claim: "value", quotation: "speaker" };

export class MentionForm {
  constructor(server, may) {
    const byId = (id) => document.getElementById(id);
    this.form = byId("form");
    this.nothing = [byId("nothing"), byId("start-tools")];
    this.errors = byId("form-errors");
    this.theirs = byId("theirs");
    this.more = byId("form-more");
    this.more.addEventListener("toggle", () => this.row && this.offer());
    this.may = may;
    this.speakers = [...this.form.querySelectorAll("[data-speaker]")].map((root) => new SpeakerField(root, server, may.name));
    this.row = null;
  }

  /** Show a mention, saved or as it was read; ``words`` returns those of a span, ``others`` are the article's. */
  fill(row, words, others) {
    this.row = row;
    this.setBusy(false);
    this.span = { start: row.start, end: row.end };
    this.who = row.speaker_end ? { start: row.speaker_start, end: row.speaker_end } : null;
    this.words = words;
    this.form.hidden = false;
    this.nothing.forEach((element) => (element.hidden = true));
    this.form.dataset.kind = row.kind;
    for (const element of this.form.querySelectorAll(".of-claim, .of-quotation")) {
      element.hidden = !element.classList.contains(`of-${row.kind}`);
    }
    this.others = others;
    this.offer();
    for (const name of PLAIN) this.field(name).value = row[name] ?? EMPTY[name] ?? "";
    this.speakers[0].fill(row.speaker, row.new_speaker, row.new_speaker_kind);
    this.speakers[1].fill(row.via);
    this.clearErrors();
    this.head();
    this.tellWho();
    this.filled = JSON.stringify(this.values());
  }

  /** Offer the article's other mentions to hang this one on, the nearest first: all only once that part is open. */
  offer() {
    const { row, more } = this;
    const far = (other) => (other.start <= row.start && row.end <= other.end ? -1 : Math.abs(other.start - row.start));
    for (const [name, kind] of BESIDE[row.kind]) {
      const select = this.field(name);
      const value = select.offered === row ? select.value : String(row[name] ?? "");
      const shown = (other) => more.open || String(other.id) === value;
      const near = this.others.filter((other) => other.kind === kind && other.id !== row.id && shown(other));
      near.sort((one, other) => far(one) - far(other));
      select.replaceChildren(new Option("none", ""), ...near.map((other) => new Option(short(this.words(other), 60), other.id)));
      select.value = value;
      select.offered = row;
    }
  }

  /** Say what the form is of, and the words. */
  head() {
    const { row } = this;
    const state = row.id ? row.state : "new";
    const sure = row.state === "suggested" && row.confidence !== undefined ? `, sure to ${row.confidence.toFixed(2)}` : "";
    document.getElementById("form-what").textContent = row.kind === "claim" ? "Claim" : "Quotation";
    document.getElementById("form-state").textContent = state + sure;
    document.getElementById("form-words").textContent = this.words(this.span);
    document.getElementById("form-by").textContent = row.by ? `Marked by ${row.by}.` : row.id ? "Found by the engine." : "";
    for (const id of ["accept", "reject", "delete", "links"]) {
      const button = document.getElementById(id);
      if (button) button.hidden = !row.id || (id === "accept" && state === "accepted") || (id === "reject" && state === "rejected");
    }
  }

  /** Move an end of the words. */
  move(span) {
    if (span.start >= span.end) return;
    this.span = span;
    this.head();
  }

  /** Take the words that name the speaker, or none; where no speaker is given, they are the name. */
  name(who) {
    this.who = who;
    const [speaker] = this.speakers;
    if (who && !speaker.input.value.trim()) speaker.fill(null, this.words(who).replace(/\s+/gu, " "));
    this.tellWho();
  }

  /** Show the words that name the speaker. */
  tellWho() {
    document.getElementById("who-words").textContent = this.who ? `“${short(this.words(this.who), 60)}”` : "no words";
    const none = document.getElementById("who-none");
    if (none) none.hidden = !this.who;
  }

  /** Show that what is to fill it is under way. */
  setBusy(busy) {
    this.form.setAttribute("aria-busy", String(busy));
    this.form.querySelector("fieldset").disabled = busy || !this.may.change;
  }

  /** Show nothing. */
  clear() {
    this.row = null;
    this.form.hidden = true;
    this.clearErrors();
    this.nothing.forEach((element) => (element.hidden = false));
  }

  /** Return everything as the server reads it. */
  values() {
    const { row } = this;
    const values = { kind: row.kind, ...this.span };
    if (row.id) Object.assign(values, { id: row.id, version: row.version });
    for (const name of OF_KIND[row.kind]) values[name] = this.field(name).value;
    for (const name of NUMBERS) if (name in values) values[name] = values[name].replace(/[,\s]/gu, "");
    for (const field of this.speakers) Object.assign(values, field.values());
    Object.assign(values, { speaker_start: this.who?.start ?? "", speaker_end: this.who?.end ?? "" });
    return values;
  }

  /** Whether anything would change. */
  get isChanged() {
    return Boolean(this.row) && JSON.stringify(this.values()) !== this.filled;
  }

  /** Whether it holds what is not saved: a new mention, or a change. */
  get isUnsaved() {
    return Boolean(this.row) && this.may.change && (!this.row.id || this.isChanged);
  }

  /** Go to the first field of the kind. */
  enter() {
    this.field(FIRST[this.row.kind]).focus();
  }

  field(name) {
    return this.form.elements[name];
  }

  clearErrors() {
    this.errors.hidden = this.theirs.hidden = true;
    this.theirs.replaceChildren();
    for (const control of this.form.querySelectorAll("[aria-invalid]")) {
      control.removeAttribute("aria-invalid");
      if (!control.closest(".speaker")) control.removeAttribute("aria-describedby");
    }
  }

  /** Show what is wrong, and go to the first field that is. */
  refuse(errors) {
    this.clearErrors();
    const lines = Object.entries(errors).flatMap(([name, messages]) => messages.map((message) => [name, message]));
    this.errors.replaceChildren(
      ...lines.map(([name, message]) => {
        const line = document.createElement("p");
        const label = name && this.form.querySelector(`label[for="f-${CSS.escape(name)}"]`)?.textContent;
        line.textContent = label ? `${label}: ${message}` : message;
        return line;
      }),
    );
    this.errors.hidden = false;
    const wrong = Object.keys(errors).map((name) => name && this.field(name)).filter((control) => control?.setAttribute);
    for (const control of wrong) {
      control.setAttribute("aria-invalid", "true");
      if (!control.closest(".speaker")) control.setAttribute("aria-describedby", "form-errors");
    }
    const first = wrong[0];
    first?.closest("details")?.setAttribute("open", "");
    first?.focus();
  }

  /** Show what somebody else saved meanwhile beside what stands here, and let the person choose. */
  showTheirs(theirs, by, keepMine, takeTheirs) {
    const mine = this.values();
    const table = document.createElement("table");
    const caption = table.createCaption();
    caption.textContent = `${by} changed this while you had it open. Nothing is lost: choose which stands.`;
    const head = table.createTHead().insertRow();
    const heading = (textContent, scope) => Object.assign(document.createElement("th"), { textContent, scope });
    head.append(...["field", "yours", "theirs"].map((title) => heading(title, "col")));
    const body = table.createTBody();
    for (const [name, ours, other] of this.differences(mine, theirs)) {
      const row = body.insertRow();
      row.append(heading(name, "row"));
      for (const value of [ours, other]) row.insertCell().textContent = value || "—";
    }
    const button = (words, does) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
      made.addEventListener("click", does);
      return made;
    };
    this.clearErrors();
    this.theirs.append(table, button("Save mine over theirs", keepMine), button("Take theirs", takeTheirs));
    this.theirs.hidden = false;
    this.theirs.querySelector("button").focus();
  }

  /** Return the fields in which a row differs from what the form holds, as people read them. */
  differences(mine, theirs) {
    const shown = (name, value) => {
      const control = this.field(name);
      if (control?.options) return [...control.options].find((option) => option.value === String(value ?? ""))?.text ?? "";
      return String(value ?? "");
    };
    const field = (name) => [this.label(name), shown(name, mine[name]), shown(name, theirs[name])];
    const speaker = ({ name, input }) => [this.label(name), input.value.trim(), theirs[name]?.name ?? ""];
    const named = (span) => (span?.end ? this.words(span) : "");
    const theirWho = { start: theirs.speaker_start, end: theirs.speaker_end };
    const lines = [
      ["Words", this.words(this.span), this.words(theirs)],
      ["State", this.row.state ?? "", theirs.state],
      ...OF_KIND[this.row.kind].map(field),
      ...this.speakers.map(speaker),
      ["Words that name the speaker", named(this.who), named(theirWho)],
    ];
    return lines.filter(([, ours, other]) => ours !== other);
  }

  label(name) {
    return this.form.querySelector(`label[for="f-${name}"]`)?.textContent ?? name;
  }
}
