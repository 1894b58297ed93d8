import { ANSWER_SCHEMAS, type AnswerName } from '#lib/api/answers.ts';
import { ENDPOINT_KEYS, ENDPOINTS, type Endpoint, type EndpointKey } from '#lib/api/endpoints.ts';
import { type JsonSchema, jsonSchemaOf, namedJsonSchemas } from '#lib/api/json-schema.ts';
import type { Parameter } from '#lib/api/parameters.ts';
import { PROBLEMS, type ProblemKind } from '#lib/api/problems.ts';
import { API_PAGE } from '#lib/hrefs.ts';

/** What a client reads of an answer besides its body. */
const HEADERS = {
  ETag: 'Which version of the answer this is, for If-None-Match.',
  'Last-Modified': 'When the papers last changed, for If-Modified-Since.',
  Link: 'The address of the papers after these, with rel="next".',
} as const;

/** The interface for programs as an OpenAPI 3.1 document; `origin` is the site's own address. */
export function openApi(origin: URL) {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Broadsheet',
      version: '1',
      summary: 'Papers of the Daily Papers listing by topic, with counts and search.',
      description:
        'For reading only, without a key. Counts and orders are those of the pages. What no source says is left out, never guessed.',
    },
    externalDocs: { url: new URL(API_PAGE, origin).href, description: 'Documentation with examples.' },
    servers: [{ url: origin.origin }],
    paths: Object.fromEntries(
      ENDPOINT_KEYS.map((key) => [ENDPOINTS[key].path, { get: operation(key, ENDPOINTS[key]) }]),
    ),
    components: {
      schemas: namedJsonSchemas(ANSWER_SCHEMAS),
      headers: Object.fromEntries(
        Object.entries(HEADERS).map(([name, description]) => [
          name,
          { description, schema: { type: 'string' } },
        ]),
      ),
    },
  };
}

function operation(key: EndpointKey, endpoint: Endpoint) {
  const { summary, about, parameters, inPath, answer, isKept } = endpoint;
  return {
    operationId: key,
    summary,
    description: about,
    parameters: [
      ...(inPath ? [described(inPath, 'path')] : []),
      ...parameters.map((parameter) => described(parameter, 'query')),
    ],
    responses: {
      200: { ...body('What was asked for.', 'application/json', answer), headers: headersOf(endpoint) },
      ...(isKept && { 304: { description: 'The client has it already.' } }),
      ...(inPath && {
        308: {
          description: 'The paper has another slug now.',
          headers: { Location: { description: 'Its address here.', schema: { type: 'string' } } },
        },
      }),
      ...problemResponse('parameters'),
      ...(inPath && problemResponse('not-found')),
      ...problemResponse('too-long'),
      ...problemResponse('too-many'),
      ...problemResponse('fault'),
    },
  };
}

function described(
  { name, value, takes, about, most, isRequired, usual }: Parameter,
  place: 'path' | 'query',
) {
  const one: JsonSchema = jsonSchemaOf(value);
  return {
    ...{ name, in: place, required: isRequired ?? false, description: `Takes ${takes}. ${about}` },
    ...(most > 1
      ? { schema: { type: 'array', items: one, maxItems: most }, style: 'form', explode: true }
      : { schema: { ...one, ...(usual !== undefined && { default: usual }) } }),
  };
}

function headersOf({ isKept, answer }: Endpoint) {
  const names = [...(isKept ? ['ETag', 'Last-Modified'] : []), ...(answer === 'Papers' ? ['Link'] : [])];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function problemResponse(kind: ProblemKind) {
  const { status, title } = PROBLEMS[kind];
  return { [status]: body(`${title}.`, 'application/problem+json', 'Problem') };
}

function body(description: string, type: string, name: AnswerName) {
  return { description, content: { [type]: { schema: { $ref: `#/components/schemas/${name}` } } } };
}
