import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '#lib/text/clean.ts';
import { texLike } from '#tests/lib/text/tex-like.ts';

describe('cleanText on excerpts of the dumps', () => {
  it.each([
    ['Pre-trained Transformers (\\eg BERT) have', 'Pre-trained Transformers (e.g. BERT) have'],
    ['enhancing accuracy.~We also introduce', 'enhancing accuracy. We also introduce'],
    ['limiting its accessibility.We present UniFusion', 'limiting its accessibility. We present UniFusion'],
    ['a long-standing goal in NLP.A recent paradigm', 'a long-standing goal in NLP. A recent paradigm'],
    ['fine-tuning (i.e.model-tuning) when', 'fine-tuning (i.e. model-tuning) when'],
    ['language models~(PLMs) have', 'language models (PLMs) have'],
    ['(e.g.~RoBERTa)', '(e.g. RoBERTa)'],
    ['Shared Task~1 -- a shared task', 'Shared Task 1 – a shared task'],
    ['JiuZhang~2.0, a unified', 'JiuZhang 2.0, a unified'],
    ['an improvement of ~5% absolute F1', 'an improvement of ~5% absolute F1'],
    ['trained on only ~67,500 samples', 'trained on only ~67,500 samples'],
    ["We introduce ``Successive Prompting'', where", 'We introduce “Successive Prompting”, where'],
    ['the form ``A is to B as C is to D", combining', 'the form “A is to B as C is to D”, combining'],
    [
      "\"What factors affect the performance of MM-ICL?'' To",
      '“What factors affect the performance of MM-ICL?” To',
    ],
    ['the well-known``multi-task conflict" issue', 'the well-known “multi-task conflict” issue'],
    ["a controller from the early '90s", "a controller from the early '90s"],
    ['Drag-and-Drop LLMs (\\textit{DnD)}, a', 'Drag-and-Drop LLMs (DnD), a'],
    ['of $textbf{specialist} and textbf{generalist}$ models', 'of specialist and generalist models'],
    ['a few examples {without} using', 'a few examples without using'],
    ['up to 30\\% in performance', 'up to 30% in performance'],
    ['10.6\\%-29.3\\% improvement', '10.6%-29.3% improvement'],
    ['Ragnar\\"ok and T\\"ULU 3', 'Ragnarök and TÜLU 3'],
    ['code, \\LaTeX, coordinates', 'code, LaTeX, coordinates'],
    ['we present \\ours, a framework', 'we present ours, a framework'],
    [
      'leq 1/200 of the training cost (\\500 vs. \\geq 100,000)',
      '≤ 1/200 of the training cost ($500 vs. ≥ 100,000)',
    ],
    ['retrieving 2-5times fewer', 'retrieving 2–5× fewer'],
    ['up to 12,000times lower', 'up to 12,000× lower'],
    ['the NDCG@K, IoUgeq mu evaluation', 'the NDCG@K, IoU ≥ μ evaluation'],
    ['text leftrightarrow image', 'text ↔ image'],
    ['Reading comprehension (RC)---in contrast', 'Reading comprehension (RC)—in contrast'],
    ['at https://github.com/QizhiPei/SSM-DTA{Github}.', 'at https://github.com/QizhiPei/SSM-DTA.'],
    [
      'at https://jerryliang24.github.io/DnD{https://jerryliang24.github.io/DnD}.',
      'at https://jerryliang24.github.io/DnD.',
    ],
  ])('%s', (source, expected) => {
    expect(cleanText(source)).toBe(expected);
  });
});

