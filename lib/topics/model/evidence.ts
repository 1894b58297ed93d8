import type { Evidence } from '#lib/topics/assignment.ts';
import type { Place } from '#lib/topics/model/gram-vector.ts';
import { gramWeights } from '#lib/topics/model/gram-weights.ts';
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

type Candidate = { words: string; said: number; least: number; places: Place[] };

/**
 * Reads the evidence of a paper's topics: given a topic's index in the model, the phrases that carried it – those of
 * the signal tables and the grams that added most to its log-odds – and every place where they stand, title before
 * abstract, in order and without overlap.
 */
export function evidenceReader(model: TopicModel, fields: readonly ReadField[], features: Features) {
  const words = wordsReader(fields);
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
  const add: Add = (said, places, least) => {
    const [first] = places;
    const key = first === undefined ? '' : words(first);
    const known = candidates.get(key);
    if (known === undefined) candidates.set(key, { words: key, said, least, places: [...places] });
    else {
      known.said += said;
      known.least = Math.min(known.least, least);
      known.places.push(...places);
    }
  };
  saidByPhrases(model, topic, features, add);
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
  return (most.length > 0 ? most : [strongest]).flatMap(({ places }) => places);
}

/** Takes note of what one phrase adds to the log-odds at all its places, and from how much on it is named. */
type Add = (said: number, places: readonly Place[], least: number) => void;

/** What each phrase hit of the topic's own adds: its share of what they add together. */
function saidByPhrases(model: TopicModel, topic: number, { sums }: Features, add: Add): void {
  const own = sums.get(model.topics[topic] ?? '');
  if (own === undefined) return;
  const total = saidByOwn(model.topic.own, topic, own.sum);
  const positive = own.hits.filter(({ weight }) => weight > 0);
  const all = positive.reduce((sum, { weight }) => sum + weight, 0);
  for (const hit of positive) add((total * hit.weight) / all, [hit], LEAST);
}

/** What each gram adds. The verbs' grams are no phrases of the text, and are left out. */
function saidByGrams(model: TopicModel, topic: number, { grams }: Features, add: Add): void {
  const { rows, values, places } = grams;
  const { starts, topics, weights } = gramWeights(model.topic.grams, model.topics.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number; // this and what is read with it are within their tables
    const end = starts[row + 1] as number;
    let place = starts[row] as number;
    while (place < end && (topics[place] as number) < topic) place += 1;
    if (place === end || topics[place] !== topic) continue;
    const said = (weights[place] as number) * (values[at] as number);
    if (Math.abs(said) < FAINT || model.table.kinds[row] === VERB) continue;
    add(said, places[at] ?? [], isTelling(model, row, places[at]) ? LEAST_OF_GRAM : Number.POSITIVE_INFINITY);
  }
}

/** Whether a gram tells something where it stands alone: a pair of words does, a word that is not a common one. */
function isTelling({ table }: TopicModel, row: number, [place]: readonly Place[] = []): boolean {
  return place !== undefined && (place.last > place.first || (table.weights[row] ?? 0) >= COMMON);
}

/** The folded words of places, each read once. */
function wordsReader(fields: readonly ReadField[]): (place: Place) => string {
  const known = fields.map(() => new Map<number, string>());
  return ({ field, first, last }) => {
    const tokens = fields[field]?.tokens ?? [];
    const wordAt = (at: number) => {
      const token = tokens[at];
      return token === undefined ? '' : folded(token.word);
    };
    if (first === last) return wordAt(first);
    const key = first * tokens.length + last;
    const read = known[field]?.get(key);
    if (read !== undefined) return read;
    let words = wordAt(first);
    for (let at = first + 1; at <= last; at += 1) words += ` ${wordAt(at)}`;
    known[field]?.set(key, words);
    return words;
  };
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
