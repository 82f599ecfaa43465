import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { Refusal } from '../api/client';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card } from '../ui/card';
import { PasswordField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { Icon } from '../ui/icon';
import { useStore } from '../ui/store';
import { say } from '../ui/toast';
import { FailureMessage } from './parts';
import { characters, minimumLength, passwordAllowed, passwordRules } from './password-rules';
import { type Officer, changePassword, session } from './session';
import { leave } from './leave';

function Rule({ ok, touched, testid, children }: { ok: boolean; touched: boolean; testid: string; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <li data-testid={testid} data-ok={ok} className={`flex items-start gap-2 ${ok ? 'text-success-700' : 'text-txt-black-700'}`}>
      {ok ? <Icon name="done" className="mt-0.5 size-5" /> : <span aria-hidden="true" className="m-1 size-3 shrink-0 rounded-full border-2 border-gray-500" />}
      <span>
        {children}
        {touched && <span className="sr-only">{ok ? t` (dipenuhi)` : t` (belum dipenuhi)`}</span>}
      </span>
    </li>
  );
}

/** How far the length has come: words and a bar, since a colour alone says nothing to some. */
function LengthMeter({ count }: { count: number }) {
  const { t } = useLingui();
  const missing = minimumLength - count;
  const text = missing > 0 ? t`${count} aksara; tinggal ${missing} lagi` : t`${count} aksara; panjang mencukupi`;
  return (
    <div>
      <div
        role="progressbar"
        data-testid="password-meter"
        aria-label={t`Panjang kata laluan`}
        aria-valuemin={0}
        aria-valuemax={minimumLength}
        aria-valuenow={Math.min(count, minimumLength)}
        aria-valuetext={text}
        className="h-2 overflow-hidden rounded-full bg-gray-200"
      >
        <div className={`h-full rounded-full transition-[width] ${missing > 0 ? 'bg-primary-600' : 'bg-success-600'}`} style={{ width: `${Math.min(100, (count / minimumLength) * 100)}%` }} />
      </div>
      <p className="mt-1.5 text-body-sm text-txt-black-500">{text}</p>
    </div>
  );
}

/** Fields of the API by what the server calls them. */
const fields = ['current', 'new'];

/** What is typed, what of it is refused, and its way to the server. */
function useChange(officer: Officer) {
  const { t } = useLingui();
  const lang = useLang();
  const [, go] = useLocation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { form, showFirst } = useFirstError();

  const rules = passwordRules(next, current, officer.user_id, officer.name);
  const refused = failure instanceof Refusal && failure.field !== undefined && fields.includes(failure.field) ? failure : undefined;
  const fieldError = (field: string, own: string | undefined): string | undefined =>
    refused?.field === field ? pick(refused.text, lang) : tried ? own : undefined;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    setFailure(undefined);
    if (current === '' || !passwordAllowed(rules)) return showFirst();
    setBusy(true);
    try {
      await changePassword(current, next);
      say('success', t`Kata laluan telah ditukar. Sesi lain telah ditamatkan.`);
      go('/', { replace: true });
    } catch (error) {
      setFailure(error);
      setBusy(false);
      showFirst();
    }
  }

  // What the server refused is no longer there once it is typed anew.
  const retyped =
    (set: (value: string) => void) =>
    (value: string): void => {
      set(value);
      setFailure(undefined);
    };

  return { form, current, setCurrent: retyped(setCurrent), next, setNext: retyped(setNext), busy, rules, failure: refused ? undefined : failure, fieldError, submit };
}

function Heading({ forced }: { forced: boolean }) {
  return (
    <div>
      <h1>{forced ? <Trans>Pilih kata laluan anda</Trans> : <Trans>Tukar kata laluan</Trans>}</h1>
      <p className="mt-1 text-txt-black-500">
        {forced ? (
          <Trans>Kata laluan sementara hanya untuk kali pertama. Pilih kata laluan anda sendiri sebelum mula merekod.</Trans>
        ) : (
          <Trans>Selepas ditukar, sesi anda pada peranti lain akan ditamatkan.</Trans>
        )}
      </p>
    </div>
  );
}

