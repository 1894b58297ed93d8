import type { Progress } from '#db/ingest/ingest.ts';

const BAR = 30;
const REDRAW_MS = 80;

/**
 * Shows how far a long command is: a bar that is redrawn on a terminal, elsewhere one plain line a step. Quiet when
 * asked to be.
 */
export function progressReporter(
  stream: NodeJS.WriteStream,
  quiet = false,
): { progress: Progress; finish: () => void } {
  let step = '';
  const said = new Set<string>();
  let drawnAt = 0;
  const clear = () => {
    if (stream.isTTY && step !== '') stream.write('\r\x1b[2K');
  };
  const progress: Progress = (name, done, total) => {
    if (quiet) return;
    if (!stream.isTTY) {
      if (!said.has(name)) stream.write(`${name} …\n`);
      said.add(name);
      return;
    }
    const now = performance.now();
    if (name === step && now - drawnAt < REDRAW_MS && done !== total) return;
    step = name;
    drawnAt = now;
    const filled = total ? Math.round((BAR * done) / total) : 0;
    const bar = total
      ? `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done} of ${total}`
      : done > 0
        ? `${done}`
        : '';
    stream.write(`\r\x1b[2K${name} ${bar}`);
  };
  return {
    progress,
    finish: () => {
      clear();
      step = '';
    },
  };
}
