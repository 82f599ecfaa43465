import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { usePage } from '../frame/page';
import { outbox } from '../clock/delivery';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { CheckField, PasswordField, TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { DoorIcon, Icon } from '../ui/icon';
import { FailureMessage } from './parts';
import { signIn } from './session';

/** Presses on this device that wait for their officer to sign in again. */
function WaitingPresses() {
  const counts = useSyncExternalStore(outbox.subscribe, () => [...outbox.others()].map(([user, count]) => `${user}\t${count}`).join('\n'));
  if (counts === '') return null;
  return (
    <>
      {counts.split('\n').map((line) => {
        const [user = '', number = '0'] = line.split('\t');
        const count = Number(number);
        return (
          <Callout key={user} tone="warning" data-testid="sign-in-kept" data-count={count} title={<Plural value={count} one="# rakaman belum dihantar" other="# rakaman belum dihantar" />}>
            <Trans>Log masuk dengan ID pengguna {user} untuk menghantarnya.</Trans>
          </Callout>
        );
      })}
    </>
  );
}

function Promises() {
  const line = 'flex items-start gap-3';
  const icon = 'mt-0.5 size-5 text-primary-200';
  return (
    <ul className="space-y-4 text-body-md text-primary-50">
      <li className={line}>
        <DoorIcon kind="in" className={icon} />
        <Trans>Rakam masuk dan keluar dengan satu tekan.</Trans>
      </li>
      <li className={line}>
        <Icon name="clock" className={icon} />
        <Trans>Ketahui masa anda boleh pulang, dan sebabnya.</Trans>
      </li>
      <li className={line}>
        <Icon name="lock" className={icon} />
        <Trans>Kedudukan direkodkan hanya semasa anda menekan butang.</Trans>
      </li>
    </ul>
  );
}

function Welcome() {
  return (
    <div className="hidden flex-col justify-between gap-12 bg-primary-900 p-10 md:flex">
      <div>
        <img src="/icons/icon.svg" alt="" width="56" height="56" className="rounded-lg" />
        <p className="mt-6 font-heading text-heading-sm font-semibold text-white">SPOT-Me</p>
        <p lang="ms" className="mt-1 text-body-lg text-primary-100">
          Sistem Pemantauan Operasi Tugas
        </p>
      </div>
      <Promises />
    </div>
  );
}

/** What is typed, and its way to the server. */
function useSignIn() {
  const [userId, setUserId] = useState('');
  const [password, setPassword] = useState('');
  const [trust, setTrust] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [missing, setMissing] = useState(false);
  const { form, showFirst } = useFirstError();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    const incomplete = userId.trim() === '' || password === '';
    setMissing(incomplete);
    if (incomplete) return showFirst();
    setBusy(true);
    try {
      await signIn(userId.trim(), password, trust);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }

  return { form, userId, setUserId, password, setPassword, trust, setTrust, busy, failure, missing, submit };
}

function Form() {
  const { t } = useLingui();
  const { form, userId, setUserId, password, setPassword, trust, setTrust, busy, failure, missing, submit } = useSignIn();
  const empty = (value: string, text: string): string | undefined => (missing && value.trim() === '' ? text : undefined);
  return (
    <form ref={form} data-testid="sign-in-form" noValidate onSubmit={submit} className="space-y-5 p-5 sm:p-10">
      <div>
        <h1>
          <Trans>Log masuk</Trans>
        </h1>
        <p className="mt-1 text-txt-black-500">
          <Trans>Gunakan ID pengguna dan kata laluan yang diberikan oleh pentadbir agensi anda.</Trans>
        </p>
      </div>
      <WaitingPresses />
      {failure !== undefined && <FailureMessage failure={failure} testid="sign-in-error" />}
      <TextField
        label={<Trans>ID pengguna</Trans>}
        testid="user-id"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellcheck={false}
        maxLength={64}
        required
        value={userId}
        onInput={(event) => setUserId(event.currentTarget.value)}
        error={empty(userId, t`Sila isi ID pengguna.`)}
      />
      <PasswordField
        label={<Trans>Kata laluan</Trans>}
        testid="password"
        name="password"
        autoComplete="current-password"
        maxLength={256}
        required
        value={password}
        onInput={(event) => setPassword(event.currentTarget.value)}
        error={empty(password, t`Sila isi kata laluan.`)}
      />
      <CheckField
        label={<Trans>Percayai peranti ini selama 30 hari</Trans>}
        hint={<Trans>Anda tidak perlu log masuk setiap pagi. Pilih hanya pada telefon atau komputer anda sendiri, bukan yang dikongsi.</Trans>}
        testid="trust-device"
        checked={trust}
        onChange={(event) => setTrust(event.currentTarget.checked)}
      />
      <Button type="submit" size="large" data-testid="sign-in-submit" busy={busy} className="!w-full">
        {busy ? <Trans>Sedang log masuk…</Trans> : <Trans>Log masuk</Trans>}
      </Button>
      <p className="text-body-sm text-txt-black-500">
        <Trans>Terlupa kata laluan? Minta kata laluan sementara yang baharu daripada pentadbir agensi anda.</Trans>
      </p>
    </form>
  );
}

export function SignIn() {
  const { t } = useLingui();
  usePage('sign-in', t`Log masuk`);
  return (
    <div className="mx-auto grid max-w-5xl overflow-hidden rounded-xl border border-otl-gray-200 bg-bg-white md:mt-6 md:grid-cols-[5fr_6fr]">
      <Welcome />
      <Form />
    </div>
  );
}
