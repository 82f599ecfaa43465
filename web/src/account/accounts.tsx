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
import { linkButton } from '../ui/button';
import { SelectField } from '../ui/field';
import { Tag } from '../ui/tag';
import { accountStatusTones, accountStatusWords } from './words';

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

function Row({ account, agency }: { account: Account; agency: string }) {
  const { i18n } = useLingui();
  return (
    <li data-testid="account" data-user-id={account.user_id} data-officer-id={account.officer_id} data-status={account.status}>
      <Link
        href={`/pegawai/${agency}/${account.officer_id}`}
        data-testid="account-link"
        className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-md px-2 py-3 hover:bg-bg-washed"
      >
        <span className="min-w-0">
          <span className="block text-body-md font-medium text-txt-black-900">{account.name}</span>
          <span className="block text-body-sm text-txt-black-500">
            {account.user_id} · {account.unit.name}
          </span>
        </span>
        <Tag tone={accountStatusTones[account.status]}>{i18n._(accountStatusWords[account.status])}</Tag>
      </Link>
    </li>
  );
}

function List({ agency, search, status }: { agency: string; search: string; status: Status | undefined }) {
  const query = { limit: 50, ...(search && { search }), ...(status && { status }) };
  const list = usePaged(
    JSON.stringify([agency, query]),
    (after) => ask(api.GET('/agencies/{id}/accounts', { params: { path: { id: agency }, query: { ...query, ...(after && { after }) } } })),
    (page) => page.accounts,
  );
  return (
    <PagedList
      list={list}
      testid="accounts"
      total={(count) => <Trans>{count} akaun</Trans>}
      empty={<Trans>Tiada akaun yang sepadan.</Trans>}
      row={(account) => <Row key={account.officer_id} account={account} agency={agency} />}
    />
  );
}

export function Accounts() {
  const { t, i18n } = useLingui();
  const [, go] = useLocation();
  const { agencies, agency, failure } = useAgency();
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState<Status | ''>('');
  const settled = useSettled(search.trim());
  usePage('accounts', t`Akaun pegawai`, agency !== undefined || failure !== undefined);
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1>
            <Trans>Akaun pegawai</Trans>
          </h1>
          <p className="text-txt-black-500">{agency?.name}</p>
        </div>
        {agency && (
          <Link href={`/pegawai/baharu?agensi=${agency.id}`} data-testid="accounts-new" className={linkButton('fill')}>
            <Trans>Buka akaun baharu</Trans>
          </Link>
        )}
      </div>
      {failure !== undefined && <FailureMessage failure={failure} testid="accounts-error" />}
      <div className="grid gap-4 md:grid-cols-3">
        {agencies.length > 1 && (
          <SelectField label={<Trans>Agensi</Trans>} testid="agency" value={agency?.id ?? ''} onChange={(event) => go(`/pegawai?agensi=${event.currentTarget.value}`)}>
            {agencies.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
        <SearchField label={<Trans>Cari nama atau ID pengguna</Trans>} testid="accounts-search" value={search} set={setSearch} />
        <SelectField label={<Trans>Keadaan akaun</Trans>} testid="accounts-status" value={status} onChange={(event) => setStatus(event.currentTarget.value as Status | '')}>
          <option value="">{t`Semua`}</option>
          {(Object.keys(accountStatusWords) as Status[]).map((one) => (
            <option key={one} value={one}>
              {i18n._(accountStatusWords[one])}
            </option>
          ))}
        </SelectField>
      </div>
      {agency && <List agency={agency.id} search={settled} status={status === '' ? undefined : status} />}
    </div>
  );
}
