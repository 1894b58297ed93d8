/** How a reader who runs the site adds sources of their own. */
export function AddADump() {
  return (
    <section className="band" aria-labelledby="add">
      <div className="band-head">
        <h2 className="sc" id="add">
          Add a dump
        </h2>
      </div>
      <p className="plain">
        Save the text of a Daily Papers page to a file, in any of the three layouts, and read it in. The site
        shows it with the next page that is asked for. A file that is no listing is refused with the line
        where it stops making sense, and nothing of it is stored.
      </p>
      <pre className="mt-4">
        npm run ingest -- my-dump.txt{'\n'}npm run ingest -- my-dump.txt --captured 2025-10-29
      </pre>
    </section>
  );
}
