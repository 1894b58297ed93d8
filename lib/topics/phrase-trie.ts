/**
 * A trie whose branches are found through one hash table, so that a step is one place in memory. Nodes and symbols are
 * numbers; node 0 is the root.
 */
export class Trie {
  #size = 1;
  // Open addressing, three numbers a branch: node, symbol, child; a child is never 0.
  #table = new Int32Array(BRANCH * 64);
  #branches = 0;

  /** How many nodes there are. */
  get size(): number {
    return this.#size;
  }

  /** The child of a node by a symbol, or 0. */
  child(node: number, symbol: number): number {
    return this.#table[this.#place(node, symbol) + 2] as number; // places are within the table
  }

  /** The child of a node by a symbol, which is made where it is missing. */
  grown(node: number, symbol: number): number {
    const known = this.child(node, symbol);
    if (known !== 0) return known;
    if (2 * BRANCH * (this.#branches + 1) > this.#table.length) this.#widen();
    this.#branches += 1;
    this.#table.set([node, symbol, this.#size], this.#place(node, symbol));
    this.#size += 1;
    return this.#size - 1;
  }

  /** Where the branch stands, or the empty place where it would be put. */
  #place(node: number, symbol: number): number {
    const table = this.#table;
    const mask = table.length / BRANCH - 1;
    const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol + 1, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const place = BRANCH * slot;
      if (table[place + 2] === 0 || (table[place] === node && table[place + 1] === symbol)) return place;
      slot = (slot + 1) & mask;
    }
  }

  #widen(): void {
    const old = this.#table;
    this.#table = new Int32Array(2 * old.length);
    for (let place = 0; place < old.length; place += BRANCH) {
      const branch = old.subarray(place, place + BRANCH);
      const [node = 0, symbol = 0, child = 0] = branch;
      if (child !== 0) this.#table.set(branch, this.#place(node, symbol));
    }
  }
}

// A power of two, so that slots are.
const BRANCH = 4;
