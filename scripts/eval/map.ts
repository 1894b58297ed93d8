import { openForReading } from '#db/open.ts';
import { mapSpace } from '#db/queries/map-space.ts';
import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { componentLayout } from '#lib/map/layout.ts';
import { type MapMeasures, measured, NEIGHBOURS } from '#lib/map/measures.ts';
import { xorshift } from '#lib/topics/training/logistic-regression.ts';
import { UsageError } from '#scripts/command.ts';

/** Papers whose neighbours are looked at, each against all: of more, as many evenly spread ones. */
const MOST_MEASURED = 2000;
const SEED = 1;

/** The document that `npm run eval -- map` prints: the map, its papers' principal components, and places at random. */
export type MapEvaluation = {
  papers: number;
  measured: number;
  neighbours: number;
  map: MapMeasures;
  pca: MapMeasures;
  random: MapMeasures;
  seconds: number;
};

/** Measures the map of a database, see lib/map/measures.ts. @throws UsageError where it has too few papers for that */
export async function evaluateMap(file: string): Promise<MapEvaluation> {
  const began = performance.now();
  const db = await openForReading(file);
  try {
    const { space, points, topics } = mapSpace(db);
    if (topics.length < 3 * NEIGHBOURS)
      throw new UsageError(`${file} has ${topics.length} papers on its map, too few to measure it.`);
    const random = xorshift(SEED);
    const maps = {
      map: points,
      pca: componentLayout(space),
      random: points.map((_, index) => random() * (index % 2 === 0 ? MAP_WIDTH : MAP_HEIGHT)),
    };
    return {
      papers: topics.length,
      measured: Math.min(topics.length, MOST_MEASURED),
      neighbours: NEIGHBOURS,
      ...measured(space, topics, maps, MOST_MEASURED),
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    db.$client.close();
  }
}
