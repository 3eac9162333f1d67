/** What can be taken back, the last first. */

export class Undo {
  constructor(changed = () => {}) {
    this.stack = [];
    /** Changes that are being taken back, and how many others the server has still to keep. */
    this.going = new Set();
    this.keeping = 0;
    this.changed = changed;
    this.waiting = Promise.resolve();
  }

  /** Ask the server for something once what was asked before is answered; who saves waits for it all. */
  inTurn(ask) {
    this.waiting = this.waiting.then(ask);
  }

  /** Have it keep a change, in turn. */
  keep(change) {
    this.keeping += 1;
    this.inTurn(() => change().finally(() => (this.keeping -= 1)));
  }

  /** Remember how a change is taken back, and what it was; and the rows as they were before, where they are known. */
  remember(steps, what, before = undefined) {
    if (steps?.length) this.stack.push({ steps, what, before });
    this.changed();
  }

  /** Return the last change. */
  last() {
    return this.stack.at(-1);
  }

  /** Take the last change off, to be taken back. */
  pop() {
    const last = this.stack.pop();
    this.going.add(last);
    this.changed();
    return last;
  }

  /** It is taken back; earlier changes of the same mentions now start from what that left. */
  taken(last, rows = [], gone = []) {
    this.going.delete(last);
    const versions = new Map([...rows.map((row) => [row.id, row.version]), ...gone.map((id) => [id, null])]);
    for (const { steps } of [...this.stack, ...this.going]) {
      for (const step of steps) {
        if (versions.has(step.id)) step.version = versions.get(step.id);
      }
    }
    this.changed();
  }

  /** It could not be taken back: it is the last again. */
  putBack(last) {
    this.going.delete(last);
    this.stack.push(last);
    this.changed();
  }
}
