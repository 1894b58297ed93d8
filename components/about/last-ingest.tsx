import type { IngestReport } from '#db/queries/ingest-report.ts';
import { countOf, dateText, figure } from '#lib/wording.ts';

/** What the last ingest that changed anything did. */
export function LastIngest({ report }: { report: IngestReport }) {
  const { run, rejectedTotal, waiting, refused } = report;
  if (!run) return null;
  const [day = '', time] = run.startedAt.split('T');
  return (
    <section className="band" aria-labelledby="ingest">
      <div className="band-head">
        <h2 className="sc" id="ingest">
          Last ingest
        </h2>
        <p>
          <time dateTime={run.startedAt}>
            {dateText(day)}, {time?.slice(0, 5)} UTC
          </time>
        </p>
      </div>
      <p className="plain">
        {countOf(run.created, 'new paper')}, {figure(run.updated)} updated, {figure(run.unchanged)} unchanged,
        in {run.seconds.toFixed(1)} seconds.{' '}
        {refused.length === 0 ? 'No file was refused' : `${countOf(refused.length, 'file')} refused`};{' '}
        {rejectedTotal === 0
          ? 'every record could be used.'
          : `${countOf(rejectedTotal, 'record, field or correction', 'records, fields or corrections')} could not be used.`}
        {waiting > 0 && ` ${countOf(waiting, 'fact')} wait for a dump that lists their paper.`}
      </p>
    </section>
  );
}
