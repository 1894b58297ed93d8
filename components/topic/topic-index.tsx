import { Anchor } from '#components/ui/anchor.tsx';
import type { IndexedFamily } from '#db/queries/topic-index.ts';
import { topicHref } from '#lib/hrefs.ts';
import { figure } from '#lib/wording.ts';

type TopicIndexProps = { families: IndexedFamily[]; leads: readonly string[]; columns?: number };

/** The index with leaders, as a newspaper prints one, families kept whole and the columns about even. */
export function TopicIndex({ families, leads, columns = 4 }: TopicIndexProps) {
  return (
    <div className="cols cols-4 idx-grid">
      {inColumns(families, columns).map((column) => (
        <div key={column[0]?.slug}>
          {column.map((family) => (
            <section className="idx" key={family.slug}>
              <h3 className="sc">{family.label}</h3>
              <ul>
                {family.topics.map(({ slug, label, count }) => (
                  <li key={slug}>
                    <Anchor href={topicHref(slug)} className={leads.includes(slug) ? 'lead-t' : undefined}>
                      {label}
                      <span>{figure(count)}</span>
                    </Anchor>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The first families head a column each, the others go where there is most room. */
function inColumns(families: IndexedFamily[], count: number): IndexedFamily[][] {
  const columns: { families: IndexedFamily[]; lines: number }[] = [];
  for (const family of families) {
    const lines = family.topics.length + 2;
    const shortest = columns.reduce(
      (a, b) => (b.lines < a.lines ? b : a),
      columns[0] ?? { families: [], lines: 0 },
    );
    if (columns.length < count) columns.push({ families: [family], lines });
    else {
      shortest.families.push(family);
      shortest.lines += lines;
    }
  }
  return columns.map((column) => column.families);
}
