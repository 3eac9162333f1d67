/**
 * The queue without page loads: a key decides, the next card is already at hand, and the server has the last word on
 * which link that is. Without this script the same forms post and the page comes again.
 */

const form = document.getElementById("say");
const back = document.getElementById("back");
const place = document.getElementById("card");
const told = document.getElementById("told");
const note = document.getElementById("note");
const keys = document.getElementById("keys");

/** The card behind the one that is shown, once it has come: a promise of what the server sent, or null. */
let ahead = null;
/** What was said, one after the other: the server hears it in this order. */
let sending = Promise.resolve();

/** A field's value on the card that is shown; "" where none is left. */
const shown = (name) => form.elements[name]?.value ?? "";

/** Say something to the person, and to a screen reader. */
function tell(message, error = false) {
  told.textContent = message;
  told.classList.toggle("error", error);
}

/** Put a card's markup, which the server escaped, in the place of the one shown. */
function show(card) {
  const parsed = new DOMParser().parseFromString(card.html, "text/html");
  place.replaceChildren(...parsed.body.childNodes);
  place.removeAttribute("aria-busy");
  document.getElementById("say-what").hidden = !card.link;
  note.value = "";
  window.scrollTo({ top: 0 });
  place.focus({ preventScroll: true });
  ahead = card.link ? fetchAhead(card.place) : null;
}

/** Ask for the card behind a place. Null where the server cannot be reached: the answer to what is said brings one. */
async function fetchAhead(after) {
  const url = `${form.dataset.next}&after=${encodeURIComponent(after)}`;
  try {
    const response = await fetch(url, { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** Post a form's fields, as they were when the person spoke; returns the server's answer, or throws what to tell. */
async function post(url, fields) {
  const response = await fetch(url, { method: "POST", body: fields, headers: { Accept: "application/json" } });
  if (!response.headers.get("Content-Type")?.startsWith("application/json")) {
    throw new Error(response.status === 403 ? "You are signed out: open the page anew." : `Not saved (${response.status}).`);
  }
  const answer = await response.json();
  if (!answer.card) throw new Error(answer.message);
  return answer;
}

/** Decide or skip the link that is shown: show the next at once, and mend that by what the server answers. */
async function say(what) {
  const link = shown("link");
  if (!link || place.getAttribute("aria-busy")) return;
  const fields = new FormData(form);
  fields.set("say", what);
  const before = { html: place.innerHTML, link, place: shown("place") };
  place.setAttribute("aria-busy", "true");
  const answer = (sending = sending.then(() => post(form.action, fields)));
  sending = answer.catch(() => null);
  const guess = await Promise.race([ahead, answer.catch(() => null)]);
  if (guess?.html) show(guess);
  try {
    settle(await answer, guess?.html ? String(guess.link) : null, what);
  } catch (error) {
    tell(error.message, true);
    show(before);
  }
}

/** Show what came of it; where another link comes next than was guessed, and the person is still at the guess, that. */
function settle(answer, guessed, what) {
  tell(answer.message, answer.error);
  if (answer.undo) remember(answer.undo);
  if (!answer.error) count(what);
  if (guessed === null || (shown("link") === guessed && guessed !== String(answer.card.link))) {
    show(answer.card);
  }
}

/** Keep which link is taken back next. */
function remember(link) {
  back.elements.link.value = link;
  back.querySelector("button").disabled = !link;
}

/** Count what was decided, and what waits less. */
function count(what) {
  const waiting = document.getElementById("waiting");
  if (what !== "skip") document.getElementById("today").textContent = Number(document.getElementById("today").textContent) + 1;
  document.getElementById("progress").value += 1;
  if (/^\d+$/.test(waiting.textContent) && waiting.textContent !== "0") waiting.textContent = Number(waiting.textContent) - 1;
}

/** Take back what was said last, and show that link again. */
async function takeBack() {
  const fields = new FormData(back);
  fields.set("say", "back");
  remember(0);
  try {
    const answer = await (sending = sending.then(() => post(back.action, fields)));
    tell(answer.message, answer.error);
    if (!answer.error) show(answer.card);
  } catch (error) {
    sending = Promise.resolve();
    tell(error.message, true);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  // Enter in the note presses no button: the key of a relation does.
  if (event.submitter && document.activeElement !== note) say(event.submitter.value);
});
back.addEventListener("submit", (event) => {
  event.preventDefault();
  takeBack();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.activeElement === note) note.blur();
  if (!keys.checked || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], .select2-container")) return;
  if (event.key === "n" && !document.getElementById("say-what").hidden) {
    event.preventDefault();
    note.focus();
    return;
  }
  const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]:not(:disabled)`);
  if (button) {
    event.preventDefault();
    if (button.value === "back") takeBack();
    else say(button.value);
  }
});

try {
  keys.checked = localStorage.getItem("claimsdb-queue-keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("claimsdb-queue-keys", keys.checked ? "on" : "off"));
} catch {
  // A browser that keeps nothing starts with the keys on each time.
}
form.dataset.keys = back.dataset.keys = "ready"; // the buttons show their keys from here on
if (shown("link")) ahead = fetchAhead(shown("place"));
