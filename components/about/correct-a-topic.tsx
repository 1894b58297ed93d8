/** How a reader who runs the site corrects the topics of a paper by hand. */
export function CorrectATopic() {
  return (
    <section className="band" id="correct" aria-labelledby="correct-head">
      <div className="band-head">
        <h2 className="sc" id="correct-head">
          Correct a topic
        </h2>
      </div>
      <p className="plain">
        To correct the topics of a paper, write one line about it into db/dumps/topics.overrides.jsonl and run
        the ingest; without the line, the next ingest gives the paper back what it had.
      </p>
      <pre className="mt-4">
        {'{"slug": "a-paper", "add": ["retrieval"], "remove": ["survey"], "core": "retrieval"}'}
      </pre>
      <dl className="fields mt-4">
        {FIELDS.map(({ name, what }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What a line says; all but the paper may be left out, though not all at once. */
const FIELDS = [
  { name: 'slug or title', what: 'The paper; its slug is the last part of its address.' },
  {
    name: 'add',
    what: 'Slugs of topics that it lacks; a topic’s slug is the last part of the address of its page.',
  },
  { name: 'remove', what: 'Slugs of topics that it should not have.' },
  { name: 'core', what: 'The slug of the one topic that comes first; it is added where it is missing.' },
];
