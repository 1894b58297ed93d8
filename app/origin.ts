import { headers } from 'next/headers';
import { settingOf } from '#lib/settings.ts';
import { originOf } from '#lib/site-origin.ts';

/** The site's own address: `SITE_URL` where it is set, else the one that the reader asked for. */
export async function siteOrigin(): Promise<URL> {
  const set = settingOf(process.env, 'SITE_URL');
  if (set) return new URL(set);
  const asked = await headers();
  return originOf((name) => asked.get(name));
}
