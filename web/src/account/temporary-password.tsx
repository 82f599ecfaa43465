// The temporary password, shown this once: to be read out, copied, or printed as a slip.
import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';

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

export function TemporaryPassword({ given, onClose }: { given: Schemas['AccountWithPassword']; onClose(): void }) {
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
        <div className="flex flex-col gap-3 sm:flex-row">
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
