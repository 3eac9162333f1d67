/** Adjudicating by keyboard: keys move from row to row and rule them, without loading the page anew. */

const form = document.getElementById("adjudicate");
const said = document.getElementById("said");
const waiting = document.getElementById("waiting");
const rows = [...form.querySelectorAll("fieldset.row")];
const KEYS = { 1: "left", 2: "right", x: "rejected", e: "edit", u: "open" };

/** The row that has the focus, or holds what has it. */
function here() {
  return document.activeElement?.closest("fieldset.row");
}

/** Go so many rows on; from outside the rows, to the first that is open. */
function step(by) {
  const at = rows.indexOf(here());
  const first = rows.findIndex((row) => row.classList.contains("open"));
  const to = at < 0 ? Math.max(first, 0) : Math.min(Math.max(at + by, 0), rows.length - 1);
  rows[to]?.focus();
  rows[to]?.scrollIntoView({ block: "nearest" });
}

/** Post one row's ruling; show what stands then, or why nothing was done. */
async function rule(row, button) {
  const data = new FormData(form);
  data.set("do", button.value);
  let response;
  let answer;
  try {
    response = await fetch(form.getAttribute("action") || location.pathname, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
    });
    answer = await response.json();
  } catch {
    said.textContent = "The server did not answer: nothing is known to have changed. Load the page anew.";
    return;
  }
  if (!response.ok) {
    said.textContent = answer.error;
    return;
  }
  if (answer.go) {
    location.assign(answer.go);
    return;
  }
  show(row, answer.state);
  if (answer.state !== "open") step(1);
}

/** Show a row's state, and how many are open. */
function show(row, state) {
  const { left, right } = form.dataset;
  const words = { open: "open", rejected: "rejected", left: `taken from ${left}`, right: `taken from ${right}` };
  row.classList.remove("open", "left", "right", "rejected");
  row.classList.add(state);
  row.querySelector(".ruled").textContent = words[state];
  row.querySelector('input[name^="seen-"]').value = state;
  waiting.textContent = String(form.querySelectorAll("fieldset.row.open").length);
  said.textContent = `${words[state]}; ${waiting.textContent} open.`;
}

form.addEventListener("submit", (event) => {
  const row = event.submitter?.closest("fieldset.row");
  if (!row) return;
  event.preventDefault();
  rule(row, event.submitter);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input:not([type=hidden]), select, textarea")) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    step(event.key === "j" ? 1 : -1);
  } else if (event.key === "b") {
    form.querySelector('button[value="agreed"]')?.click();
  } else if (event.key in KEYS && here()) {
    const button = here().querySelector(`button[data-word="${KEYS[event.key]}"]`);
    if (button) {
      event.preventDefault();
      rule(here(), button);
    }
  }
});
