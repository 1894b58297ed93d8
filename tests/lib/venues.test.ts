import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { venueSeries } from '#lib/venues.ts';

/** Every venue of facts.jsonl, by the series that it has to be counted under. */
const SERIES: Readonly<Record<string, readonly string[]>> = {
  ACL: [
    'Proceedings of the 54th Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)',
    'Proceedings of the 55th Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)',
    'Proceedings of the 59th Annual Meeting of the Association for Computational Linguistics and the 11th International Joint Conference on Natural Language Processing (Volume 1: Long Papers)',
    'Proceedings of the 59th Annual Meeting of the Association for Computational Linguistics and the 11th International Joint Conference on Natural Language Processing (Volume 2: Short Papers)',
    'Proceedings of the 60th Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)',
  ],
  'ACM MM': ['ACMMM 2024'],
  COLING: ['COLING 2025'],
  COLM: ['COLM 2024', 'COLM 2025'],
  CVPR: ['CVPR 2020', 'CVPR 2022', 'CVPR 2023', 'CVPR 2024', 'CVPR 2025'],
  CoRL: ['CORL 2025'],
  ECCV: ['ECCV 2018', 'ECCV 2024'],
  EMNLP: [
    'EMNLP 2022',
    'EMNLP 2023',
    'Proceedings of the 2014 Conference on Empirical Methods in Natural Language Processing (EMNLP)',
    'Proceedings of the 2018 Conference on Empirical Methods in Natural Language Processing',
    'Proceedings of the 2019 Conference on Empirical Methods in Natural Language Processing and the 9th International Joint Conference on Natural Language Processing (EMNLP-IJCNLP)',
    'Proceedings of the 2020 Conference on Empirical Methods in Natural Language Processing (EMNLP)',
    'Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing',
    'Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing: System Demonstrations',
  ],
  'Findings of ACL': ['Findings of the Association for Computational Linguistics: ACL-IJCNLP 2021'],
  'Findings of EMNLP': [
    'Findings of the Association for Computational Linguistics: EMNLP 2020',
    'Findings of the Association for Computational Linguistics: EMNLP 2021',
  ],
  ICCV: ['ICCV 2023', 'ICCV 2025'],
  ICLR: ['ICLR 2013', 'ICLR 2019', 'ICLR 2020', 'ICLR 2021', 'ICLR 2022', 'ICLR 2023'],
  ICML: ['ICML 2021', 'ICML 2023', 'ICML 2024', 'ICML 2025'],
  IJCAI: ['IJCAI 2024'],
  KDD: ['KDD 2023'],
  LREC: [
    'Proceedings of the Eleventh International Conference on Language Resources and Evaluation (LREC 2018)',
  ],
  NAACL: [
    'NAACL 2022',
    'NAACL 2024',
    'Proceedings of the 2018 Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies, Volume 1 (Long Papers)',
    'Proceedings of the 2021 Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies',
  ],
  NeurIPS: ['NIPS 2013', 'NIPS 2014', 'NIPS 2022', 'NIPS 2023', 'NIPS 2024'],
  RANLP: [
    'Proceedings of the International Conference on Recent Advances in Natural Language Processing (RANLP 2021)',
  ],
  RSS: ['RSS 2024'],
  SIGGRAPH: ['SIGGRAPH 2023'],
  SemEval: [
    'Proceedings of the 11th International Workshop on Semantic Evaluation (SemEval-2017)',
    'Proceedings of the Fourteenth Workshop on Semantic Evaluation',
  ],
  TACL: ['Transactions of the Association for Computational Linguistics, Volume 6'],
  UAI: ['UAI 2023'],
  WACV: ['WACV 2024', 'WACV 2025'],
  Workshops: [
    'Proceedings of the 2nd Workshop on Deep Learning Approaches for Low-Resource NLP (DeepLo 2019)',
    'Proceedings of the 2nd Workshop on Machine Reading for Question Answering',
    'Proceedings of the First Workshop on Interactive and Executable Semantic Parsing',
    'Proceedings of the First Workshop on Learning with Natural Language Supervision',
  ],
};

const ROWS = Object.entries(SERIES).flatMap(([name, venues]) =>
  venues.map((venue) => [venue, name] as const),
);

test.each(ROWS)('%s is %s', (venue, name) => {
  expect(venueSeries(venue).name).toBe(name);
});

test('the table has every venue that ships, and no other', () => {
  const lines = readFileSync(join(process.cwd(), 'db', 'dumps', 'facts.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const shipped = new Set(lines.map((line) => JSON.parse(line).venue).filter((venue) => venue !== undefined));
  expect([...shipped].sort()).toEqual(ROWS.map(([venue]) => venue).sort());
});

test.each([
  ['Advances in Neural Information Processing Systems 37', 'NeurIPS', 'neurips'],
  ['NeurIPS 2024 Workshop on Attention', 'Workshops', 'workshops'],
  ['Findings of NAACL 2024', 'Findings of NAACL', 'findings-of-naacl'],
  [
    'Findings of the Association for Computational Linguistics: EACL 2023',
    'Findings of EACL',
    'findings-of-eacl',
  ],
  ['2024 IEEE Symposium on Security, 2024', 'IEEE Symposium on Security', 'ieee-symposium-on-security'],
  ["SIGIR '23", 'SIGIR', 'sigir'],
  ['2023', '2023', '2023'],
  ['自然语言处理', '自然语言处理', 'u81ea-u7136-u8bed-u8a00-u5904-u7406'],
  ['!!', '!!', 'venue'],
])('%s is %s at %s', (venue, name, slug) => {
  expect(venueSeries(venue)).toEqual({ name, slug });
});
