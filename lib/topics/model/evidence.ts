import type { Evidence } from '#lib/topics/assignment.ts';
import type { GramTable } from '#lib/topics/model/gram-table.ts';
import { type Place, placesOf } from '#lib/topics/model/gram-vector.ts';
import { gramWeights, weightOf } from '#lib/topics/model/gram-weights.ts';
import { gramKinds } from '#lib/topics/model/grams.ts';
import { type Features, saidByOwn, type TopicModel } from '#lib/topics/model/topic-model.ts';
import type { ReadField } from '#lib/topics/read-paper.ts';
import { folded } from '#lib/topics/tokens.ts';

/** How many different phrases are named for a topic at most. */
const MOST = 5;
/** What a phrase adds to the log-odds at least to be named, alone and against the strongest one. */
const LEAST = 0.25;
const SHARE = 0.2;
/** What a gram adds at least that is in no signal table: words that merely go along with a topic add less. */
const LEAST_OF_GRAM = 0.4;
/** The weight in the table below which a word is so common that by itself it tells nothing: in 4 % of the papers. */
const COMMON = Math.log(25) ** 0.7;
/** How many words a span grows by at either end to that of a hyphenated one. */
const HYPHENS = 3;
/** What is nearer to nothing than this is passed over. */
const FAINT = 0.02;

const VERB = gramKinds.indexOf('verb');

/**
 * A phrase that may be named: what it says, and from how much on it is named. It stands where these hits of the signal
 * tables and these grams of the paper do.
 */
type Candidate = { words: string; said: number; least: number; hits: Place[]; grams: number[] };

/**
 * Reads the evidence of a paper's topics: given a topic's index in the model, the phrases that carried it – those of
 * the signal tables and the grams that added most to its log-odds – and every place where they stand, title before
 * abstract, in order and without overlap.
 */
export function evidenceReader(model: TopicModel, fields: readonly ReadField[], features: Features) {
  const words = (place: Place) => wordsAt(place, fields);
  return (topic: number): Evidence[] => spans(telling(model, topic, features, words), fields);
}

/** The places of the phrases that tell most for a topic. */
function telling(
  model: TopicModel,
  topic: number,
  features: Features,
  words: (place: Place) => string,
): Place[] {
  const candidates = new Map<string, Candidate>();
  const add: Add = (words, said, least) => {
    let known = candidates.get(words);
    if (known === undefined) {
      known = { words, said, least, hits: [], grams: [] };
      candidates.set(words, known);
    } else {
      known.said += said;
      known.least = Math.min(known.least, least);
    }
    return known;
  };
  saidByPhrases(model, topic, features, words, add);
  saidByGrams(model, topic, features, add);

  const ranked = [...candidates.values()]
    .filter(({ said }) => said >= LEAST)
    .sort((a, b) => b.said - a.said || (a.words < b.words ? -1 : 1));
  const [strongest] = ranked;
  if (strongest === undefined) return [];
  const most = ranked
    .filter(({ said, least }) => said >= Math.max(least, strongest.said * SHARE))
    .slice(0, MOST);
  // Where only common words speak for a topic the strongest of them is named: something has to be.
  return (most.length > 0 ? most : [strongest]).flatMap(({ hits, grams }) => [
    ...hits,
    ...grams.flatMap((at) => placesOf(features.grams.mentions, at)),
  ]);
}

/** Takes note of what one phrase adds to the log-odds, and from how much on it is named. */
type Add = (words: string, said: number, least: number) => Candidate;

/** What each phrase hit of the topic's own adds: its share of what they add together. */
function saidByPhrases(
  model: TopicModel,
  topic: number,
  { sums }: Features,
  words: (place: Place) => string,
  add: Add,
): void {
  const own = sums.get(model.topics[topic] ?? '');
  if (own === undefined) return;
  const total = saidByOwn(model.topic.own, topic, own.sum);
  const positive = own.hits.filter(({ weight }) => weight > 0);
  const all = positive.reduce((sum, { weight }) => sum + weight, 0);
  for (const hit of positive) add(words(hit), (total * hit.weight) / all, LEAST).hits.push(hit);
}

/** What each gram adds. The verbs' grams are no phrases of the text, and are left out. */
function saidByGrams(
  { topic: regression, table, topics }: TopicModel,
  topic: number,
  { grams }: Features,
  add: Add,
): void {
  const { rows, values } = grams;
  const weights = gramWeights(regression.grams, topics.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number; // every gram has its row and its value
    const said = weightOf(weights, row, topic) * (values[at] as number);
    if (Math.abs(said) < FAINT || table.kinds[row] === VERB) continue;
    const least = isTelling(table, row) ? LEAST_OF_GRAM : Number.POSITIVE_INFINITY;
    add(table.texts[row] ?? '', said, least).grams.push(at);
  }
}

/** Whether a gram tells something where it stands alone: a pair of words does, a word that is not a common one. */
function isTelling({ isPair, weights }: GramTable, row: number): boolean {
  return isPair[row] === 1 || (weights[row] ?? 0) >= COMMON;
}

/** The folded words of a place. */
function wordsAt({ field, first, last }: Place, fields: readonly ReadField[]): string {
  const tokens = fields[field]?.tokens.slice(first, last + 1) ?? [];
  return tokens.map(folded).join(' ');
}

/** Places as spans, to the ends of hyphenated words; those that overlap become one. */
function spans(places: readonly Place[], fields: readonly ReadField[]): Evidence[] {
  const wholes = places.map((place) => wholeWords(place, fields));
  const sorted = wholes.sort((a, b) => a.field - b.field || a.first - b.first || a.last - b.last);
  const kept: Place[] = [];
  for (const place of sorted) {
    const before = kept.at(-1);
    if (before !== undefined && before.field === place.field && place.first <= before.last) {
      before.last = Math.max(before.last, place.last);
    } else kept.push(place);
  }
  return kept.map(({ field, first, last }) => ({
    field: fields[field]?.field ?? 'title',
    start: fields[field]?.tokens[first]?.start ?? 0,
    end: fields[field]?.tokens[last]?.end ?? 0,
  }));
}

/** “pre” of “pre-trained” is “pre-trained”. */
function wholeWords({ field, first, last }: Place, fields: readonly ReadField[]): Place {
  const { text = '', tokens = [] } = fields[field] ?? {};
  const isHyphened = (at: number) => {
    const start = tokens[at]?.start ?? 0;
    return tokens[at - 1]?.end === start - 1 && text[start - 1] === '-';
  };
  const whole = { field, first, last };
  while (first - whole.first < HYPHENS && isHyphened(whole.first)) whole.first -= 1;
  while (whole.last - last < HYPHENS && isHyphened(whole.last + 1)) whole.last += 1;
  return whole;
}