describe('cleanText on other sources', () => {
  it.each([
    ['see~\\cite{a,b}, and \\citep[p.~3]{c}.', 'see, and.'],
    [
      "caf\\'e, na{\\\"\\i}ve, {\\'E}cole, \\c{c}a, Erd\\H{o}s, S\\o ren",
      'café, naïve, École, ça, Erdős, Søren',
    ],
    ["it\\'s", "it's"],
    ['the {\\em adversarial perturbation} model', 'the adversarial perturbation model'],
    [
      '\\url{https://a.org/x\\_y} and \\href{https://b.org}{our page}',
      'https://a.org/x_y and our page (https://b.org)',
    ],
    ['\\href{https://youtu.be/N4B}{https://youtu.be/N4B}', 'https://youtu.be/N4B'],
    ['$\\textbf{V}$isual-Graph $81$ of $15\\%$, $e.g.$, 3$%$', 'Visual-Graph 81 of 15%, e.g., 3%'],
    ['(20-2{,}000$\\times$), $3.9\\times$, 10$\\sim$20', '(20–2,000×), 3.9×, 10∼20'],
    ['keep $\\alpha_i$ and \\(x^2\\)', 'keep $\\alpha_i$ and \\(x^2\\)'],
    ['at a cost of \\$200 of $1.5M and $2M', 'at a cost of $200 of $1.5M and $2M'],
    ['O(n\\log^3 n) of \\mathcal{O}(N^2), x∈\\mathbbR^n', 'O(n log^3 n) of O(N^2), x∈ℝ^n'],
    ['R&amp;D &lt;b&gt; &amp;lt;i&amp;gt; &nbsp;x AT&T', 'R&D <b> <i> x AT&T'],
    ['a\u200bb\u202ec\u00a0d\te\r\nf\u0000g', 'abc d e fg'],
    ['Amazon\u0092s classi\ufb01er, e\u0301', 'Amazon’s classifier, é'],
    ['publicly availableootnote{\\url{https://x.org/y}}.', 'publicly available (https://x.org/y).'],
    ["we use `in-the-wild' and `code`", 'we use ‘in-the-wild’ and `code`'],
    ['run `x --all` -- or not', 'run `x --all` – or not'],
    ['images. \\nWe propose', 'images. We propose'],
    ['\\textitunflattening of \\beginitemize \\item A', 'unflattening of A'],
  ])('%s', (source, expected) => {
    expect(cleanText(source)).toBe(expected);
  });

  it.each([
    'GPT-3.5, U.S. law, Node.js, i.e. this, TaskMatrix.AI, NiuTrans.NMT, file_name.py, S.Maria, v1.0',
    'https://a.org/~user/x--y/?q=a.We#b and MOT15~17 and 10% ~ 48%',
    '{0,1}^n, π_{0}-FAST, Wukong_{ViT-L}, X^2-Retrieval, nu^1, 10^{-4}',
    '60 times larger, MHR-mu, epsilon-greedy, sim5, timesteps',
    '23.5->26.9 and <think> and key&value and x <!-- y',
    '“quoted” ‘text’ – and — stay; so does "this"',
  ])('leaves alone: %s', (text) => {
    expect(cleanText(text)).toBe(text);
  });

  it('splits at a word that opens sentences even behind a name', () => {
    expect(cleanText('than ResNet.The rest')).toBe('than ResNet. The rest');
  });
});

describe('cleanText, its laws', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(texLike, (source) => {
        const once = cleanText(source);
        expect(cleanText(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves printable, trimmed, single-spaced text', () => {
    fc.assert(
      fc.property(texLike, (source) => {
        expect(cleanText(source)).not.toMatch(/\p{Cc}|[\u200b-\u200f\u202a-\u202e\ufeff]|\s\s|^\s|\s$/u);
      }),
    );
  });

  it.each(['{', '$', '\\', '(', '`', '~', '&', "'", '-', 'a.B', '\\emph{', '$a', '\\[', 'http://'])(
    'takes a megabyte of %s in time',
    (unit) => {
      const before = process.cpuUsage();
      cleanText(unit.repeat(Math.floor(1_000_000 / unit.length)));
      // Microseconds; the square of a million steps would be hours.
      expect(process.cpuUsage(before).user).toBeLessThan(30_000_000);
    },
  );
});
