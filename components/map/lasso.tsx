import { type PointerEvent, useRef, useState } from 'react';

/** Lies over the map while an area is drawn: a line from where the pointer goes down to where it is let go. */
export function Lasso({ onDrawn }: { onDrawn: (line: { clientX: number; clientY: number }[]) => void }) {
  const [path, setPath] = useState('');
  const line = useRef<{ clientX: number; clientY: number }[]>([]);
  const add = (event: PointerEvent<SVGSVGElement>, begin: boolean) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { clientX, clientY } = event;
    if (begin) line.current = [];
    line.current.push({ clientX, clientY });
    setPath((before) => `${begin ? 'M' : `${before}L`}${clientX - left} ${clientY - top}`);
  };
  return (
    <svg
      className="map-lasso"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        add(event, true);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) add(event, false);
      }}
      onPointerUp={() => onDrawn(line.current)}
    >
      <path d={path} />
    </svg>
  );
}
