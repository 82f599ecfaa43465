// The lines of an import: counts as tiles, which are its filters too, and the lines by pages.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { number } from '../i18n/number-format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { Tag } from '../ui/tag';
import type { OfficerImport } from './send';
import { type Kind, fieldWords, kindTones, kindWords, kinds, outcomeWords } from './words';

type Row = Schemas['OfficerImportRow'];
export type Filter = Kind | 'kept' | '';

export function Tiles({ one, filter, onFilter }: { one: OfficerImport; filter: Filter; onFilter(filter: Filter): void }) {
  const { i18n, t } = useLingui();
  const lang = useLang();
  const count: Record<Kind, number> = { new: one.new, changed: one.changed, unchanged: one.unchanged, wrong: one.wrong };
  return (
    <fieldset className="grid grid-cols-2 gap-3 md:grid-cols-4">
      <legend className="sr-only">{t`Tapis mengikut jenis baris`}</legend>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          data-testid={`officer-import-${kind}`}
          data-value={count[kind]}
          aria-pressed={filter === kind}
          onClick={() => onFilter(filter === kind ? '' : kind)}
          className={`min-h-11 rounded-xl border p-4 text-left ${
            filter === kind ? 'border-primary-600 bg-bg-primary-50' : 'border-otl-gray-200 bg-bg-white hover:bg-bg-washed'
          }`}
        >
          <Tag tone={count[kind] > 0 ? kindTones[kind] : 'default'}>{i18n._(kindWords[kind])}</Tag>
          <span className="mt-2 block font-heading text-heading-2xs font-semibold tabular-nums text-txt-black-900">{number(count[kind], lang)}</span>
        </button>
      ))}
    </fieldset>
  );
}

function useField(): (field: string) => string {
  const { i18n } = useLingui();
  return (field) => {
    const word = fieldWords[field];
    return word ? i18n._(word) : field;
  };
}

function Faults({ row }: { row: Row }) {
  const lang = useLang();
  const field = useField();
  return (
    <ul className="space-y-1 text-body-sm text-txt-danger">
      {row.faults.map((fault) => (
        <li key={`${fault.field} ${fault.code}`} data-code={fault.code}>
          {fault.field && <strong className="font-semibold">{field(fault.field)}: </strong>}
          {pick(fault.message, lang)}
        </li>
      ))}
    </ul>
  );
}

function Changes({ row }: { row: Row }) {
  const field = useField();
  if (row.kind === 'new') {
    const told = row.changes.filter((one) => ['scheme', 'supervisor_user_id', 'roles'].includes(one.field));
    return <p className="text-body-sm text-txt-black-700">{told.map((one) => `${field(one.field)}: ${one.after}`).join(' · ')}</p>;
  }
  return (
    <ul className="space-y-1 text-body-sm text-txt-black-700">
      {row.changes.map((one) => (
        <li key={one.field} className="break-words">
          {field(one.field)}: <del className="text-txt-black-500">{one.before || '–'}</del> <span aria-hidden="true">→</span>{' '}
          <ins className="font-medium text-txt-black-900 no-underline">{one.after || '–'}</ins>
        </li>
      ))}
    </ul>
  );
}

function Line({ row }: { row: Row }) {
  const { i18n } = useLingui();
  const { line } = row;
  const body: ReactNode = row.kind === 'wrong' ? <Faults row={row} /> : <Changes row={row} />;
  return (
    <li
      data-testid="officer-import-row"
      data-kind={row.kind}
      data-line={row.line}
      data-outcome={row.outcome}
      className="grid gap-2 px-2 py-3 md:grid-cols-[16rem_1fr_auto] md:gap-4"
    >
      <div className="min-w-0">
        <p className="break-words text-body-md font-medium text-txt-black-900">{row.name || '–'}</p>
        <p className="break-words text-body-sm text-txt-black-500">
          <Trans>Baris {line}</Trans> · {row.user_id || '–'} · {row.unit_path}
        </p>
      </div>
      <div className="min-w-0">{body}</div>
      <div>
        <Tag tone={kindTones[row.kind]}>{i18n._(row.outcome ? outcomeWords[row.outcome] : kindWords[row.kind])}</Tag>
      </div>
    </li>
  );
}

export function Rows({ one, filter }: { one: OfficerImport; filter: Filter }) {
  const list = usePaged(
    `${one.id} ${filter} ${one.state} ${one.outdated}`,
    async (after) => {
      const page = await ask(
        api.GET('/officer-imports/{id}/rows', {
          params: { path: { id: one.id }, query: { ...(filter && { kind: filter }), ...(after && { after: Number(after) }) } },
        }),
      );
      return { rows: page.rows, ...(page.next !== undefined && { next: String(page.next) }) };
    },
    (page) => page.rows,
  );
  return (
    <PagedList
      list={list}
      testid="officer-import-rows"
      empty={<Trans>Tiada baris jenis ini.</Trans>}
      row={(row) => <Line key={row.line} row={row} />}
    />
  );
}
