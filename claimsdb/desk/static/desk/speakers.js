/** A field that finds speakers while one types: by name or alias, with what tells two of one name apart. */

import { say } from "./say.js";

// Milliseconds between the last key and the question.
const PAUSE = 120;

export class SpeakerField {
  /** @param {HTMLElement} root the field with its label, list and note */
  constructor(root, server, mayName) {
    this.server = server;
    this.mayName = mayName;
    this.name = root.dataset.speaker;
    this.input = root.querySelector("input");
    this.list = root.querySelector("ul");
    this.note = root.querySelector(".note");
    this.newKind = root.querySelector(".new-kind");
    this.kind = this.newKind.querySelector("select");
    this.choices = [];
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => this.pointed(event));
  }

  /** Show a speaker, or the name of one whom nobody is called yet. */
  fill(speaker, newName = "", newKind = "") {
    this.speaker = speaker ?? null;
    this.input.value = speaker?.name ?? newName;
    this.kind.value = newKind || "person";
    this.close();
    this.tell();
  }

  /** Return what the form sends: the speaker's key, or a name. */
  values() {
    const typed = this.input.value.trim();
    const known = this.speaker && typed === this.speaker.name;
    return {
      [this.name]: known ? this.speaker.id : "",
      [`new_${this.name}`]: known ? "" : typed,
      [`new_${this.name}_kind`]: known || !typed ? "" : this.kind.value,
    };
  }

  /** Say below the field who is meant. */
  tell() {
    const { speaker, input } = this;
    const typed = input.value.trim();
    const known = speaker && typed === speaker.name;
    this.newKind.hidden = known || !typed || !this.mayName;
    if (!typed) this.note.textContent = "";
    else if (known) this.note.textContent = speaker.kind ? about(speaker) : "";
    else this.note.textContent = "Nobody chosen: a speaker of this very name, or a new one, when saved.";
  }

  /** Ask for speakers of the words typed, once typing pauses. */
  typed() {
    this.tell();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.find(), PAUSE);
  }

  async find() {
    this.asking?.abort();
    this.asking = new AbortController();
    const words = this.input.value.trim();
    if (!words) return this.close();
    try {
      const { speakers } = await this.server.get("speakers", { words }, this.asking.signal);
      if (document.activeElement === this.input) this.open(speakers, words);
    } catch (fault) {
      if (fault.name !== "AbortError") say(fault.message, true);
    }
    return undefined;
  }

  /** List the choices, the first of them at hand; a new speaker last. */
  open(speakers, words) {
    this.choices = speakers;
    const exact = speakers.some((speaker) => speaker.name === words);
    if (this.mayName && !exact) this.choices = [...speakers, { id: "", name: words, isNew: true }];
    this.list.replaceChildren(...this.choices.map((choice, index) => this.option(choice, index)));
    this.list.hidden = !this.choices.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.at(this.choices.length ? 0 : -1);
    say(`${speakers.length} ${speakers.length === 1 ? "speaker" : "speakers"} found.`);
  }

  option(choice, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.role = "option";
    const name = document.createElement("bdi");
    name.textContent = choice.isNew ? `New speaker: ${choice.name}` : choice.name;
    const more = document.createElement("span");
    more.className = "quiet";
    more.textContent = choice.isNew ? "" : about(choice);
    option.append(name, more);
    return option;
  }

  /** Put one choice at hand. */
  at(index) {
    this.index = index;
    [...this.list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === index)));
    const option = this.list.children[index];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  close() {
    clearTimeout(this.waiting);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /** Arrows, Enter and Escape are the list's while it is open, and the form's after that. */
  key(event) {
    if (event.key === "ArrowDown" && !this.isOpen) {
      event.preventDefault();
      this.find();
    }
    if (!this.isOpen) return;
    const number = this.choices.length;
    const does = {
      ArrowDown: () => this.at((this.index + 1) % number),
      ArrowUp: () => this.at((this.index + number - 1) % number),
      Enter: () => this.choose(this.choices[this.index]),
      Escape: () => this.close(),
      Tab: () => this.close(),
    }[event.key];
    if (!does) return;
    if (event.key !== "Tab") {
      event.preventDefault();
      event.stopPropagation();
    }
    does();
  }

  pointed(event) {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) this.choose(this.choices[[...this.list.children].indexOf(option)]);
  }

  /** Take a choice. */
  choose(choice) {
    this.input.value = choice.name;
    this.speaker = choice.isNew ? null : choice;
    this.close();
    this.tell();
    if (choice.isNew) this.kind.focus();
    say(choice.isNew ? `New speaker: ${choice.name}. Choose the kind.` : `${choice.name}, ${about(choice)}`);
  }
}

/** Return what tells a speaker from others of the name. */
function about({ kind, aliases = [], mentions }) {
  const called = aliases.length ? `also ${aliases.join(", ")}` : "";
  return [kind, called, `${mentions} ${mentions === 1 ? "mention" : "mentions"}`].filter(Boolean).join("; ");
}
