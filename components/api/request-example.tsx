type RequestExampleProps = { url: string; status: number; type: string; answer: string };

/** A request as a command line, and its answer. */
export function RequestExample({ url, status, type, answer }: RequestExampleProps) {
  return (
    <figure className="api-example">
      <pre>curl '{url}'</pre>
      <figcaption className="soft">
        {status} {type}
        {status === 200 && ', lists and long texts cut'}
      </figcaption>
      <pre>{answer}</pre>
    </figure>
  );
}
