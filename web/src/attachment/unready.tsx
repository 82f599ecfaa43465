// Beside the button of a form with attachments: why it cannot be sent yet. A file that failed must not be left behind unnoticed.
import { Trans } from '@lingui/react/macro';
import type { Attachments } from './attachments';

export function Unready({ attachments }: { attachments: Attachments }) {
  return (
    <p role="status" data-testid="attachments-unready" data-unready={attachments.unready} className="basis-full text-body-sm text-txt-black-700">
      {attachments.busy ? (
        <Trans>Lampiran sedang dihantar. Sila tunggu sebentar.</Trans>
      ) : (
        attachments.unready && <Trans>Ada fail yang gagal dilampirkan. Buang atau hantar semula fail itu dahulu.</Trans>
      )}
    </p>
  );
}
