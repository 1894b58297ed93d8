import { Anchor } from '#components/ui/anchor.tsx';
import type { Source } from '#db/queries/source-page.ts';
import { sourceHref } from '#lib/hrefs.ts';
import { sourceName } from '#lib/source-name.ts';
import { dateText, figure } from '#lib/wording.ts';

/** All sources: what each is, when it was captured where that is known, and how much was read. */
export function SourceTable({ sources }: { sources: Source[] }) {
  return (
    <table className="records">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">File</th>
          <th scope="col">Layout</th>
          <th scope="col">Captured</th>
          <th scope="col" className="right">
            Records
          </th>
          <th scope="col" className="right">
            Rejects
          </th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.slug}>
            <td className="records-t">
              <Anchor className="lk" href={sourceHref(source.slug)}>
                {sourceName(source)}
              </Anchor>
            </td>
            <td className="soft break">{source.file}</td>
            <td className="soft">{source.kind}</td>
            <td className="soft">{captured(source)}</td>
            <td className="right" data-label="Records">
              {figure(source.recordCount)}
            </td>
            <td className="right" data-label="Rejects">
              {figure(source.rejectCount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function captured({ capturedOn, capturedDay, capturedHow }: Source): string {
  const isInferred = capturedHow === 'elsewhere' || capturedHow === 'earliest';
  if (capturedOn) return `${dateText(capturedOn, 'short')}${isInferred ? ' (year inferred)' : ''}`;
  return capturedDay ? dateText(`2000-${capturedDay}`, 'short').replace(/ 2000$/, ', no year') : '';
}
