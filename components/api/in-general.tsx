import { OPENAPI } from '#lib/hrefs.ts';
import { MAX_QUERY } from '#lib/paper-query.ts';
import { MOST_RESULTS } from '#lib/search/limit.ts';
import { figure } from '#lib/wording.ts';

/** What holds for all endpoints. */
export function InGeneral() {
  return (
    <section className="band" aria-labelledby="general">
      <div className="band-head">
        <h2 className="sc" id="general">
          In general
        </h2>
        <p>
          <a className="lk" href={OPENAPI}>
            OpenAPI 3.1
          </a>
        </p>
      </div>
      <dl className="fields">
        <div>
          <dt>Names</dt>
          <dd>
            Parameters that choose a topic, an author and the like take slugs, or names as slugs
            (“model-merging”). One that nothing here has is a problem and no empty answer: a slip would look
            like a finding. A year without papers is an empty answer.
          </dd>
        </div>
        <div>
          <dt>Paging</dt>
          <dd>
            Follow “next”, which is in the Link header too, until there is none: its cursor holds its place
            when papers come in. A cursor is to be taken from there and not to be made.
          </dd>
        </div>
        <div>
          <dt>Keeping</dt>
          <dd>
            Answers carry ETag and Last-Modified. Ask with If-None-Match or If-Modified-Since, and what has
            not changed is 304 without a body. Suggestions are not to be kept.
          </dd>
        </div>
        <div>
          <dt>Other sites</dt>
          <dd>Scripts of any site may read everything here (CORS). There is nothing to sign in to.</dd>
        </div>
        <div>
          <dt>Limits</dt>
          <dd>
            {figure(MOST_RESULTS)} papers in an answer, the first {figure(MAX_QUERY)} characters of a search.
            There is no key and no count of requests: ask for many papers at once, not for one at a time.
          </dd>
        </div>
        <div>
          <dt>Rights</dt>
          <dd>
            Titles and abstracts are the papers’ own: whoever publishes them again has to see whether they
            may. Topics, counts and scores are made here. The program of this site is under the MIT licence.
          </dd>
        </div>
        <div>
          <dt>Changes</dt>
          <dd>Members may be added to the answers of v1; none is taken away or changes its meaning.</dd>
        </div>
      </dl>
    </section>
  );
}
