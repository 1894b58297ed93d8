const LETTERS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  omicron: 'ο',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
};

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Names of the Greek letters as TeX spells them (`alpha`, `Alpha`, …, with the `var` forms) → the letter. */
export const greekByName: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LETTERS),
  ...Object.entries(LETTERS).map(([name, letter]): [string, string] => [capital(name), letter.toUpperCase()]),
  ['varepsilon', 'ε'],
  ['vartheta', 'ϑ'],
  ['varphi', 'φ'],
  ['varrho', 'ϱ'],
  ['varsigma', 'ς'],
  ['varpi', 'ϖ'],
]);

const NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LETTERS).map(([name, letter]): [string, string] => [letter, name]),
  ['ς', 'sigma'],
  ['ϑ', 'theta'],
  ['ϕ', 'phi'],
  ['ϵ', 'epsilon'],
  ['ϱ', 'rho'],
  ['ϖ', 'pi'],
  ['µ', 'mu'],
]);

/** The lower-case English name of a Greek letter of either case, without diacritics; undefined for any other. */
export const greekName = (letter: string): string | undefined => NAMES.get(letter.toLowerCase());
