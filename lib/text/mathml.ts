import katex from 'katex';

const LONGEST = 1000;

/** What the authors of abstracts define for themselves and KaTeX does not know. */
const MACROS: Readonly<Record<string, string>> = {
  '\\eps': '\\varepsilon',
  '\\wt': '\\widetilde{#1}',
  '\\wh': '\\widehat{#1}',
  '\\poly': '\\operatorname{poly}',
  '\\polylog': '\\operatorname{polylog}',
  '\\mbox': '\\text{#1}',
  '\\bx': '\\mathbf{x}',
  '\\RR': '\\mathbb{R}',
  '\\bb': '\\mathbb',
  '\\textsc': '\\text{#1}',
  '\\nicefrac': '{#1}/{#2}',
  '\\Tilde': '\\tilde',
  '\\Hat': '\\hat',
  '\\Bar': '\\bar',
  '\\indep': '\\perp',
};

/** Nothing of these may leave: the page's policy knows no inline style, and formulas carry no addresses. */
const UNSAFE = /\s(?:style|href|src|on[a-z]+|class|id)\s*=|<(?:script|a|img|mglyph|maction)\b/i;

/**
 * A formula (TeX without delimiters) as one `<math>` element, or undefined when KaTeX cannot read it, when it
 * is longer than 1,000 characters, or when it would need a style or an address: then the source is shown.
 * KaTeX's outer span and its annotation with the TeX source are left out: screen readers read the MathML
 * itself, while search engines, `textContent` and copied text would have every formula twice.
 */
export function mathMl(tex: string): string | undefined {
  if (tex.trim() === '' || tex.length > LONGEST) return undefined;
  try {
    const html = katex.renderToString(tex.replace(/(?<!\\)%/g, '\\%'), {
      output: 'mathml',
      trust: false,
      strict: 'ignore',
      throwOnError: true,
      maxSize: 5,
      maxExpand: 200,
      macros: { ...MACROS },
    });
    const math = /<math[^>]*>.*<\/math>/s
      .exec(html)?.[0]
      .replace(/<annotation\b[^>]*>[\s\S]*?<\/annotation>/g, '')
      .replace(/<\/?semantics>/g, '');
    return math === undefined || UNSAFE.test(math.replace(/>[^<>]*</g, '><')) ? undefined : math;
  } catch {
    return undefined;
  }
}
