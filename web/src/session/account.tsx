import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { roleWords } from './role-words';
import { Button, linkButton } from '../ui/button';
import { Card, CardTitle, Fact, Skeleton } from '../ui/card';
import { askFirst } from '../ui/ask';
import { useStore } from '../ui/store';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { deviceName } from './device';
import { leave } from './leave';
import { FailureMessage } from './parts';
import { type Officer, session } from './session';

type OneSession = Schemas['Session'];

function MyData({ officer }: { officer: Officer }) {
  const { i18n } = useLingui();
  return (
    <Card>
      <CardTitle>
        <Trans>Maklumat saya</Trans>
      </CardTitle>
      <dl className="mt-2 divide-y divide-otl-gray-200">
        <Fact name={<Trans>Nama</Trans>} data-testid="my-name">
          {officer.name}
        </Fact>
        <Fact name={<Trans>ID pengguna</Trans>} data-testid="my-user-id">
          {officer.user_id}
        </Fact>
        <Fact name={<Trans>Agensi</Trans>} data-testid="my-agency">
          {officer.agency.name}
        </Fact>
        <Fact name={<Trans>Unit</Trans>} data-testid="my-unit">
          {officer.unit?.name ?? '–'}
        </Fact>
        <Fact name={<Trans>Peranan</Trans>} data-testid="my-roles">
          {officer.roles.map((role) => i18n._(roleWords[role])).join(', ')}
        </Fact>
      </dl>
    </Card>
  );
}

function SessionRow({ one, onEnd }: { one: OneSession; onEnd(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const used = dateTime(one.last_used_at, lang);
  const until = dateTime(one.expires_at, lang);
  return (
    <li data-testid="session" data-id={one.id} data-current={one.current} className="flex flex-wrap items-center justify-between gap-3 py-4">
      <div className="min-w-0 space-y-1">
        <p className="flex flex-wrap items-center gap-2 text-body-md font-medium">
          {one.kind === 'token' ? t`Program` : deviceName(one.device, t`Pelayar`)}
          {one.current && (
            <Tag tone="primary">
              <Trans>Peranti ini</Trans>
            </Tag>
          )}
          {one.trusted && (
            <Tag tone="success">
              <Trans>Dipercayai</Trans>
            </Tag>
          )}
        </p>
        <p className="text-body-sm text-txt-black-500">
          <Trans>
            Kali terakhir digunakan {used}, dari {one.address}. Tamat {until}.
          </Trans>
        </p>
      </div>
      {!one.current && (
        <Button variant="danger-outline" data-testid="session-end" onClick={onEnd}>
          <Trans>Tamatkan</Trans>
        </Button>
      )}
    </li>
  );
}

function Sessions() {
  const { t } = useLingui();
  const [loaded, reload] = useLoaded('sessions', () => ask(api.GET('/sessions')));

  async function end(task: () => Promise<unknown>, title: React.ReactNode): Promise<void> {
    const sure = await askFirst({ title, body: <Trans>Peranti itu perlu log masuk semula.</Trans>, yes: <Trans>Tamatkan</Trans>, no: <Trans>Batal</Trans>, danger: true });
    if (!sure) return;
    try {
      await task();
      say('success', t`Sesi telah ditamatkan.`);
    } catch {
      say('error', t`Sesi tidak dapat ditamatkan. Sila cuba lagi.`);
    }
    reload();
  }

  if (loaded.status === 'loading') return <Skeleton lines={3} />;
  if (loaded.status === 'failed') return <FailureMessage failure={loaded.failure} testid="sessions-error" />;
  const others = loaded.data.sessions.some((one) => !one.current);
  return (
    <Card>
      <CardTitle>
        <Trans>Sesi yang aktif</Trans>
      </CardTitle>
      <ul className="mt-1 divide-y divide-otl-gray-200">
        {loaded.data.sessions.map((one) => (
          <SessionRow
            key={one.id}
            one={one}
            onEnd={() => void end(() => ask(api.DELETE('/sessions/{id}', { params: { path: { id: one.id } } })), <Trans>Tamatkan sesi ini?</Trans>)}
          />
        ))}
      </ul>
      {others && (
        <Button
          variant="danger-outline"
          className="mt-3 !w-full sm:!w-auto"
          data-testid="sessions-end-others"
          onClick={() => void end(() => ask(api.DELETE('/sessions')), <Trans>Tamatkan semua sesi lain?</Trans>)}
        >
          <Trans>Tamatkan semua sesi lain</Trans>
        </Button>
      )}
    </Card>
  );
}

export function Account() {
  const { t } = useLingui();
  const now = useStore(session);
  usePage('account', t`Akaun saya`);
  if (now.status !== 'signed_in') return null;
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <h1>
        <Trans>Akaun saya</Trans>
      </h1>
      <MyData officer={now.officer} />
      <Sessions />
      <div className="flex flex-col gap-3 sm:flex-row">
        <Link href="/kata-laluan" data-testid="change-password" className={linkButton()}>
          <Trans>Tukar kata laluan</Trans>
        </Link>
        <Button variant="default-outline" data-testid="sign-out" className="!w-full sm:!w-auto" onClick={() => void leave()}>
          <Trans>Log keluar</Trans>
        </Button>
      </div>
    </div>
  );
}
