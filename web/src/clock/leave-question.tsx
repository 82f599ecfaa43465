// One tap under the buttons: "what if I leave now?". The answer and its words come when it is asked.
import { Trans } from '@lingui/react/macro';
import { Suspense, lazy, useState } from 'react';
import { loadCatalogue } from '../i18n';
import { Skeleton } from '../ui/card';

const Answer = lazy(async () => {
  const [file] = await Promise.all([import('../leaving/leaving'), loadCatalogue('leaving')]);
  return { default: file.LeavingAnswer };
});

export function LeaveQuestion() {
  const [round, ask] = useState(0);
  return (
    <div className="space-y-3">
      <button
        type="button"
        data-testid="leave-question"
        onClick={() => ask(round + 1)}
        className="mx-auto flex min-h-11 items-center justify-center rounded-md px-4 text-body-md font-medium text-txt-primary hover:bg-bg-primary-50"
      >
        <Trans>Jika saya pulang sekarang?</Trans>
      </button>
      <div role="status">
        {round > 0 && (
          <Suspense fallback={<Skeleton lines={3} />}>
            <Answer round={round} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
