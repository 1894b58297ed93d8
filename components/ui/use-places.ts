import { useEffect, useState } from 'react';

/** The elements that the server has written as places for something alive; none on the server. */
export function usePlaces(selector: string): readonly HTMLElement[] {
  const [places, setPlaces] = useState<readonly HTMLElement[]>([]);
  useEffect(() => setPlaces([...document.querySelectorAll<HTMLElement>(selector)]), [selector]);
  return places;
}
