// The day of a team on one page: attendance and output side by side, who planned or reported nothing, what waits to be verified.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { todoCount } from '../frame/todo';
import { useLang } from '../i18n';
import { number } from '../i18n/number-format';
import { type Paged, usePaged } from '../list/paged';
import { More } from '../list/paged-list';
import { SearchField, useSettled } from '../list/search';
import { FailureMessage } from '../session/parts';
import { currentRoles, session } from '../session/session';
import { Button, linkButton } from '../ui/button';
import { Skeleton } from '../ui/card';
import { SelectField } from '../ui/field';
import { Icon, type IconName } from '../ui/icon';
import { useStore } from '../ui/store';
import { dayOf } from './address';
import { DayWays, PageHead } from './day-head';
import { useTold } from './live';
import { TeamRow } from './team-row';
import { type Picked, usePicked } from './team-picked';
import { Refused, VerifyBar } from './verify-bar';

type TeamDay = Schemas['TeamDay'];
type Row = Schemas['TeamDayRow'];
type Filter = 'all' | 'not_planned' | 'not_reported' | 'waiting';
const filters: readonly string[] = ['all', 'not_planned', 'not_reported', 'waiting'] satisfies Filter[];

/** What is shown stands in the address, so that one comes back to it. */
function useQuestion() {
  const text = useSearch();
  const search = new URLSearchParams(text);
  const [, go] = useLocation();
  const named = search.get('tapis') ?? '';
  const set = (name: string, value: string): void => {
    if (value) search.set(name, value);
    else search.delete(name);
    go(`/hari-pasukan${search.size > 0 ? `?${search}` : ''}`, { replace: true });
  };
  return { day: dayOf(text), filter: (filters.includes(named) ? named : 'all') as Filter, unit: search.get('unit') ?? '', set };
}

interface Tile {
  filter: Filter;
  word: string;
  count: number;
  icon: IconName;
  ink: string;
}

