import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { WhySteps } from './why';

interface WhyDialogProps {
  /** What was decided, such as the date. */
  title: ReactNode;
  verdict: Pick<Schemas['Verdict'], 'because' | 'pack'>;
  /** What stands above the steps: the result in words. */
  children?: ReactNode;
  /** A link to the whole of it. */
  more?: ReactNode;
  onClose(): void;
}

/** "Mengapa?" over a page that shows many verdicts: one tap from each of them. */
export function WhyDialog({ title, verdict, children, more, onClose }: WhyDialogProps) {
  return (
    <Dialog title={title} testid="why-panel" onClose={onClose}>
      {children}
      <div>
        <h3 className="mb-3 text-body-md font-semibold">
          <Trans>Mengapa?</Trans>
        </h3>
        <WhySteps verdict={verdict} />
      </div>
      <div className="flex flex-col gap-3 sm:flex-row sm:justify-end">
        {more}
        <Button data-testid="why-close" autoFocus className="!w-full sm:!w-auto" onClick={onClose}>
          <Trans>Tutup</Trans>
        </Button>
      </div>
    </Dialog>
  );
}
