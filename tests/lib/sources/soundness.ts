import { readArxivId } from '#lib/arxiv-id.ts';
import { isDay } from '#lib/sources/dates.ts';
import type { SourceRecord } from '#lib/sources/record.ts';
import type { Reading } from '#tests/lib/sources/reading.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function isIsoDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? [];
  return isDay(Number(year), Number(month), Number(day));
}

const isCount = (value: number | undefined): boolean =>
  value === undefined || (Number.isSafeInteger(value) && value >= 0);

const RULES: readonly [string, (record: SourceRecord) => boolean][] = [
  ['a title', ({ fields: { title } }) => title.trim() === title && title !== ''],
  ['no empty abstract', ({ fields: { abstract } }) => abstract === undefined || abstract.trim() !== ''],
  [
    'names of authors',
    ({ fields: { authors } }) =>
      authors === undefined || (authors.length > 0 && authors.every((name) => name.trim() !== '')),
  ],
  [
    'counts',
    ({ fields: { authorCount, commentCount, upvotes, codeStars } }) =>
      [authorCount, commentCount, upvotes, codeStars].every(isCount),
  ],
  [
    'a date that there is',
    ({ fields: { published } }) => {
      if (published === undefined) return true;
      const { year = 2000, month = 1, day = 1 } = published;
      return year >= 1000 && year <= 9999 && isDay(year, month, day);
    },
  ],
  [
    'a day of listing that there is',
    ({ fields: { listedOn } }) => listedOn === undefined || isIsoDay(listedOn),
  ],
  ['an arXiv id', ({ fields: { arxivId } }) => arxivId === undefined || readArxivId(arxivId) !== undefined],
  [
    'addresses of the web',
    ({ fields: { links } }) => links?.every(({ url }) => /^https?:/i.test(url) && URL.canParse(url)) ?? true,
  ],
  ['lines in their order', ({ firstLine, lastLine }) => firstLine >= 1 && firstLine <= lastLine],
];

/** What is read has to be of a kind that can be stored and shown, whatever it was read from. */
export function soundness({ kind, newest, records, rejects }: Reading): string[] {
  const broken = records.flatMap((record) =>
    RULES.filter(([, holds]) => !holds(record)).map(
      ([rule]) => `${rule}: not in ${JSON.stringify(record).slice(0, 500)}`,
    ),
  );
  const spans = [...records, ...rejects.filter(({ scope }) => scope === 'record')].sort(
    (a, b) => a.firstLine - b.firstLine || a.lastLine - b.lastLine,
  );
  const overlap =
    kind !== 'daily' && spans.find((span, index) => span.firstLine < (spans[index - 1]?.lastLine ?? 0));
  const positions = records.map(({ position }) => position);
  return [
    ...broken,
    ...(kind === undefined ? ['no kind'] : []),
    ...(newest !== undefined && !isIsoDay(newest) ? [`${newest} is no day`] : []),
    ...(overlap ? [`two records on the line ${overlap.firstLine}`] : []),
    ...(positions.some((position, index) => position <= (positions[index - 1] ?? 0))
      ? ['positions out of order']
      : []),
    ...rejects
      .filter(({ reason }) => reason === '' || reason.length > 1000)
      .map(({ reason }) => `a reason of ${reason.length} characters`),
  ];
}
