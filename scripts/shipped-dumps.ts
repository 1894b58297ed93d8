import { join, relative, resolve } from 'node:path';
import { projectFolder } from '#db/open.ts';
import { settingOf } from '#lib/settings.ts';

/** The folder of the dumps that ship, named from where the command was started, which is how reports name it. */
export function shippedDumps(): string {
  return relative(process.cwd(), join(projectFolder(), 'db', 'dumps')) || '.';
}

/** Where corrections of topics by hand are written down: `OVERRIDES_PATH`, else beside the dumps that ship. */
export function overridesPath(): string {
  const given = settingOf(process.env, 'OVERRIDES_PATH');
  return given ? resolve(given) : join(shippedDumps(), 'topics.overrides.jsonl');
}
