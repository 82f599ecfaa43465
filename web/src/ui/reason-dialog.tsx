import { Trans } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FailureMessage } from '../session/parts';
import { Button } from './button';
import { Dialog } from './dialog';
import { TextField } from './field';

interface ReasonDialogProps {
  title: ReactNode;
  body: ReactNode;
  yes: ReactNode;
  /** Said below the field's name. */
  hint?: ReactNode;
  /** Characters that a reason has at least. */
  least?: number;
  /** What is wrong with a shorter one. */
  tooShort?: ReactNode;
  danger?: boolean;
  /** Does what is asked; what it throws is told in the dialog, which stays open. */
  onReason(reason: string): Promise<unknown>;
  onClose(): void;
}

/** Asks for the reason that is kept with what is done, and says why it was refused. */
export function ReasonDialog({ title, body, yes, hint, least = 1, tooShort, danger = false, onReason, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const text = reason.trim();
  const short = text.length < least;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setSent(true);
    if (busy || short) return;
    setBusy(true);
    setFailure(undefined);
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
          hint={hint}
          error={sent && short ? (tooShort ?? <Trans>Sila nyatakan sebab.</Trans>) : undefined}
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
          <Button type="submit" variant={danger ? 'danger-fill' : 'primary-fill'} busy={busy} data-testid="reason-send">
            {yes}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
