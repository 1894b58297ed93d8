import { expect, test } from 'vitest';
import { OaiError } from '#lib/sources/oai.ts';
import { OAI_RECORDS, oaiAnswer } from '#tests/fixtures/sources.ts';
import { read, refusal } from '#tests/lib/sources/reading.ts';

const { raw, parsed, deleted } = OAI_RECORDS;

test('both formats, a record that was deleted, the token to go on with, the day of the answer', async () => {
  expect(await read(oaiAnswer([raw, parsed, deleted], '123|1001'))).toEqual({
    kind: 'oai',
    newest: '2026-11-20',
    resumptionToken: '123|1001',
    records: [
      {
        position: 1,
        firstLine: 6,
        lastLine: 17,
        fields: {
          title: 'Calculation of prompt diphoton production cross sections at Tevatron and LHC energies',
          abstract: 'A fully differential calculation, where p < q & α holds, is presented.',
          authors: ['C. Balázs', 'E. L. Berger'],
          published: { year: 2007, month: 4, day: 2 },
          arxivId: '0704.0001',
          doi: '10.1103/PhysRevD.76.013009',
          categories: ['hep-ph', 'hep-ex'],
          journalRef: 'Phys.Rev.D76:013009,2007',
        },
      },
      {
        position: 2,
        firstLine: 18,
        lastLine: 24,
        fields: {
          title: 'Attention Revisited',
          abstract: 'We look again at attention.',
          authors: ['Émilie du Châtelet', 'Robert Downey Jr'],
          published: { year: 2021, month: 1, day: 2 },
          arxivId: '2101.00001',
          categories: ['cs.CL'],
        },
      },
    ],
    rejects: [
      { scope: 'record', firstLine: 25, lastLine: 27, reason: 'deleted by arXiv: oai:arXiv.org:0704.0002' },
    ],
  });
});

test('on one line, with a prefix, without an envelope, the last answer without a token', async () => {
  const flat = oaiAnswer([parsed]).replace(/\n\s*/g, ' ');
  expect(await read(flat)).toMatchObject({ kind: 'oai', records: [{ firstLine: 1, lastLine: 1 }] });
  expect(await read(flat)).not.toHaveProperty('resumptionToken');
  const prefixed = oaiAnswer([parsed]).replace(/<(\/?)(OAI-PMH|ListRecords|record|header)/g, '<$1oai:$2');
  expect((await read(prefixed)).records[0]?.fields.arxivId).toBe('2101.00001');
  expect((await read(`${parsed}\n`)).records[0]?.fields.title).toBe('Attention Revisited');
  expect((await read(oaiAnswer([parsed], ''))).resumptionToken).toBeUndefined();
});

test('a page of deleted records alone is no mistake', async () => {
  expect(await read(oaiAnswer([deleted]))).toMatchObject({ records: [], rejects: [{ firstLine: 6 }] });
});

test('an error of the interface is told by its code', async () => {
  const answer = oaiAnswer([]).replace(
    /<ListRecords>\s*<\/ListRecords>/,
    '<error code="noRecordsMatch">None.</error>',
  );
  const refused = await refusal(answer);
  expect(refused).toBeInstanceOf(OaiError);
  expect(refused).toMatchObject({
    code: 'noRecordsMatch',
    message: 'the interface answered with an error: noRecordsMatch (None.)',
  });
});

test.each([
  [
    'another format',
    oaiAnswer([raw.replaceAll('arXivRaw', 'dc')]),
    6,
    /^no record can be used \(metadata in another format \(dc\)/,
  ],
  ['no record', oaiAnswer([]), 1, /^an answer of OAI-PMH without any record$/],
  [
    'tags that cross',
    oaiAnswer([raw.replace('</title>', '</titel>')]),
    6,
    /^the XML is damaged or breaks off: /,
  ],
  [
    'a DOCTYPE',
    oaiAnswer([raw]).replace('<OAI', '<!DOCTYPE x [<!ENTITY a "b">]><OAI'),
    1,
    /no source|DOCTYPE/,
  ],
  ['no title', oaiAnswer([raw.replace(/<title>[^<]*<\/title>/, '')]), 6, /^no record can be used \(title: /],
])('%s is refused', async (_, answer, line, reason) => {
  const refused = await refusal(answer);
  expect(refused?.message).toMatch(reason);
  expect(refused?.line).toBe(line);
});

test('an answer cut off anywhere is refused', async () => {
  const whole = oaiAnswer([raw, parsed], 'token').trimEnd();
  for (let end = 1; end < whole.length; end += 11) expect(await refusal(whole.slice(0, end))).toBeDefined();
  expect(await refusal(whole)).toBeUndefined();
});
