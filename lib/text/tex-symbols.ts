import { greekByName } from '#lib/text/greek.ts';

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  eg: 'e.g.',
  Eg: 'E.g.',
  ie: 'i.e.',
  Ie: 'I.e.',
  etal: 'et al.',
  etc: 'etc.',
  cf: 'cf.',
  vs: 'vs.',
  wrt: 'w.r.t.',
  aka: 'a.k.a.',
};

const SYMBOLS: Readonly<Record<string, string>> = {
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  BibTeX: 'BibTeX',
  geq: '≥',
  ge: '≥',
  leq: '≤',
  le: '≤',
  neq: '≠',
  ne: '≠',
  times: '×',
  approx: '≈',
  sim: '∼',
  pm: '±',
  mp: '∓',
  cdot: '·',
  circ: '∘',
  propto: '∝',
  infty: '∞',
  ell: 'ℓ',
  in: '∈',
  notin: '∉',
  subset: '⊂',
  subseteq: '⊆',
  cup: '∪',
  cap: '∩',
  forall: '∀',
  exists: '∃',
  sum: '∑',
  prod: '∏',
  partial: '∂',
  nabla: '∇',
  to: '→',
  rightarrow: '→',
  longrightarrow: '→',
  leftarrow: '←',
  leftrightarrow: '↔',
  Rightarrow: '⇒',
  Leftarrow: '⇐',
  Leftrightarrow: '⇔',
  mapsto: '↦',
  uparrow: '↑',
  downarrow: '↓',
  Re: 'ℜ',
  ll: '≪',
  gg: '≫',
  star: '⋆',
  ast: '∗',
  top: '⊤',
  ldots: '…',
  dots: '…',
  cdots: '…',
  textellipsis: '…',
  textasciitilde: '~',
  textunderscore: '_',
  textendash: '–',
  textemdash: '—',
  textdegree: '°',
  degree: '°',
  S: '§',
  P: '¶',
  dag: '†',
  ddag: '‡',
  copyright: '©',
  pounds: '£',
  euro: '€',
};

const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  dh: 'ð',
  th: 'þ',
};

const own = (table: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** `eg` → `e.g.`, for the abbreviations that conference styles define as commands. */
export const texAbbreviation = (name: string): string | undefined => own(ABBREVIATIONS, name);

/** `o` → `ø`: the letters that TeX writes as commands. */
export const texLetter = (name: string): string | undefined => own(LETTERS, name);

/** `geq` → `≥`, `alpha` → `α`: the sign that a command stands for in running text. */
export const texSymbol = (name: string): string | undefined => own(SYMBOLS, name) ?? greekByName.get(name);

const DOUBLE_STRUCK: Readonly<Record<string, string>> = {
  C: 'ℂ',
  N: 'ℕ',
  P: 'ℙ',
  Q: 'ℚ',
  R: 'ℝ',
  Z: 'ℤ',
  E: '𝔼',
};

/** `R` → `ℝ`; other letters as they are. */
export const doubleStruck = (letter: string): string => own(DOUBLE_STRUCK, letter) ?? letter;
