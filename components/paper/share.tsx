import { Cite } from '#components/paper/cite.tsx';
import { QrCode } from '#components/paper/qr-code.tsx';
import { CopyPlace, SharePlace } from '#components/paper/share-places.tsx';
import type { Citation } from '#lib/cite/citations.ts';

type ShareProps = { permalink: string; title: string; slug: string; citations: Citation[] };

/**
 * The permanent link in a field that anyone can select, with buttons where a script can copy it or the system can share
 * it, as citations and as a QR code.
 */
export function Share({ permalink, title, slug, citations }: ShareProps) {
  const query = encodeURIComponent(title);
  return (
    <section className="no-print" aria-labelledby="share">
      <h2 className="sc side-h" id="share">
        Share
      </h2>
      <p>
        <label htmlFor="permalink" className="soft">
          Permanent link
        </label>
      </p>
      <p className="copy">
        <input id="permalink" readOnly value={permalink} />
        <CopyPlace fieldId="permalink" label="Copy the permanent link" done="Copied the permanent link" />
        <SharePlace title={title} url={permalink} />
      </p>
      <Cite slug={slug} citations={citations} />
      <QrCode slug={slug} title={title} />
      <p className="soft mt-4">Look the title up</p>
      <ul className="flex flex-wrap gap-x-3">
        <li>
          <a className="lk" href={`https://arxiv.org/search/?searchtype=title&query=${query}`}>
            arXiv
          </a>
        </li>
        <li>
          <a className="lk" href={`https://www.semanticscholar.org/search?q=${query}`}>
            Semantic Scholar
          </a>
        </li>
        <li>
          <a className="lk" href={`https://scholar.google.com/scholar?q=${query}`}>
            Google Scholar
          </a>
        </li>
      </ul>
    </section>
  );
}
