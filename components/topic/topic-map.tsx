import { TopicOnMap } from '#components/map/small-map.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { TopicDetails } from '#db/queries/topic-details.ts';
import type { TopicPage } from '#db/queries/topic-page.ts';
import { mapHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

type TopicMapProps = { topic: TopicPage; onMap: TopicDetails['onMap'] };

/** Where the topic's papers lie among all, in red; nothing where none has a place. */
export function TopicMap({ topic, onMap }: TopicMapProps) {
  if (onMap.own.length === 0) return null;
  const href = mapHref(withValues(EVERYTHING, 'topic', [topic.slug]));
  return (
    <section className="topic-map" aria-labelledby="on-map">
      <div className="band-head">
        <h2 className="sc" id="on-map">
          On the map
        </h2>
        <Anchor className="go end" href={href}>
          Open
        </Anchor>
      </div>
      <TopicOnMap href={href} label={`Papers on ${topic.label} on the map of all papers`} {...onMap} />
    </section>
  );
}
