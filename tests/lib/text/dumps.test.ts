import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cleanText } from '#lib/text/clean.ts';
import { findLinks } from '#lib/text/links.ts';
import { mathMl } from '#lib/text/mathml.ts';
import { segmentText } from '#lib/text/segments.ts';
import { sentenceStarts } from '#lib/text/sentences.ts';
import { titleKey } from '#lib/text/title-key.ts';

const folder = new URL('../../../db/dumps/', import.meta.url);
const lines = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '');
const cleaned = [...new Set(lines.map(cleanText))];

it('reads the five dumps', () => {
  expect(lines.length).toBeGreaterThan(1200);
});

it('cleans every text for good, without remains of TeX', () => {
  for (const text of cleaned) {
    expect(cleanText(text)).toBe(text);
    expect(text).not.toMatch(/[\\`]|''|--|\p{Cc}|\dtimes\b|[a-z]~[A-Za-z]/u);
    expect(titleKey(text)).not.toBe('');
  }
});

it('covers every text with segments, and shows every formula safely', () => {
  const formulas: string[] = [];
  for (const text of cleaned) {
    const segments = segmentText(text);
    expect(segments.map((s) => text.slice(s.start, s.end)).join('')).toBe(text);
    for (const segment of segments) {
      if (segment.kind !== 'math') continue;
      formulas.push(text.slice(segment.start, segment.end));
      expect(mathMl(segment.tex)).toMatch(/^<math .*<\/math>$/s);
      expect(mathMl(segment.tex)).not.toMatch(/style=|href=|<script|<annotation/);
    }
  }
  expect([...new Set(formulas)].sort()).toEqual(
    ['10^4', '10^{-3}', '10^{-4}', 'L^{2}', 'R^d', 'X^2', '_{0}', '_{ViT-L}', 'nu^1', 'nu^2', 'π_{0}'].sort(),
  );
});

it('links no address with the punctuation behind it', () => {
  const urls = cleaned.flatMap((text) => findLinks(text).map((link) => link.url));
  expect(urls.length).toBeGreaterThan(100);
  for (const url of urls) expect(url).toMatch(/^https?:\/\/[^\s{}]+[^.,;:)}"'\s]$/);
});

it('begins every sentence with something other than white space', () => {
  for (const text of cleaned)
    for (const start of sentenceStarts(text)) expect(text.slice(start)).toMatch(/^\S/);
});
