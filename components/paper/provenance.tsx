import { Anchor } from '#components/ui/anchor.tsx';
import type { Reference } from '#db/queries/paper-page.ts';
import { sourceHref } from '#lib/hrefs.ts';
import { overruled, type Shown } from '#lib/overruled.ts';
import { readText } from '#lib/read-text.ts';
import { sourceName } from '#lib/source-name.ts';

/** Where each thing that the page says was read: source, position, lines, what stands there, and what was overruled. */
export function Provenance({ references, shown }: { references: Reference[]; shown: Shown }) {
  return (
    <section aria-labelledby="provenance">
      <h2 className="sc side-h" id="provenance">
        Where this was read
      </h2>
      <ul className="prov">
        {references.map(({ source, kind, isListing, position, firstLine, lastLine, file, fields }) => (
          <li key={`${source} ${position}`}>
            <p>
              <Anchor className="lk" href={sourceHref(source)}>
                {sourceName({ slug: source, kind, isListing, file })}
              </Anchor>
              {`, position ${position}, ${firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine} to ${lastLine}`}`}
            </p>
            {isListing && <p className="note break">{file}</p>}
            {readText(fields) !== '' && <p className="note">{readText(fields)}</p>}
            <Overruled parts={overruled(fields, shown)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What this source says and another one overrules. */
function Overruled({ parts }: { parts: string[] }) {
  if (parts.length === 0) return null;
  return <p className="note overruled">Overruled by another source: {parts.join('; ')}</p>;
}
