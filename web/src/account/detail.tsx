// One person: who he is, and in further parts his posts, roles and history.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date, dateTime } from '../i18n/format';
import { stateName } from '../i18n/states';
import { roleWords } from '../session/role-words';
import { FailureMessage } from '../session/parts';
import { currentOfficer } from '../session/session';
import { askFirst } from '../ui/ask';
import { Button, linkButton } from '../ui/button';
import { Card, Fact, Skeleton } from '../ui/card';
import { TextField } from '../ui/field';
import { Tabs } from '../ui/tabs';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { FormDialog } from './form-dialog';
import { Merge } from './merge';
import { PersonHistory } from './person-history';
import { PersonPosts } from './person-posts';
import { PersonRoles } from './person-roles';
import { Standing } from './standing';
import { TemporaryPassword } from './temporary-password';
import { accountStatusTones, accountStatusWords } from './words';

type Person = Schemas['OfficerHistory'];

export interface PersonProps {
  agency: string;
  person: Person;
  reload(): void;
}

function Facts({ account }: { account: Schemas['Account'] }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <dl className="divide-y divide-otl-gray-200">
      <Fact name={<Trans>ID pengguna</Trans>}>{account.user_id}</Fact>
      <Fact name={<Trans>E-mel</Trans>}>{account.email || '–'}</Fact>
      <Fact name={<Trans>Unit</Trans>} data-testid="account-unit-name">
        {account.unit.name}
      </Fact>
      <Fact name={<Trans>Negeri tempat bertugas</Trans>}>{stateName(account.state)}</Fact>
      <Fact name={<Trans>Waktu bekerja</Trans>}>{account.scheme.toUpperCase().replace(':', ' ')}</Fact>
      <Fact name={<Trans>Penyelia</Trans>}>{account.supervisor?.name ?? '–'}</Fact>
      <Fact name={<Trans>Peranan</Trans>}>{account.roles.map((role) => i18n._(roleWords[role])).join(', ')}</Fact>
      {account.posted_until && <Fact name={<Trans>Penempatan hingga</Trans>}>{date(account.posted_until, lang)}</Fact>}
      {account.temporary_until && (
        <Fact name={<Trans>Kata laluan sementara sah hingga</Trans>}>{dateTime(account.temporary_until, lang)}</Fact>
      )}
      <Fact name={<Trans>Log masuk terakhir</Trans>}>
        {account.last_sign_in_at ? dateTime(account.last_sign_in_at, lang) : <Trans>Belum pernah</Trans>}
      </Fact>
    </dl>
  );
}

function EditDialog({
  agency,
  account,
  onDone,
  onClose,
}: {
  agency: string;
  account: Schemas['Account'];
  onDone(): void;
  onClose(): void;
}) {
  const { t } = useLingui();
  const [name, setName] = useState(account.name);
  const [email, setEmail] = useState(account.email);
  const wrong = email.trim() !== '' && !/^[^\s@]+@\S+$/.test(email.trim());
  async function send(): Promise<void> {
    const path = { id: agency, officer_id: account.officer_id };
    await ask(api.PUT('/agencies/{id}/accounts/{officer_id}', { params: { path }, body: { name: name.trim(), email: email.trim() } }));
    say('success', t`Butiran telah dikemas kini.`);
    onDone();
  }
  return (
    <FormDialog
      title={<Trans>Ubah nama dan e-mel</Trans>}
      testid="edit"
      yes={<Trans>Simpan</Trans>}
      missing={{
        name: name.trim() ? undefined : t`Isi nama penuh pegawai.`,
        email: wrong ? t`Isi alamat e-mel yang lengkap, contohnya nama@agensi.gov.my, atau biarkan kosong.` : undefined,
      }}
      onSend={send}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <TextField
            label={<Trans>Nama penuh</Trans>}
            testid="edit-name"
            maxLength={200}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
            error={errorOf('name')}
          />
          <TextField
            label={<Trans>E-mel</Trans>}
            optional
            type="email"
            testid="edit-email"
            maxLength={254}
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
            error={errorOf('email')}
          />
        </>
      )}
    </FormDialog>
  );
}

function useActions(agency: string, account: Schemas['Account'], reload: () => void) {
  const { t } = useLingui();
  const lang = useLang();
  const [given, setGiven] = useState<Schemas['AccountWithPassword']>();
  const path = { id: agency, officer_id: account.officer_id };
  const fail = (error: unknown): void =>
    say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
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
      body: active ? (
        <Trans>Pegawai boleh log masuk semula.</Trans>
      ) : (
        <Trans>
          Semua sesi pegawai ini ditamatkan. Rekod kehadiran kekal. Jika pegawai meninggalkan perkhidmatan, gunakan bahagian Penempatan.
        </Trans>
      ),
      yes: active ? <Trans>Aktifkan</Trans> : <Trans>Nyahaktifkan</Trans>,
      no: <Trans>Batal</Trans>,
      danger: !active,
    });
    if (!sure) return;
    await ask(api.PUT('/agencies/{id}/accounts/{officer_id}/active', { params: { path }, body: { active } })).then(
      () => say('success', t`Akaun telah dikemas kini.`),
      fail,
    );
    reload();
  }
  return { given, close: () => setGiven(undefined), reset, setActive };
}

