import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { SearchField, useSettled } from '../list/search';
import { FailureMessage } from '../session/parts';
import { roleWords } from '../session/role-words';
import { Button, linkButton } from '../ui/button';
import { ChoiceField } from '../ui/choice-field';
import { SelectField } from '../ui/field';
import { Tag } from '../ui/tag';
import { UnitField, useUnits } from './fields';
import { GivenPasswords, UnusedDialog } from './many';
import { PickedBar } from './picked';
import { accountStatusTones, accountStatusWords, givenRoles } from './words';

type Account = Schemas['Account'];
type Status = Schemas['AccountStatus'];

/** The agency that the address names, else the first that the caller may keep. */
export function useAgency(): { agencies: Schemas['Agency'][]; agency: Schemas['Agency'] | undefined; failure: unknown } {
  const search = useSearch();
  const [loaded] = useLoaded('agencies', () => ask(api.GET('/agencies')));
  const agencies = loaded.status === 'here' ? loaded.data.agencies : [];
  const asked = new URLSearchParams(search).get('agensi');
  return {
    agencies,
    agency: agencies.find((one) => one.id === asked) ?? agencies[0],
    failure: loaded.status === 'failed' ? loaded.failure : undefined,
  };
}

interface Picked {
  picked: ReadonlyMap<string, Account>;
  pick(account: Account, on: boolean): void;
}

function Row({ account, agency, picked, pick }: { account: Account; agency: string } & Picked) {
  const { t, i18n } = useLingui();
  const name = account.name;
  return (
    <li
      data-testid="account"
      data-user-id={account.user_id}
      data-officer-id={account.officer_id}
      data-status={account.status}
      className="flex items-center gap-2"
    >
      <label className="flex size-11 shrink-0 items-center justify-center">
        <input
          type="checkbox"
          data-testid="account-pick"
          aria-label={t`Pilih ${name}`}
          className="size-5"
          checked={picked.has(account.officer_id)}
          onChange={(event) => pick(account, event.currentTarget.checked)}
        />
      </label>
      <Link
        href={`/pegawai/${agency}/${account.officer_id}`}
        data-testid="account-link"
        className="flex min-h-16 min-w-0 flex-1 flex-col items-start justify-between gap-x-4 gap-y-1 rounded-md sm:flex-row sm:items-center px-2 py-3 hover:bg-bg-washed"
      >
        <span className="min-w-0">
          <span className="block break-words text-body-md font-medium text-txt-black-900">{account.name}</span>
          <span className="block break-words text-body-sm text-txt-black-500">
            {account.user_id} · {account.unit.name}
          </span>
        </span>
        <Tag tone={accountStatusTones[account.status]}>{i18n._(accountStatusWords[account.status])}</Tag>
      </Link>
    </li>
  );
}

interface Filters {
  search: string;
  status: Status | '';
  unit: string;
  role: string;
}

function List({ agency, filters, round, ...picked }: { agency: string; filters: Filters; round: number } & Picked) {
  const { search, status, unit, role } = filters;
  const query = {
    limit: 50,
    ...(search && { search }),
    ...(status && { status }),
    ...(unit && { unit_id: unit }),
    ...(role && { role: role as Schemas['Role'] }),
  };
  const list = usePaged(
    JSON.stringify([agency, query, round]),
    (after) => ask(api.GET('/agencies/{id}/accounts', { params: { path: { id: agency }, query: { ...query, ...(after && { after }) } } })),
    (page) => page.accounts,
  );
  return (
    <PagedList
      list={list}
      testid="accounts"
      total={(count) => <Trans>{count} akaun</Trans>}
      empty={<Trans>Tiada akaun yang sepadan.</Trans>}
      row={(account) => <Row key={account.officer_id} account={account} agency={agency} {...picked} />}
    />
  );
}

