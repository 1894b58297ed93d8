import fc from 'fast-check';

const PIECES = [
  ...'\\{}$^_~`\'"-&;.()[]<>% ,:!?#=@/*',
  ...'aeiWAx019éαβ中\u0301\u200b\ud800\ue000\u0080',
  ...[
    '\\emph',
    '\\textbf{',
    '\\cite{k}',
    '\\eg',
    '\\href{',
    '\\url{',
    '\\frac{',
    '\\sqrt',
    '\\alpha',
    '\\begin{',
  ],
  ...[
    '``',
    "''",
    '--',
    '---',
    '&amp;',
    '&lt;',
    '&#38;',
    '&#x5c;',
    'https://a.org/b',
    'github.com/x/y',
    '{\\em ',
  ],
  ...[
    '.We ',
    'times',
    '5',
    'leq',
    ' imes',
    '\\footnote{',
    'ootnote{',
    'textit{',
    "\\'e",
    '\\"',
    '\\(',
    '\\)',
    '^circ',
  ],
  ...['e.g.', 'model', ' the ', '$x$', '$5$', '\\$', '\\\\', '{word}', 'nu^1', 'O(n^2)', 'X_{ab}'],
];

/** Strings that look like the worst of abstracts: pieces of TeX, quotes, addresses and entities in any order. */
export const texLike: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
