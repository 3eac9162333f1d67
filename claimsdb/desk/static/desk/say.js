/** What the page tells the person: seen at its foot, and read out by screen readers. */

const place = () => document.getElementById("said");

/** Say something. */
export function say(words, wrong = false) {
  const said = place();
  said.classList.toggle("wrong", wrong);
  said.textContent = words;
}

/** Return words on one line, cut where they are many. */
export function short(words, length = 80) {
  const line = words.replace(/\s+/gu, " ").trim();
  const letters = [...line.slice(0, 2 * length)];
  return letters.length > length ? `${letters.slice(0, length - 1).join("")}…` : line;
}
