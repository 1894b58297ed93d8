import { longestHits, saturated } from '#lib/topics/longest-hits.ts';
import { type PhraseWord, readPhrases } from '#lib/topics/phrases.ts';
import type { ReadField } from '#lib/topics/read-paper.ts';
import { compileScanner, type Hits } from '#lib/topics/scanner.ts';
import { levels, levelWeights } from '#lib/topics/signals/notation.ts';
import { signals } from '#lib/topics/signals/table.ts';
import type { Token } from '#lib/topics/tokens.ts';

/** A phrase met: the field's index, the tokens first to last, inclusive, and what one mention there weighs. */
type PhraseHit = { field: number; first: number; last: number; phrase: string; weight: number };

/** What the phrases of a topic say of a paper; the sum is negative where more speaks against the topic. */
export type PhraseSum = { sum: number; hits: PhraseHit[] };

/** How much more a phrase counts in the title than once in a plain sentence of the abstract. */
const TITLE = 1.5;

/** The phrases of the signal tables, by columns, and what finds them. */
type PhraseTable = {
  scan: (tokens: readonly Token[]) => Hits;
  phrases: readonly string[];
  weights: readonly number[];
  topics: readonly string[];
  /** Phrase → index of its topic; of those that count in titles alone −1 in an abstract. */
  inTitle: readonly number[];
  inAbstract: readonly number[];
  /** How often each phrase was met in the field that is being read; 0 between readings. */
  mentions: Float64Array;
};

function compileTable(): PhraseTable {
  const entries: { sequence: PhraseWord[]; value: number }[] = [];
  const [phrases, weights]: [string[], number[]] = [[], []];
  const [inTitle, inAbstract]: [number[], number[]] = [[], []];
  const topics = Object.keys(signals);
  for (const [topic, lists] of Object.values(signals).entries()) {
    for (const level of levels) {
      for (const { phrase, sequences } of readPhrases(lists[level] ?? '')) {
        const value = phrases.push(phrase) - 1;
        weights.push(levelWeights[level]);
        inTitle.push(topic);
        inAbstract.push(level.startsWith('title') ? -1 : topic);
        for (const sequence of sequences) entries.push({ sequence, value });
      }
    }
  }
  const mentions = new Float64Array(phrases.length);
  return { scan: compileScanner(entries), phrases, weights, topics, inTitle, inAbstract, mentions };
}

let table: PhraseTable | undefined;

/**
 * The sum of every topic of which some phrase stands in the paper. Each phrase adds its weight times its mentions
 * (sentences weighed, repetition saturated) and once more, times 1.5, when the title has it. Where phrases of
 * one topic overlap the longest counts.
 */
export function phraseSums(fields: readonly ReadField[]): Map<string, PhraseSum> {
  // Compiled when it is first asked for.
  table ??= compileTable();
  const sums = new Map<string, PhraseSum>();
  const byTopic: (PhraseSum | undefined)[] = table.topics.map(() => undefined);
  for (const [field, read] of fields.entries()) addField(table, field, read, byTopic, sums);
  return sums;
}

/** Adds what one field says; `byTopic` holds the same as `sums`, by the topics' indices. */
function addField(
  { scan, phrases, weights, topics, inTitle, inAbstract, mentions }: PhraseTable,
  field: number,
  { field: name, tokens, sentences }: ReadField,
  byTopic: (PhraseSum | undefined)[],
  sums: Map<string, PhraseSum>,
): void {
  const isTitle = name === 'title';
  const { values, firsts, lasts } = longestHits(scan(tokens), isTitle ? inTitle : inAbstract);
  for (let hit = 0; hit < values.length; hit += 1) {
    const value = values[hit] as number; // the columns are of one length, and each value has its phrase
    const first = firsts[hit] as number;
    const topic = inTitle[value] as number;
    const counts = isTitle ? TITLE : (sentences[tokens[first]?.sentence ?? 0] ?? 1);
    mentions[value] = (mentions[value] as number) + counts;
    let known = byTopic[topic];
    if (known === undefined) {
      known = { sum: 0, hits: [] };
      byTopic[topic] = known;
      sums.set(topics[topic] as string, known);
    }
    const weight = (weights[value] as number) * counts;
    known.hits.push({ field, first, last: lasts[hit] as number, phrase: phrases[value] as string, weight });
  }
  for (const value of values) {
    const count = mentions[value] as number;
    if (count === 0) continue;
    mentions[value] = 0;
    const known = byTopic[inTitle[value] as number];
    if (known !== undefined) known.sum += (weights[value] as number) * (isTitle ? TITLE : saturated(count));
  }
}
