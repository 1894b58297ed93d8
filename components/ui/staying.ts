import { PLACE_KEY } from '#lib/inline-scripts.ts';

/** Where the reader was: how far down, in the drawer too, and on which value of a facet with the keyboard. */
type Place = { to: string; down: number; inDrawer: number; open: string[]; value?: string[] };

/** Notes where the reader is, for the page that a link of `[data-stay]` leads to. */
export function notePlace(link: HTMLAnchorElement, isByKeyboard: boolean): void {
  const value = isByKeyboard ? [facetOf(link), labelOf(link)] : undefined;
  const place: Place = {
    to: `${link.pathname}${link.search}`,
    down: scrollY,
    inDrawer: document.querySelector('.rail-body')?.scrollTop ?? 0,
    open: [...document.querySelectorAll('.family > input:checked')].map(({ id }) => id),
    ...(value && { value }),
  };
  try {
    sessionStorage.setItem(PLACE_KEY, JSON.stringify(place));
  } catch {
    // Where nothing can be kept, the next page begins at its top.
  }
}

/** The keyboard's focus goes to the value that it followed, or to the heading where that is gone. */
export function takePlace(): void {
  const text = sessionStorage.getItem(PLACE_KEY);
  sessionStorage.removeItem(PLACE_KEY);
  const place = text === null ? undefined : (JSON.parse(text) as Place); // what `notePlace` wrote
  if (place?.to !== `${location.pathname}${location.search}`) return;
  if (scrollY === 0) scrollTo(0, place.down);
  if (!place.value) return;
  const [facet, label] = place.value;
  const links = document.querySelectorAll<HTMLAnchorElement>('.fv > li > :first-child');
  const same = [...links].find((link) => facetOf(link) === facet && labelOf(link) === label);
  (same ?? document.getElementById('heading'))?.focus({ preventScroll: true });
}

function facetOf(link: Element): string {
  return link.closest('section')?.getAttribute('aria-labelledby') ?? '';
}

function labelOf(link: Element): string {
  return link.querySelector('span')?.firstChild?.textContent ?? '';
}
