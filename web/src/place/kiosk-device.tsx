// Opened on the device itself, signed in or not: makes this browser a kiosk by its code, or says which one it is.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { Refusal, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, Skeleton } from '../ui/card';
import { TextField } from '../ui/field';

function CodeForm({ onDone }: { onDone(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const refused = failure instanceof Refusal && failure.field === 'code' ? pick(failure.text, lang) : undefined;
  const send = async (): Promise<void> => {
    setTried(true);
    if (busy || !code.trim()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await ask(api.POST('/kiosk-device', { body: { code: code.trim() } }));
      onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={<Trans>Kod kiosk</Trans>}
        hint={<Trans>Daripada pentadbir agensi. Kod hanya boleh digunakan sekali.</Trans>}
        testid="device-code"
        maxLength={60}
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        value={code}
        onInput={(event) => setCode(event.currentTarget.value)}
        error={refused ?? (tried && !code.trim() ? t`Sila isi medan ini.` : undefined)}
      />
      {failure !== undefined && !refused && <FailureMessage failure={failure} testid="device-error" />}
      <Button type="submit" busy={busy} data-testid="device-register">
        <Trans>Daftarkan peranti ini</Trans>
      </Button>
    </form>
  );
}

export function KioskDevice() {
  const { t } = useLingui();
  const [loaded, reload] = useLoaded('kiosk-device', () => ask(api.GET('/kiosk-device')));
  usePage('kiosk', t`Kiosk`, loaded.status !== 'loading');
  const kiosk = loaded.status === 'here' ? loaded.data.kiosk : null;
  const { name, place } = kiosk ?? { name: '', place: '' };
  return (
    <div className="mx-auto max-w-xl space-y-5">
      <h1>
        <Trans>Kiosk rakaman</Trans>
      </h1>
      {loaded.status === 'loading' && <Skeleton />}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="device-error" />}
      {loaded.status === 'here' && (
        <Card className="space-y-5">
          {kiosk ? (
            <>
              <Callout tone="success" role="status" data-testid="device-kiosk" title={<Trans>Peranti ini ialah kiosk {name}</Trans>}>
                <Trans>Rakaman melaluinya digredkan sebagai dibuat di {place}. Setiap pegawai log masuk, merakam, kemudian log keluar.</Trans>
              </Callout>
              <Link href="/" className={linkButton('fill')} data-testid="device-clock">
                <Trans>Ke halaman rakaman</Trans>
              </Link>
            </>
          ) : (
            <CodeForm onDone={reload} />
          )}
        </Card>
      )}
    </div>
  );
}
