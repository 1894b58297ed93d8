import { existsSync, readFileSync } from 'node:fs';

/** Bytes of processes in memory, pages that they share counted once (Linux's PSS); 0 where the system does not tell. */
export function memoryOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const file = `/proc/${pid}/smaps_rollup`;
    const kibibytes = existsSync(file)
      ? /^Pss:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1]
      : undefined;
    return sum + Number(kibibytes ?? 0) * 1024;
  }, 0);
}

/** A process and those that it has started, and so on; only itself where the system does not tell. */
export function processTree(pid: number): number[] {
  const folder = `/proc/${pid}/task`;
  const file = `${folder}/${pid}/children`;
  const children = existsSync(file) ? readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number) : [];
  return [pid, ...children.flatMap(processTree)];
}

/** Bytes that a process holds in memory now; 0 where the system does not tell. */
export function residentOf(pid: number): number {
  const file = `/proc/${pid}/status`;
  const kibibytes = existsSync(file)
    ? /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1]
    : undefined;
  return Number(kibibytes ?? 0) * 1024;
}
