import { Trans, useLingui } from '@lingui/react/macro';
import { Suspense, lazy, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { loadCatalogue } from '../i18n';
import { currentRoles, session } from '../session/session';
import { Icon, type IconName } from '../ui/icon';
import { useWide } from '../ui/wide';
import { createStore, useStore } from '../ui/store';
import { type PageEntry, entries, entriesFor, isCurrent, underThumb } from './pages';
import { sumOf, todoCount } from './todo';

// A phone never needs it.
const Bar = lazy(() => import('./bar').then((file) => ({ default: file.Bar })));

/** Of those who hold a role; undefined until they are here. */
const deskPages = createStore<readonly PageEntry[] | undefined>(undefined);

async function loadDeskPages(): Promise<void> {
  if (deskPages.get()) return;
  const [{ deskEntries }] = await Promise.all([import('./desk-pages'), loadCatalogue('desk')]);
  deskPages.set(deskEntries);
}

/** What the signed-in officer sees. With a role it is nothing for a moment, rather than a bar that changes under the thumb. */
export function useEntries(): PageEntry[] {
  const roles = currentRoles(useStore(session));
  const decides = useStore(todoCount)?.decides;
  const desk = useStore(deskPages);
  const holds = roles.some((role) => role !== 'officer');
  useEffect(() => {
    // Without a network, on a device that never had them, the officer's own pages must do.
    if (holds || decides) loadDeskPages().catch(() => deskPages.set([]));
  }, [holds, decides]);
  return !desk && holds ? [] : entriesFor([...entries, ...(desk ?? [])], roles, decides);
}

/** How much waits, beside the word of the page that tells what; nothing beside the others. */
export function Badge({ of }: { of: PageEntry }) {
  const { t } = useLingui();
  const count = sumOf(useStore(todoCount));
  if (of.href !== '/perlu-tindakan' || count === 0) return null;
  return (
    <span
      data-testid="todo-count"
      data-count={count}
      className="rounded-full bg-danger-700 px-1.5 text-body-xs font-semibold tabular-nums text-white"
    >
      {count > 99 ? '99+' : count}
      <span className="sr-only"> {t`menunggu`}</span>
    </span>
  );
}

/** After the clock page has been drawn, and again when somebody comes back to it. */
const countAfterMs = 1_500;

function useTodoCount(): void {
  useEffect(() => {
    const count = (): void => {
      if (!document.hidden)
        void import('../todo/count').then(
          (file) => file.countTodo(),
          () => undefined,
        );
    };
    const timer = setTimeout(count, countAfterMs);
    document.addEventListener('visibilitychange', count);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', count);
    };
  }, []);
}

const thumbLook =
  'group flex min-h-16 flex-col items-center justify-center gap-1 whitespace-nowrap px-0.5 text-body-xs font-medium text-txt-black-700 aria-[current]:text-primary-700 min-[385px]:text-body-sm';

function ThumbLink({
  href,
  testid,
  icon,
  current,
  badge,
  children,
}: {
  href: string;
  testid: string;
  icon: IconName;
  current: boolean;
  badge?: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <li className="min-w-0 flex-auto">
      <Link href={href} data-testid={testid} aria-current={current ? 'page' : undefined} className={thumbLook}>
        <span className="relative rounded-full px-4 py-0.5 group-aria-[current]:bg-bg-primary-100">
          <Icon name={icon} />
          <span className="absolute -top-1 left-8">{badge}</span>
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
        <ThumbLink key={entry.href} {...entry} badge={<Badge of={entry} />} current={isCurrent(entry, location)}>
          {i18n._(entry.word)}
        </ThumbLink>
      ))}
      {far.length > 0 && (
        <ThumbLink
          href="/lagi"
          testid="nav-more"
          icon="more"
          current={location === '/lagi' || far.some((entry) => isCurrent(entry, location))}
        >
          <Trans>Lagi</Trans>
        </ThumbLink>
      )}
    </ul>
  );
}

/** One navigation: under the thumb on a phone, below the name on a desktop. */
export function Navigation() {
  const { t } = useLingui();
  const [location] = useLocation();
  const shown = useEntries();
  const wide = useWide();
  useTodoCount();
  return (
    <nav
      data-testid="nav"
      aria-label={t`Navigasi utama`}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-otl-gray-200 bg-bg-white pb-[env(safe-area-inset-bottom)] md:static md:order-last md:-mx-3 md:w-[calc(100%+1.5rem)] md:border-0 md:p-0"
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
