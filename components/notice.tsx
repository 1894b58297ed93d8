/** What an address asked for that could not be had, said where the result is. */
export function Notice({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="notice" role="status">
      {problems.slice(0, 5).map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
      {problems.length > 5 && <p>And {problems.length - 5} more of the kind.</p>}
    </div>
  );
}
