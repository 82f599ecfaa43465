import { useLingui } from '@lingui/react/macro';
import { Link, useLocation } from 'wouter';
import { isAdministrator, session } from '../session/session';
import { Icon, type IconName } from '../ui/icon';
import { useStore } from '../ui/store';

interface Entry {
  href: string;
  testid: string;
  icon: IconName;
  word: string;
  /** Other addresses that belong to it. */
  also?: string;
}

/** One navigation: under the thumb on a phone, beside the name on a desktop. */
export function Navigation() {
  const { t } = useLingui();
  const [location] = useLocation();
  const now = useStore(session);
  const entries: Entry[] = [
    { href: '/', testid: 'nav-clock', icon: 'clock', word: t`Rakam` },
    { href: '/bulan', testid: 'nav-month', icon: 'calendar', word: t`Bulan saya`, also: '/hari' },
    { href: '/akaun', testid: 'nav-account', icon: 'person', word: t`Akaun saya`, also: '/kata-laluan' },
  ];
  if (now.status === 'signed_in' && isAdministrator(now.officer)) {
    entries.push({ href: '/pegawai', testid: 'nav-accounts', icon: 'people', word: t`Pegawai` });
  }
  const within = (path: string | undefined): boolean => path !== undefined && (location === path || location.startsWith(`${path}/`));
  return (
    <nav
      data-testid="nav"
      aria-label={t`Navigasi utama`}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-otl-gray-200 bg-bg-white pb-[env(safe-area-inset-bottom)] md:static md:ml-4 md:border-0 md:p-0"
    >
      <ul className="mx-auto flex max-w-lg md:gap-1">
        {entries.map((entry) => {
          const current = entry.href === '/' ? location === '/' : within(entry.href) || within(entry.also);
          return (
            <li key={entry.href} className="flex-1">
              <Link
                href={entry.href}
                data-testid={entry.testid}
                aria-current={current ? 'page' : undefined}
                className="group flex min-h-16 flex-col items-center justify-center gap-1 whitespace-nowrap px-1 text-body-sm font-medium text-txt-black-700 aria-[current]:text-primary-700 md:min-h-11 md:flex-row md:gap-2 md:rounded-md md:px-3 md:text-body-md md:hover:bg-bg-white-hover md:aria-[current]:bg-bg-primary-50"
              >
                <span className="rounded-full px-4 py-0.5 group-aria-[current]:bg-bg-primary-100 md:bg-transparent md:p-0 md:group-aria-[current]:bg-transparent">
                  <Icon name={entry.icon} />
                </span>
                {entry.word}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
