import type { Parameter } from '#lib/api/parameters.ts';

/** Parameters with what they take and do; the words are those of the description for programs. */
export function ParameterTable({ parameters, label }: { parameters: readonly Parameter[]; label: string }) {
  return (
    <table className="records api-t" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">Takes</th>
          <th scope="col">Given</th>
          <th scope="col">What it does</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map((parameter) => (
          <tr key={parameter.name}>
            <td>
              <code>{parameter.name}</code>
            </td>
            <td>{parameter.takes}</td>
            <td className="soft">{times(parameter)}</td>
            <td>{parameter.about}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function times({ most, isRequired, usual }: Parameter): string {
  if (isRequired) return 'always';
  const often = most === 1 ? 'once' : `up to ${most} times`;
  return usual === undefined ? often : `${often}; else ${usual}`;
}
