import type { Progress } from '#db/ingest/ingest.ts';
import { figure } from '#lib/wording.ts';

const BAR = 30;
const REDRAW_MS = 80;
/** Where there is no terminal a long step says so often how far it is. */
const LINE_MS = 10_000;
/** What a step has done in so little time tells nothing of its rate. */
const TELLING_MS = 2000;

/**
 * Shows how far a long command is, with the rate of the step and the time that is left of it: a bar that is redrawn on a
 * terminal, elsewhere a plain line when a step begins and every ten seconds. Quiet when asked to be.
 *
 * @param now the time in milliseconds, from whenever
 */
export function progressReporter(
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>,
  quiet = false,
  now: () => number = () => performance.now(),
): { progress: Progress; finish: () => void } {
  let step = '';
  let began = { at: 0, done: 0 };
  let shownAt = 0;
  const said = new Set<string>();
  const progress: Progress = (name, done, total) => {
    if (quiet) return;
    const at = now();
    if (name !== step) {
      step = name;
      began = { at, done };
      shownAt = Number.NEGATIVE_INFINITY;
    }
    const pace = paceOf(done, total, { ms: at - began.at, done: done - began.done });
    if (stream.isTTY) {
      if (at - shownAt < REDRAW_MS && done !== total) return;
      shownAt = at;
      const filled = total ? Math.round((BAR * done) / total) : 0;
      const bar = total ? `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ` : '';
      stream.write(`\r\x1b[2K${name} ${bar}${pace}`);
    } else if (!said.has(name)) {
      said.add(name);
      shownAt = at;
      stream.write(`${name} …\n`);
    } else if (at - Math.max(shownAt, began.at) >= LINE_MS) {
      shownAt = at;
      stream.write(`${name}: ${pace}\n`);
    }
  };
  return {
    progress,
    finish: () => {
      if (stream.isTTY && step !== '') stream.write('\r\x1b[2K');
      step = '';
    },
  };
}

/** `12,000 of 30,000, 2,500 a second, 7 s left`, as far as it is known. */
function paceOf(done: number, total: number | undefined, since: { ms: number; done: number }): string {
  const count = total ? `${figure(done)} of ${figure(total)}` : done > 0 ? figure(done) : '';
  if (since.ms < TELLING_MS || since.done <= 0) return count;
  const perSecond = (since.done / since.ms) * 1000;
  const rate = perSecond < 10 ? perSecond.toFixed(1) : figure(Math.round(perSecond));
  const left = total ? `, ${timeOf((total - done) / perSecond)} left` : '';
  return `${count}, ${rate} a second${left}`;
}

function timeOf(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
