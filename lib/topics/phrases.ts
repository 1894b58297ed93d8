import { acronymOf, foldWord } from '#lib/topics/tokens.ts';

/** One word to be met in a text: `exact` compares folded, `cased` as written, `prefix` by its beginning. */
export type PhraseWord = { kind: 'exact' | 'cased' | 'prefix'; text: string };

/**
 * Reads a list of phrases, separated by commas, in the notation that signal tables are written in:
 *
 * - `task vector` matches “task vector”, “Task Vectors”, “task-vector”: case, plural, hyphen are free;
 * - `multi-task` matches “multi-task”, “multi task” and “multitask”: a hyphen may be absent;
 * - `image/video editing` is `image editing` or `video editing`, counted as one phrase;
 * - `quantiz~` matches every word that begins so;
 * - `RAG`, `LoRA`: a word with a capital must be written just so (a plural s is let through).
 *
 * Returns each phrase, as it was written, with the sequences of words that it stands for.
 */
export function readPhrases(list: string): { phrase: string; sequences: PhraseWord[][] }[] {
  return list
    .split(',')
    .map((entry) => entry.trim().replace(/\s+/g, ' '))
    .filter((entry) => entry !== '')
    .map((phrase) => ({ phrase, sequences: sequencesOf(phrase) }));
}

function sequencesOf(phrase: string): PhraseWord[][] {
  let sequences: PhraseWord[][] = [[]];
  for (const place of phrase.split(' ')) {
    const endings = place.split('/').flatMap(spellings);
    sequences = sequences.flatMap((begun) => endings.map((ending) => [...begun, ...ending]));
  }
  return sequences;
}

function spellings(written: string): PhraseWord[][] {
  const parts = written.split('-');
  const apart = parts.map(phraseWord);
  return parts.length === 1 ? [apart] : [apart, [phraseWord(parts.join(''))]];
}

function phraseWord(written: string): PhraseWord {
  if (written.endsWith('~')) return { kind: 'prefix', text: written.slice(0, -1).toLowerCase() };
  if (/[A-Z]/.test(written)) return { kind: 'cased', text: acronymOf(written) };
  return { kind: 'exact', text: foldWord(written) };
}
