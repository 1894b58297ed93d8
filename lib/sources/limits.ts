import {
  type ReaderEvent,
  type Reject,
  type SourceFields,
  type SourceRecord,
  shortened,
} from '#lib/sources/record.ts';
import { cleanText } from '#lib/text/clean.ts';
import { countOf, figure } from '#lib/wording.ts';

/**
 * The most that a record may hold, in UTF-16 units and in entries: several times what the largest real one has. arXiv's
 * form takes abstracts of 1,920 characters and titles of some 250; of the papers with the most authors one has 5,154.
 */
export const LIMITS = {
  title: 2000,
  abstract: 20_000,
  /** A name of a person, an organisation, a venue, a subject, a keyword. */
  name: 500,
  address: 2000,
  authors: 100_000,
  /** Of links, subjects and keywords each. */
  list: 200,
} as const;

/** A subject is a code: `cs.CL`, `cond-mat.mes-hall`, `68T50`. */
const SUBJECT = /^[A-Za-z0-9][\w.-]*$/;

/** Stands behind a text that was cut. */
export const CUT = ' […]';

/**
 * A record as it may be kept, with a reject for each thing that was cut or left out, so that the page of the ingest tells
 * of it. A title is cut nowhere, since it tells papers apart: a record with one that is too long, or of which nothing can
 * be seen, is a reject itself.
 */
export function* withinLimits(event: ReaderEvent): Generator<ReaderEvent> {
  if (event.type === 'reject') {
    const { reject } = event;
    yield { type: 'reject', reject: { ...reject, reason: shortened(reject.reason) } };
    return;
  }
  if (event.type === 'layout') {
    yield event;
    return;
  }
  const { record } = event;
  const reason = unusable(record.fields.title);
  if (reason !== undefined) {
    yield rejected(record, 'record', reason);
    return;
  }
  const reasons: string[] = [];
  const fields = cut(record.fields, reasons);
  yield reasons.length === 0 ? event : { type: 'record', record: { ...record, fields } };
  for (const one of reasons) yield rejected(record, 'field', one);
}

function unusable(title: string): string | undefined {
  if (title.length > LIMITS.title)
    return `title: of ${countOf(title.length, 'character')}, and the most is ${figure(LIMITS.title)}`;
  return cleanText(title) === '' ? 'title: nothing of it can be seen' : undefined;
}

/** The fields without what is too long; `reasons` is given a sentence for each thing that is not kept as it is. */
function cut(fields: SourceFields, reasons: string[]): SourceFields {
  const kept: SourceFields = { ...fields };
  for (const key of ['abstract', 'summary'] as const) {
    const text = fields[key];
    if (text !== undefined && text.length > LIMITS.abstract) {
      kept[key] = `${text
        .slice(0, LIMITS.abstract - CUT.length)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}${CUT}`;
      reasons.push(
        `${key}: cut after ${figure(LIMITS.abstract)} of its ${countOf(text.length, 'character')}`,
      );
    }
  }
  for (const key of ['venue', 'journalRef', 'doi'] as const) {
    if ((fields[key]?.length ?? 0) <= LIMITS.name) continue;
    delete kept[key];
    reasons.push(`${key}: left out, since it has ${countOf(fields[key]?.length ?? 0, 'character')}`);
  }
  const { organisation } = fields;
  if (organisation && Math.max(organisation.name.length, organisation.slug.length) > LIMITS.name) {
    delete kept.organisation;
    reasons.push(
      `organisation: left out, since its name has ${countOf(organisation.name.length, 'character')}`,
    );
  }
  for (const key of ['authors', 'categories', 'keywords'] as const) {
    const most = key === 'authors' ? LIMITS.authors : LIMITS.list;
    const isFit = (name: string) =>
      name.length <= LIMITS.name && (key !== 'categories' || SUBJECT.test(name));
    const names = fitting(key, fields[key], most, isFit, reasons);
    if (names.length > 0) kept[key] = names;
    else delete kept[key];
  }
  const links = fitting(
    'links',
    fields.links,
    LIMITS.list,
    ({ url }) => url.length <= LIMITS.address,
    reasons,
  );
  if (links.length > 0) kept.links = links;
  else delete kept.links;
  return kept;
}

/** The first so many that fit. */
function fitting<Entry>(
  key: keyof SourceFields,
  all: Entry[] = [],
  most: number,
  fits: (entry: Entry) => boolean,
  reasons: string[],
): Entry[] {
  const short = all.filter(fits);
  const kept = short.length > most ? short.slice(0, most) : short;
  if (kept.length < all.length)
    reasons.push(
      `${key}: ${figure(kept.length)} of ${figure(all.length)} kept, since the others are ${key === 'categories' ? 'no subjects' : 'too many or too long'}`,
    );
  return kept;
}

function rejected(
  { firstLine, lastLine }: SourceRecord,
  scope: Reject['scope'],
  reason: string,
): ReaderEvent {
  return { type: 'reject', reject: { firstLine, lastLine, scope, reason } };
}
