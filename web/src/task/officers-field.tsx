// Officers to whom a task is given: looked for by name, kept as chips, or all whom one leads.
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useLang } from '../i18n';
import { number } from '../i18n/number-format';
import { useSettled } from '../list/search';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';

export type Member = Schemas['TeamMembers']['officers'][number];
/** As the server takes them in one assignment. */
const mostOfficers = 500;

interface FieldProps {
  chosen: readonly Member[];
  set(chosen: Member[]): void;
  error: ReactNode;
}

function Chips({ chosen, set }: Pick<FieldProps, 'chosen' | 'set'>) {
  const shown = chosen.slice(0, 30);
  const more = chosen.length - shown.length;
  return (
    <ul data-testid="chips" data-count={chosen.length} className="flex flex-wrap gap-2">
      {shown.map((member) => (
        <li key={member.id}>
          <button
            type="button"
            data-testid="chip"
            data-id={member.id}
            onClick={() => set(chosen.filter((one) => one.id !== member.id))}
            className="inline-flex min-h-10 max-w-full items-center gap-1.5 rounded-full border border-otl-primary-200 bg-bg-primary-50 px-3 text-body-sm font-medium text-primary-800 hover:bg-bg-primary-100"
          >
            <span className="min-w-0 truncate">{member.name}</span>
            <Icon name="cross" className="size-4" />
            <span className="sr-only">
              <Trans>keluarkan</Trans>
            </span>
          </button>
        </li>
      ))}
      {more > 0 && (
        <li className="inline-flex min-h-10 items-center text-body-sm text-txt-black-700">
          <Plural value={more} one="dan # lagi" other="dan # lagi" />
        </li>
      )}
    </ul>
  );
}

function Found({ members, chosen, set }: { members: readonly Member[] } & Pick<FieldProps, 'chosen' | 'set'>) {
  const taken = new Set(chosen.map(({ id }) => id));
  if (members.length === 0) {
    return (
      <p data-testid="members-empty" className="px-4 py-3 text-body-md text-txt-black-700">
        <Trans>Tiada pegawai dijumpai.</Trans>
      </p>
    );
  }
  return (
    <ul className="max-h-64 divide-y divide-otl-gray-200 overflow-y-auto">
      {members.map((member) => (
        <li key={member.id}>
          <label className="flex min-h-12 cursor-pointer items-center gap-3 px-4 py-2 hover:bg-bg-washed">
            <input
              type="checkbox"
              data-testid="member"
              data-id={member.id}
              checked={taken.has(member.id)}
              onChange={() => set(taken.has(member.id) ? chosen.filter((one) => one.id !== member.id) : [...chosen, member])}
              className="size-6 shrink-0 rounded-xs accent-primary-600"
            />
            <span className="min-w-0">
              <span className="block text-body-md font-medium text-txt-black-900">{member.name}</span>
              <span className="block text-body-sm text-txt-black-500">{member.unit}</span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

function useMembers() {
  const [search, setSearch] = useState('');
  const [unit, setUnit] = useState('');
  const settled = useSettled(search);
  const query = { ...(settled && { search: settled }), ...(unit && { unit }) };
  const [found] = useLoaded(JSON.stringify(query), () => ask(api.GET('/team/members', { params: { query: { ...query, limit: 50 } } })));
  const units = useRef<Schemas['TeamUnit'][]>([]);
  if (found.status === 'here' && found.data.units.length > 0) units.current = found.data.units;
  return { search, setSearch, unit, setUnit, query, found, units: units.current };
}

export function OfficersField({ chosen, set, error }: FieldProps) {
  const { t } = useLingui();
  const lang = useLang();
  const { search, setSearch, unit, setUnit, query, found, units } = useMembers();
  const [busy, setBusy] = useState(false);
  async function all(): Promise<void> {
    setBusy(true);
    try {
      const { officers, next } = await ask(api.GET('/team/members', { params: { query: { ...query, limit: mostOfficers } } }));
      const taken = new Set(chosen.map(({ id }) => id));
      set([...chosen, ...officers.filter(({ id }) => !taken.has(id))].slice(0, mostOfficers));
      if (next) say('info', t`Paling banyak ${mostOfficers} pegawai bagi satu tugasan.`);
    } catch {
      say('error', t`Senarai tidak dapat dimuatkan. Sila cuba lagi.`);
    } finally {
      setBusy(false);
    }
  }
  const narrowed = Object.keys(query).length > 0;
  return (
    <fieldset data-testid="officers-field" aria-describedby={error ? 'officers-error' : undefined} className="space-y-3">
      <legend className="text-body-md font-medium text-txt-black-900">
        <Trans>Kepada</Trans>{' '}
        <span className="font-normal text-txt-black-500">
          <Plural value={chosen.length} one="(# pegawai)" other="(# pegawai)" />
        </span>
      </legend>
      {chosen.length > 0 && <Chips chosen={chosen} set={set} />}
      <div className={`grid gap-3 ${units.length > 1 ? 'sm:grid-cols-2' : ''}`}>
        <TextField label={<Trans>Cari nama</Trans>} testid="members-search" type="search" maxLength={100} value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        {units.length > 1 && (
          <SelectField label={<Trans>Unit</Trans>} testid="members-unit" value={unit} onChange={(event) => setUnit(event.currentTarget.value)}>
            <option value="">{t`Semua unit`}</option>
            {units.map((one) => (
              <option key={one.path} value={one.path}>
                {one.name} ({number(one.officers, lang)})
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <div className="overflow-hidden rounded-lg border border-otl-gray-300">
        {found.status === 'here' && <Found members={found.data.officers} chosen={chosen} set={set} />}
        {found.status === 'failed' && <FailureMessage failure={found.failure} testid="members-error" />}
        {found.status === 'loading' && <p className="px-4 py-3 text-body-md text-txt-black-500">…</p>}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button variant="default-outline" size="small" busy={busy} data-testid="members-all" onClick={() => void all()}>
          {narrowed ? <Trans>Pilih semua yang sepadan</Trans> : <Trans>Semua pegawai saya</Trans>}
        </Button>
        {chosen.length > 0 && (
          <Button variant="default-ghost" size="small" data-testid="members-none" onClick={() => set([])}>
            <Trans>Kosongkan</Trans>
          </Button>
        )}
      </div>
      {error && (
        <p id="officers-error" data-testid="officers-error" className="flex items-start gap-1.5 text-body-sm font-medium text-danger-700">
          <Icon name="attention" className="mt-0.5 size-4" />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  );
}
