import { siteOrigin } from '#app/origin.ts';
import { OPENSEARCH, searchTemplates } from '#lib/hrefs.ts';
import { openSearchDescription } from '#lib/metadata/opensearch.ts';

/** Asked for each time: the build has no database and knows no address. */
export const dynamic = 'force-dynamic';

/** The OpenSearch description, which every page's head leads to. */
export async function GET(): Promise<Response> {
  const origin = await siteOrigin();
  // Not by way of URL, which would escape the braces.
  const at = (path: string) => `${origin.origin}${path}`;
  const { search, feed, suggest } = searchTemplates();
  const description = openSearchDescription({
    ...{ self: at(OPENSEARCH), icon: at('/icon.svg') },
    ...{ search: at(search), feed: at(feed), suggest: at(suggest) },
  });
  return new Response(description, {
    headers: {
      'content-type': 'application/opensearchdescription+xml; charset=utf-8',
      'cache-control': 'no-cache',
    },
  });
}
