import { conditionalResponse, etagOf } from '#app/conditional.ts';
import { siteOrigin } from '#app/origin.ts';
import { ask } from '#db/readers/ask.ts';
import { sitemapHref } from '#lib/hrefs.ts';
import { SITEMAP_LIMIT, sitemap, sitemapIndex } from '#lib/metadata/sitemap.ts';

/**
 * The site's pages as a sitemap: all of them where one sitemap holds them, else an index of its parts, or one part.
 *
 * @param part 1-based; none for `/sitemap.xml`
 * @param limit addresses in one sitemap
 * @returns 404 for a part that there is not
 */
export async function sitemapResponse(
  request: Request,
  part?: number,
  limit = SITEMAP_LIMIT,
): Promise<Response> {
  const [found, origin] = await Promise.all([ask('sitemapPart', part ?? 1, limit), siteOrigin()]);
  const { parts, addresses, changedAt } = found;
  if (part !== undefined && !(part >= 1 && part <= parts))
    return new Response('There is no such part of the sitemap.', { status: 404 });
  const absolute = (path: string) => new URL(path, origin).href;
  const indexed = Array.from({ length: parts }, (_, index) => absolute(sitemapHref(index + 1)));
  const isIndex = part === undefined && parts > 1;
  const document = isIndex
    ? sitemapIndex(indexed)
    : sitemap(
        addresses.map(({ path, isList }) => ({
          url: absolute(path),
          changedAt: isList && changedAt.getTime() > 0 ? changedAt : undefined,
        })),
      );
  return conditionalResponse(request, () => document, {
    ...{ etag: etagOf(document), changedAt, headers: { 'content-type': 'application/xml; charset=utf-8' } },
  });
}
