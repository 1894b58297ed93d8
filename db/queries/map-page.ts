import { sql } from 'drizzle-orm';
import { MAP_UNITS, NOWHERE } from '#db/columns/block.ts';
import { columnsOf } from '#db/columns/columns.ts';
import { eachBlock } from '#db/columns/each-block.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { type PaperSet, paperSet, type Scopes, scopesOf } from '#db/paper-sets.ts';
import { resolveSlug } from '#db/queries/paper-page.ts';
import { withValues } from '#lib/hrefs.ts';
import { evenlySpread } from '#lib/map/paper-space.ts';
import type { MapPointsFile } from '#lib/map/points-file.ts';
import { EVERYTHING, isFiltered, type PaperQuery } from '#lib/paper-query.ts';
import { BLOCK_BITS, BLOCK_SIZE } from '#lib/search/postings.ts';

/** A paper on the map; `family` is the slug of its core topic's. Places are shares of the map's width and height. */
export type MapPoint = {
  id: number;
  slug: string;
  title: string;
  family: string;
  x: number;
  y: number;
  /** Whether the state has it; all have it where nothing restricts. */
  isIn: boolean;
};
export type MapLabel = { id: number; term: string; x: number; y: number; size: number };
/** A family with the number of papers on any of its topics. */
export type MapFamily = { slug: string; label: string; topics: string[]; count: number };

/** Points that a page draws one by one, each a link; of more a canvas draws all, and the page a few evenly spread ones. */
const MOST_DRAWN = 3000;
const DRAWN_OF_MORE = 1000;

const POINT = sql`select p.id, p.slug, p.title_text as title, t.family_slug as family, m.x, m.y
  from map_points m join papers p on p.id = m.paper_id join topics t on t.id = p.topic_id`;

/** The papers that have a place on the map, ascending. */
function placed(db: Database): PaperSet {
  return keptAnswer(
    db,
    'papers on the map',
    () => {
      const { blocks } = columnsOf(db);
      const isPlaced = (id: number) => blocks[id >> BLOCK_BITS]?.x[id & (BLOCK_SIZE - 1)] !== NOWHERE;
      return paperSet(db, EVERYTHING).filter(isPlaced);
    },
    ({ byteLength }) => byteLength,
  );
}

/** The points that a page draws, those that a state has marked. */
function mapPoints(db: Database, query: PaperQuery): MapPoint[] {
  const ids = [...placed(db)];
  const drawn = evenlySpread(ids, ids.length > MOST_DRAWN ? DRAWN_OF_MORE : MOST_DRAWN);
  const chosen = chosenIn(db, query);
  return db
    .all<Omit<MapPoint, 'isIn'>>(
      sql`${POINT} where p.id in (select value from json_each(${JSON.stringify(drawn)})) order by p.id`,
    )
    .map((point) => ({ ...point, isIn: chosen?.has(point.id) ?? true }));
}

/** The papers of a state; undefined where nothing restricts. */
function chosenIn(db: Database, query: PaperQuery): Pick<Scopes, 'has'> | undefined {
  return isFiltered(query) ? scopesOf(db, query) : undefined;
}

/** All points with the least that a canvas needs of them, and those of a state marked. */
export function mapPointsFile(db: Database, query: PaperQuery): MapPointsFile {
  const ids = placed(db);
  const families = familyPlaces(db);
  const chosen = chosenIn(db, query);
  const file = {
    ids,
    xs: new Float32Array(ids.length),
    ys: new Float32Array(ids.length),
    families: new Uint8Array(ids.length),
    isIn: Uint8Array.from(ids, (id) => Number(chosen?.has(id) ?? true)),
  };
  let at = 0;
  eachBlock(columnsOf(db), ids, ({ x, y, topics, topicRanks }, own) => {
    for (const id of own) {
      const place = id & (BLOCK_SIZE - 1);
      file.xs[at] = (x[place] as number) / MAP_UNITS;
      file.ys[at] = (y[place] as number) / MAP_UNITS;
      const core = topicRanks.indexOf(1, topics.starts[place]);
      file.families[at] = families.get(topics.values[core] ?? 0) ?? 0;
      at += 1;
    }
  });
  return file;
}

/** The place of each topic's family among the families, by the topic's id. */
function familyPlaces(db: Database): Map<number, number> {
  const rows = db.all<{ id: number; family: string }>(
    sql`select id, family_slug as family from topics order by id`,
  );
  const families = [...new Set(rows.map(({ family }) => family))];
  return new Map(rows.map(({ id, family }) => [id, families.indexOf(family)]));
}

/** What `/map` shows of a state. @param paper the slug, present or former, of a paper that is looked for */
export async function mapPage(db: Database, query: PaperQuery, paper?: string) {
  const known = paper === undefined ? undefined : await resolveSlug(db, paper);
  const [sought] = known ? db.all<Omit<MapPoint, 'isIn'>>(sql`${POINT} where p.id = ${known.paperId}`) : [];
  return {
    total: placed(db).length,
    points: mapPoints(db, query),
    labels: db.all<MapLabel>(sql`select id, term, x, y, size from map_labels order by id`),
    families: familiesOf(db),
    sought,
  };
}

/** What the map's components are given. */
export type MapPage = Awaited<ReturnType<typeof mapPage>>;

function familiesOf(db: Database): MapFamily[] {
  const topics = db.all<{ slug: string; familySlug: string; familyLabel: string }>(
    sql`select slug, family_slug as familySlug, family_label as familyLabel from topics order by id`,
  );
  return [...Map.groupBy(topics, ({ familySlug }) => familySlug)].map(([slug, own]) => ({
    slug,
    label: own[0]?.familyLabel ?? slug,
    topics: own.map((topic) => topic.slug),
    count: papersOnAny(
      db,
      own.map((topic) => topic.slug),
    ),
  }));
}

function papersOnAny(db: Database, topics: readonly string[]): number {
  return keptAnswer(
    db,
    `papers on any of ${topics.join()}`,
    () => paperSet(db, withValues(EVERYTHING, 'topic', topics.toSorted())).length,
  );
}
