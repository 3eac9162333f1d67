/** Every key of the desk, in one table: what it does where, in words for the help sheet. Fields keep their own keys. */

/** Where a key holds, as the help sheet calls it. */
export const SCOPES = {
  text: "In the text and the list of mentions",
  form: "In the form",
  partners: "Among the partners",
};

/** ``does`` is the name of a deed of the desk, called with ``with``. */
export const KEYS = [
  { scope: "text", keys: ["q"], does: "mark", with: ["quotation"], says: "Mark the selected words as a quotation" },
  { scope: "text", keys: ["c"], does: "mark", with: ["claim"], says: "Mark the selected words as a claim" },
  { scope: "text", keys: ["Tab"], does: "suggestion", with: [1], says: "Next suggestion; after the last, out of the text" },
  { scope: "text", keys: ["Shift+Tab"], does: "suggestion", with: [-1], says: "Suggestion before" },
  { scope: "text", keys: ["n"], does: "beside", with: [1], says: "Next mention" },
  { scope: "text", keys: ["p"], does: "beside", with: [-1], says: "Mention before" },
  { scope: "text", keys: ["a"], does: "decideState", with: ["accepted"], says: "Accept the mention, and go to the next suggestion" },
  { scope: "text", keys: ["x"], does: "decideState", with: ["rejected"], says: "Reject it: it is not suggested again" },
  { scope: "text", keys: ["e"], does: "correct", with: [], says: "Correct it in the form" },
  { scope: "text", keys: ["w"], does: "nameSpeaker", with: [], says: "The selected words name its speaker" },
  { scope: "text", keys: ["l"], does: "openPartners", with: [], says: "Its partners in other articles" },
  { scope: "text", keys: ["ArrowRight"], does: "step", with: [1, false], says: "Select the next word" },
  { scope: "text", keys: ["ArrowLeft"], does: "step", with: [-1, false], says: "Select the word before" },
  { scope: "text", keys: ["Shift+ArrowRight"], does: "step", with: [1, true], says: "Add the next word to the selection" },
  { scope: "text", keys: ["Shift+ArrowLeft"], does: "step", with: [-1, true], says: "Take the last word from it, or add the one before" },
  { scope: "text", keys: ["ArrowDown"], does: "line", with: [1, false], says: "A line down" },
  { scope: "text", keys: ["ArrowUp"], does: "line", with: [-1, false], says: "A line up" },
  { scope: "text", keys: ["Shift+ArrowDown"], does: "line", with: [1, true], says: "Add a line" },
  { scope: "text", keys: ["Shift+ArrowUp"], does: "line", with: [-1, true], says: "Take a line back" },
  { scope: "text", keys: ["Home"], does: "paragraphEnd", with: [0, false], says: "First word of the paragraph" },
  { scope: "text", keys: ["End"], does: "paragraphEnd", with: [1, false], says: "Last word of the paragraph" },
  { scope: "text", keys: ["Shift+Home"], does: "paragraphEnd", with: [0, true], says: "Add all up to the first word" },
  { scope: "text", keys: ["Shift+End"], does: "paragraphEnd", with: [1, true], says: "Add all up to the last word" },
  { scope: "text", keys: ["s"], does: "sentence", with: [], says: "Select the sentence" },
  { scope: "text", keys: [","], does: "edge", with: ["end", -1], says: "End the mention a word earlier" },
  { scope: "text", keys: ["."], does: "edge", with: ["end", 1], says: "End it a word later" },
  { scope: "text", keys: ["<"], does: "edge", with: ["start", -1], says: "Start the mention a word earlier" },
  { scope: "text", keys: [">"], does: "edge", with: ["start", 1], says: "Start it a word later" },
  { scope: "text", keys: ["Enter"], does: "save", with: [], says: "Save what the form holds" },
  { scope: "text", keys: ["Delete"], does: "remove", with: [], says: "Delete the mention" },
  { scope: "text", keys: ["z", "Control+z"], does: "undo", with: [], says: "Take the last change back" },
  { scope: "text", keys: ["Escape"], does: "leave", with: [], says: "Leave the mention; once more, and Tab leaves the text" },
  { scope: "text", keys: ["?"], does: "help", with: [], says: "This sheet" },
  { scope: "form", keys: ["Enter", "Control+Enter"], does: "save", with: [], says: "Save, and go back to the text" },
  { scope: "form", keys: ["Escape"], does: "leave", with: [], says: "Leave without saving, and go back to the text" },
  { scope: "partners", keys: ["ArrowDown"], does: "partner", with: [1], says: "Next partner" },
  { scope: "partners", keys: ["ArrowUp"], does: "partner", with: [-1], says: "Partner before" },
  { scope: "partners", keys: ["m"], does: "relate", with: ["match"], says: "Match: the same question, and both can be true" },
  { scope: "partners", keys: ["c"], does: "relate", with: ["conflict"], says: "Conflict: the same question, and both cannot be true" },
  { scope: "partners", keys: ["u"], does: "relate", with: ["update"], says: "Update: a later state of the same question" },
  { scope: "partners", keys: ["r"], does: "relate", with: ["related"], says: "Related: the same topic, another question" },
  { scope: "partners", keys: ["d"], does: "relate", with: ["different"], says: "Different: not the same question" },
  { scope: "partners", keys: ["z"], does: "unrelate", with: [], says: "Take your last decision back" },
  { scope: "partners", keys: ["/"], does: "searchPartners", with: [], says: "Search for another" },
  { scope: "partners", keys: ["Escape"], does: "closePartners", with: [], says: "Back to the text" },
  { scope: "partners", keys: ["?"], does: "help", with: [], says: "This sheet" },
];

// Keys that are a name of their own say whether Shift is down; letters and signs already differ by it.
const NAMED = /^.{2,}$/u;
const FIELD = "input, select, textarea, [contenteditable]";

/** Return a key as the table writes it. */
export function nameOf(event) {
  const held = [
    [event.ctrlKey || event.metaKey, "Control"],
    [event.altKey, "Alt"],
    [event.shiftKey && NAMED.test(event.key), "Shift"],
  ];
  return [...held.filter(([down]) => down).map(([, name]) => name), event.key].join("+");
}

/** Return where a key was pressed, undefined where the desk has no say. */
export function scopeOf(target) {
  if (target.closest("dialog")) return undefined;
  if (target.closest("#form")) return "form";
  if (target.closest("#partners")) return "partners";
  return target.closest("#text, #list") ? "text" : undefined;
}

/** Return the row of the table for a key, undefined where it is not the desk's. */
export function rowFor(event) {
  const name = nameOf(event);
  const scope = scopeOf(event.target);
  const row = KEYS.find((each) => each.scope === scope && each.keys.includes(name));
  if (!row || event.isComposing) return undefined;
  // Buttons keep Enter; fields keep all but what leaves them: Escape, and in the form Enter.
  if (event.target.closest("button, summary, a") && event.key === "Enter") return undefined;
  if (!event.target.matches(FIELD)) return row;
  const leaves = event.key === "Escape" || (scope === "form" && event.key === "Enter");
  return leaves ? row : undefined;
}

/** Listen for keys: each calls its deed, and is the browser's again where the deed returns false. */
export function listen(root, deeds) {
  root.addEventListener("keydown", (event) => {
    const row = event.defaultPrevented ? undefined : rowFor(event);
    if (row && deeds[row.does](...row.with) !== false) event.preventDefault();
  });
}
