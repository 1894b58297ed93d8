import { BriefList } from '#components/topic/brief-list.tsx';
import { OwnWords } from '#components/topic/own-words.tsx';
import { People } from '#components/topic/people.tsx';
import { SharedWith } from '#components/topic/shared-with.tsx';
import { TopicMap } from '#components/topic/topic-map.tsx';
import { TopicYears } from '#components/topic/topic-years.tsx';
import type { TopicDetails } from '#db/queries/topic-details.ts';
import type { TopicPage } from '#db/queries/topic-page.ts';

type TopicBandsProps = { topic: TopicPage; details: TopicDetails; papers: number };

/** A topic beside the others: what it shares, its words and years, its place on the map, its typical and newest papers, its people. */
export function TopicBands({ topic, details, papers }: TopicBandsProps) {
  const { words, people, central, newest, onMap } = details;
  return (
    <>
      <div className="band cols cols-3">
        <SharedWith topic={topic} />
        <OwnWords topic={topic} words={words} papers={papers} />
        <div>
          <TopicYears topic={topic} />
          <TopicMap topic={topic} onMap={onMap} />
        </div>
      </div>
      <div className="band cols cols-3">
        <BriefList
          id="central"
          title="Most typical"
          note="Closest to the middle of the topic"
          cards={central}
          none="Too few papers to have a middle."
        />
        <BriefList
          id="newest"
          title="Newest"
          note="Of those with a date"
          cards={newest}
          none="None has a date."
        />
        <People topic={topic} people={people} />
      </div>
    </>
  );
}
