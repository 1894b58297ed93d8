import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { ENDPOINT_KEYS, ENDPOINTS } from '#lib/api/endpoints.ts';
import { openApi } from '#lib/api/openapi.ts';
import { SORT_KEYS } from '#lib/sorts.ts';

const document = JSON.parse(JSON.stringify(openApi(new URL('https://papers.example'))));

test('the description is a valid OpenAPI 3.1 document, all of whose references lead somewhere', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(document);
  expect(errors).toBeUndefined();
  expect([valid, validator.version]).toEqual([true, '3.1']);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  expect(new Set(references).size).toBeGreaterThan(8);
  for (const reference of references) {
    const found = reference
      .split('/')
      .slice(1)
      .reduce((node, name) => node?.[name], document);
    expect(found, reference).toBeTypeOf('object');
  }
});

test('every endpoint is described with all of its parameters', () => {
  expect(Object.keys(document.paths)).toEqual(ENDPOINT_KEYS.map((key) => ENDPOINTS[key].path));
  for (const key of ENDPOINT_KEYS) {
    const { path, parameters, answer } = ENDPOINTS[key];
    const { get, ...others } = document.paths[path];
    expect(others).toEqual({});
    expect(get.operationId).toBe(key);
    const described = get.parameters.filter((one: { in: string }) => one.in === 'query');
    expect(described.map(({ name }: { name: string }) => name)).toEqual(parameters.map(({ name }) => name));
    expect(get.responses[200].content['application/json'].schema).toEqual({
      $ref: `#/components/schemas/${answer}`,
    });
    expect(Object.keys(get.responses[400].content)).toEqual(['application/problem+json']);
  }
});

test('parameters say what checks them', () => {
  const { parameters } = document.paths['/api/v1/papers'].get;
  const schemas = Object.fromEntries(
    parameters.map(({ name, schema }: { name: string; schema: object }) => [name, schema]),
  );
  expect(schemas).toMatchObject({
    q: { type: 'string' },
    topic: { type: 'array', maxItems: 60, items: { type: 'string', pattern: expect.any(String) } },
    match: { type: 'string', enum: ['any', 'all'], default: 'any' },
    has: { type: 'array', items: { enum: ['code', 'date', 'authors', 'discussion'] } },
    sort: { enum: [...SORT_KEYS] },
    limit: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
    page: { type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 },
  });
  expect(document.paths['/api/v1/search'].get.parameters.at(-2).schema.default).toBe(10);
});

test('a schema that has another refers to it, and objects may have more members later', () => {
  const { Papers, Paper, Problem } = document.components.schemas;
  expect(Papers.properties.results.items).toEqual({ $ref: '#/components/schemas/Paper' });
  expect(Papers.required).toEqual(['total', 'results']);
  expect(Paper.required).toEqual(['slug', 'title', 'topics', 'sources', 'url']);
  expect(Problem.required).toEqual(['type', 'title', 'status', 'detail', 'instance']);
  expect(JSON.stringify(document)).not.toMatch(/additionalProperties|9007199254740991/);
});
