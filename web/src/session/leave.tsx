import { Trans } from '@lingui/react/macro';
import { outbox } from '../clock/delivery';
import { askFirst } from '../ui/ask';
import { forgetDrafts } from './draft';
import { signOut } from './session';

/** Signs out; asks first while presses still wait on this device. */
export async function leave(): Promise<void> {
  // A page that has just opened may not have read yet what the device keeps.
  await outbox.refresh();
  const waiting = outbox.list().length;
  if (waiting > 0) {
    const sure = await askFirst({
      title: <Trans>Masih ada rakaman yang belum dihantar</Trans>,
      body: <Trans>{waiting} rakaman akan kekal pada peranti ini dan dihantar apabila anda log masuk semula di sini.</Trans>,
      yes: <Trans>Log keluar juga</Trans>,
      no: <Trans>Batal</Trans>,
    });
    if (!sure) return;
  }
  forgetDrafts();
  await signOut().catch(() => undefined);
}
