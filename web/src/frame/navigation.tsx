import { Trans, useLingui } from '@lingui/react/macro';
import { Suspense, lazy } from 'react';
import { Link, useLocation } from 'wouter';
import { currentRoles, session } from '../session/session';
import { Icon, type IconName } from '../ui/icon';
import { useStore } from '../ui/store';
import { useWide } from '../ui/wide';
import { type PageEntry, entriesFor, isCurrent, underThumb } from './pages';

// A phone never needs it.
const Bar = lazy(() => import('./bar').then((file) => ({ default: file.Bar })));

/** The words and the current state of the entries that the signed-in officer sees. */
export function useEntries(): PageEntry[] {
  return entriesFor(currentRoles(useStore(session)));
}

const thumbLook =
  'group flex min-h-16 flex-col items-center justify-center gap-1 whitespace-nowrap px-0.5 text-body-xs font-medium text-txt-black-700 aria-[current]:text-primary-700 min-[385px]:text-body-sm';

function ThumbLink({ href, testid, icon, current, children }: { href: string; testid: string; icon: IconName; current: boolean; children: React.ReactNode }) {
  return (
    <li className="min-w-0 flex-auto">
      <Link href={href} data-testid={testid} aria-current={current ? 'page' : undefined} className={thumbLook}>
        <span className="rounded-full px-4 py-0.5 group-aria-[current]:bg-bg-primary-100">
          <Icon name={icon} />
        </span>
        {children}
      </Link>
    </li>
  );
}

/** Under the thumb: the four most wanted, and "Lagi" for the others. */
function ThumbBar({ shown, location }: { shown: PageEntry[]; location: string }) {
  const { i18n } = useLingui();
  const near = underThumb(shown);
  const far = shown.filter((entry) => !near.includes(entry));
  return (
    <ul className="mx-auto flex max-w-lg">
      {near.map((entry) => (
        <ThumbLink key={entry.href} {...entry} current={isCurrent(entry, location)}>
          {i18n._(entry.word)}
        </ThumbLink>
      ))}
      {far.length > 0 && (
        <ThumbLink href="/lagi" testid="nav-more" icon="more" current={location === '/lagi' || far.some((entry) => isCurrent(entry, location))}>
          <Trans>Lagi</Trans>
        </ThumbLink>
      )}
    </ul>
  );
}

/** One navigation: under the thumb on a phone, beside the name on a desktop. */
export function Navigation() {
  const { t } = useLingui();
  const [location] = useLocation();
  const shown = useEntries();
  const wide = useWide();
  return (
    <nav
      data-testid="nav"
      aria-label={t`Navigasi utama`}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-otl-gray-200 bg-bg-white pb-[env(safe-area-inset-bottom)] md:static md:ml-2 md:border-0 md:p-0"
    >
      {wide ? (
        <Suspense fallback={<div className="min-h-11" />}>
          <Bar shown={shown} location={location} />
        </Suspense>
      ) : (
        <ThumbBar shown={shown} location={location} />
      )}
    </nav>
  );
}
