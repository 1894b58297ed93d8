import { ANSWER_SCHEMAS, type AnswerName } from '#lib/api/answers.ts';
import { type JsonSchema, namedJsonSchemas } from '#lib/api/json-schema.ts';

/** A member of an answer: where it is (`results[].slug`), of what type, and what it says. */
export type Field = { path: string; type: string; about: string | undefined; isOptional: boolean };

/** All members of an answer, down to values and to answers that are described themselves. */
export function fieldsOf(name: AnswerName): Field[] {
  const schema = namedJsonSchemas(ANSWER_SCHEMAS)[name];
  return schema ? membersOf(schema, '') : [];
}

function membersOf({ properties = {}, required = [] }: JsonSchema, before: string): Field[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (typeof schema === 'boolean') return [];
    const { path, inner } = unfolded(schema, `${before}${name}`);
    const about = schema.description;
    const field = { path, type: typeOf(inner), about, isOptional: !required.includes(name) };
    return [field, ...membersOf(inner, `${path}.`)];
  });
}

/** What a list is of, however many lists it is in. */
function unfolded(schema: JsonSchema, path: string): { path: string; inner: JsonSchema } {
  const { items } = schema;
  if (typeof items !== 'object' || Array.isArray(items)) return { path, inner: schema };
  return unfolded(items, `${path}[]`);
}

function typeOf({ $ref, type, enum: values, prefixItems, format }: JsonSchema): string {
  if ($ref) return $ref.split('/').at(-1) ?? $ref;
  if (values) return values.map((value) => `“${value}”`).join(', ');
  if (prefixItems) return `list of ${prefixItems.length}`;
  return format === 'uri' ? 'address' : String(type ?? 'any');
}
