import type { AnswerName } from '#lib/api/answers.ts';
import { type Field, fieldsOf } from '#lib/api/fields.ts';

/** The members of an answer, as the schema has them that the description for programs is made of. */
export function AnswerFields({ answer, label }: { answer: AnswerName; label: string }) {
  return (
    <table className="records api-t" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Member</th>
          <th scope="col">Type</th>
          <th scope="col">What it says</th>
        </tr>
      </thead>
      <tbody>
        {fieldsOf(answer).map((field) => (
          <tr key={field.path}>
            <td>
              <code>{field.path}</code>
            </td>
            <td>
              {field.type === 'Paper' ? (
                <a className="lk" href="#paper">
                  a paper
                </a>
              ) : (
                field.type
              )}
            </td>
            <td>{about(field)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function about({ about: text, isOptional }: Field): string {
  return [text, isOptional ? 'May be absent.' : undefined].filter((part) => part !== undefined).join(' ');
}
