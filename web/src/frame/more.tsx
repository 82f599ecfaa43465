import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { Icon } from '../ui/icon';
import { useEntries } from './navigation';
import { usePage } from './page';
import { grouped, groups } from './pages';

/** All that the officer may open, by group: what a phone's bar has no room for. */
export function More() {
  const { t, i18n } = useLingui();
  usePage('more', t`Lagi`);
  return (
    <div data-testid="page-more" className="mx-auto max-w-xl space-y-5">
      <h1>
        <Trans>Semua halaman</Trans>
      </h1>
      {grouped(useEntries()).map(({ group, entries }) => (
        <section key={group} aria-labelledby={`more-${group}`}>
          <h2 id={`more-${group}`} className="mb-1.5 text-body-sm font-semibold text-txt-black-700">
            {i18n._(groups[group])}
          </h2>
          <ul className="divide-y divide-otl-gray-200 overflow-hidden rounded-xl border border-otl-gray-200 bg-bg-white">
            {entries.map((entry) => (
              <li key={entry.href}>
                <Link
                  href={entry.href}
                  data-testid={`more-${entry.testid}`}
                  className="flex min-h-14 items-center gap-3 px-4 text-body-md font-medium hover:bg-bg-white-hover"
                >
                  <Icon name={entry.icon} className="size-5 text-primary-700" />
                  {i18n._(entry.word)}
                  <Icon name="right" className="ml-auto size-5 text-txt-black-500" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
