// The interface for programs, route by route, as docs/api/openapi.yaml describes it. Its text is English, as the code of those who read it.
import { Trans, useLingui } from '@lingui/react/macro';
import api from 'virtual:api';
import { type ReactNode, useEffect, useState } from 'react';
import { usePage } from '../frame/page';
import { SearchField } from '../list/search';
import { Card } from '../ui/card';
import { Tag, type Tone } from '../ui/tag';
import { type Operation, curlOf, matching, partsOf } from './api-search';

const tones: Record<string, Tone> = { GET: 'primary', POST: 'success', PUT: 'warning', DELETE: 'danger' };
const schemas = new Map(api.schemas.map((schema) => [schema.name, schema]));

/** A type, each schema in it a link to its description below. */
function Type({ text }: { text: string }) {
  return (
    <code className="break-words font-mono text-body-sm text-txt-black-700">
      {partsOf(text).map((part, index) =>
        schemas.has(part) ? (
          <a key={index} href={`#${part}`} className="text-txt-primary underline">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </code>
  );
}

interface Line {
  name: string;
  type: string;
  note?: string;
  needed?: boolean;
  about: string;
}

function Lines({ title, lines }: { title: ReactNode; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="space-y-1">
      <p className="text-body-sm font-semibold text-txt-black-900">{title}</p>
      <ul className="divide-y divide-otl-gray-200">
        {lines.map((line, index) => (
          <li key={index} className="grid gap-x-4 gap-y-0.5 py-1.5 text-body-sm sm:grid-cols-[14rem_1fr]">
            <span className="break-words font-mono text-txt-black-900">
              {line.name}
              {line.needed && <span className="text-danger-700">*</span>}{' '}
              {line.note && <span className="text-txt-black-500">{line.note}</span>}
            </span>
            <span className="min-w-0 text-txt-black-700">
              <Type text={line.type} /> {line.about}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Detail({ operation }: { operation: Operation }) {
  return (
    <div lang="en" className="space-y-4 pb-5">
      {operation.about && <p className="whitespace-pre-line text-body-md text-txt-black-700">{operation.about}</p>}
      {operation.open && <Tag tone="success">Open to anyone</Tag>}
      <Lines title="Parameters" lines={operation.parameters.map((one) => ({ ...one, note: one.where }))} />
      {operation.body && <Lines title="Body" lines={[{ name: 'application/json', type: operation.body, about: '' }]} />}
      <Lines title="Answers" lines={operation.answers.map(({ status, type, about }) => ({ name: status, type, about }))} />
      <pre data-testid="api-curl" className="whitespace-pre-wrap break-all rounded-md bg-bg-washed p-3 text-body-sm">
        {curlOf(operation, location.origin)}
      </pre>
    </div>
  );
}

function Row({ operation }: { operation: Operation }) {
  const [open, setOpen] = useState(false);
  return (
    <li data-testid="api-operation" data-path={operation.path} data-method={operation.method}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <span className="w-[4.75rem] shrink-0">
            <Tag tone={tones[operation.method] ?? 'default'}>{operation.method}</Tag>
          </span>
          <span className="min-w-0 break-all font-mono text-body-sm text-txt-black-900">{operation.path}</span>
          <span lang="en" className="basis-full text-body-sm text-txt-black-500 sm:basis-auto">
            {operation.summary}
          </span>
        </summary>
        {open && <Detail operation={operation} />}
      </details>
    </li>
  );
}

/** What stands behind the # of the address: the schema that a link leads to. */
function useHash(): string {
  const [hash, setHash] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const follow = (): void => setHash(location.hash.slice(1));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return hash;
}

/** Its fields are drawn once it is open: all of them together are thousands of lines. */
function SchemaRow({ schema, led }: { schema: (typeof api.schemas)[number]; led: boolean }) {
  const [open, setOpen] = useState(led);
  useEffect(() => {
    if (led) setOpen(true);
  }, [led]);
  return (
    <li id={schema.name} className="scroll-mt-24">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="min-h-11 cursor-pointer py-2.5 font-mono text-body-md font-medium text-txt-black-900">{schema.name}</summary>
        {open && (
          <div className="space-y-2 pb-4">
            {schema.about && <p className="text-body-sm text-txt-black-700">{schema.about}</p>}
            {schema.type && <Type text={schema.type} />}
            <Lines title="" lines={schema.fields} />
          </div>
        )}
      </details>
    </li>
  );
}

function Schemas({ found, all }: { found: readonly Operation[]; all: boolean }) {
  const hash = useHash();
  const named = new Set(found.flatMap(({ body, answers }) => [body, ...answers.map(({ type }) => type)].flatMap(partsOf)));
  const shown = api.schemas.filter(({ name }) => all || named.has(name) || name === hash);
  if (shown.length === 0) return null;
  return (
    <Card className="space-y-2">
      <h2 className="font-heading text-body-lg font-semibold">
        <Trans>Bentuk data</Trans>
      </h2>
      <ul lang="en" className="divide-y divide-otl-gray-200">
        {shown.map((schema) => (
          <SchemaRow key={schema.name} schema={schema} led={schema.name === hash} />
        ))}
      </ul>
    </Card>
  );
}

export function ApiPage() {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const found = matching(api.operations, search);
  const count = found.length;
  usePage('api-page', t`Dokumentasi API`, true);
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <div className="space-y-2">
        <h1>
          <Trans>Dokumentasi API</Trans>
        </h1>
        <p className="text-body-md text-txt-black-700">
          <Trans>Untuk pembangun sistem. Teks rujukan dalam bahasa Inggeris.</Trans>{' '}
          <a href="/api/v1/openapi.yaml" data-testid="api-file" className="font-medium text-txt-primary underline">
            <Trans>Fail OpenAPI</Trans>
          </a>
        </p>
        <p lang="en" className="whitespace-pre-line text-body-sm text-txt-black-500">
          {api.about}
        </p>
      </div>
      <SearchField label={<Trans>Cari laluan</Trans>} testid="api-search" value={search} set={setSearch} />
      <Card>
        <p role="status" data-testid="api-count" data-total={count} className="text-body-sm text-txt-black-500">
          <Trans>{count} laluan</Trans>
        </p>
        <ul className="divide-y divide-otl-gray-200">
          {found.map((operation) => (
            <Row key={`${operation.method} ${operation.path}`} operation={operation} />
          ))}
        </ul>
      </Card>
      <Schemas found={found} all={search.trim() === ''} />
    </div>
  );
}
