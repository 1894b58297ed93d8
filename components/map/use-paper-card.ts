import { useCallback, useEffect, useRef, useState } from 'react';
import type { PaperOnMap } from '#components/map/map-card.tsx';
import type { ScreenPlace } from '#components/map/screen-dots.ts';

/** Pointing at a dot for so long asks for its paper: crossing the map asks for none. In milliseconds. */
const PAUSE = 90;

/** A paper that is told of, and where its dot is now. */
type Shown = { id: number; paper: PaperOnMap; place: () => ScreenPlace | undefined };

/** The paper whose dot is pointed at, fetched once each; one that cannot be had is not shown. Escape puts it away. */
export function usePaperCard(template: string) {
  const [shown, setShown] = useState<Shown>();
  const known = useRef(new Map<number, PaperOnMap>());
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const fetchPaper = useCallback(
    async (id: number) => {
      const paper = known.current.get(id) ?? (await fetched(template.replace('{id}', String(id))));
      if (paper) known.current.set(id, paper);
      return paper;
    },
    [template],
  );
  const point = useCallback(
    (id: number, place: Shown['place']) => {
      clearTimeout(waiting.current);
      const own = setTimeout(async () => {
        const paper = await fetchPaper(id);
        // Another one may have been pointed at, or the map left, while it was on its way.
        if (paper && waiting.current === own) setShown({ id, paper, place });
      }, PAUSE);
      waiting.current = own;
    },
    [fetchPaper],
  );
  const wait = useCallback(() => {
    clearTimeout(waiting.current);
    waiting.current = undefined;
  }, []);
  const hide = useCallback(() => {
    wait();
    setShown(undefined);
  }, [wait]);
  useEffect(() => wait, [wait]);
  useEffect(() => {
    if (!shown) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [shown, hide]);
  return { shown, point, wait, hide, fetchPaper };
}

async function fetched(href: string): Promise<PaperOnMap | undefined> {
  try {
    const response = await fetch(href);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined; // no network: the dot's own link and title are there
  }
}
