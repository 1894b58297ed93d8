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
        Where a paper has a wrong topic, or lacks one, write a line into db/dumps/topics.overrides.jsonl: the
        paper by the last part of its address or by its title, the topics to add and to remove by the last
        part of theirs, and with core the one that comes first. Every ingest applies the file; a line that is
        taken out again gives the paper back what it had. The paper’s page says what was done by hand.
      </p>
      <pre className="mt-4">
        {'{"slug": "a-paper", "add": ["retrieval"], "remove": ["survey"], "core": "retrieval"}'}
      </pre>
    </section>
  );
}
