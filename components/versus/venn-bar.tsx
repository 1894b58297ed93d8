import { ShareBar } from '#components/charts/share-bar.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { Versus } from '#db/queries/versus.ts';
import { papersHref } from '#lib/hrefs.ts';
import { eitherOf, onBoth, onlyOn } from '#lib/topic-pair.ts';
import { countOf, figure } from '#lib/wording.ts';

/** How many papers are on the one, on both and on the other topic, each a link to them. */
export function VennBar({ both: { a, b, onlyA, onlyB, both } }: { both: Versus }) {
  const all = onlyA + onlyB + both;
  const parts = [
    { key: 'a', label: `${a.label} only`, count: onlyA, state: onlyOn(a.slug, b.slug) },
    { key: 'both', label: 'Both', count: both, state: onBoth(a.slug, b.slug) },
    { key: 'b', label: `${b.label} only`, count: onlyB, state: onlyOn(b.slug, a.slug) },
  ];
  return (
    <section aria-labelledby="counts">
      <div className="band-head">
        <h2 className="sc" id="counts">
          Papers
        </h2>
        <p>
          <Anchor className="lk" href={papersHref(eitherOf(a.slug, b.slug))}>
            {countOf(all, 'paper')} on either
          </Anchor>
        </p>
      </div>
      <ul className="hb">
        {parts.map(({ key, label, count, state }) => {
          const bar = (
            <>
              <span>{label}</span>
              <ShareBar value={count} of={all} />
              <span className="v">{figure(count)}</span>
            </>
          );
          return (
            <li key={key}>
              {count === 0 ? (
                <span className="r">{bar}</span>
              ) : (
                <Anchor href={papersHref(state)} aria-label={`${label}: ${countOf(count, 'paper')}`}>
                  {bar}
                </Anchor>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
