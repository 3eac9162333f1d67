/** Partners of a mention in other articles, and one key to say how the two stand. */

import { say, short } from "./say.js";

export class Partners {
  /** ``closed`` is called when the person leaves. */
  constructor(server, closed) {
    const byId = (id) => document.getElementById(id);
    this.server = server;
    this.closed = closed;
    this.root = byId("partners");
    this.list = byId("partner-list");
    this.words = byId("partners-words");
    this.none = byId("no-partners");
    this.search = byId("partner-search");
    this.search.addEventListener("submit", (event) => {
      event.preventDefault();
      this.find(Object.fromEntries(new FormData(this.search)));
    });
    this.list.addEventListener("click", (event) => this.clicked(event));
    byId("close-partners").addEventListener("click", () => this.close());
    for (const button of this.root.querySelectorAll("[data-relation]")) {
      button.addEventListener("click", () => this.decide(button.dataset.relation));
    }
  }

  get isOpen() {
    return !this.root.hidden;
  }

  /** Show the partners of a mention, its links first. */
  async open(mention) {
    this.mention = mention;
    this.search.reset();
    for (const element of this.search.querySelectorAll(".of-claim")) element.hidden = mention.kind !== "claim";
    this.list.replaceChildren();
    this.words.replaceChildren();
    this.none.hidden = true;
    this.root.hidden = false;
    this.list.focus();
    this.root.scrollIntoView({ block: "nearest" });
    await this.find({});
  }

  close() {
    this.root.hidden = true;
    this.mention = null;
    this.closed();
  }

  /** Ask for partners, and list them. */
  async find(asked) {
    const { mention } = this;
    try {
      const answer = await this.server.get("partners", { mention: mention.id, ...asked });
      if (this.mention !== mention) return;
      this.fill(answer, Object.values(asked).some(Boolean));
    } catch (fault) {
      say(fault.message, true);
    }
  }

  fill({ mention, partners }, searched) {
    this.rows = partners;
    this.decided = undefined;
    this.words.replaceChildren(...passage(mention));
    this.list.replaceChildren(...partners.map((row, index) => this.item(row, index)));
    this.none.hidden = partners.length > 0;
    this.none.textContent = searched ? "Nothing in other articles has all of that." : "The engine has none: search below.";
    this.at(partners.length ? 0 : -1);
    const number = `${partners.length} ${partners.length === 1 ? "partner" : "partners"}.`;
    say(partners.length ? `${number} ${this.spoken(partners[0])}` : this.none.textContent);
    if (partners.length) this.list.focus();
    else this.search.elements.words.focus();
  }

  /** Return what a partner is, in words. */
  spoken(row) {
    return [row.figure, short(row.words, 60), row.said_by, row.printed, standing(row.link)].filter(Boolean).join(", ");
  }

  /** Return a line of the list. */
  item(row, index) {
    const item = document.createElement("li");
    item.id = `partner-${index}`;
    item.role = "option";
    const line = (name, words, tag = "span") => {
      const made = Object.assign(document.createElement(tag), { className: name });
      if (typeof words === "string") made.textContent = words;
      else made.append(...words);
      return made;
    };
    item.append(line("figure", row.figure, "strong"), line("passage", passage(row), "bdi"));
    item.append(line("quiet", [row.said_by, row.printed].filter(Boolean).join(", "), "bdi"));
    const stands = line("standing", standing(row.link));
    if (row.link?.state === "decided") stands.classList.add("decided");
    item.append(stands);
    if (row.link?.reasons.length) item.append(line("quiet", row.link.reasons[0], "bdi"));
    return item;
  }

  /** Put a partner at hand. */
  at(index) {
    this.index = index;
    [...this.list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === index)));
    const item = this.list.children[index];
    if (item) this.list.setAttribute("aria-activedescendant", item.id);
    else this.list.removeAttribute("aria-activedescendant");
    item?.scrollIntoView({ block: "nearest" });
  }

  /** Go to the partner above or below. */
  move(by) {
    if (!this.rows?.length) return;
    this.at(Math.max(0, Math.min(this.index + by, this.rows.length - 1)));
    say(this.spoken(this.rows[this.index]));
  }

  clicked(event) {
    const item = event.target.closest("[role=option]");
    if (!item) return;
    this.at([...this.list.children].indexOf(item));
    this.list.focus();
  }

  /** Say how the mention stands to the partner at hand; then to the next that nobody has decided. */
  async decide(relation) {
    const row = this.rows?.[this.index];
    if (!row) return say("There is no partner to decide on.", true);
    try {
      const asked = { mention: this.mention.id, other: row.id, relation, seen: row.link?.seen ?? 0 };
      const { link } = await this.server.post("link", asked);
      const { index } = this;
      this.show(row, link, index);
      this.decided = index;
      const open = this.rows.findIndex((other, number) => number > index && other.link && other.link.state !== "decided");
      this.at(open >= 0 ? open : index);
      say(`Decided: ${relation}. It stands as ${link.relation || "disputed, as others decided otherwise"}.`);
    } catch (fault) {
      // Who was told of another's decision has seen it.
      if (fault.answer?.seen) row.link = { reasons: [], suggested: "", ...row.link, seen: fault.answer.seen };
      say(fault.message, true);
    }
    return undefined;
  }

  /** Show what now stands on a link. */
  show(row, link, index) {
    row.link = { reasons: [], suggested: "", ...row.link, ...link };
    this.list.children[index].replaceWith(this.item(row, index));
  }

  /** Take the last decision back. */
  async takeBack() {
    const row = this.rows?.[this.decided ?? this.index];
    if (!row?.link) return say("There is nothing to take back.");
    try {
      const { link } = await this.server.post("unlink", { link: row.link.id });
      const index = this.rows.indexOf(row);
      this.show(row, link, index);
      this.at(index);
      say(`Taken back. ${this.spoken(row)}`);
    } catch (fault) {
      say(fault.message, true);
    }
    return undefined;
  }
}

/** Return what is suggested, or what people decided, of a link. */
function standing(link) {
  if (!link) return "not linked";
  if (link.state === "decided") return `decided: ${link.relation}`;
  if (link.state === "disputed") return "disputed";
  return link.suggested ? `suggested: ${link.suggested} ${(link.score ?? 0).toFixed(2)}` : "linked by a person";
}

/** Return a sentence as nodes, the words marked. */
function passage({ before, words, after }) {
  const mark = document.createElement("mark");
  mark.textContent = words;
  return [before, mark, after];
}
