// A token or a secret, shown this once: to be copied into the other system.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';

export function SecretDialog({ title, text, about, onClose }: { title: ReactNode; text: string; about: ReactNode; onClose(): void }) {
  const { t } = useLingui();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      say('success', t`Telah disalin.`);
    } catch {
      say('error', t`Pelayar tidak membenarkan salinan. Sila salin dengan tangan.`);
    }
  }
  return (
    <Dialog title={title} testid="secret-dialog" onClose={onClose}>
      <p className="text-body-md text-txt-black-700">{about}</p>
      <p data-testid="secret" className="select-all break-all rounded-lg bg-bg-washed px-4 py-4 font-mono text-body-md">
        {text}
      </p>
      <Callout tone="warning">
        <Trans>Ditunjukkan sekali sahaja. Simpan di tempat yang selamat dan jangan hantar melalui e-mel.</Trans>
      </Callout>
      <div className="flex flex-col gap-3 sm:flex-row sm:justify-end">
        <Button variant="default-outline" className="!w-full sm:!w-auto" data-testid="secret-copy" onClick={() => void copy()}>
          <Icon name="copy" />
          <Trans>Salin</Trans>
        </Button>
        <Button data-testid="secret-close" className="!w-full sm:!w-auto" onClick={onClose}>
          <Trans>Selesai</Trans>
        </Button>
      </div>
    </Dialog>
  );
}
