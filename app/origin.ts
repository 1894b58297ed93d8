import { headers } from 'next/headers';
import { settingOf } from '#lib/settings.ts';

/** The site's own address: `SITE_URL` where it is set, else the one that the reader asked for. */
export async function siteOrigin(): Promise<URL> {
  const set = settingOf(process.env, 'SITE_URL');
  if (set) return new URL(set);
  const asked = await headers();
  const host = asked.get('x-forwarded-host') ?? asked.get('host') ?? 'localhost';
  const url = `${asked.get('x-forwarded-proto')?.split(',')[0] ?? 'http'}://${host.split(',')[0]?.trim()}`;
  return new URL(URL.canParse(url) ? url : 'http://localhost');
}