function Rules({ rules, touched }: { rules: ReturnType<typeof passwordRules>; touched: boolean }) {
  return (
    <ul className="space-y-2 text-body-md">
      <Rule ok={rules.length} touched={touched} testid="password-rule-length">
        <Trans>Sekurang-kurangnya {minimumLength} aksara</Trans>
      </Rule>
      <Rule ok={rules.name} touched={touched} testid="password-rule-name">
        <Trans>Tidak mengandungi nama atau ID pengguna anda</Trans>
      </Rule>
      <Rule ok={rules.different} touched={touched} testid="password-rule-different">
        <Trans>Berbeza daripada kata laluan semasa</Trans>
      </Rule>
    </ul>
  );
}

function Actions({ forced, busy }: { forced: boolean; busy: boolean }) {
  return (
    <div className="flex flex-col gap-3 sm:flex-row-reverse sm:justify-start">
      <Button type="submit" size="large" data-testid="password-submit" busy={busy} className="!w-full sm:!w-auto">
        {busy ? <Trans>Sedang disimpan…</Trans> : <Trans>Simpan kata laluan</Trans>}
      </Button>
      {forced && (
        <Button variant="default-outline" size="large" data-testid="sign-out" className="!w-full sm:!w-auto" onClick={() => void leave()}>
          <Trans>Log keluar</Trans>
        </Button>
      )}
    </div>
  );
}

function Form({ officer, forced }: { officer: Officer; forced: boolean }) {
  const { t } = useLingui();
  const { form, current, setCurrent, next, setNext, busy, rules, failure, fieldError, submit } = useChange(officer);
  return (
    <form ref={form} data-testid="password-form" noValidate onSubmit={submit} className="space-y-5">
      <Heading forced={forced} />
      {failure !== undefined && <FailureMessage failure={failure} testid="password-error" />}
      <input type="text" name="username" autoComplete="username" value={officer.user_id} readOnly hidden />
      <PasswordField
        label={forced ? <Trans>Kata laluan sementara</Trans> : <Trans>Kata laluan semasa</Trans>}
        testid="current-password"
        name="current-password"
        autoComplete="current-password"
        maxLength={256}
        value={current}
        onInput={(event) => setCurrent(event.currentTarget.value)}
        error={fieldError('current', current === '' ? t`Sila isi kata laluan ini.` : undefined)}
      />
      <PasswordField
        label={<Trans>Kata laluan baharu</Trans>}
        hint={<Trans>Beberapa perkataan yang mudah anda ingat lebih selamat daripada satu perkataan dengan lambang.</Trans>}
        testid="new-password"
        name="new-password"
        autoComplete="new-password"
        maxLength={256}
        value={next}
        onInput={(event) => setNext(event.currentTarget.value)}
        error={fieldError('new', passwordAllowed(rules) ? undefined : t`Kata laluan ini belum memenuhi syarat di bawah.`)}
      />
      <LengthMeter count={characters(next)} />
      <Rules rules={rules} touched={next !== ''} />
      <Callout>
        <Trans>Kata laluan yang lazim digunakan orang akan ditolak. Tekan Tunjuk untuk menyemak apa yang ditaip.</Trans>
      </Callout>
      <Actions forced={forced} busy={busy} />
    </form>
  );
}

export function Password() {
  const { t } = useLingui();
  const now = useStore(session);
  const forced = now.status === 'signed_in' && now.mustChange;
  usePage('password', forced ? t`Pilih kata laluan` : t`Tukar kata laluan`);
  if (now.status !== 'signed_in') return null;
  return (
    <div className="mx-auto max-w-xl">
      <Card>
        <Form officer={now.officer} forced={forced} />
      </Card>
    </div>
  );
}
