import { z } from 'zod';

/** A JSON schema (draft 2020-12), as far as it is looked into. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON schema of what a zod schema lets through. Objects may have further members, which a later version may add;
 * the bounds of whole numbers that a program can hold are no part of it.
 */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => loosened(jsonSchema),
  });
  return rest;
}

/** The JSON schemas of several, by their names; where one has another within it, it refers to it. */
export function namedJsonSchemas(schemas: Readonly<Record<string, z.ZodType>>): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const found = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => loosened(jsonSchema),
  });
  return Object.fromEntries(
    Object.entries(found.schemas).map(([id, { $schema: _, $id: __, ...rest }]) => [id, rest]),
  );
}

function loosened(schema: JsonSchema): void {
  delete schema.additionalProperties;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}
