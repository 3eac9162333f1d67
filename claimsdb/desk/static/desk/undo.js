/** What can be taken back, the last first. */

export class Undo {
  constructor(changed = () => {}) {
    this.stack = [];
    this.changed = changed;
    this.waiting = Promise.resolve();
  }

  /** Make a change once those before it are made; who saves or takes back waits for them all. */
  inTurn(change) {
    this.waiting = this.waiting.then(change);
  }

  /** Remember how a change is taken back, and what it was; and the rows as they were before, where they are known. */
  remember(steps, what, before = undefined) {
    if (steps?.length) this.stack.push({ steps, what, before });
    this.changed();
  }

  /** Return the last change, without forgetting it: it may not be taken back. */
  last() {
    return this.stack.at(-1);
  }

  /** Forget the last change, taken back; earlier ones of the same mentions now start from what that left. */
  taken(rows = [], gone = []) {
    this.stack.pop();
    const versions = new Map([...rows.map((row) => [row.id, row.version]), ...gone.map((id) => [id, null])]);
    for (const { steps } of this.stack) {
      for (const step of steps) {
        if (versions.has(step.id)) step.version = versions.get(step.id);
      }
    }
    this.changed();
  }
}
