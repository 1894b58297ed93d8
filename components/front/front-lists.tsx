import { CountedList, DatedList } from '#components/front/dated-lists.tsx';
import { MapPart } from '#components/front/map-part.tsx';
import { SourceList } from '#components/front/source-list.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { FrontPage } from '#db/queries/front-page.ts';
import type { Holdings } from '#db/queries/holdings.ts';
import type { FamilyPlace } from '#db/queries/map-neighbours.ts';
import type { Source } from '#db/queries/source-page.ts';
import { papersHref, sorted, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { figure } from '#lib/wording.ts';

const DATED = papersHref(withValues(EVERYTHING, 'has', ['date']));
const DISCUSSED = papersHref(sorted(withValues(EVERYTHING, 'has', ['discussion']), 'discussed'));

/** Fewer than in the other columns: the map stands above them. */
const REPEATED = 4;

type FrontListsProps = { front: FrontPage; held: Holdings; sources: Source[]; places: FamilyPlace[] };

/** The newest and the most discussed papers; the map, the most often printed papers, and the sources. */
export function FrontLists({ front, held, sources, places }: FrontListsProps) {
  return (
    <div className="band cols cols-3">
      <section aria-labelledby="newest">
        <div className="band-head">
          <h2 className="sc" id="newest">
            Newest dated
          </h2>
        </div>
        <DatedList cards={front.newest} />
        <p className="more">
          <Anchor className="go" href={DATED}>
            All {figure(held.dated)} dated papers
          </Anchor>
        </p>
      </section>
      <section aria-labelledby="discussed">
        <div className="band-head">
          <h2 className="sc" id="discussed">
            Most discussed
          </h2>
          <p>by comments</p>
        </div>
        <CountedList items={front.discussed.map((card) => ({ card, count: card.commentCount ?? 0 }))} />
        <p className="more">
          <Anchor className="go" href={DISCUSSED}>
            All {figure(held.withComments)} with comments
          </Anchor>
        </p>
      </section>
      <div>
        <MapPart places={places} papers={held.papers} />
        <section aria-labelledby="repeated">
          <div className="band-head">
            <h2 className="sc" id="repeated">
              In the most {held.listings === held.dumps ? 'dumps' : 'sources'}
            </h2>
          </div>
          <CountedList
            items={front.repeated.slice(0, REPEATED).map(({ card, listings }) => ({ card, count: listings }))}
          />
        </section>
        <SourceList sources={sources.filter(({ isListing }) => isListing)} />
      </div>
    </div>
  );
}
