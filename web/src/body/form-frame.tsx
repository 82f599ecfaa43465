import { Trans } from '@lingui/react/macro';
import type { FormEvent, ReactNode } from 'react';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import type { useSend } from './send';

interface FormFrameProps {
  testid: string;
  title: ReactNode;
  yes: ReactNode;
  danger?: boolean;
  sending: ReturnType<typeof useSend>;
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

/** A form in a dialog, with its two buttons and what went wrong. */
export function FormFrame({ testid, title, yes, danger = false, sending, onSubmit, onClose, children }: FormFrameProps) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog testid={testid} title={title} onClose={onClose}>
      <form ref={sending.form} noValidate onSubmit={submit} className="space-y-5">
        {children}
        {sending.failure !== undefined && <FailureMessage failure={sending.failure} testid={`${testid}-error`} />}
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="default-outline" data-testid={`${testid}-cancel`} onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" variant={danger ? 'danger-fill' : 'primary-fill'} busy={sending.busy} data-testid={`${testid}-send`}>
            {yes}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
