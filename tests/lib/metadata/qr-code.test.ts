import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, onTestFinished, test } from 'vitest';
import { qrCodeSvg } from '#lib/metadata/qr-code.ts';

const URL = 'https://papers.example/papers/unifusion-vision-language-model-as-unified-encoder-in-image';

const READER = 'zbarimg';

/** The modules that an SVG document paints dark, row by row. */
function painted(svg: string): boolean[][] {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const rows = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length, back] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(length);
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  }
  return rows;
}

test('the modules of the permalink, black on white, with four light ones around and a title', () => {
  const svg = qrCodeSvg(URL, 'Tasks & “Merging” <again>');
  const dark = painted(svg);
  const { data, size } = encode(URL, { ecc: 'M', boostEcc: true, border: 0 });
  expect(dark.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(data);
  expect(dark).toHaveLength(size + 8);
  const edge = [0, 1, 2, 3].flatMap((at) => [dark.at(at), dark.at(-1 - at)]).flat();
  const sides = dark.flatMap((row) => [...row.slice(0, 4), ...row.slice(-4)]);
  expect([...edge, ...sides].some(Boolean)).toBe(false);
  expect(svg).toContain('<title>Tasks &amp; “Merging” &lt;again&gt;</title>');
  expect(svg).toContain(`<rect width="${size + 8}" height="${size + 8}" fill="#fff"/>`);
  expect(svg).toMatch(/<path d="M[^"]+z" fill="#000" shape-rendering="crispEdges"\/>/);
});

test('whatever the address, what is painted is the code and nothing else', () => {
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      expect(painted(qrCodeSvg(url, ''))).toEqual(encode(url, { ecc: 'M', boostEcc: true, border: 4 }).data);
    }),
    { numRuns: 10 },
  );
});

test('zbarimg reads the address from it', ({ skip }) => {
  const isHere = spawnSync(READER, ['--version']).status === 0;
  skip(!isHere, 'zbarimg is not installed; it is in Debian’s package “zbar-tools”');
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-qr-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const rows = painted(qrCodeSvg(URL, ''));
  const scaled = rows.flatMap((row) =>
    Array<string>(8).fill(row.map((dark) => (dark ? '1 ' : '0 ').repeat(8)).join('\n')),
  );
  const file = join(folder, 'code.pbm');
  writeFileSync(file, `P1\n${rows.length * 8} ${rows.length * 8}\n${scaled.join('\n')}\n`);
  const read = spawnSync(READER, ['--quiet', '--raw', file], { encoding: 'utf8' });
  expect(read.stdout).toBe(`${URL}\n`);
});
