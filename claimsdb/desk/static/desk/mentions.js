/** The article's mentions, as the server last told them, in the order of its text. */

export class Mentions {
  constructor(rows) {
    this.reset(rows);
  }

  /** Forget what was known. */
  reset(rows) {
    this.byId = new Map(rows.map((row) => [row.id, row]));
    this.sort();
  }

  /** Take new and changed rows in, and those that are gone out. */
  take(rows = [], gone = []) {
    for (const row of rows) this.byId.set(row.id, row);
    for (const id of gone) this.byId.delete(id);
    this.sort();
  }

  /** Put them in order, outer before inner. */
  sort() {
    this.all = [...this.byId.values()].sort((one, other) => one.start - other.start || other.end - one.end || one.id - other.id);
  }

  get(id) {
    return this.byId.get(id);
  }

  /** Return those on a place, the shortest first; what was rejected comes last. */
  at(point) {
    const rejected = (row) => Number(row.state === "rejected");
    return this.all
      .filter((row) => row.start <= point && point < row.end)
      .sort((one, other) => rejected(one) - rejected(other) || one.end - one.start - (other.end - other.start));
  }

  /** Return the nearest before or behind a mention, or an offset, of those that a condition holds for. */
  next(from, by, holds = () => true) {
    const rows = by > 0 ? this.all : [...this.all].reverse();
    const place = typeof from === "number" ? { start: from, end: Infinity, id: 0 } : from;
    const behind = (row) => by * (row.start - place.start || place.end - row.end || row.id - place.id) > 0;
    return rows.find((row) => row.id !== place.id && behind(row) && holds(row));
  }

  /** Return how many are in each state. */
  counts() {
    const counts = { suggested: 0, accepted: 0, rejected: 0 };
    for (const row of this.all) counts[row.state] += 1;
    return counts;
  }

  /** Return how many suggestions an engine is at least so sure of. */
  sure(atLeast) {
    return this.all.filter((row) => row.state === "suggested" && row.confidence >= atLeast).length;
  }
}
