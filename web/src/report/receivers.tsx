// To whom a schedule sends its report: people who may read it themselves, each a tag that can be taken off.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { pick, useLang } from '../i18n';
import { SearchField, useSettled } from '../list/search';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import type { Kind } from './words';

export interface Receiver {
  id: string;
  name: string;
}
export const mostReceivers = 20;

interface Props {
  kind: Kind;
  unit: string;
  chosen: readonly Receiver[];
  set(chosen: readonly Receiver[]): void;
  failure: unknown;
}

type Reader = Schemas['ReportReaders']['officers'][number];

/** The refusal that speaks of receivers, and which of them it means. */
export function refusedReceiver(failure: unknown): { refusal: Refusal; index: number } | undefined {
  if (!(failure instanceof Refusal) || !failure.field?.startsWith('receivers')) return undefined;
  return { refusal: failure, index: Number(/\[(\d+)\]/.exec(failure.field)?.[1] ?? -1) };
}

function Chosen({ one, refused, remove }: { one: Receiver; refused: boolean; remove(): void }) {
  const { t } = useLingui();
  const { name } = one;
  const tone = refused ? 'border-otl-danger-300 bg-bg-danger-50 text-danger-700' : 'border-otl-primary-300 bg-bg-primary-50 text-txt-black-900';
  return (
    <li data-testid="receiver" data-id={one.id} data-refused={refused} className={`flex max-w-full items-center rounded-md border pl-3 text-body-md font-medium ${tone}`}>
      <span className="min-w-0 break-words">{name}</span>
      <Button variant="default-ghost" size="small" aria-label={t`Buang penerima ${name}`} data-testid="receiver-remove" onClick={remove}>
        <Icon name="cross" className="size-5" />
      </Button>
    </li>
  );
}

function Found({ readers, add }: { readers: readonly Reader[]; add(reader: Reader): void }) {
  return (
    <ul className="divide-y divide-otl-gray-200 rounded-md border border-otl-gray-200">
      {readers.map((one) => (
        <li key={one.id}>
          <button type="button" data-testid="receiver-found" data-id={one.id} onClick={() => add(one)} className="block min-h-12 w-full px-3 py-2 text-left text-body-md font-medium hover:bg-bg-washed">
            {one.name}{' '}
            <span className="font-normal text-txt-black-500">
              · {one.user_id} · {one.unit}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Search({ kind, unit, chosen, set }: Props) {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const query = { kind, search, ...(unit && { unit }) };
  const [loaded] = useLoaded(JSON.stringify(query), () => (search.length > 1 ? ask(api.GET('/report-readers', { params: { query } })) : Promise.resolve({ officers: [] })));
  const found = loaded.status === 'here' ? loaded.data.officers.filter((one) => chosen.every(({ id }) => id !== one.id)) : [];
  return (
    <>
      <SearchField label={<Trans>Tambah penerima: nama atau ID pengguna</Trans>} testid="receiver-search" value={typed} set={setTyped} />
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="receiver-failure" />}
      {loaded.status === 'here' && search.length > 1 && found.length === 0 && (
        <p role="status" data-testid="receiver-none" className="text-body-md text-txt-black-700">
          <Trans>Tiada pegawai lain dengan nama ini yang boleh membaca laporan ini.</Trans>
        </p>
      )}
      {found.length > 0 && (
        <Found
          readers={found}
          add={({ id, name }) => {
            set([...chosen, { id, name }]);
            setTyped('');
          }}
        />
      )}
    </>
  );
}

export function Receivers(props: Props) {
  const lang = useLang();
  const { t } = useLingui();
  const { chosen, set, failure } = props;
  const refused = refusedReceiver(failure);
  return (
    <div className="mt-4 space-y-2" data-testid="receivers" data-count={chosen.length}>
      <p className="text-body-md font-medium text-txt-black-900">
        <Trans>Penerima</Trans>
      </p>
      {chosen.length > 0 ? (
        <ul aria-label={t`Penerima`} className="flex flex-wrap gap-2">
          {chosen.map((one, index) => (
            <Chosen key={one.id} one={one} refused={refused?.index === index} remove={() => set(chosen.filter(({ id }) => id !== one.id))} />
          ))}
        </ul>
      ) : (
        <p className="text-body-md text-txt-black-700">
          <Trans>Tanpa penerima, laporan dihantar kepada anda.</Trans>
        </p>
      )}
      {refused && (
        <p role="alert" data-testid="receivers-error" className="text-body-sm font-medium text-danger-700">
          {pick(refused.refusal.text, lang)}
        </p>
      )}
      {chosen.length < mostReceivers ? (
        <Search {...props} />
      ) : (
        <p className="text-body-sm text-txt-black-700">
          <Trans>Paling banyak {mostReceivers} penerima.</Trans>
        </p>
      )}
    </div>
  );
}