function Info({ agency, person, reload }: PersonProps) {
  const { account } = person;
  const actions = useActions(agency, account, reload);
  const [edits, setEdits] = useState(false);
  const closed = person.transfer?.state === 'done' || person.merged_into !== undefined;
  const own = account.officer_id === currentOfficer()?.id; // his own password he changes at his account
  return (
    <>
      <Card>
        <Facts account={account} />
      </Card>
      {!closed && (
        <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
          {!own && (
            <Button data-testid="account-reset" className="!w-full sm:!w-auto" onClick={() => void actions.reset()}>
              <Trans>Beri kata laluan sementara</Trans>
            </Button>
          )}
          <Button variant="default-outline" data-testid="account-edit" className="!w-full sm:!w-auto" onClick={() => setEdits(true)}>
            <Trans>Ubah nama dan e-mel</Trans>
          </Button>
          {account.status === 'inactive' ? (
            <Button
              variant="default-outline"
              data-testid="account-activate"
              className="!w-full sm:!w-auto"
              onClick={() => void actions.setActive(true)}
            >
              <Trans>Aktifkan</Trans>
            </Button>
          ) : (
            <Button
              variant="danger-outline"
              data-testid="account-deactivate"
              className="!w-full sm:!w-auto"
              onClick={() => void actions.setActive(false)}
            >
              <Trans>Nyahaktifkan</Trans>
            </Button>
          )}
          <Link href={`/pegawai/${agency}/${account.officer_id}/gabung`} data-testid="account-merge" className={linkButton()}>
            <Trans>Rekod berganda</Trans>
          </Link>
        </div>
      )}
      {edits && (
        <EditDialog
          agency={agency}
          account={account}
          onDone={() => {
            setEdits(false);
            reload();
          }}
          onClose={() => setEdits(false)}
        />
      )}
      {actions.given && <TemporaryPassword given={actions.given} agency={agency} onClose={actions.close} />}
    </>
  );
}

function Part({ part, ...props }: PersonProps & { part: string | undefined }) {
  if (part === 'penempatan') return <PersonPosts {...props} />;
  if (part === 'peranan') return <PersonRoles {...props} />;
  if (part === 'gabung') return <Merge {...props} />;
  if (part === 'sejarah') return <PersonHistory {...props} />;
  return <Info {...props} />;
}

export function AccountDetail({ agency, officer, part }: { agency: string; officer: string; part?: string }) {
  const { t, i18n } = useLingui();
  const path = { id: agency, officer_id: officer };
  const [loaded, reload] = useLoaded(`${agency}/${officer}`, () =>
    ask(api.GET('/agencies/{id}/accounts/{officer_id}/history', { params: { path } })),
  );
  const person = loaded.status === 'here' ? loaded.data : undefined;
  const account = person?.account;
  usePage('account-detail', account?.name ?? t`Akaun pegawai`, account !== undefined);
  if (loaded.status === 'failed') {
    return loaded.failure instanceof Refusal && loaded.failure.status === 404 ? (
      <NotFound />
    ) : (
      <FailureMessage failure={loaded.failure} testid="account-error" />
    );
  }
  if (!person || !account) return <Skeleton lines={8} />;
  const base = `/pegawai/${agency}/${officer}`;
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div className="space-y-2">
        <h1 className="break-words">{account.name}</h1>
        <p data-testid="account-status" data-status={account.status}>
          <Tag tone={accountStatusTones[account.status]}>{i18n._(accountStatusWords[account.status])}</Tag>
        </p>
      </div>
      <Tabs
        label={t`Bahagian rekod pegawai`}
        testid="person"
        current={part ? `${base}/${part}` : base}
        tabs={[
          { href: base, name: 'info', word: t`Maklumat` },
          { href: `${base}/penempatan`, name: 'posts', word: t`Penempatan` },
          { href: `${base}/peranan`, name: 'roles', word: t`Peranan` },
          { href: `${base}/sejarah`, name: 'history', word: t`Sejarah` },
        ]}
      />
      <Standing agency={agency} person={person} reload={reload} />
      <Part part={part} agency={agency} person={person} reload={reload} />
      <Link href={`/pegawai?agensi=${agency}`} className={linkButton()}>
        <Trans>Kembali ke senarai</Trans>
      </Link>
    </div>
  );
}
