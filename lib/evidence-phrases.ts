import type { Evidence } from '#lib/topics/assignment.ts';
import { folded, tokenize } from '#lib/topics/tokens.ts';

/** A phrase that a topic was given for: how it is written, how often it stands in the paper, and where first. */
export type EvidencePhrase = { text: string; count: number; first: Evidence };

/**
 * The phrases of a topic's evidence, at most `limit` of them: those that stand most often, of two that stand alike
 * the longer one; in the order of the text, the title first. Spellings that differ in case, hyphen or number are one
 * phrase, written as where it stands first. `more` counts the phrases left out.
 */
export function evidencePhrases(
  evidence: readonly Evidence[],
  paper: { title: string; abstract: string },
  limit: number,
): { phrases: EvidencePhrase[]; more: number } {
  const byKey = new Map<string, EvidencePhrase>();
  for (const span of [...evidence].sort(inTextOrder)) {
    const written = paper[span.field].slice(span.start, span.end);
    const key = tokenize(written).map(folded).join('');
    const known = byKey.get(key);
    if (known) known.count += 1;
    else byKey.set(key, { text: lowered(written), count: 1, first: span });
  }
  const all = [...byKey.values()];
  const chosen = new Set(
    all.toSorted((a, b) => b.count - a.count || b.text.length - a.text.length).slice(0, limit),
  );
  return { phrases: all.filter((phrase) => chosen.has(phrase)), more: all.length - chosen.size };
}

function inTextOrder(a: Evidence, b: Evidence): number {
  if (a.field !== b.field) return a.field === 'title' ? -1 : 1;
  return a.start - b.start;
}

/** In lower case, but for acronyms and words with capitals inside: `Multi-Task` → `multi-task`; `LoRA`, `LLMs` stay. */
function lowered(phrase: string): string {
  return phrase.replace(/[\p{L}\p{N}’']+/gu, (word) =>
    /^\p{Lu}\P{Lu}+$/u.test(word) ? word.toLowerCase() : word,
  );
}
