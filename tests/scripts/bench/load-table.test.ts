import { expect, test } from 'vitest';
import type { Load, Measured } from '#scripts/bench/load.ts';
import { loadTable } from '#scripts/bench/load-command.ts';

function load(perSecond: number): Load {
  return { perSecond, p50: 3, p99: 9, most: 12 };
}

function measured(processes: number, times: number): Measured {
  return {
    way: processes === 1 ? { processes } : { processes, threads: 0 },
    startSeconds: 2.04,
    memory: [80, 300],
    loads: {
      'kept page': load(1000 * times),
      'kept page, not modified': load(4000 * times),
      'new pages': load(50 * times),
      suggestions: load(700 * times),
    },
  };
}

test('each way stands beside the first one, with how many times its requests a second', () => {
  expect(loadTable([measured(1, 1), measured(2, 1.5)]).split('\n')).toEqual([
    '| Asked for | one process | 2 processes, QUERY_THREADS=0 |',
    '|---|---|---|',
    '| kept page | 1000/s, 3 ms, 9 ms | 1500/s (× 1.50), 3 ms, 9 ms |',
    '| kept page, not modified | 4000/s, 3 ms, 9 ms | 6000/s (× 1.50), 3 ms, 9 ms |',
    '| new pages | 50/s, 3 ms, 9 ms | 75/s (× 1.50), 3 ms, 9 ms |',
    '| suggestions | 700/s, 3 ms, 9 ms | 1050/s (× 1.50), 3 ms, 9 ms |',
    '| first answer after | 2.0 s | 2.0 s |',
    '| memory of the processes | 80 + 300 MiB | 80 + 300 MiB |',
  ]);
});
