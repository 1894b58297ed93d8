import { sql } from 'drizzle-orm';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { paperSet, type Scopes, scopesOf } from '#db/paper-sets.ts';
import { resolveSlug } from '#db/queries/paper-page.ts';
import { withValues } from '#lib/hrefs.ts';
import { evenlySpread } from '#lib/map/paper-space.ts';
import type { MapPointsFile } from '#lib/map/points-file.ts';
import { EVERYTHING, isFiltered, type PaperQuery } from '#lib/paper-query.ts';

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

/** How many papers have a place on the map. */
function countPoints(db: Database): number {
  return keptAnswer(
    db,
    'points of the map',
    () => db.get<{ n: number }>(sql`select count(*) as n from map_points`)?.n ?? 0,
  );
}

/** The points that a page draws, those that a state has marked. */
function mapPoints(db: Database, query: PaperQuery): MapPoint[] {
  const ids = db.$client.prepare<[], number>('select paper_id from map_points order by 1').pluck().all();
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
  const rows = db.$client
    .prepare<[], [id: number, x: number, y: number, family: string]>(
      `select p.id, m.x, m.y, t.family_slug from map_points m join papers p on p.id = m.paper_id
       join topics t on t.id = p.topic_id order by p.id`,
    )
    .raw()
    .all();
  const families = new Map(familiesOf(db).map(({ slug }, place) => [slug, place]));
  const chosen = chosenIn(db, query);
  return {
    ids: Uint32Array.from(rows, ([id]) => id),
    xs: Float32Array.from(rows, ([, x]) => x),
    ys: Float32Array.from(rows, ([, , y]) => y),
    families: Uint8Array.from(rows, ([, , , family]) => families.get(family) ?? 0),
    isIn: Uint8Array.from(rows, ([id]) => Number(chosen?.has(id) ?? true)),
  };
}

/** What `/map` shows of a state. @param paper the slug, present or former, of a paper that is looked for */
export async function mapPage(db: Database, query: PaperQuery, paper?: string) {
  const known = paper === undefined ? undefined : await resolveSlug(db, paper);
  const [sought] = known ? db.all<Omit<MapPoint, 'isIn'>>(sql`${POINT} where p.id = ${known.paperId}`) : [];
  return {
    total: countPoints(db),
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
