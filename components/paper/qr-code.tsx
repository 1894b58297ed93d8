import { qrCodeHref } from '#lib/hrefs.ts';

/** A paper's permalink as a QR code, for a slide; it is fetched when it comes into view, and can be saved. */
export function QrCode({ slug, title }: { slug: string; title: string }) {
  const href = qrCodeHref(slug);
  return (
    <details className="qr">
      <summary className="lk">QR code</summary>
      {/* biome-ignore lint/performance/noImgElement: a drawing in vectors has no other sizes to choose from */}
      <img
        src={href}
        alt={`QR code of the permanent link to “${title}”`}
        width={176}
        height={176}
        loading="lazy"
      />
      <p>
        <a className="lk" href={href} download={`${slug}.svg`}>
          Save as SVG
        </a>
      </p>
    </details>
  );
}
