import { BLOCK_SIZE } from '#lib/search/postings.ts';

/** Changes with everything that decides what stands in a block and how. */
export const COLUMNS_VERSION = '1';

/** Several values of a paper: those of the paper at a place are `values` from `starts[place]` to `starts[place + 1]`. */
export type Lists = { starts: Uint32Array; values: Uint32Array };

/** What the papers of a block are filtered and counted by, at the places of their ids (id & (BLOCK_SIZE − 1)). */
export type Block = {
  /** Places up to the last one with a paper. */
  places: number;
  /** Bits of FLAGS; 0 where there is no paper. */
  flags: Uint8Array;
  /** 0 for none known; organisation and venue by their ids. */
  year: Uint16Array;
  organisation: Uint32Array;
  venue: Uint32Array;
  /** How many listings print it; of more than 65,535 that number. */
  listings: Uint16Array;
  /** In millionths of the map's width and height; NOWHERE without a place on it. */
  x: Uint32Array;
  y: Uint32Array;
  /** By ids, each once; of topics also the rank and the score of each. */
  topics: Lists;
  topicRanks: Uint8Array;
  topicScores: Float64Array;
  authors: Lists;
  categories: Lists;
  sources: Lists;
};

/** What the papers of a block are ordered by. */
export type BlockKeys = {
  places: number;
  /** 1 + year · 512 + month · 32 + day, the parts that are known; 0 without a date. */
  date: Uint32Array;
  /** 1 + comments; 0 where nothing tells. */
  comments: Uint32Array;
  firstSource: Uint32Array;
  firstPosition: Uint32Array;
  /** −∞ where nothing tells. */
  trending: Float64Array;
};

export const FLAGS = { paper: 1, code: 2, date: 4, authors: 8, discussion: 16, upvotes: 32 } as const;
export const NOWHERE = 0xffffffff;
export const MAP_UNITS = 1_000_000;

type Kind = Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor;

/** Writes arrays one behind the other, wide numbers first so that each begins where its kind may. */
class Writer {
  readonly #parts: Uint8Array[] = [];
  constructor(head: readonly number[]) {
    this.put(Uint32Array.from(head));
  }
  put(array: Uint8Array | Uint16Array | Uint32Array | Float64Array): void {
    this.#parts.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/** Reads them again, from a copy: bytes of SQLite may begin anywhere. */
class Reader {
  readonly #buffer: ArrayBuffer;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#buffer = new Uint8Array(bytes).buffer;
  }
  take<Array>(kind: { new (buffer: ArrayBuffer, at: number, length: number): Array } & Kind, length: number) {
    const array = new kind(this.#buffer, this.#at, length);
    this.#at += length * kind.BYTES_PER_ELEMENT;
    return array;
  }
}

const LISTS = ['topics', 'authors', 'categories', 'sources'] as const;

/** The bytes of a block. */
export function packBlock(block: Block): Buffer {
  const { places } = block;
  const lengths = LISTS.map((name) => block[name].values.length);
  // Six numbers before the first of eight bytes each.
  const writer = new Writer([places, ...lengths, 0]);
  writer.put(block.topicScores);
  for (const name of ['organisation', 'venue', 'x', 'y'] as const) writer.put(block[name]);
  for (const name of LISTS) {
    writer.put(block[name].starts);
    writer.put(block[name].values);
  }
  for (const name of ['year', 'listings'] as const) writer.put(block[name]);
  writer.put(block.flags);
  writer.put(block.topicRanks);
  return writer.bytes();
}

export function unpackBlock(bytes: Uint8Array): Block {
  const reader = new Reader(bytes);
  const [places = 0, ...lengths] = reader.take(Uint32Array, 6);
  const topicScores = reader.take(Float64Array, lengths[0] ?? 0);
  const column = () => reader.take(Uint32Array, places);
  const [organisation, venue, x, y] = [column(), column(), column(), column()];
  const list = (index: number): Lists => ({
    starts: reader.take(Uint32Array, places + 1),
    values: reader.take(Uint32Array, lengths[index] ?? 0),
  });
  const [topics, authors, categories, sources] = [list(0), list(1), list(2), list(3)];
  const year = reader.take(Uint16Array, places);
  const listings = reader.take(Uint16Array, places);
  const flags = reader.take(Uint8Array, places);
  const topicRanks = reader.take(Uint8Array, topics.values.length);
  return {
    ...{ places, flags, year, organisation, venue, listings, x, y },
    ...{ topics, topicRanks, topicScores, authors, categories, sources },
  };
}

export function packKeys(keys: BlockKeys): Buffer {
  const writer = new Writer([keys.places, 0]);
  writer.put(keys.trending);
  for (const name of ['date', 'comments', 'firstSource', 'firstPosition'] as const) writer.put(keys[name]);
  return writer.bytes();
}

export function unpackKeys(bytes: Uint8Array): BlockKeys {
  const reader = new Reader(bytes);
  const [places = 0] = reader.take(Uint32Array, 2);
  const trending = reader.take(Float64Array, places);
  const column = () => reader.take(Uint32Array, places);
  return {
    places,
    trending,
    date: column(),
    comments: column(),
    firstSource: column(),
    firstPosition: column(),
  };
}

/** A block without papers, with room for so many. */
export function emptyColumns(
  places: number,
): Pick<Block, 'flags' | 'year' | 'organisation' | 'venue' | 'listings' | 'x' | 'y'> {
  if (places > BLOCK_SIZE) throw new RangeError(`A block has ${BLOCK_SIZE} places, not ${places}.`);
  return {
    flags: new Uint8Array(places),
    year: new Uint16Array(places),
    organisation: new Uint32Array(places),
    venue: new Uint32Array(places),
    listings: new Uint16Array(places),
    x: new Uint32Array(places).fill(NOWHERE),
    y: new Uint32Array(places).fill(NOWHERE),
  };
}
