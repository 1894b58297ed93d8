import { expect, test } from 'vitest';
import { apaReference } from '#lib/cite/apa.ts';
import { bibtexEntry } from '#lib/cite/bibtex.ts';
import { cslItem } from '#lib/cite/csl.ts';
import { plainReference } from '#lib/cite/reference.ts';
import { risRecord } from '#lib/cite/ris.ts';
import { texText, texTitle } from '#lib/cite/tex.ts';
import { CONFERENCE, NAMELESS, PREPRINT } from '#tests/lib/cite/papers.ts';

const HERE = 'https://papers.example/papers/x';

test('BibTeX of a preprint has arXiv’s form', () => {
  expect(bibtexEntry(cslItem(PREPRINT, HERE))).toBe(
    `@misc{li2025unifusion,
  title = {{UniFusion}: Vision-Language Model as Unified Encoder in Image Generation},
  author = {Li, Kevin and van Dijck, Gijs and {\\c{C}}{\\"o}ltekin, {\\c{C}}a{\\u{g}}r{\\i} and {Gemma Team}},
  year = {2025},
  month = oct,
  eprint = {2510.12789},
  archiveprefix = {arXiv},
  url = {https://arxiv.org/abs/2510.12789}
}
`,
  );
});

test('BibTeX of a conference paper: formulas stay formulas, prices prices, letters letters', () => {
  expect(bibtexEntry(cslItem(CONFERENCE, HERE))).toBe(
    `@inproceedings{muller2020roll,
  title = {Roll the dice \\& look: {$O(n^2)$} for \\$500 with {$\\alpha$}-{BERT} and 大语言模型},
  author = {M{\\"u}ller, Max and Downey, Jr., Robert and {王伟}},
  booktitle = {{CVPR} 2020},
  year = {2020},
  doi = {10.1109/CVPR_2020.1},
  url = {${HERE}}
}
`,
  );
});

test('a paper of both kinds is of its proceedings and has arXiv’s fields', () => {
  expect(bibtexEntry(cslItem({ ...PREPRINT, authors: [], venue: 'ICCV 2025' }))).toMatch(
    /^@inproceedings\{unifusion-.*\n {2}title = .*\n {2}key = .*\n {2}booktitle = \{\{ICCV\} 2025\},\n.*\n.*\n {2}eprint = \{2510\.12789\},\n {2}archiveprefix = \{arXiv\},/,
  );
});

test('a paper of which only the title is known', () => {
  const item = cslItem(NAMELESS);
  expect(bibtexEntry(item)).toBe(
    '@misc{no-date-was-given,\n  title = {No Date Was Given},\n  key = {no-date-was-given}\n}\n',
  );
  expect(risRecord(item)).toBe(
    'TY  - GEN\r\nID  - no-date-was-given\r\nTI  - No Date Was Given\r\nDB  - Broadsheet\r\nER  - \r\n',
  );
  expect(apaReference(item)).toBe('No Date Was Given. (n.d.).');
  expect(plainReference(item)).toBe('No Date Was Given.');
});

test.each([
  [
    'a_b 5% #1 {x} \\y ~ ^',
    'a\\_b 5\\% \\#1 \\textbraceleft{}x\\textbraceright{} \\textbackslash{}y \\textasciitilde{} \\textasciicircum{}',
  ],
  ['“It’s” – a -- b', "``It's'' -- a -{}- b"],
  ['Kočiský, Łódź, Ærø, naïve', "Ko{\\v{c}}isk{\\'y}, {\\L}{\\'o}d{\\'z}, {\\AE}r{\\o}, na{\\\"i}ve"],
  ['Nguyễn 🚀', 'Nguyễn 🚀'],
  ['Παπαδόπουλος on the β of αβ', 'Παπαδόπουλος on the {$\\beta$} of αβ'],
])('%s as TeX', (text, tex) => {
  expect(texText(text)).toBe(tex);
});

test('what styles must not put in lower case is in braces; a formula that would break them is text', () => {
  expect(texTitle('A LoRA of GPT-4 and C++ in 3D')).toBe('A {LoRA} of {GPT}-4 and {C}++ in {3D}');
  expect(texTitle('The $x_{1$ case')).toBe('The \\$x\\_\\textbraceleft{}1\\$ case');
});

test('RIS has a line a tag, whole keys, particles, years and DOIs', () => {
  expect(risRecord(cslItem(PREPRINT, HERE)).split('\r\n')).toEqual([
    'TY  - GEN',
    'AB  - We present “UniFusion” a model.',
    'AU  - Li, Kevin',
    'AU  - van Dijck, Gijs',
    'AU  - Çöltekin, Çağrı',
    'AU  - Gemma Team',
    'DA  - 2025/10/14/',
    'PY  - 2025',
    'ID  - li2025unifusion',
    'M1  - arXiv:2510.12789',
    'PB  - arXiv',
    'TI  - UniFusion: Vision-Language Model as Unified Encoder in Image Generation',
    'UR  - https://arxiv.org/abs/2510.12789',
    'DB  - Broadsheet',
    'ER  - ',
    '',
  ]);
  const days = ['2025-03-04', '2025-03', '2025'].map((publishedOn) =>
    /^DA.*$/m.exec(risRecord(cslItem({ ...PREPRINT, publishedOn }, HERE)))?.[0].trimEnd(),
  );
  expect(days).toEqual(['DA  - 2025/03/04/', 'DA  - 2025/03//', 'DA  - 2025///']);
  const conference = risRecord(cslItem(CONFERENCE, HERE)).split('\r\n');
  expect(conference[0]).toBe('TY  - CONF');
  expect(conference).toEqual(
    expect.arrayContaining([
      'AU  - Downey, Robert, Jr.',
      'C3  - CVPR 2020',
      'PY  - 2020',
      'DO  - 10.1109/CVPR_2020.1',
    ]),
  );
});

test('references to read: APA, and without a style', () => {
  const preprint = cslItem(PREPRINT, HERE);
  expect(apaReference(preprint)).toBe(
    'Li, K., van Dijck, G., Çöltekin, Ç., & Gemma Team. (2025). UniFusion: Vision-Language Model as Unified Encoder in Image Generation (arXiv:2510.12789). arXiv. https://arxiv.org/abs/2510.12789',
  );
  expect(plainReference(preprint)).toBe(
    'Kevin Li, Gijs van Dijck, Çağrı Çöltekin, Gemma Team. UniFusion: Vision-Language Model as Unified Encoder in Image Generation. arXiv:2510.12789, 2025. https://arxiv.org/abs/2510.12789',
  );
  expect(plainReference(cslItem({ ...CONFERENCE, title: 'Does it?' }, HERE))).toBe(
    'Max Müller, Robert Downey Jr., 王伟. Does it? CVPR 2020. https://doi.org/10.1109/CVPR_2020.1',
  );
});
