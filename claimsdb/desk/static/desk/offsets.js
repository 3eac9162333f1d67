/** The border between the server, which counts code points, and the browser, which counts UTF-16 code units. */

export class Offsets {
  /** @param {string} text without lone surrogates */
  constructor(text) {
    /** Where the characters of two units begin, in units. */
    this.pairs = [];
    for (let unit = 0; unit < text.length; unit += 1) {
      if (text.codePointAt(unit) > 0xffff) {
        this.pairs.push(unit);
        unit += 1;
      }
    }
    this.length = text.length - this.pairs.length;
  }

  /** Return the offset in code points of one in units; one in the middle of a character is that of its beginning. */
  toPoints(unit) {
    return unit - countBelow(this.pairs.length, (index) => this.pairs[index] < unit);
  }

  /** Return the offset in units of one in code points. */
  toUnits(point) {
    return point + countBelow(this.pairs.length, (index) => this.pairs[index] - index < point);
  }
}

/** Return for how many of the first indexes a condition holds, which holds for none after one that it does not. */
export function countBelow(length, holds) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
