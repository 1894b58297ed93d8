import { siteOrigin } from '#app/origin.ts';
import { SITEMAP } from '#lib/hrefs.ts';

/** Asked for each time: the build has no database and knows no address. */
export const dynamic = 'force-dynamic';

/**
 * Every page may be read. States of the explorer with several parameters are as many as there are sets of papers, and
 * hold nothing that the others do not, and so are the same seen from above; a link to an edition only sets a cookie (RFC 9309).
 */
export async function GET(): Promise<Response> {
  const lines = [
    'User-agent: *',
    'Allow: /',
    'Disallow: /papers*?*&',
    'Disallow: /trends*?',
    'Disallow: /map*?',
    'Disallow: /edition/',
    '',
    `Sitemap: ${new URL(SITEMAP, await siteOrigin()).href}`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
