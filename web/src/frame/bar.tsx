import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { Icon } from '../ui/icon';
import { Badge } from './navigation';
import { type PageEntry, grouped, groups, isCurrent } from './pages';

const barLook =
  'flex min-h-11 items-center gap-2 whitespace-nowrap rounded-md px-3 text-body-md group-data-[full]/bar:px-2 font-medium text-txt-black-700 hover:bg-bg-white-hover aria-[current]:bg-bg-primary-50 aria-[current]:text-primary-700';

function BarLink({ entry, location, bare }: { entry: PageEntry; location: string; bare?: boolean }) {
  const { i18n } = useLingui();
  return (
    <Link href={entry.href} data-testid={entry.testid} aria-current={isCurrent(entry, location) ? 'page' : undefined} className={barLook}>
      {!bare && <Icon name={entry.icon} />}
      {i18n._(entry.word)}
      <Badge of={entry} />
    </Link>
  );
}

/** A group of the bar: the browser's own disclosure; it closes when a page is chosen, with Escape, and when one turns elsewhere. */
function Menu({ name, testid, entries, location }: { name: string; testid: string; entries: PageEntry[]; location: string }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => menu.current?.removeAttribute('open');
  useEffect(close, [location]);
  useEffect(() => {
    const elsewhere = (event: Event): void => {
      if (!menu.current?.contains(event.target as Node)) close();
    };
    for (const kind of ['pointerdown', 'focusin']) document.addEventListener(kind, elsewhere);
    return () => {
      for (const kind of ['pointerdown', 'focusin']) document.removeEventListener(kind, elsewhere);
    };
  }, []);
  const leave = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || !menu.current?.open) return;
    close();
    menu.current.querySelector('summary')?.focus();
  };
  return (
    <details ref={menu} className="group relative" onKeyDown={leave}>
      <summary
        data-testid={testid}
        aria-current={entries.some((entry) => isCurrent(entry, location)) ? 'true' : undefined}
        className={`${barLook} list-none [&::-webkit-details-marker]:hidden`}
      >
        {name}
        <Icon name="down" className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="absolute left-0 top-full z-40 mt-1 min-w-52 rounded-lg border border-otl-gray-200 bg-bg-white p-1.5 shadow-context-menu">
        {entries.map((entry) => (
          <li key={entry.href}>
            <BarLink entry={entry} location={location} />
          </li>
        ))}
      </ul>
    </details>
  );
}

const mostWithPictures = 6;

/** Below the name: what one does oneself stands open, the other groups are menus unless they hold one page. */
export function Bar({ shown, location }: { shown: PageEntry[]; location: string }) {
  const { i18n } = useLingui();
  const parts = grouped(shown);
  // Somebody with many duties has one row all the same: without pictures, and closer.
  const full = parts.length > mostWithPictures;
  return (
    <ul data-full={full || undefined} className="group/bar flex flex-wrap gap-x-1">
      {parts.flatMap(({ group, entries }) =>
        group === 'own' || entries.length === 1
          ? entries.map((entry) => (
              <li key={entry.href}>
                <BarLink entry={entry} location={location} bare={full} />
              </li>
            ))
          : [
              <li key={group}>
                <Menu name={i18n._(groups[group])} testid={`nav-group-${group}`} entries={entries} location={location} />
              </li>,
            ],
      )}
    </ul>
  );
}
