import type { NextRequest } from 'next/server';
import { conditionalResponse, etagOf } from '#app/conditional.ts';
import { siteOrigin } from '#app/origin.ts';
import { database } from '#db/client.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { paperPage, resolveSlug } from '#db/queries/paper-page.ts';
import { paperHref, qrCodeHref } from '#lib/hrefs.ts';
import { qrCodeSvg } from '#lib/metadata/qr-code.ts';

/** A paper's permalink as a QR code, as SVG, at its present slug. */
export async function GET(request: NextRequest, { params }: RouteContext<'/papers/[slug]/qr.svg'>) {
  const { slug } = await params;
  const db = await database();
  const known = await resolveSlug(db, slug);
  const page = known && (await paperPage(db, known.paperId));
  if (!page) return new Response('No paper has this address.', { status: 404 });
  if (known.current !== slug)
    return new Response(null, { status: 308, headers: { location: qrCodeHref(known.current) } });
  const permalink = new URL(paperHref(slug), await siteOrigin()).href;
  const svg = qrCodeSvg(permalink, `${permalink}: ${page.paper.titleText}`);
  return conditionalResponse(request, () => svg, {
    etag: etagOf(svg),
    changedAt: await lastChange(db),
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-disposition': `inline; filename="${slug}.svg"`,
    },
  });
}
