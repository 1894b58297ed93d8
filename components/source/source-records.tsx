import { RichText } from '#components/rich-text.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { ReadRecord } from '#db/queries/source-page.ts';
import { paperHref } from '#lib/hrefs.ts';
import { readText } from '#lib/read-text.ts';

/** Records as they were read: position, lines, the paper that each belongs to, and what else stands there. */
export function SourceRecords({ records }: { records: ReadRecord[] }) {
  return (
    <table className="records">
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Lines</th>
          <th scope="col">Paper</th>
          <th scope="col">Printed with it</th>
        </tr>
      </thead>
      <tbody>
        {records.map(({ position, firstLine, lastLine, fields, slug, title }) => (
          <tr key={position} id={`no-${position}`}>
            <td className="soft" data-label="No.">
              {position}
            </td>
            <td className="soft nb" data-label={firstLine === lastLine ? 'Line' : 'Lines'}>
              {firstLine === lastLine ? firstLine : `${firstLine}–${lastLine}`}
            </td>
            <td className="records-t">
              {slug && title ? (
                <Anchor href={paperHref(slug)}>
                  <RichText text={title} withLinks={false} />
                </Anchor>
              ) : (
                fields.title
              )}
            </td>
            <td className="soft">{readText(fields)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
