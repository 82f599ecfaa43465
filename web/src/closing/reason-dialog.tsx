import { Trans } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Dialog } from '../ui/dialog';

/** Asks for a reason before something that is written into the records with it. */
export function ReasonDialog({
  title,
  body,
  yes,
  busy,
  onReason,
  onClose,
}: {
  title: ReactNode;
  body: ReactNode;
  yes: ReactNode;
  busy: boolean;
  onReason(reason: string): void;
  onClose(): void;
}) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  function send(event: FormEvent): void {
    event.preventDefault();
    const text = reason.trim();
    if (text.length < 5) setMissing(true);
    else onReason(text);
  }
  return (
    <Dialog title={title} testid="reason-dialog" onClose={onClose}>
      <form onSubmit={send} noValidate className="space-y-4">
        <p className="text-body-md text-txt-black-700">{body}</p>
        <TextField
          label={<Trans>Sebab</Trans>}
          hint={<Trans>Sekurang-kurangnya lima aksara. Sebab ini disimpan bersama rekod.</Trans>}
          error={missing && reason.trim().length < 5 ? <Trans>Sila nyatakan sebab.</Trans> : undefined}
          testid="reason"
          maxLength={500}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="default-outline" data-testid="reason-cancel" onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" busy={busy} data-testid="reason-send">
            {yes}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
