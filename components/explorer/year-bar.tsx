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
          title={`${name}: ${figure(count)} of ${countOf(all, 'dated paper')}${chosen ? ' (chosen)' : ''}`}
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
      <svg height={HEIGHT} aria-hidden="true">
        {pale > dark && <rect className="ghost" y={HEIGHT - pale} height={pale} />}
        {pale > dark && <rect className="edge" y={HEIGHT - pale} height="1" />}
        {dark > 0 && <rect className="m" y={HEIGHT - dark} height={dark} />}
      </svg>
      <span className="k" aria-hidden="true">
        {`${bar.from === bar.to ? '' : '–'}’${String(bar.to).slice(2)}`}
      </span>
    </>
  );
}

function span(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}
