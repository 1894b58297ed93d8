import { Anchor } from '#components/ui/anchor.tsx';
import { papersHref, toggled, withValues } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { countOf, figure } from '#lib/wording.ts';
import type { YearBar as Bar } from '#lib/year-bars.ts';

const HEIGHT = 54;

/** A year as a bar; one that no paper at all is dated in leads nowhere and is no link. */
export function YearBar({ bar, max, query }: { bar: Bar; max: number; query: PaperQuery }) {
  const { from, to, all, count, after, chosen } = bar;
  const name = from === to ? String(to) : `${from} to ${to}`;
  const drawing = <Drawing bar={bar} max={max} />;
  return (
    <li className={chosen ? 'is-in' : undefined}>
      {all === 0 ? (
        <span className="hist-none">
          {drawing}
          <span className="vh">{name}: no paper</span>
        </span>
      ) : (
        <Anchor
          href={papersHref(
            from === to ? toggled(query, 'year', String(to)) : withValues(query, 'year', span(from, to)),
          )}
          scroll={false}
          aria-label={`${name}: ${figure(count)} of ${countOf(all, 'dated paper')}${chosen ? ' (chosen)' : ''}`}
          title={`${name}: ${figure(count)} of ${figure(all)}`}
          data-count={count}
          data-after={after}
        >
          {drawing}
        </Anchor>
      )}
    </li>
  );
}

function Drawing({ bar, max }: { bar: Bar; max: number }) {
  const pale = Math.ceil((HEIGHT * bar.all) / max);
  const dark = Math.ceil((HEIGHT * bar.count) / max);
  return (
    <>
      <svg className="b" width="100%" height={HEIGHT + 2} aria-hidden="true">
        <rect className="ghost" width="100%" y={HEIGHT - pale} height={pale} />
        {pale > 0 && <rect className="edge" width="100%" y={HEIGHT - pale} height="1" />}
        <rect className="m" width="100%" y={HEIGHT - dark} height={dark} />
        <rect className="base" width="100%" y={HEIGHT} height={bar.chosen ? 2 : 1} />
      </svg>
      <span className="k" aria-hidden="true">
        {bar.from === bar.to ? '' : '–'}’{String(bar.to).slice(2)}
      </span>
    </>
  );
}

function span(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}
