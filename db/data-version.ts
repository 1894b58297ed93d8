import type { Database } from '#db/open.ts';

/** Changes with every change of the database, whoever makes it. */
export function dataVersion({ $client }: Database): string {
  const others = $client.prepare<[], number>('pragma data_version').pluck().get();
  const own = $client.prepare<[], number>('select total_changes()').pluck().get();
  return `${others} ${own}`;
}
