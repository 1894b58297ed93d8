import { nameSlug } from '#lib/text/slug.ts';

/** Series known by the names that proceedings and listings give them; the first that matches names the venue. */
const SERIES: [name: string, pattern: RegExp][] = [
  ['Findings of EMNLP', /findings .*\bEMNLP\b/i],
  ['Findings of NAACL', /findings .*\bNAACL\b/i],
  ['Findings of EACL', /findings .*\bEACL\b/i],
  ['Findings of ACL', /findings .*(\bACL\b|association for computational linguistics)/i],
  ['TACL', /transactions of the association for computational linguistics|^TACL\b/i],
  ['SemEval', /semantic evaluation|^SemEval\b/i],
  ['Workshops', /workshop/i],
  ['NAACL', /north american chapter|^NAACL\b/i],
  ['EACL', /european chapter|^EACL\b/i],
  ['EMNLP', /empirical methods in natural language processing|^EMNLP\b/i],
  ['ACL', /annual meeting of the association for computational linguistics|^ACL\b/i],
  ['COLING', /international conference on computational linguistics|^COLING\b/i],
  ['RANLP', /recent advances in natural language processing|^RANLP\b/i],
  ['LREC', /language resources and evaluation|^LREC\b/i],
  ['NeurIPS', /neural information processing systems|^(NIPS|NeurIPS)\b/i],
  ['ACM MM', /^ACM ?MM\b/i],
  ['CoRL', /^CORL\b/i],
];

/**
 * The series that a venue belongs to ("NIPS 2024" and "Advances in Neural Information Processing Systems 37" are
 * NeurIPS), which is what people filter by. A venue of no known series is its own, without its year.
 */
export function venueSeries(venue: string): { slug: string; name: string } {
  const known = SERIES.find(([, pattern]) => pattern.test(venue));
  const name = known?.[0] ?? (venue.replace(/^(\d{4}\s+)|[\s,']+\d{2,4}$/g, '').trim() || venue.trim());
  return { slug: nameSlug(name) || 'venue', name };
}
