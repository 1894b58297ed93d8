import { apiPapersHref, papersHref } from '#lib/hrefs.ts';
import { EVERYTHING, type PaperQuery, parsePaperQuery } from '#lib/paper-query.ts';
import { fieldOf } from '#scripts/serve/field-of.ts';
import type { Answer } from '#scripts/soak/ask.ts';
import type { Chances } from '#scripts/soak/chances.ts';
import { exchange, type Losses, type Run } from '#scripts/soak/exchange.ts';
import { explorerCounts } from '#scripts/soak/explorer-counts.ts';
import {
  explorerFault,
  facetsFault,
  facetsIn,
  papersFault,
  papersIn,
  twinsOf,
} from '#scripts/soak/set-checks.ts';
import type { Truth, Wave } from '#scripts/soak/truth.ts';
import { STRETCH, type Wish } from '#scripts/soak/wishes.ts';

/** Stretches of a set that a program follows. */
const MOST_STRETCHES = 8;
/** How often a reader looks for papers that have come, instead of what it wished for. */
const FOR_NEW_PAPERS = 0.02;

export type Reading = { run: Run; truth: Truth; losses: Losses; chance: Chances };

/** Asks for what it is told and for what must agree with that, until it is over. */
export async function readOn(
  reading: Reading,
  wishes: Iterator<Wish, never>,
  isOver: () => boolean,
): Promise<void> {
  const { chance, truth, run } = reading;
  while (!isOver()) {
    const wish = wishes.next().value;
    try {
      if (truth.waves.length > 0 && chance.of(FOR_NEW_PAPERS))
        await lookFor(reading, chance.one(truth.waves));
      else await follow(reading, wish);
    } catch (error) {
      // An answer that cannot be read at all.
      run.faults.add(error instanceof Error ? (error.stack ?? error.message) : String(error), {
        path: wish.path,
        headers: {},
      });
    }
  }
}

async function follow(reading: Reading, wish: Wish): Promise<void> {
  const { run, losses, chance } = reading;
  const answer = await exchange(run, losses, chance, wish);
  if (!answer || !wish.state) return;
  if (wish.kind === 'explorer' || wish.kind === 'search')
    await checkExplorer(reading, wish, wish.state, answer);
  if (wish.kind === 'API papers') await checkPapers(reading, wish, answer);
  if (wish.kind === 'API facets') {
    const facets = facetsIn(answer);
    judge(reading, wish.path, answer, facetsFault(wish.state, facets));
    seeTotal(reading, wish, answer, facets.total);
    run.tally.checked('counts added up');
  }
}

async function checkExplorer(reading: Reading, wish: Wish, state: PaperQuery, answer: Answer): Promise<void> {
  const { run, losses, chance } = reading;
  const counts = explorerCounts(answer.body.toString());
  judge(reading, wish.path, answer, explorerFault(state, counts));
  seeTotal(reading, wish, answer, counts.total);
  run.tally.checked('counts added up');
  if (chance.of(0.5)) return;
  const twin = chance.one(twinsOf(state, counts));
  const other = await exchange(run, losses, chance, twin);
  if (!other || !isOfSameState(answer, other)) return;
  run.tally.checked(twin.what);
  const said = twin.said(other);
  if (said !== twin.expected)
    judge(reading, twin.path, other, `It says ${said}, and ${wish.path}: ${twin.expected}.`);
}

async function checkPapers(reading: Reading, wish: Wish, answer: Answer): Promise<void> {
  const { run, losses, chance } = reading;
  const first = papersIn(answer);
  judge(reading, wish.path, answer, papersFault(first));
  seeTotal(reading, wish, answer, first.total);
  if (first.total > STRETCH * MOST_STRETCHES) return;
  const slugs = first.results.map(({ slug }) => slug);
  let { next } = first;
  while (next !== undefined) {
    const { pathname, search } = new URL(next);
    const more = await exchange(run, losses, chance, { kind: wish.kind, path: `${pathname}${search}` });
    if (!more || !isOfSameState(answer, more)) return;
    const stretch = papersIn(more);
    slugs.push(...stretch.results.map(({ slug }) => slug));
    next = stretch.next;
  }
  run.tally.checked('sets followed to their end');
  const distinct = new Set(slugs).size;
  if (distinct !== first.total || slugs.length !== distinct)
    judge(
      reading,
      wish.path,
      answer,
      `Of ${first.total} papers ${slugs.length} came, ${distinct} different ones.`,
    );
}

/** All papers of an ingest that is over are found, by the author that they have. */
async function lookFor(reading: Reading, wave: Wave): Promise<void> {
  const { run, losses, chance, truth } = reading;
  const { query } = parsePaperQuery({ author: wave.author });
  const isPage = chance.of(0.5);
  const path = isPage ? papersHref(query) : apiPapersHref(query, { limit: STRETCH });
  const answer = await exchange(run, losses, chance, { kind: isPage ? 'explorer' : 'API papers', path });
  // An ingest that began meanwhile may have changed them.
  if (!answer || !truth.waves.includes(wave)) return;
  const total = isPage ? explorerCounts(answer.body.toString()).total : papersIn(answer).total;
  run.tally.checked('new papers looked for');
  if (total !== wave.papers)
    judge(reading, path, answer, `It has ${total} papers of the ${wave.papers} that have come.`);
}

function judge({ run }: Reading, path: string, answer: Answer, fault: string | undefined): void {
  if (fault !== undefined) run.faults.add(fault, { path, headers: {}, answer });
}

/** Of the set of all papers the number is known. */
function seeTotal(
  { truth, run }: Reading,
  { path, state }: Wish,
  { asked, answered }: Answer,
  papers: number,
): void {
  if (!state || papersHref({ ...state, sort: undefined }) !== papersHref(EVERYTHING)) return;
  truth.saw({ papers, asked, answered, path });
  run.tally.checked('totals compared with what was ingested');
}

function isOfSameState(one: Answer, other: Answer): boolean {
  const [state, its] = [one, other].map(({ headers }) => fieldOf(headers, 'last-modified'));
  return state !== '' && state === its;
}
