/** The list of mentions beside the text: one stop of the Tab key, arrows within; it follows the text's scroll. */

import { short } from "./say.js";

const SIGNS = { suggested: "?", accepted: "✓", rejected: "✗" };
const HOLDS = {
  all: () => true,
  suggested: (row) => row.state === "suggested",
  accepted: (row) => row.state === "accepted",
  rejected: (row) => row.state === "rejected",
  quotation: (row) => row.kind === "quotation",
  claim: (row) => row.kind === "claim",
};

export class MentionList {
  /** ``choose`` is called with the id of a mention that is chosen here. */
  constructor(article, choose) {
    this.article = article;
    this.root = document.getElementById("list");
    this.none = document.getElementById("none");
    this.shown = document.getElementById("shown");
    this.choose = choose;
    this.root.addEventListener("click", (event) => this.clicked(event));
    this.shown.addEventListener("change", () => this.fill(this.mentions, this.chosen));
  }

  /** List the mentions that are to be shown. */
  fill(mentions, chosen) {
    this.mentions = mentions;
    this.chosen = chosen;
    this.rows = mentions.all.filter(HOLDS[this.shown.value]);
    this.root.replaceChildren(...this.rows.map((row) => this.item(row)));
    this.none.hidden = this.rows.length > 0;
    this.mark(chosen);
  }

  /** Show what changed: in its place, where that stays as it is. */
  refresh(mentions, changed, gone) {
    const holds = HOLDS[this.shown.value];
    const places = changed.map((row) => this.rows.findIndex((other) => other.id === row.id));
    const stays = (row, index) => {
      const old = this.rows[places[index]];
      return old && holds(row) && old.start === row.start && old.end === row.end;
    };
    if (gone.length || !changed.every(stays)) {
      this.fill(mentions, this.chosen);
      return;
    }
    changed.forEach((row, index) => {
      this.rows[places[index]] = row;
      this.root.children[places[index]].replaceWith(this.item(row));
    });
    this.mark(this.chosen);
  }

  /** Return a line of the list. */
  item(row) {
    const item = document.createElement("li");
    item.id = `mention-${row.id}`;
    item.role = "option";
    item.className = `${row.kind} ${row.state}`;
    const part = (name, words) => {
      const span = document.createElement(name === "words" ? "bdi" : "span");
      span.className = name;
      span.textContent = words;
      return span;
    };
    const sure = row.state === "suggested" && row.confidence !== undefined ? ` ${row.confidence.toFixed(2)}` : "";
    const head = part("kind", `${SIGNS[row.state]} ${row.state} ${row.kind}${sure}`);
    const words = part("words", short(this.article.words(row.start, row.end)));
    const who = [row.figure, row.speaker?.name].filter(Boolean).join(", ");
    item.append(head, words, part("who", who));
    return item;
  }

  /** Show which one is chosen. */
  mark(id) {
    this.root.querySelector('[aria-selected="true"]')?.setAttribute("aria-selected", "false");
    this.chosen = id;
    const item = id && document.getElementById(`mention-${id}`);
    if (!item) {
      this.root.removeAttribute("aria-activedescendant");
      return;
    }
    item.setAttribute("aria-selected", "true");
    this.root.setAttribute("aria-activedescendant", item.id);
    this.reveal(item);
  }

  /** Return the id before or behind the chosen one, in the list as shown. */
  beside(by) {
    const index = this.rows.findIndex((row) => row.id === this.chosen);
    if (index < 0) return this.rows.at(by > 0 ? 0 : -1)?.id;
    return this.rows[index + by]?.id;
  }

  clicked(event) {
    const item = event.target.closest("[role=option]");
    if (item) this.choose(Number(item.id.slice("mention-".length)));
  }

  /** Show the mentions of what the text shows, unless the person is in the list. */
  follow(point) {
    if (point === null || document.activeElement === this.root || !this.rows.length) return;
    const row = this.rows.find((each) => each.start >= point) ?? this.rows.at(-1);
    this.reveal(document.getElementById(`mention-${row.id}`), "start");
  }

  /** Scroll the list, and nothing around it. */
  reveal(item, block = "nearest") {
    if (!item || this.root.scrollHeight <= this.root.clientHeight) return;
    const { offsetTop: top, offsetHeight: height } = item;
    const from = this.root.offsetTop;
    if (block === "start") this.root.scrollTop = top - from;
    else if (top - from < this.root.scrollTop) this.root.scrollTop = top - from;
    else if (top + height - from > this.root.scrollTop + this.root.clientHeight) {
      this.root.scrollTop = top + height - from - this.root.clientHeight;
    }
  }
}
