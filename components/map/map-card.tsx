/** What is told of a paper on the map: see app/map/paper/[id]/route.ts. */
export type PaperOnMap = { href: string; title: string; abstract: string; meta: string };

/** A paper that the reader points at: in the corner farther from it. */
export function MapCard({ paper, isLeft }: { paper: PaperOnMap; isLeft: boolean }) {
  return (
    <div className={isLeft ? 'map-card map-card-left' : 'map-card'}>
      <h2>
        <a href={paper.href}>{paper.title}</a>
      </h2>
      <p className="map-card-abs">{paper.abstract}</p>
      <p className="meta">{paper.meta}</p>
    </div>
  );
}
