import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { expect, onTestFinished, test } from 'vitest';
import { apart, growthPlot } from '#scripts/bench/compare/plot.ts';
import { knownResults, type Piece, type Results, writeResults } from '#scripts/bench/compare/results.ts';
import { isHopeless } from '#scripts/bench/compare/run-piece.ts';
import { milliseconds, resultsPage } from '#scripts/bench/compare/table.ts';

const at = (p50: number) => ({ p50, p95: 2 * p50, p99: 3 * p50, questions: 120, found: 5 });

function piece(all: number, more: Partial<Piece> = {}): Piece {
  return {
    load: 1,
    startSeconds: 0.25,
    memory: 2048,
    disk: 0,
    states: { all: at(all), phrase: 'cannot' },
    ...more,
  };
}

const RESULTS: Results = {
  machine: {
    system: 'Debian GNU/Linux 12',
    processor: 'A processor',
    cores: 2,
    gibibytes: 24,
    versions: { Node: '24.21.0', SQLite: '3.54.1' },
  },
  sizes: {
    30000: {
      origin: 'a database made before',
      pieces: {
        broadsheet: piece(2),
        sqlite: piece(500, { load: 3.5, disk: 1234, madeSeconds: 2.56 }),
        orama: { load: 0, states: {}, failed: 'not built within 10 min' },
      },
      site: {
        startSeconds: 1.26,
        memory: 300,
        processes: 2,
        pages: {
          paper: { failed: '/papers/x answered with 503.' },
          front: {
            bytes: 45_400,
            first: { perSecond: 50, p50: 160.4, p99: 200 },
            again: { perSecond: 250, p50: 30, p99: 41 },
            nginx: { perSecond: 10_000, p50: 0, p99: 1 },
          },
        },
      },
    },
    483: { origin: 'the dumps that ship', pieces: { broadsheet: piece(0.512), sqlite: piece(0.0512) } },
  },
};

test('medians are set against Broadsheet’s, sizes ascend, and what is not there is told', () => {
  const lines = resultsPage(RESULTS).split('\n');
  expect(lines.filter((line) => line.startsWith('## '))).toEqual([
    '## 483 papers',
    '## 30,000 papers',
    '## What is measured',
  ]);
  expect(lines.filter((line) => line.startsWith('| no filter'))).toEqual([
    '| no filter, newest first | 0.512 | 0.10 |',
    '| no filter, newest first | 0.512 · 1.02 · 1.54 | 0.051 · 0.102 · 0.154 |',
    '| no filter, newest first | 2.00 | 250 |  |',
    '| no filter, newest first | 2.00 · 4.00 · 6.00 | 500 · 1,000 · 1,500 |  |',
  ]);
  expect(lines).toContain('| a phrase | – | – |');
  expect(lines).toContain('| SQL on SQLite | 0.25 | 2,048 | 1,234 | 2.6 |');
  expect(lines).toContain(
    'Orama: not built within 10 min. The machine had other work when these began: SQL on SQLite.',
  );
  expect(lines).toContain('| paper | /papers/x answered with 503. |');
  expect(lines).toContain('| front | 45 | 50 | 160 · 200 | 250 | 10,000 | 40.0 |');
  expect(lines).toContain('A processor, 2 cores, 24 GiB; Debian GNU/Linux 12. Node 24.21.0 · SQLite 3.54.1.');
});

test('times have three significant figures as long as they mean anything', () => {
  expect([0.01234, 0.1234, 1.234, 99.94, 123.4, 12_345].map(milliseconds)).toEqual([
    '0.012',
    '0.123',
    '1.23',
    '99.9',
    '123',
    '12,345',
  ]);
});

test('the plot is well-formed, with a line and a mark at every size for each that was measured', () => {
  const svg = growthPlot(RESULTS);
  expect(XMLValidator.validate(svg)).toBe(true);
  const [panel = ''] = svg.split('</g>');
  expect(panel.match(/<circle/g)?.length).toBe(4);
  expect(panel.match(/>(Broadsheet|SQL on SQLite|Orama)</g)).toEqual(['>Broadsheet<', '>SQL on SQLite<']);
  expect(XMLValidator.validate(growthPlot({ ...RESULTS, sizes: {} }))).toBe(true);
});

test('names that would lie on each other are moved apart, in their order', () => {
  expect(apart([10, 100])).toEqual([10, 100]);
  const moved = apart([50, 52, 51]);
  expect(moved.map((height) => moved.filter((other) => other < height).length)).toEqual([0, 2, 1]);
  const sorted = moved.toSorted((a, b) => a - b);
  expect(sorted.slice(1).map((height, index) => height - (sorted[index] ?? 0))).toEqual([14, 14]);
});

test('results are added to those of earlier runs, but to none of another machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'results.json');
  expect(knownResults(file, RESULTS.machine)).toEqual({ machine: RESULTS.machine, sizes: {} });
  writeResults(file, RESULTS);
  const newer = { ...RESULTS.machine, versions: { Node: '25.0.0' } };
  expect(knownResults(file, newer)).toEqual({
    machine: { ...RESULTS.machine, versions: { Node: '25.0.0', SQLite: '3.54.1' } },
    sizes: RESULTS.sizes,
  });
  const other = { ...RESULTS.machine, cores: 64 };
  expect(knownResults(file, other)).toEqual({ machine: other, sizes: {} });
});

test('building is given up when a third of the time shows that all of it is too short', () => {
  expect(isHopeless(0.3, 0.5)).toBe(true);
  expect(isHopeless(0.6, 0.5)).toBe(false);
  expect(isHopeless(0.1, 0.3)).toBe(false);
  expect(isHopeless(0, 0.9)).toBe(false);
});
