import { Anchor } from '#components/ui/anchor.tsx';
import type { Reference } from '#db/queries/paper-page.ts';
import { sourceHref } from '#lib/hrefs.ts';
import { readText } from '#lib/read-text.ts';

/** Where each thing that the page says was read: source, position, lines, and what stands there. */
export function Provenance({ references }: { references: Reference[] }) {
  return (
    <section aria-labelledby="provenance">
      <h2 className="sc side-h" id="provenance">
        Where this was read
      </h2>
      <ul className="prov">
        {references.map(({ source, isListing, position, firstLine, lastLine, file, fields }) => (
          <li key={`${source} ${position}`}>
            <p>
              <Anchor className="lk" href={sourceHref(source)}>
                {isListing ? `Dump ${source}` : `Facts: ${source}`}
              </Anchor>
              {`, position ${position}, ${firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine} to ${lastLine}`}`}
            </p>
            <p className="note break">{file}</p>
            {readText(fields) !== '' && <p className="note">{readText(fields)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
