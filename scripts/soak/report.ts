import { countOf, figure } from '#lib/wording.ts';
import { MOST_GROWTH, type Soaked } from '#scripts/soak/soak.ts';

/** What a soak came to, for people. */
export function soakReport(soaked: Soaked): string {
  const { seconds, papers, answers, latencies, checks, written, memory, delays, killed, stopped, faults } =
    soaked;
  const table = Object.entries(latencies).map(
    ([kind, { questions, p50, p99 }]) =>
      `| ${kind} | ${figure(questions)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} |`,
  );
  return [
    `${figure(answers)} answers in ${seconds.toFixed(0)} s, ${figure(Math.round(answers / seconds))} a second; meanwhile ${countOf(written.ingests, 'ingest')} (${figure(papers.first)} papers became ${figure(papers.last)}), ${countOf(written.copies, 'backup')}, ${countOf(written.examinations, 'examination')} by the doctor.`,
    '',
    '| Kind | Answers | Median ms | 99th percentile ms |\n|---|---:|---:|---:|',
    ...table,
    '',
    'Compared:',
    ...Object.entries(checks).map(([what, count]) => `  ${what}: ${figure(count)}`),
    '',
    `Memory, MiB (it may grow by ${MOST_GROWTH} a minute after the first half):`,
    ...memory.map(
      ({ pid, first, last, most, growth }) =>
        `  process ${pid}: ${first.toFixed(0)} at first, ${last.toFixed(0)} at the end, ${most.toFixed(0)} at most; ${growth.toFixed(1)} a minute`,
    ),
    'Event loop late by, ms:',
    ...delays.map(
      ({ pid, p50, p99, most }) =>
        `  process ${pid}: median ${p50.toFixed(1)}, 99th percentile ${p99.toFixed(1)}, at most ${most.toFixed(0)}`,
    ),
    `A process killed: ${killed.lost} of ${countOf(killed.underWay, 'request')} under way were lost.`,
    `Stopped in ${stopped.seconds.toFixed(1)} s with status ${stopped.status}.`,
    '',
    faults.count === 0 ? 'No fault.' : `${countOf(faults.count, 'fault')}:`,
    ...faults.told.map((fault) => `  ${fault}`),
    ...(faults.file ? [`The first request that was not answered as it should be: ${faults.file}`] : []),
  ].join('\n');
}
