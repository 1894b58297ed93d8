import { expect, onTestFinished, test } from 'vitest';
import { askedState, explorerPage } from '#db/queries/explorer.ts';
import { exportPapers } from '#db/queries/export-papers.ts';
import { frontPage } from '#db/queries/front-page.ts';
import { paperPage } from '#db/queries/paper-page.ts';
import { leadTopics, taxonomyNote } from '#db/queries/taxonomy.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { topicPage } from '#db/queries/topic-page.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { problemText } from '#lib/params.ts';
import { taxonomy } from '#lib/topics/taxonomy.ts';
import { shippedSystem, systemFrom } from '#lib/topics/topic-system.ts';
import { contentOf, type Desk, deskOfDumps, deskWith, rows, shippedFiles } from '#tests/fixtures/database.ts';
import { LAB } from '#tests/fixtures/lab.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const LAB_SYSTEM = systemFrom('lab.json', LAB);

async function dumps(): Promise<Desk> {
  const made = await deskOfDumps();
  onTestFinished(made.remove);
  return made;
}

function counts(desk: Desk): unknown[] {
  return rows(
    desk,
    `select t.slug, count(pt.paper_id) as papers, count(nullif(pt.rank = 1, 0)) as main from topics t
      left join paper_topics pt on pt.topic_id = t.id group by t.id order by t.id`,
  );
}

/** The ids of the papers that a pattern is found in, without any of the code that is tested. */
function idsWith(desk: Desk, pattern: RegExp): number[] {
  return rows<{ id: number; text: string }>(
    desk,
    `select id, title_text || ' . ' || abstract_text as text from papers order by id`,
  )
    .filter(({ text }) => pattern.test(text))
    .map(({ id }) => id);
}

/** The words of each topic, and how many papers have them in passing only, so that the topic is not given. */
const WORDS: [slug: string, pattern: RegExp, inPassing: number][] = [
  ['translation', /\b(machine translations?|NMTs?|translation (model|system)s?)\b/i, 0],
  ['summaries', /\bsummari[sz]/i, 0],
  ['speech', /\bspeech[- ](recognition|translation)/i, 1],
  ['robots', /\brobot/i, 1],
];

test('a lab’s own taxonomy over the dumps that ship, and back', async () => {
  const desk = await dumps();
  const before = contentOf(desk.db);

  const summary = await desk.feedFiles(shippedFiles(), { topics: LAB_SYSTEM });
  expect(summary).toMatchObject({
    papers: 483,
    created: 0,
    updated: 483,
    unchanged: 0,
    rejects: 0,
    taxonomy: { file: 'lab.json', topics: 5 },
  });
  expect(counts(desk)).toEqual([
    { slug: 'translation', papers: 6, main: 6 },
    { slug: 'summaries', papers: 18, main: 16 },
    { slug: 'speech', papers: 4, main: 3 },
    { slug: 'robots', papers: 8, main: 8 },
    { slug: 'unsorted', papers: 450, main: 450 },
  ]);
  for (const [slug, pattern, inPassing] of WORDS) {
    const given = rows<{ id: number }>(
      desk,
      `select paper_id as id from paper_topics join topics on topics.id = topic_id where slug = '${slug}'`,
    ).map(({ id }) => id);
    const found = idsWith(desk, pattern);
    expect(given.filter((id) => !found.includes(id))).toEqual([]);
    expect(found.length - given.length).toBe(inPassing);
  }
  expect(
    rows(
      desk,
      'select count(*) as n from papers p where topic_id <> (select topic_id from paper_topics where paper_id = p.id and rank = 1)',
    ),
  ).toEqual([{ n: 0 }]);
  expect(
    rows(desk, `select count(distinct paper_id) as n from paper_topics where topic_id = 5 or score >= 0.5`),
  ).toEqual([{ n: 483 }]);

  // It stays in force, and doing it again changes nothing.
  const under = contentOf(desk.db);
  expect(await desk.feedFiles(shippedFiles())).toMatchObject({ updated: 0, taxonomy: { file: 'lab.json' } });
  expect(await desk.feedFiles(shippedFiles(), { topics: LAB_SYSTEM })).toMatchObject({ updated: 0 });
  expect(contentOf(desk.db)).toEqual(under);
  await desk.feed({ 'more.jsonl': jsonLines([{ title: 'NMT for a robot', abstract: 'A robot speaks.' }]) });
  expect(
    rows(
      desk,
      `select t.slug from paper_topics pt join topics t on t.id = pt.topic_id join papers p on p.id = pt.paper_id where p.title like 'NMT for%' order by rank`,
    ),
  ).toEqual([{ slug: 'robots' }, { slug: 'translation' }]);

  const back = await desk.feedFiles(shippedFiles(), { topics: shippedSystem });
  expect(back.taxonomy).toBeUndefined();
  const after = contentOf(desk.db);
  expect(after.topics).toEqual(before.topics);
  expect(after.taxonomy).toEqual(before.taxonomy);
  expect(after.paper_topics?.slice(0, before.paper_topics?.length)).toEqual(before.paper_topics);
  expect(after.papers?.slice(0, 483)).toEqual(before.papers);
});

