import { type PointerEvent, useEffect, useRef, useState } from 'react';

type LassoProps = { onDrawn: (line: { clientX: number; clientY: number }[]) => void; onEnd: () => void };

/** Lies over the map while an area is drawn: a line from where the pointer goes down to where it is let go. */
export function Lasso({ onDrawn, onEnd }: LassoProps) {
  const [path, setPath] = useState('');
  const line = useRef<{ clientX: number; clientY: number }[]>([]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onEnd();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onEnd]);
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
      onPointerUp={() => {
        setPath('');
        onDrawn(line.current);
      }}
      onPointerCancel={() => setPath('')}
    >
      <path d={path} />
    </svg>
  );
}