function FilterFields({
  agency,
  search,
  setSearch,
  filters,
  set,
}: {
  agency: string;
  search: string;
  setSearch(text: string): void;
  filters: Filters;
  set(change: Partial<Filters>): void;
}) {
  const { t, i18n } = useLingui();
  const units = useUnits(agency);
  return (
    <>
      <SearchField label={<Trans>Cari nama atau ID pengguna</Trans>} testid="accounts-search" value={search} set={setSearch} />
      <SelectField
        label={<Trans>Keadaan akaun</Trans>}
        testid="accounts-status"
        value={filters.status}
        onChange={(event) => set({ status: event.currentTarget.value as Filters['status'] })}
      >
        <option value="">{t`Semua`}</option>
        {(Object.keys(accountStatusWords) as Status[]).map((one) => (
          <option key={one} value={one}>
            {i18n._(accountStatusWords[one])}
          </option>
        ))}
      </SelectField>
      <UnitField
        units={units}
        label={<Trans>Unit dan di bawahnya</Trans>}
        testid="accounts-unit"
        none={t`Semua unit`}
        value={filters.unit}
        set={(unit) => set({ unit })}
      />
      <SelectField
        label={<Trans>Peranan</Trans>}
        testid="accounts-role"
        value={filters.role}
        onChange={(event) => set({ role: event.currentTarget.value })}
      >
        <option value="">{t`Semua`}</option>
        {givenRoles.map((one) => (
          <option key={one} value={one}>
            {i18n._(roleWords[one])}
          </option>
        ))}
      </SelectField>
    </>
  );
}

function Head({ agency, onUnused }: { agency: Schemas['Agency'] | undefined; onUnused(): void }) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <div>
        <h1>
          <Trans>Akaun pegawai</Trans>
        </h1>
        <p className="text-txt-black-500">{agency?.name}</p>
      </div>
      {agency && (
        <div className="flex flex-wrap gap-3">
          <Button variant="default-outline" data-testid="accounts-unused" onClick={onUnused}>
            <Trans context="ramai">Kata laluan baharu</Trans>
          </Button>
          <Link href={`/pegawai/pertukaran?agensi=${agency.id}`} data-testid="accounts-transfers" className={linkButton()}>
            <Trans>Pertukaran</Trans>
          </Link>
          <Link href={`/pegawai/baharu?agensi=${agency.id}`} data-testid="accounts-new" className={linkButton('fill')}>
            <Trans>Buka akaun baharu</Trans>
          </Link>
        </div>
      )}
    </div>
  );
}

/** Those that are ticked, over all pages and searches of one agency. */
function usePicked(): Picked & { none(): void } {
  const [picked, setPicked] = useState<ReadonlyMap<string, Account>>(new Map());
  const pick = (account: Account, on: boolean): void => {
    const next = new Map(picked);
    if (on) next.set(account.officer_id, account);
    else next.delete(account.officer_id);
    setPicked(next);
  };
  return { picked, pick, none: () => setPicked(new Map()) };
}

export function Accounts() {
  const { t } = useLingui();
  const [, go] = useLocation();
  const { agencies, agency, failure } = useAgency();
  const [search, setSearch] = useState('');
  const [filters, setFilters] = useState<Omit<Filters, 'search'>>({ status: '', unit: '', role: '' });
  const { picked, pick, none } = usePicked();
  const [round, setRound] = useState(0);
  const [unused, setUnused] = useState(false);
  const [given, setGiven] = useState<Schemas['GivenPasswords']>();
  const settled = useSettled(search.trim());
  usePage('accounts', t`Akaun pegawai`, agency !== undefined || failure !== undefined);
  const renew = (): void => {
    none();
    setUnused(false);
    setGiven(undefined);
    setRound(round + 1);
  };
  const take = (some: Schemas['GivenPasswords']): void => {
    setUnused(false);
    setGiven(some);
  };
  const change = (id: string): void => {
    setFilters({ ...filters, unit: '' });
    none();
    go(`/pegawai?agensi=${id}`);
  };
  const all = { ...filters, search: settled };
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <Head agency={agency} onUnused={() => setUnused(true)} />
      {failure !== undefined && <FailureMessage failure={failure} testid="accounts-error" />}
      <div className="grid gap-4 sm:grid-cols-2">
        {agencies.length > 1 && (
          <ChoiceField label={<Trans>Agensi</Trans>} testid="agency" choices={agencies} value={agency?.id ?? ''} choose={change} />
        )}
        {agency && (
          <FilterFields
            key={agency.id}
            agency={agency.id}
            search={search}
            setSearch={setSearch}
            filters={all}
            set={(some) => setFilters({ ...filters, ...some })}
          />
        )}
      </div>
      {agency && picked.size > 0 && <PickedBar agency={agency.id} picked={[...picked.values()]} onDone={renew} />}
      {agency && <List agency={agency.id} filters={all} round={round} picked={picked} pick={pick} />}
      {agency && unused && <UnusedDialog agency={agency.id} onGiven={take} onClose={() => setUnused(false)} />}
      {given && <GivenPasswords given={given} onClose={renew} />}
    </div>
  );
}
