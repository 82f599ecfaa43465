import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
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

function useAccounts(agency: string, search: string, status: Status | undefined) {
  const query = { limit: 50, ...(search && { search }), ...(status && { status }) };
  const key = JSON.stringify([agency, query]);
  const load = (after?: string) => ask(api.GET('/agencies/{id}/accounts', { params: { path: { id: agency }, query: { ...query, ...(after && { after }) } } }));
  const [first] = useLoaded(key, () => load());
  const [more, setMore] = useState<{ key: string; accounts: Account[]; next: string | undefined }>();
  const added = more?.key === key ? more : undefined;
  const page = first.status === 'here' ? first.data : undefined;
  const next = added ? added.next : page?.next;
  async function loadMore(): Promise<void> {
    const answer = await load(next);
    setMore({ key, accounts: [...(added?.accounts ?? []), ...answer.accounts], next: answer.next });
  }
  return { first, accounts: [...(page?.accounts ?? []), ...(added?.accounts ?? [])], total: page?.total ?? 0, next, loadMore };
}

function List({ agency, search, status }: { agency: string; search: string; status: Status | undefined }) {
  const { t } = useLingui();
  const { first, accounts, total, next, loadMore } = useAccounts(agency, search, status);
  if (first.status === 'loading') return <Skeleton lines={6} />;
  if (first.status === 'failed') return <FailureMessage failure={first.failure} testid="accounts-error" />;
  return (
    <Card>
      <p data-testid="accounts-total" data-total={total} className="text-body-sm text-txt-black-500">
        <Trans>{total} akaun</Trans>
      </p>
      {accounts.length === 0 ? (
        <p data-testid="accounts-empty" className="py-6 text-center text-body-md text-txt-black-700">
          <Trans>Tiada akaun yang sepadan.</Trans>
        </p>
      ) : (
        <ul className="mt-2 divide-y divide-otl-gray-200">
          {accounts.map((account) => (
            <Row key={account.officer_id} account={account} agency={agency} />
          ))}
        </ul>
      )}
      {next && (
        <Button
          variant="default-outline"
          className="mt-4 !w-full"
          data-testid="accounts-more"
          onClick={() => void loadMore().catch(() => say('error', t`Senarai tidak dapat dimuatkan. Sila cuba lagi.`))}
        >
          <Trans>Tunjuk lagi</Trans>
        </Button>
      )}
    </Card>
  );
}

/** What is typed, once the typing rests. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
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
        <TextField
          label={<Trans>Cari nama atau ID pengguna</Trans>}
          testid="accounts-search"
          type="search"
          maxLength={100}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
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
