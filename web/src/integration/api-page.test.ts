import api from 'virtual:api';
import { describe, expect, test } from 'vitest';
import { describe as made } from '../../scripts/api-page.mjs';
import { curlOf, matching, partsOf } from './api-search';

describe('the page of the interface', () => {
  test('tells every route and every schema that is named', () => {
    expect(api.operations.length).toBeGreaterThan(150);
    const names = new Set(api.schemas.map(({ name }) => name));
    for (const { path, body, answers, parameters } of api.operations) {
      for (const type of [body, ...answers.map((one) => one.type), ...parameters.map((one) => one.type)]) {
        for (const name of type.match(/\b[A-Z]\w+/g) ?? []) if (!type.includes('"')) expect(names, `${path} ${type}`).toContain(name);
      }
    }
  });

  test('is searched by all words', () => {
    const found = matching(api.operations, 'post  WEBHOOKS ping');
    expect(found.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/v1/agencies/{id}/webhooks/{webhook_id}/ping']);
    expect(matching(api.operations, '').length).toBe(api.operations.length);
    expect(matching(api.operations, 'tiada laluan begini')).toEqual([]);
  });

  test('gives a command for each route', () => {
    expect(curlOf({ method: 'GET', path: '/api/v1/openapi.yaml', body: '', open: true }, 'https://x.my')).toBe(
      "curl --fail-with-body \\\n  'https://x.my/api/v1/openapi.yaml'",
    );
    const post = curlOf({ method: 'POST', path: '/api/v1/x', body: 'Y', open: false }, 'https://x.my');
    expect(post).toContain('--request POST');
    expect(post).toContain('"Authorization: Bearer $SPOTME_TOKEN"');
    expect(post).toContain('--data @body.json');
  });

  test('reads what a description may say', () => {
    const small = made(`
openapi: 3.0.3
info: {title: x, description: About}
paths:
  /a/{id}:
    parameters: [{$ref: '#/components/parameters/Id'}]
    get: {summary: s, responses: {'200': {description: d, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/B'}}}}}}}
components:
  parameters: {Id: {name: id, in: path, required: true, schema: {type: string, format: uuid}}}
  responses: {}
  schemas: {B: {type: object, required: [c], properties: {c: {type: string, nullable: true}, d: {type: object, properties: {e: {type: integer}}}}}}
`);
    expect(small.operations[0]?.parameters).toEqual([{ name: 'id', where: 'path', type: 'string (uuid)', needed: true, about: '' }]);
    expect(small.operations[0]?.answers[0]?.type).toBe('B[]');
    expect(small.schemas[0]?.fields.map(({ name, type, needed }) => `${name} ${type} ${needed}`)).toEqual([
      'c string | null true',
      'd object false',
      'd.e integer false',
    ]);
    expect(partsOf('B[] | null')).toEqual(['B', '[] | ', 'null']);
  });
});
