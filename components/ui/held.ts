import type { ReactNode } from 'react';

/**
 * What the server has put together of a page and has yet to write. It stands on `globalThis`, since Next builds the
 * modules of server components and those of client components, as they run on the server, apart.
 */
const SHELF = Symbol.for('broadsheet.held');

/** After which what nobody asked for is dropped, in milliseconds: the reader went away, or wanted no markup. */
const KEPT = 60_000;

type Shelf = (ReactNode | undefined)[];

function shelf(): Shelf {
  const holder = globalThis as { [SHELF]?: Shelf };
  holder[SHELF] ??= [];
  return holder[SHELF];
}

/**
 * Lays markup aside and returns its number, the smallest free one, so that a page that is made alone is the same
 * bytes each time.
 */
export function hold(content: ReactNode): number {
  const places = shelf();
  const free = places.indexOf(undefined);
  const number = free === -1 ? places.length : free;
  places[number] = content;
  setTimeout(() => {
    if (places[number] === content) places[number] = undefined;
  }, KEPT).unref();
  return number;
}

/** What was laid aside under a number, once. @throws where nothing is. */
export function take(number: number): ReactNode {
  const places = shelf();
  const content = places[number];
  if (content === undefined) throw new Error(`No markup is held under ${number}.`);
  places[number] = undefined;
  return content;
}
