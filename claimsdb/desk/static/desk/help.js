/** The help sheet: made from the table of keys, so that it never says what is not so. */

import { KEYS, SCOPES } from "./keys.js";

/** Fill the sheet. */
export function fillHelp(root) {
  root.replaceChildren(...Object.entries(SCOPES).map(([scope, title]) => section(scope, title)));
}

/** Return the keys of one scope, under its title. */
function section(scope, title) {
  const part = document.createElement("section");
  const heading = Object.assign(document.createElement("h3"), { textContent: title });
  const list = document.createElement("dl");
  for (const { keys, says } of KEYS.filter((row) => row.scope === scope)) {
    const line = document.createElement("div");
    const term = document.createElement("dt");
    keys.forEach((key, index) => {
      if (index) term.append(" ");
      term.append(Object.assign(document.createElement("kbd"), { textContent: shown(key) }));
    });
    line.append(term, Object.assign(document.createElement("dd"), { textContent: says }));
    list.append(line);
  }
  part.append(heading, list);
  return part;
}

const PRINTED = {
  ...{ ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" },
  ...{ Escape: "Esc", Delete: "Del", Control: "Ctrl" },
};

/** Return a key as it is printed on a keyboard. */
function shown(key) {
  return key.split("+").map((part) => PRINTED[part] ?? part).join(" + ");
}
