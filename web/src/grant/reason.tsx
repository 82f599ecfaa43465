import { Trans } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';

/** Asks for the reason that is kept with what is done, and says why it was refused. */
export function ReasonDialog({
  title,
  body,
  yes,
  onReason,
  onClose,
}: {
  title: ReactNode;
  body: ReactNode;
  yes: ReactNode;
  onReason(reason: string): Promise<unknown>;
  onClose(): void;
}) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const text = reason.trim();
    setMissing(text === '');
    if (busy || text === '') return;
    setBusy(true);
    try {
      await onReason(text);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} testid="reason-dialog" onClose={onClose}>
      <form onSubmit={(event) => void send(event)} noValidate className="space-y-4">
        <p className="text-body-md text-txt-black-700">{body}</p>
        <TextField
          label={<Trans>Sebab</Trans>}
          error={missing && reason.trim() === '' ? <Trans>Sila nyatakan sebab.</Trans> : undefined}
          testid="reason"
          maxLength={500}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        {failure !== undefined && <FailureMessage failure={failure} testid="reason-error" />}
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
