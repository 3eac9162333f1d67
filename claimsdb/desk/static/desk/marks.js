/** Mentions marked in the text by the CSS Custom Highlight API: the page's elements stay as they are. */

// Marks of one kind that lie in one another are told apart this deep; those further in look like the last.
const DEEPEST = 2;

/** Mark all mentions: after every change of one. */
export function paint(article, mentions) {
  const marks = new Map();
  const add = (name, start, end) => {
    if (!marks.has(name)) marks.set(name, []);
    marks.get(name).push(article.staticRange(start, end));
  };
  for (const [row, depth] of withDepth(mentions.all)) {
    if (row.state === "rejected") add("rejected", row.start, row.end);
    else add(`${row.kind}-${row.state}-${depth}`, row.start, row.end);
  }
  for (const name of CSS.highlights.keys()) {
    if (!marks.has(name) && !OWN.includes(name)) CSS.highlights.delete(name);
  }
  for (const [name, ranges] of marks) {
    const highlight = new Highlight(...ranges);
    if (name.startsWith("claim")) highlight.priority = 1;
    CSS.highlights.set(name, highlight);
  }
}

// Marks of the mention in the form, which come and go without the others.
const OWN = ["chosen", "speaker"];

/** Mark the span in the form, and the words that name its speaker; nothing where no mention is in it. */
export function paintChosen(article, { row, span, who }) {
  const spans = { chosen: row && [span.start, span.end], speaker: row && who && [who.start, who.end] };
  for (const name of OWN) {
    if (!spans[name]) {
      CSS.highlights.delete(name);
      continue;
    }
    const highlight = new Highlight(article.staticRange(...spans[name]));
    highlight.priority = 2;
    CSS.highlights.set(name, highlight);
  }
}

/** Yield each mention with the number of its kind that it lies in, or overlaps, before it. */
export function* withDepth(rows) {
  const open = { quotation: [], claim: [] };
  for (const row of rows) {
    if (row.state === "rejected") {
      yield [row, 0];
      continue;
    }
    const around = (open[row.kind] = open[row.kind].filter((other) => other.end > row.start));
    let depth = 0;
    while (around.some((other) => other.depth === depth)) depth += 1;
    around.push({ end: row.end, depth });
    yield [row, Math.min(depth, DEEPEST)];
  }
}
