// The description of the interface as a module of the page: `virtual:api`, made of docs/api/openapi.yaml while the web is built. Only what
// the page shows is kept of it, with every schema named where it is used and described once.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

const file = fileURLToPath(new URL('../../docs/api/openapi.yaml', import.meta.url));
const id = 'virtual:api';
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Prose of the description without its marks of code: it is shown as text. */
const plain = (text = '') => text.replaceAll('`', '');
const named = (ref) => ref.slice(ref.lastIndexOf('/') + 1);

/** A type in a few words: `string (date)`, `Officer[]`, `a | b`. */
function typeOf(schema) {
  if (!schema) return '';
  if (schema.$ref) return named(schema.$ref);
  if (schema.allOf) return schema.allOf.map(typeOf).filter(Boolean).join(' & ');
  if (schema.oneOf) return schema.oneOf.map(typeOf).join(' | ');
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.type === 'array') return `${typeOf(schema.items)}[]`;
  if (schema.type === 'object') return 'object';
  return schema.format ? `${schema.type} (${schema.format})` : (schema.type ?? '');
}

/** The fields of an object, those of its parts too; what has objects inside is told by its own lines below it. */
function fieldsOf(schema, components, before = '') {
  if (!schema) return [];
  if (schema.$ref) return before ? [] : fieldsOf(components.schemas[named(schema.$ref)], components);
  if (schema.allOf) return schema.allOf.flatMap((part) => (part.$ref ? [] : fieldsOf(part, components, before)));
  const inner = schema.type === 'array' ? schema.items : schema;
  return Object.entries(inner?.properties ?? {}).flatMap(([name, one]) => [
    {
      name: before + name,
      type: typeOf(one) + (one.nullable ? ' | null' : ''),
      needed: inner.required?.includes(name) ?? false,
      about: plain(one.description),
    },
    ...fieldsOf(one.$ref ? undefined : one, components, `${before}${name}.`),
  ]);
}

const bodyOf = (content) => Object.values(content ?? {})[0]?.schema;

function operationOf(method, path, operation, shared, components) {
  const whole = (one) => (one.$ref ? components.parameters[named(one.$ref)] : one);
  const parameters = [...(shared ?? []), ...(operation.parameters ?? [])].map(whole);
  return {
    method: method.toUpperCase(),
    path: `/api/v1${path}`,
    summary: plain(operation.summary),
    about: plain(operation.description),
    open: operation.security?.length === 0,
    parameters: parameters.map((one) => ({
      name: one.name,
      where: one.in,
      type: typeOf(one.schema),
      needed: one.required ?? false,
      about: plain(one.description),
    })),
    body: typeOf(bodyOf(operation.requestBody?.content)),
    answers: Object.entries(operation.responses ?? {}).map(([status, one]) => {
      const answer = one.$ref ? components.responses[named(one.$ref)] : one;
      return { status, about: plain(answer.description), type: typeOf(bodyOf(answer.content)) };
    }),
  };
}

export function describe(text) {
  const document = load(text);
  const { components } = document;
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => operationOf(method, path, item[method], item.parameters, components)),
  );
  const schemas = Object.entries(components.schemas).map(([name, schema]) => ({
    name,
    type: schema.properties ? '' : typeOf(schema),
    about: plain(schema.description),
    fields: fieldsOf(schema, components),
  }));
  return { about: plain(document.info.description), operations, schemas };
}

/** The plug-in of Vite. */
export function apiPage() {
  return {
    name: 'spotme-api-page',
    resolveId: (name) => (name === id ? `\0${id}` : undefined),
    load(name) {
      if (name !== `\0${id}`) return undefined;
      this.addWatchFile(file);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(describe(readFileSync(file, 'utf8'))))});`;
    },
  };
}
