import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { SearchField, useSettled } from '../list/search';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';
import { say } from '../ui/toast';
import { ChangeSchemes } from './change';
import { UnitField } from './units';
import { useSchemeText } from './words';

type Officer = Schemas['OfficerScheme'];
/** So many at once, as the server takes them. */
const mostChosen = 1500;

interface Filter {
  search: string;
  scheme: string;
  unit: string;
}

const queryOf = (filter: Filter) => ({
  ...(filter.search && { search: filter.search }),
  ...(filter.scheme && { scheme: filter.scheme }),
  ...(filter.unit && { unit_id: filter.unit }),
});

/** All that match, page by page, up to as many as one change takes. */
async function allOf(filter: Filter): Promise<Officer[]> {
  const all: Officer[] = [];
  let after: string | undefined;
  do {
    const query = { ...queryOf(filter), limit: 200, ...(after && { after }) };
    const page = await ask(api.GET('/schemes', { params: { query } }));
    all.push(...page.officers);
    after = page.next;
  } while (after && all.length < mostChosen);
  return all.slice(0, mostChosen);
}

function useOfficers(filter: Filter) {
  const query = { limit: 50, ...queryOf(filter) };
  return usePaged(
    JSON.stringify(query),
    (after) => ask(api.GET('/schemes', { params: { query: { ...query, ...(after && { after }) } } })),
    (page) => page.officers,
  );
}

function Row({ officer, chosen, onChoose }: { officer: Officer; chosen: boolean; onChoose(): void }) {
  const lang = useLang();
  const text = useSchemeText();
  const since = date(officer.from, lang);
  const [scheme, from] = officer.next ? [text(officer.next.scheme), date(officer.next.from, lang)] : [];
  return (
    <li data-testid="scheme-officer" data-officer-id={officer.officer_id} data-scheme={officer.scheme}>
      <label className="flex min-h-16 cursor-pointer items-center gap-3 rounded-md px-2 py-3 hover:bg-bg-washed">
        <input
          type="checkbox"
          data-testid="scheme-choose"
          checked={chosen}
          onChange={onChoose}
          className="size-6 shrink-0 rounded-xs accent-primary-600"
        />
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
          <span className="min-w-0">
            <span className="block text-body-md font-medium text-txt-black-900">{officer.name}</span>
            <span className="block text-body-sm text-txt-black-500">{officer.unit.name}</span>
          </span>
          <span className="text-body-md sm:text-right">
            <span className="block font-medium text-txt-black-900">{text(officer.scheme)}</span>
            <span className="block text-body-sm text-txt-black-500">
              <Trans>sejak {since}</Trans>
            </span>
            {scheme && (
              <span className="block text-body-sm font-medium text-txt-primary">
                <Trans>
                  {scheme} mulai {from}
                </Trans>
              </span>
            )}
          </span>
        </span>
      </label>
    </li>
  );
}

function Filters({
  filter,
  set,
}: {
  filter: Filter;
  set(change: Partial<Filter>): void;
}) {
  const { t } = useLingui();
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <SearchField label={<Trans>Cari nama</Trans>} testid="scheme-search" value={filter.search} set={(search) => set({ search })} />
      <UnitField testid="scheme-unit" value={filter.unit} set={(unit) => set({ unit })} />
      <SelectField
        label={<Trans>Waktu bekerja</Trans>}
        testid="scheme-kind"
        value={filter.scheme}
        onChange={(event) => set({ scheme: event.currentTarget.value })}
      >
        <option value="">{t`Semua`}</option>
        <option value="wbf">WBF</option>
        <option value="wbb">WBB</option>
        <option value="office">{t`Waktu pejabat`}</option>
        <option value="rota">{t`Jadual giliran`}</option>
      </SelectField>
    </div>
  );
}

function Chosen({ count, onChange, onClear }: { count: number; onChange(): void; onClear(): void }) {
  return (
    <div className="sticky bottom-20 z-10 flex flex-wrap items-center justify-between gap-3 rounded-xl border border-otl-primary-300 bg-bg-white p-4 shadow-context-menu md:bottom-4">
      <p className="text-body-md font-medium text-txt-black-900" role="status" data-testid="scheme-chosen" data-count={count}>
        <Trans>{count} pegawai dipilih</Trans>
      </p>
      <div className="flex flex-wrap gap-3">
        <Button variant="default-outline" onClick={onClear}>
          <Trans>Batal pilihan</Trans>
        </Button>
        <Button data-testid="scheme-change" onClick={onChange}>
          <Trans>Tukar waktu bekerja</Trans>
        </Button>
      </div>
    </div>
  );
}

/** A whole unit, or whatever the filter finds, at one stroke. */
function ChooseAll({ total, filter, onChosen }: { total: number; filter: Filter; onChosen(officers: Officer[]): void }) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const most = mostChosen;
  const choose = async (): Promise<void> => {
    setBusy(true);
    try {
      onChosen(await allOf(filter));
    } catch {
      say('error', t`Senarai pegawai tidak dapat dimuatkan. Sila cuba lagi.`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="space-y-2">
      <Button variant="primary-outline" busy={busy} data-testid="scheme-choose-all" onClick={() => void choose()}>
        <Trans>Pilih semua {total} yang sepadan</Trans>
      </Button>
      {total > most && (
        <p className="text-body-sm text-txt-black-500">
          <Trans>Paling banyak {most} pegawai dalam satu perubahan; yang selebihnya boleh dipilih selepas itu.</Trans>
        </p>
      )}
    </div>
  );
}

export function Officers() {
  const { t } = useLingui();
  const [filter, setFilter] = useState({ search: '', scheme: '', unit: '' });
  const [chosen, choose] = useState<Map<string, Officer>>(new Map());
  const [changing, change] = useState(false);
  const settled = useSettled(filter.search.trim());
  const list = useOfficers({ ...filter, search: settled });
  usePage('worktime', t`Waktu bekerja`, list.first.status !== 'loading');
  const toggle = (officer: Officer): void => {
    const copy = new Map(chosen);
    if (copy.has(officer.officer_id)) copy.delete(officer.officer_id);
    else if (copy.size < mostChosen) copy.set(officer.officer_id, officer);
    choose(copy);
  };
  if (changing) {
    return (
      <ChangeSchemes
        officers={[...chosen.values()]}
        onClose={(changed) => {
          change(false);
          if (!changed) return;
          choose(new Map());
          list.renew();
        }}
      />
    );
  }
  return (
    <div className="space-y-5">
      <Filters filter={filter} set={(part) => setFilter((before) => ({ ...before, ...part }))} />
      {list.first.status === 'here' && list.first.data.total > 1 && (
        <ChooseAll
          total={list.first.data.total}
          filter={{ ...filter, search: settled }}
          onChosen={(officers) => choose(new Map(officers.map((officer) => [officer.officer_id, officer])))}
        />
      )}
      <PagedList
        list={list}
        testid="scheme"
        total={(count) => <Trans>{count} pegawai</Trans>}
        empty={<Trans>Tiada pegawai yang sepadan.</Trans>}
        row={(officer) => (
          <Row key={officer.officer_id} officer={officer} chosen={chosen.has(officer.officer_id)} onChoose={() => toggle(officer)} />
        )}
      />
      {chosen.size > 0 && <Chosen count={chosen.size} onChange={() => change(true)} onClear={() => choose(new Map())} />}
    </div>
  );
}
