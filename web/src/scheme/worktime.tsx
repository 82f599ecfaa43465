// Working time as those see it who keep it: officers, rotas, and the roster of a month.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { Officers } from './officers';
import { RosterPage } from './roster';
import { RotaPage } from './rota';
import { Rotas } from './rotas';

function Tabs({ part }: { part: string }) {
  const { t } = useLingui();
  const tabs = [
    { part: '', href: '/waktu-bekerja', word: t`Pegawai` },
    { part: 'giliran', href: '/waktu-bekerja/giliran', word: t`Jadual giliran` },
    { part: 'roster', href: '/waktu-bekerja/roster', word: t`Jadual bertugas` },
  ];
  return (
    <nav aria-label={t`Bahagian waktu bekerja`} className="flex flex-wrap gap-2 print:hidden">
      {tabs.map((tab) => (
        <Link
          key={tab.part}
          href={tab.href}
          data-testid={`worktime-${tab.part || 'officers'}`}
          aria-current={tab.part === part ? 'page' : undefined}
          className={`inline-flex min-h-11 items-center rounded-md border px-4 text-body-md font-medium ${
            tab.part === part
              ? 'border-primary-600 bg-bg-primary-50 text-txt-primary'
              : 'border-otl-gray-300 bg-bg-white text-txt-black-700 hover:bg-bg-washed'
          }`}
        >
          {tab.word}
        </Link>
      ))}
    </nav>
  );
}

export function Worktime({ part = '', item }: { part?: string; item?: string }) {
  return (
    <div className={`mx-auto max-w-screen-xl space-y-5 ${part === 'roster' ? '[page:landscape]' : ''}`}>
      <h1>
        <Trans>Waktu bekerja</Trans>
      </h1>
      <Tabs part={part} />
      {part === 'giliran' && item && <RotaPage code={item} />}
      {part === 'giliran' && !item && <Rotas />}
      {part === 'roster' && <RosterPage month={item} />}
      {part === '' && <Officers />}
    </div>
  );
}
