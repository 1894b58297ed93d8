import type { NextRequest } from 'next/server';
import { conditionalResponse, etagOf } from '#app/conditional.ts';
import { siteOrigin } from '#app/origin.ts';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { paperHref, qrCodeHref } from '#lib/hrefs.ts';
import { qrCodeSvg } from '#lib/metadata/qr-code.ts';

/** A paper's permalink as a QR code, as SVG, at its present slug. */
export const GET = timely(async (request: NextRequest, { params }: RouteContext<'/papers/[slug]/qr.svg'>) => {
  const { slug } = await params;
  const known = await ask('paperRecord', slug);
  if (!known) return new Response('No paper has this address.', { status: 404 });
  const { paper } = known.page;
  if (paper.slug !== slug)
    return new Response(null, { status: 308, headers: { location: qrCodeHref(paper.slug) } });
  const permalink = new URL(paperHref(slug), await siteOrigin()).href;
  const svg = qrCodeSvg(permalink, `${permalink}: ${paper.titleText}`);
  return conditionalResponse(request, () => svg, {
    etag: etagOf(svg),
    changedAt: known.changedAt,
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-disposition': `inline; filename="${slug}.svg"`,
    },
  });
});
