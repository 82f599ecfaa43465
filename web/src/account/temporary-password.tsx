// The temporary password, shown this once: to be read out, copied, or printed as a slip.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';
import { useMailAllowed } from './password-way';

function Slip({ given }: { given: Schemas['AccountWithPassword'] }) {
  const lang = useLang();
  const until = dateTime(given.expires_at, lang);
  const address = location.origin;
  return (
    <section data-testid="slip" className="slip hidden max-w-xl space-y-5 rounded-lg border-2 border-dashed border-gray-500 p-8 text-body-lg print:block">
      <div>
        <p className="font-heading text-heading-xs font-semibold">SPOT-Me</p>
        <p lang="ms" className="text-body-sm">
          Sistem Pemantauan Operasi Tugas
        </p>
      </div>
      <p>
        <strong>{given.account.name}</strong>
        <br />
        {given.account.unit.name}
      </p>
      <p>
        <Trans>ID pengguna</Trans>
        <strong className="block font-mono text-heading-2xs">{given.account.user_id}</strong>
      </p>
      <p>
        <Trans>Kata laluan sementara</Trans>
        <strong className="block whitespace-nowrap font-mono text-heading-sm">{given.temporary_password}</strong>
      </p>
      <ol className="list-decimal space-y-1 pl-6 text-body-md">
        <li>
          <Trans>Buka {address} pada telefon atau komputer anda.</Trans>
        </li>
        <li>
          <Trans>Log masuk dengan ID pengguna dan kata laluan sementara di atas.</Trans>
        </li>
        <li>
          <Trans>Pilih kata laluan anda sendiri. Selepas itu, musnahkan slip ini.</Trans>
        </li>
      </ol>
      <p className="text-body-md">
        <Trans>Sah hingga {until}. Jangan berikan slip ini kepada orang lain.</Trans>
      </p>
    </section>
  );
}

/** Where the agency allows it: another one, by mail to the address on record, instead of this one. */
function MailInstead({ agency, account, onDone }: { agency: string; account: Schemas['Account']; onDone(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const allowed = useMailAllowed(agency);
  const [busy, setBusy] = useState(false);
  const address = account.email;
  if (!allowed || !address) return null;
  async function send(): Promise<void> {
    setBusy(true);
    const body = { officers: [account.officer_id], by: 'mail' as const };
    try {
      const given = await ask(api.POST('/agencies/{id}/temporary-passwords', { params: { path: { id: agency } }, body }));
      if (given.mailed.length > 0) {
        say('success', t`Kata laluan sementara dihantar ke ${address}.`);
        onDone();
        return;
      }
      say('error', t`E-mel tidak dapat dihantar ke alamat ini. Sila serahkan slip.`);
    } catch (error) {
      say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    }
    setBusy(false);
  }
  return (
    <div className="space-y-3 rounded-lg border border-otl-gray-200 p-4">
      <p className="break-words text-body-md text-txt-black-700">
        <Trans>Boleh juga dihantar ke {address}. E-mel itu mengandungi kata laluan baharu; kata laluan di atas tidak lagi sah.</Trans>
      </p>
      <Button variant="default-outline" className="!w-full sm:!w-auto" busy={busy} data-testid="temporary-password-mail" onClick={() => void send()}>
        <Trans>Hantar melalui e-mel</Trans>
      </Button>
    </div>
  );
}

/** `agency` where the caller may send it by mail instead. */
export function TemporaryPassword({ given, agency, onClose }: { given: Schemas['AccountWithPassword']; agency?: string; onClose(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const until = dateTime(given.expires_at, lang);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(given.temporary_password);
      say('success', t`Kata laluan sementara telah disalin.`);
    } catch {
      say('error', t`Pelayar tidak membenarkan salinan. Sila salin dengan tangan.`);
    }
  }
  return (
    <Dialog title={<Trans>Kata laluan sementara</Trans>} testid="temporary-password-dialog" onClose={onClose}>
      <div className="space-y-4 print:hidden">
        <p className="text-body-md text-txt-black-700">
          {given.account.name} · {given.account.user_id}
        </p>
        <p data-testid="temporary-password" className="select-all break-words rounded-lg bg-bg-washed px-4 py-5 text-center font-mono text-heading-2xs font-semibold tracking-wide">
          {given.temporary_password}
        </p>
        <Callout tone="warning">
          <Trans>Kata laluan ini ditunjukkan sekali sahaja dan sah hingga {until}. Serahkan kepada pegawai berkenaan sahaja.</Trans>
        </Callout>
        {agency && <MailInstead agency={agency} account={given.account} onDone={onClose} />}
        <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
          <Button variant="default-outline" className="!w-full sm:!w-auto" data-testid="temporary-password-copy" onClick={() => void copy()}>
            <Icon name="copy" />
            <Trans>Salin</Trans>
          </Button>
          <Button variant="default-outline" className="!w-full sm:!w-auto" data-testid="temporary-password-print" onClick={() => print()}>
            <Icon name="print" />
            <Trans>Cetak slip</Trans>
          </Button>
          <Button data-testid="temporary-password-close" className="!w-full sm:ml-auto sm:!w-auto" onClick={onClose}>
            <Trans>Selesai</Trans>
          </Button>
        </div>
      </div>
      <Slip given={given} />
    </Dialog>
  );
}