/** The numbers of the day, each a filter. */
function Tiles({ counts, filter, set }: { counts: TeamDay['counts']; filter: Filter; set(filter: Filter): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const tiles: Tile[] = [
    { filter: 'all', word: t`Semua pegawai`, count: counts.officers, icon: 'people', ink: 'text-primary-700' },
    { filter: 'not_planned', word: t`Tiada rancangan`, count: counts.not_planned, icon: 'list', ink: 'text-warning-800' },
    { filter: 'not_reported', word: t`Tiada laporan`, count: counts.not_reported, icon: 'document', ink: 'text-warning-800' },
    { filter: 'waiting', word: t`Menunggu pengesahan`, count: counts.waiting, icon: 'done-outline', ink: 'text-primary-700' },
  ];
  return (
    <fieldset className="grid grid-cols-2 gap-3 lg:grid-cols-4 print:grid-cols-4">
      <legend className="sr-only">
        <Trans>Tapis senarai</Trans>
      </legend>
      {tiles.map((tile) => (
        <button
          key={tile.filter}
          type="button"
          data-testid={`team-${tile.filter}`}
          data-count={tile.count}
          aria-pressed={filter === tile.filter}
          onClick={() => set(tile.filter)}
          className="flex min-h-20 flex-col justify-between gap-1 rounded-xl border border-otl-gray-200 bg-bg-white p-3 text-left hover:bg-bg-white-hover aria-pressed:border-primary-600 aria-pressed:bg-bg-primary-50 sm:p-4"
        >
          <span className="flex items-center justify-between gap-2">
            <span className="font-heading text-heading-xs font-semibold tabular-nums text-txt-black-900">{number(tile.count, lang)}</span>
            <Icon name={tile.icon} className={`size-6 ${tile.count > 0 ? tile.ink : 'text-txt-black-500'}`} />
          </span>
          <span className="text-body-sm font-medium text-txt-black-700 sm:text-body-md">{tile.word}</span>
        </button>
      ))}
    </fieldset>
  );
}

interface AsideProps {
  units: TeamDay['units'];
  unit: string;
  search: string;
  setUnit(unit: string): void;
  setSearch(text: string): void;
}

function Narrow({ units, unit, search, setUnit, setSearch }: AsideProps) {
  const { t } = useLingui();
  const lang = useLang();
  return (
    <div className={`grid gap-3 print:hidden sm:gap-4 ${units.length > 1 ? 'grid-cols-2' : 'sm:max-w-md'}`}>
      <SearchField label={<Trans>Cari nama</Trans>} testid="team-search" value={search} set={setSearch} />
      {units.length > 1 && (
        <SelectField label={<Trans>Unit</Trans>} testid="team-unit" value={unit} onChange={(event) => setUnit(event.currentTarget.value)}>
          <option value="">{t`Semua unit`}</option>
          {units.map((one) => (
            <option key={one.path} value={one.path}>
              {one.name} ({number(one.officers, lang)})
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

function Empty({ filter }: { filter: Filter }) {
  return (
    <div data-testid="team-empty" className="flex flex-col items-center gap-3 rounded-xl border border-otl-gray-200 bg-bg-white px-6 py-10 text-center text-body-lg text-txt-black-700">
      <span className="flex size-14 items-center justify-center rounded-full bg-bg-success-50 text-success-800">
        <Icon name={filter === 'all' ? 'people' : 'done'} className="size-8" />
      </span>
      {filter === 'all' && <Trans>Tiada pegawai di bawah seliaan anda pada hari tersebut.</Trans>}
      {filter === 'not_planned' && <Trans>Semua pegawai yang bekerja mempunyai rancangan.</Trans>}
      {filter === 'not_reported' && <Trans>Semua pegawai yang bekerja telah melapor.</Trans>}
      {filter === 'waiting' && <Trans>Tiada apa-apa yang menunggu pengesahan anda.</Trans>}
    </div>
  );
}

interface RowsProps {
  list: Paged<TeamDay, Row>;
  date: string;
  picked: Picked;
  filter: Filter;
}

function Rows({ list, date, picked, filter }: RowsProps) {
  const { rows } = list;
  if (rows.length === 0) return <Empty filter={filter} />;
  const waits = picked.waiting(rows);
  return (
    <div>
      {waits.length > 0 && (
        <label className="mb-3 flex min-h-11 cursor-pointer items-center gap-3 text-body-md font-medium print:hidden">
          <input
            type="checkbox"
            data-testid="team-tick-all"
            checked={waits.every(({ key }) => picked.has(key))}
            onChange={() => picked.tickAll(waits)}
            className="size-6 rounded-xs accent-primary-600"
          />
          <Trans>Pilih semua yang menunggu pengesahan ({waits.length})</Trans>
        </label>
      )}
      <div aria-hidden="true" className="hidden grid-cols-[minmax(0,4fr)_minmax(0,6fr)] gap-x-6 px-5 pb-2 text-body-sm font-semibold text-txt-black-700 lg:grid print:grid">
        <span>
          <Trans>Kehadiran</Trans>
        </span>
        <span>
          <Trans>Tugasan dan laporan</Trans>
        </span>
      </div>
      <ul className="space-y-3 lg:space-y-0 lg:divide-y lg:divide-otl-gray-200 lg:overflow-hidden lg:rounded-xl lg:border lg:border-otl-gray-200 lg:bg-bg-white">
        {rows.map((row) => (
          <TeamRow key={row.officer.id} row={row} date={date} picked={picked} renew={list.renew} />
        ))}
      </ul>
      <More list={list} testid="team-more" />
    </div>
  );
}

/** Whether he may give tasks to anybody: an auditor and the integrity unit only read. The server decides again. */
function useLeads(): boolean {
  const roles = currentRoles(useStore(session));
  return useStore(todoCount)?.decides === true || roles.includes('supervisor') || roles.includes('head');
}

export function TeamDayPage() {
  const { t } = useLingui();
  const { day, filter, unit, set } = useQuestion();
  const [search, setSearch] = useState('');
  const settled = useSettled(search);
  const query = { ...(day && { date: day }), filter, limit: 50, ...(unit && { unit }), ...(settled && { search: settled }) };
  const list = usePaged(
    JSON.stringify(query),
    (after) => ask(api.GET('/team/day', { params: { query: { ...query, ...(after && { after }) } } })),
    (page): Row[] => page.officers,
  );
  const picked = usePicked();
  const { first } = list;
  usePage('team-day', t`Hari pasukan`, first.status !== 'loading');
  useTold(list.renew);
  const leads = useLeads();
  return (
    <div data-testid="page-team-day" className="mx-auto max-w-screen-xl space-y-5">
      <PageHead title={<Trans>Hari pasukan</Trans>}>
        <div className="flex flex-wrap gap-2 print:hidden">
          {leads && (
            <Link href="/tugasan/baharu" data-testid="team-assign" className={linkButton('fill')}>
              <Trans>Beri tugasan</Trans>
            </Link>
          )}
          <Button variant="default-outline" data-testid="team-print" className="hidden md:inline-flex" onClick={() => print()}>
            <Icon name="print" />
            <Trans>Cetak</Trans>
          </Button>
        </div>
      </PageHead>
      <DayWays asked={day} answer={first.status === 'here' ? first.data : undefined} href="/hari-pasukan" />
      {first.status === 'loading' && <Skeleton lines={8} />}
      {first.status === 'failed' && <FailureMessage failure={first.failure} testid="team-error" />}
      {first.status === 'here' && (
        <>
          <Tiles counts={first.data.counts} filter={filter} set={(next) => set('tapis', next === 'all' ? '' : next)} />
          <Narrow units={first.data.units} unit={unit} search={search} setUnit={(next) => set('unit', next)} setSearch={setSearch} />
          <Refused refused={picked.refused} close={picked.forget} />
          <Rows list={list} date={first.data.date} picked={picked} filter={filter} />
          <VerifyBar picked={picked} done={list.renew} />
        </>
      )}
    </div>
  );
}