test('a change of the file tags the papers again, one of its order alone moves the topics', async () => {
  const desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) }, { topics: LAB_SYSTEM });
  onTestFinished(desk.remove);
  const [text, signals] = LAB.families;
  if (!text || !signals) throw new Error('The lab has two families.');
  const more = {
    ...signals,
    topics: [
      ...signals.topics,
      { slug: 'code', label: 'Code', definition: 'Programs.', phrases: ['code generation'] },
    ],
  };
  expect(
    await desk.feed({}, { topics: systemFrom('lab.json', { ...LAB, families: [text, more] }) }),
  ).toMatchObject({ updated: PAPERS.length });
  const coded = `select p.title from paper_topics pt join papers p on p.id = pt.paper_id join topics t on t.id = pt.topic_id where t.slug = 'code'`;
  expect(rows(desk, coded)).toEqual([{ title: `“Compile” It's C++: A "State-of-the-Art" Survey` }]);
  await desk.feed({}, { topics: systemFrom('lab.json', { ...LAB, families: [more, text] }) });
  expect(rows(desk, coded)).toHaveLength(1);
  expect(rows(desk, 'select slug from topics order by id')).toEqual(
    ['speech', 'robots', 'code', 'translation', 'summaries', 'unsorted'].map((slug) => ({ slug })),
  );
});

test('the pages show the taxonomy in force', async () => {
  const desk = await dumps();
  expect(await leadTopics(desk.db)).toEqual(taxonomy.lead);
  expect(await taxonomyNote(desk.db)).toEqual({ file: null, rule: taxonomy.rule });
  await desk.feed({}, { topics: LAB_SYSTEM });

  expect(await taxonomyNote(desk.db)).toEqual({ file: 'lab.json', rule: LAB.rule });
  const { leads } = await frontPage(desk.db);
  expect(
    leads.map(({ slug, label, deck, family, count, cards }) => ({
      slug,
      label,
      deck,
      family,
      count,
      cards: cards.length,
    })),
  ).toEqual([
    {
      slug: 'translation',
      label: 'Machine translation',
      deck: 'From one language into another.',
      family: 'Text',
      count: 6,
      cards: 5,
    },
    {
      slug: 'speech',
      label: 'Speech recognition',
      deck: 'Speech recognition and speech translation.',
      family: 'Signals',
      count: 4,
      cards: 4,
    },
  ]);
  const index = await topicIndex(desk.db);
  expect(index.map(({ label, topics }) => [label, topics.map(({ short, count }) => [short, count])])).toEqual(
    [
      [
        'Text',
        [
          ['Translation', 6],
          ['Summarisation', 18],
        ],
      ],
      [
        'Signals',
        [
          ['Speech recognition', 4],
          ['Robots', 8],
        ],
      ],
      ['Unsorted', [['Unsorted', 450]]],
    ],
  );
  expect(await topicPage(desk.db, 'robots')).toMatchObject({
    label: 'Robots',
    definition: 'Machines that move.',
    count: 8,
  });
  expect(await topicPage(desk.db, 'merging')).toBeUndefined();

  const state = await askedState(desk.db, { topic: ['robots', 'merging'] });
  expect(state.total).toBe(8);
  expect(state.problems.map(problemText)).toEqual(['“merging” is no topic here; it was left out.']);
  const { facets } = await explorerPage(desk.db, state);
  expect(facets.find(({ key }) => key === 'topic')?.values.map(({ value, count }) => [value, count])).toEqual(
    [
      ['translation', 6],
      ['summaries', 18],
      ['speech', 4],
      ['robots', 8],
      ['unsorted', 450],
    ],
  );
  const shared = rows<{ id: number }>(desk, 'select id from papers').map(async ({ id }) => {
    const page = await paperPage(desk.db, id);
    return page?.related.flatMap(({ sharedTopics }) => sharedTopics) ?? [];
  });
  expect(new Set((await Promise.all(shared)).flat())).toEqual(
    new Set(['Translation', 'Summarisation', 'Speech recognition', 'Robots']),
  );
  const exported: string[] = [];
  const onSpeech = { ...EVERYTHING, chosen: { ...EVERYTHING.chosen, topic: ['speech'] } };
  for await (const { topics } of exportPapers(desk.db, onSpeech))
    exported.push(...topics.map(({ slug }) => slug));
  expect(exported.sort()).toEqual(['speech', 'speech', 'speech', 'speech', 'translation']);
});

test('without named leads the first topics with papers lead, and never the one for what fits none', async () => {
  const { lead: _, ...unled } = LAB;
  const desk = await deskWith(
    {
      'one.jsonl': jsonLines([
        { title: 'A robot', abstract: 'It moves.' },
        { title: 'Cats', abstract: 'And dogs.' },
      ]),
    },
    { topics: systemFrom('lab.json', unled) },
  );
  onTestFinished(desk.remove);
  expect(await leadTopics(desk.db)).toEqual(['robots', 'translation', 'summaries']);
  await desk.feed({}, { topics: systemFrom('lab.json', { ...unled, otherwise: 'summaries' }) });
  expect(await leadTopics(desk.db)).toEqual(['robots', 'translation', 'speech']);
});
