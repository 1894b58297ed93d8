import { Fragment, type ReactNode } from 'react';
import { SavePlace } from '#components/saved/save-place.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { CountsThen } from '#db/queries/count-history.ts';
import type { PaperAuthor, PaperPage } from '#db/queries/paper-page.ts';
import { knownNames, MOST_NAMES } from '#lib/cite/names.ts';
import {
  authorHref,
  organisationHref,
  paperFormHref,
  papersHref,
  sourceHref,
  withValues,
} from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import type { SharedEntry } from '#lib/saved/share-link.ts';
import { sourceName } from '#lib/source-name.ts';
import type { LinkKind } from '#lib/sources/record.ts';
import { capitalised, countOf, dateText, figure, numberWord } from '#lib/wording.ts';

const LINK_LABELS: Record<LinkKind, string> = {
  code: 'Code',
  data: 'Data',
  model: 'Model',
  project: 'Project page',
  paper: 'Paper',
};
/** Names shown before the rest folds: enough for nearly every paper, not for 445. */
const NAMES = 12;

/** What is known of a paper; what is not is left out, but for the authors, of whom it is said once. */
export function Slip({ page }: { page: PaperPage }) {
  const { paper, organisation, venue, links, references } = page;
  const listings = references.filter(({ isListing }) => isListing);
  return (
    <aside className="slip" aria-label="About this paper">
      <dl>
        {paper.publishedOn && (
          <Entry label="Date">
            <time dateTime={paper.publishedOn}>{dateText(paper.publishedOn)}</time>
            {paper.yearInferred && <span className="soft"> (year inferred)</span>}
          </Entry>
        )}
        <Entry label="Authors">
          <Authors authors={page.authors} count={paper.authorCount} slug={paper.slug} />
        </Entry>
        {organisation && (
          <Entry label="Organisation">
            <Anchor className="lk" href={organisationHref(organisation.slug)}>
              {organisation.name}
            </Anchor>
          </Entry>
        )}
        {paper.venue && venue && (
          <Entry label="Venue">
            <bdi>{paper.venue}</bdi>
            {', '}
            <Anchor className="lk" href={papersHref(withValues(EVERYTHING, 'venue', [venue.slug]))}>
              all of {venue.name}
            </Anchor>
          </Entry>
        )}
        {page.categories.length > 0 && (
          <div>
            <dt>Filed under</dt>
            {page.categories.map(({ slug, name }) => (
              <dd key={slug}>
                <Anchor className="lk" href={papersHref(withValues(EVERYTHING, 'category', [slug]))}>
                  {name}
                </Anchor>
              </dd>
            ))}
          </div>
        )}
        {paper.upvotes !== null && (
          <Entry label="Upvotes">{countOf(paper.upvotes, 'upvote')} on the listing</Entry>
        )}
        {paper.commentCount !== null && (
          <Entry label="Discussion">{countOf(paper.commentCount, 'comment')} on the listing</Entry>
        )}
        <Counts history={page.history} />
        <div>
          <dt>Listed in</dt>
          {listings.map(({ source, kind, isListing, file, position }) => (
            <dd key={`${source} ${position}`}>
              <Anchor className="lk" href={sourceHref(source)}>
                {sourceName({ slug: source, kind, isListing, file })}
              </Anchor>
              , position {position}
            </dd>
          ))}
        </div>
        {paper.arxivId && (
          <Entry label="arXiv">
            <a className="lk" href={`https://arxiv.org/abs/${paper.arxivId}`}>
              {paper.arxivId}
            </a>
          </Entry>
        )}
        {paper.doi && (
          <Entry label="DOI">
            <a className="lk" href={`https://doi.org/${paper.doi}`}>
              {paper.doi}
            </a>
          </Entry>
        )}
        {links.map(({ kind, url }) => (
          <Entry key={url} label={LINK_LABELS[kind]}>
            <a className="lk break" href={url} rel="noopener nofollow ugc">
              <ShownAddress url={url} />
            </a>
          </Entry>
        ))}
      </dl>
      <SavePlace paper={savedPaper(page)} look="btn" />
    </aside>
  );
}

/** The paper as a reader's list keeps it, for the time when the site may not have it. */
function savedPaper({ paper, authors }: PaperPage): SharedEntry {
  const { slug, titleText: title, year, arxivId, doi } = paper;
  const names = knownNames(authors.map(({ name }) => name)).slice(0, MOST_NAMES);
  return {
    ...{ slug, title, tags: [] },
    ...(names.length > 0 && { authors: names }),
    ...(year !== null && { year }),
    ...(arxivId !== null && { arxivId }),
    ...(doi !== null && { doi }),
  };
}

/** Upvotes and comments day by day, where they have changed between two captures. */
function Counts({ history }: { history: CountsThen[] }) {
  const lines = history.map(({ capturedOn, upvotes, comments }) => ({
    day: capturedOn,
    text: [upvotes !== null && countOf(upvotes, 'upvote'), comments !== null && countOf(comments, 'comment')]
      .filter((part) => part !== false)
      .join(', '),
  }));
  if (new Set(lines.map(({ text }) => text)).size < 2) return null;
  return (
    <div>
      <dt>Counted on</dt>
      {lines.map(({ day, text }) => (
        <dd key={day}>
          <time dateTime={day}>{dateText(day, 'short')}</time>: {text}
        </dd>
      ))}
    </div>
  );
}

function Entry({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type AuthorsProps = { authors: PaperAuthor[]; count: number | null; slug: string };

function Authors({ authors, count, slug }: AuthorsProps) {
  if (authors.length === 0) {
    const stated =
      count === null ? undefined : `${capitalised(numberWord(count))}; the listings do not name them`;
    return stated ?? 'The listings do not name them';
  }
  const [shown, folded] =
    authors.length > NAMES + 3 ? [authors.slice(0, NAMES), authors.slice(NAMES)] : [authors, []];
  return (
    <>
      <AuthorLinks authors={shown} />
      {folded.length > 0 && (
        <details>
          <summary className="lk soft">and {figure(folded.length)} more</summary>
          <AuthorLinks authors={folded.slice(0, MOST_NAMES - NAMES)} />
          {authors.length > MOST_NAMES && (
            <>
              {` and ${figure(authors.length - MOST_NAMES)} others; `}
              <a className="lk" href={paperFormHref(slug, 'json')}>
                all of them as JSON
              </a>
            </>
          )}
        </details>
      )}
    </>
  );
}

function AuthorLinks({ authors }: { authors: PaperAuthor[] }) {
  return authors.map(({ position, name, slug }, index) => (
    <Fragment key={position}>
      {index > 0 && ', '}
      {slug === null ? (
        <bdi>{name}</bdi>
      ) : (
        <Anchor className="lk" href={authorHref(slug)}>
          {name}
        </Anchor>
      )}
    </Fragment>
  ));
}

/** An address without what all of them begin with; it may break behind its slashes. */
function ShownAddress({ url }: { url: string }) {
  const parts = url
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '')
    .split(/(?<=\/)/);
  const starts = parts.map((_, index) => parts.slice(0, index).join('').length);
  return parts.map((part, index) => (
    <Fragment key={starts[index]}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
