import type { Reject } from '#db/queries/ingest-report.ts';
import { figure } from '#lib/wording.ts';

/**
 * What an ingest could not use, each with file, lines and reason; `more` of them are not listed. Two lists on one page
 * want an `id` each.
 */
export function RejectList({
  rejects,
  title,
  more = 0,
  moreText = 'listed on the pages of their sources',
  id: headId = 'rejects',
}: {
  rejects: Reject[];
  title: string;
  more?: number;
  moreText?: string;
  id?: string;
}) {
  if (rejects.length === 0) return null;
  return (
    <section className="band" aria-labelledby={headId}>
      <div className="band-head">
        <h2 className="sc" id={headId}>
          {title}
        </h2>
      </div>
      <table className="records">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Lines</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {rejects.map(({ id, file, firstLine, lastLine, scope, reason }) => (
            <tr key={id}>
              <td className="break">{file}</td>
              <td className="soft nb" data-label={firstLine === lastLine ? 'Line' : 'Lines'}>
                {linesText(firstLine, lastLine)}
              </td>
              <td>
                {scope === 'file' && 'The whole file was refused: '}
                {reason}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <p className="note">
          And {figure(more)} more, {moreText}.
        </p>
      )}
    </section>
  );
}

function linesText(first: number, last: number): string {
  if (first === 0) return '';
  return first === last ? String(first) : `${first}–${last}`;
}
