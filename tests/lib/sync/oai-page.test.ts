import { expect, test } from 'vitest';
import { oaiAddress, oaiFile } from '#lib/sync/oai-page.ts';

const BASE = 'https://oaipmh.arxiv.org/oai';
const HARVEST = { since: '2026-11-01', until: '2026-11-21', set: 'cs:cs:CL' };

test('the first page is asked for by range and set, the others by nothing but their token', () => {
  expect(oaiAddress(BASE, HARVEST, null)).toBe(
    `${BASE}?verb=ListRecords&metadataPrefix=arXivRaw&from=2026-11-01&until=2026-11-21&set=cs%3Acs%3ACL`,
  );
  expect(oaiAddress(BASE, { ...HARVEST, set: '' }, null)).not.toContain('set');
  expect(oaiAddress(BASE, HARVEST, 'from%3D2026-11-03%26skip%3D77')).toBe(
    `${BASE}?verb=ListRecords&resumptionToken=from%253D2026-11-03%2526skip%253D77`,
  );
});

test('a page is kept without the time of day of its answer, and as it is otherwise', () => {
  const page = (time: string) => `<OAI-PMH>\n<responseDate>${time}</responseDate>\n<title>At 12:00Z</title>`;
  expect(oaiFile(page('2026-11-21T12:34:56Z'))).toBe(page('2026-11-21T00:00:00Z'));
  expect(oaiFile('<OAI-PMH/>')).toBe('<OAI-PMH/>');
});
