import { problemText, type QueryProblem } from '#lib/params.ts';

/** What an address asked for that could not be had, said where the result is. */
export function Notice({ problems }: { problems: readonly QueryProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="notice" role="status">
      {problems
        .slice(0, 5)
        .map(problemText)
        .map((text) => (
          <p key={text}>{text}</p>
        ))}
      {problems.length > 5 && <p>And {problems.length - 5} more of the kind.</p>}
    </div>
  );
}
