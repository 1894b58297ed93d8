import type { RefObject } from 'react';
import type { MapControls } from '#components/map/map-controls.ts';

/** What the + and − keys zoom by. */
export const STEP = 1.6;

type MapButtonsProps = {
  controls: RefObject<MapControls | undefined>;
  /** Whether the script is there that they need; their room is kept for them until then. */
  isReady: boolean;
  isDrawing: boolean;
  onDraw: () => void;
  onView: () => void;
};

/** What can be done with the map by whoever has no wheel, and the two ways to take papers from it. */
export function MapButtons({ controls, isReady, isDrawing, onDraw, onView }: MapButtonsProps) {
  const ways = [
    { name: 'Closer', act: () => controls.current?.zoomBy(STEP) },
    { name: 'Farther', act: () => controls.current?.zoomBy(1 / STEP) },
    { name: 'Whole map', act: () => controls.current?.whole() },
    { name: 'Draw an area', act: onDraw, isOn: isDrawing },
    { name: 'Papers in view', act: onView },
  ];
  return (
    <p className={isReady ? 'map-buttons' : 'map-buttons is-waiting'}>
      {ways.map(({ name, act, isOn }) => (
        <button key={name} type="button" className="btn" aria-pressed={isOn} onClick={act}>
          {name}
        </button>
      ))}
      <span className="soft" role="status">
        {isDrawing && 'Draw a line about some papers. Escape ends it.'}
      </span>
    </p>
  );
}
