import { useCallback, useEffect, useRef, useState } from 'react';
import type { PaperOnMap } from '#components/map/map-card.tsx';

/** Pointing at a dot for so long asks for its paper: crossing the map asks for none. In milliseconds. */
const PAUSE = 90;

/** The paper whose dot is pointed at, fetched once each; one that cannot be had is not shown. */
export function usePaperCard(template: string, first: number | undefined) {
  const [shown, setShown] = useState<{ paper: PaperOnMap; isLeft: boolean }>();
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
    (id: number, isLeft: boolean) => {
      clearTimeout(waiting.current);
      waiting.current = setTimeout(async () => {
        const paper = await fetchPaper(id);
        if (paper) setShown({ paper, isLeft });
      }, PAUSE);
    },
    [fetchPaper],
  );
  const hide = useCallback(() => {
    clearTimeout(waiting.current);
    setShown(undefined);
  }, []);
  useEffect(() => {
    if (first !== undefined) point(first, false);
    return () => clearTimeout(waiting.current);
  }, [first, point]);
  return { shown, point, hide, fetchPaper };
}

async function fetched(href: string): Promise<PaperOnMap | undefined> {
  try {
    const response = await fetch(href);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined; // no network: the dot's own link and title are there
  }
}
