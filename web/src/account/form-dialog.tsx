// A form in a dialog: what is missing is said beside its field, and so is what the server refuses.
import { Trans } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Refusal } from '../api/client';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

interface FormDialogProps {
  title: ReactNode;
  testid: string;
  yes: ReactNode;
  danger?: boolean;
  /** What the page itself finds missing or wrong, by the server's names of the fields; each of them is shown here. */
  missing: Record<string, string | undefined>;
  /** Does what is asked; what it throws is told in the dialog, which stays open. */
  onSend(): Promise<unknown>;
  onClose(): void;
  children(errorOf: (field: string) => string | undefined): ReactNode;
}

export function FormDialog({ title, testid, yes, danger = false, missing, onSend, onClose, children }: FormDialogProps) {
  const lang = useLang();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const refused = failure instanceof Refusal && failure.field !== undefined && failure.field in missing ? failure : undefined;
  const errorOf = (field: string): string | undefined =>
    refused?.field === field ? pick(refused.text, lang) : tried ? missing[field] : undefined;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setFailure(undefined);
    if (busy || Object.values(missing).some(Boolean)) return;
    setBusy(true);
    try {
      await onSend();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} testid={testid} onClose={onClose}>
      <form onSubmit={(event) => void send(event)} onInput={() => setFailure(undefined)} noValidate className="space-y-5">
        {children(errorOf)}
        {failure !== undefined && !refused && <FailureMessage failure={failure} testid={`${testid}-error`} />}
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button variant="default-outline" data-testid={`${testid}-cancel`} className="!w-full sm:!w-auto" onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button
            type="submit"
            variant={danger ? 'danger-fill' : 'primary-fill'}
            busy={busy}
            data-testid={`${testid}-send`}
            className="!w-full sm:!w-auto"
          >
            {yes}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
