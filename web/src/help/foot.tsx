// The way to help, at the end of every page.
import { Trans } from '@lingui/react/macro';
import { Suspense, useState } from 'react';
import { later } from '../frame/later';
import { Icon } from '../ui/icon';

const Here = later('help', () => import('./here').then((file) => file.HelpHere));

export function HelpFoot() {
  const [page, setPage] = useState<string>();
  return (
    <footer className="mx-auto w-full max-w-screen-xl px-4.5 pb-28 md:px-6 md:pb-8 print:hidden">
      <button
        type="button"
        data-testid="help-open"
        onClick={() => setPage(document.documentElement.dataset.ready ?? '')}
        className="inline-flex min-h-11 items-center gap-2 text-body-sm font-medium text-txt-primary hover:underline"
      >
        <Icon name="book" className="size-5" />
        <Trans>Bantuan bagi halaman ini</Trans>
      </button>
      {page !== undefined && (
        <Suspense fallback={null}>
          <Here page={page} onClose={() => setPage(undefined)} />
        </Suspense>
      )}
    </footer>
  );
}
