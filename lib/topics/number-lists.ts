/**
 * Short lists of whole numbers, each kept once and known by the place where it begins: there stands how many they are,
 * and behind it they. The empty list is at 0.
 */
export class NumberLists {
  readonly #places = new Map<string, number>([['', 0]]);
  /** Replaced by a longer array when it is full. */
  numbers = new Int32Array(64);
  #end = 1;

  /** The place of a list. */
  placeOf(list: readonly number[]): number {
    const key = list.join();
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#end;
    this.#end += list.length + 1;
    if (this.#end > this.numbers.length) {
      const longer = new Int32Array(2 ** Math.ceil(Math.log2(this.#end)));
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[place] = list.length;
    this.numbers.set(list, place + 1);
    this.#places.set(key, place);
    return place;
  }
}
