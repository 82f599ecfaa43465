import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { stateName } from '../i18n/states';
import { roleWords } from '../session/role-words';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, Fact, Skeleton } from '../ui/card';
import { askFirst } from '../ui/ask';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { TemporaryPassword } from './temporary-password';
import { accountStatusTones, accountStatusWords } from './words';

function Facts({ account }: { account: Schemas['Account'] }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <dl className="divide-y divide-otl-gray-200">
      <Fact name={<Trans>ID pengguna</Trans>}>{account.user_id}</Fact>
      <Fact name={<Trans>E-mel</Trans>}>{account.email || '–'}</Fact>
      <Fact name={<Trans>Unit</Trans>}>{account.unit.name}</Fact>
      <Fact name={<Trans>Negeri tempat bertugas</Trans>}>{stateName(account.state)}</Fact>
      <Fact name={<Trans>Waktu bekerja</Trans>}>{account.scheme.toUpperCase().replace(':', ' ')}</Fact>
      <Fact name={<Trans>Penyelia</Trans>}>{account.supervisor?.name ?? '–'}</Fact>
      <Fact name={<Trans>Peranan</Trans>}>{account.roles.map((role) => i18n._(roleWords[role])).join(', ')}</Fact>
      <Fact name={<Trans>Log masuk terakhir</Trans>}>{account.last_sign_in_at ? dateTime(account.last_sign_in_at, lang) : <Trans>Belum pernah</Trans>}</Fact>
    </dl>
  );
}

function useActions(agency: string, account: Schemas['Account'] | undefined, reload: () => void) {
  const { t } = useLingui();
  const lang = useLang();
  const [given, setGiven] = useState<Schemas['AccountWithPassword']>();
  const path = { id: agency, officer_id: account?.officer_id ?? '' };
  const fail = (error: unknown): void => say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
  async function reset(): Promise<void> {
    const sure = await askFirst({
      title: <Trans>Beri kata laluan sementara baharu?</Trans>,
      body: <Trans>Kata laluan semasa tidak lagi berfungsi dan semua sesi pegawai ini ditamatkan.</Trans>,
      yes: <Trans>Beri kata laluan</Trans>,
      no: <Trans>Batal</Trans>,
      danger: true,
    });
    if (!sure) return;
    await ask(api.POST('/agencies/{id}/accounts/{officer_id}/temporary-password', { params: { path } })).then(setGiven, fail);
    reload();
  }
  async function setActive(active: boolean): Promise<void> {
    const sure = await askFirst({
      title: active ? <Trans>Aktifkan akaun ini?</Trans> : <Trans>Nyahaktifkan akaun ini?</Trans>,
      body: active ? <Trans>Pegawai boleh log masuk semula.</Trans> : <Trans>Semua sesi pegawai ini ditamatkan. Rekod kehadiran kekal.</Trans>,
      yes: active ? <Trans>Aktifkan</Trans> : <Trans>Nyahaktifkan</Trans>,
      no: <Trans>Batal</Trans>,
      danger: !active,
    });
    if (!sure) return;
    await ask(api.PUT('/agencies/{id}/accounts/{officer_id}/active', { params: { path }, body: { active } })).then(() => say('success', t`Akaun telah dikemas kini.`), fail);
    reload();
  }
  return { given, close: () => setGiven(undefined), reset, setActive };
}

export function AccountDetail({ agency, officer }: { agency: string; officer: string }) {
  const { t, i18n } = useLingui();
  const [loaded, reload] = useLoaded(`${agency}/${officer}`, () => ask(api.GET('/agencies/{id}/accounts/{officer_id}', { params: { path: { id: agency, officer_id: officer } } })));
  const account = loaded.status === 'here' ? loaded.data : undefined;
  const actions = useActions(agency, account, reload);
  usePage('account-detail', account?.name ?? t`Akaun pegawai`, account !== undefined);
  if (loaded.status === 'failed') {
    return loaded.failure instanceof Refusal && loaded.failure.status === 404 ? <NotFound /> : <FailureMessage failure={loaded.failure} testid="account-error" />;
  }
  if (!account) return <Skeleton lines={8} />;
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div className="space-y-2">
        <h1>{account.name}</h1>
        <p data-testid="account-status" data-status={account.status}>
          <Tag tone={accountStatusTones[account.status]}>{i18n._(accountStatusWords[account.status])}</Tag>
        </p>
      </div>
      <Card>
        <Facts account={account} />
      </Card>
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        <Button data-testid="account-reset" className="!w-full sm:!w-auto" onClick={() => void actions.reset()}>
          <Trans>Beri kata laluan sementara</Trans>
        </Button>
        {account.status === 'inactive' ? (
          <Button variant="default-outline" data-testid="account-activate" className="!w-full sm:!w-auto" onClick={() => void actions.setActive(true)}>
            <Trans>Aktifkan</Trans>
          </Button>
        ) : (
          <Button variant="danger-outline" data-testid="account-deactivate" className="!w-full sm:!w-auto" onClick={() => void actions.setActive(false)}>
            <Trans>Nyahaktifkan</Trans>
          </Button>
        )}
        <Link href={`/pegawai?agensi=${agency}`} className={linkButton()}>
          <Trans>Kembali ke senarai</Trans>
        </Link>
      </div>
      {actions.given && <TemporaryPassword given={actions.given} onClose={actions.close} />}
    </div>
  );
}
