// Working time as those see it who keep it: officers, rotas, and the roster of a month.
import { Trans, useLingui } from '@lingui/react/macro';
import { NotFound } from '../frame/not-found';
import { Tabs } from '../ui/tabs';
import { Officers } from './officers';
import { RosterPage } from './roster';
import { RotaPage } from './rota';
import { Rotas } from './rotas';

const address = '/waktu-bekerja';
const known = ['', 'giliran', 'roster'];

export function Worktime({ part = '', item }: { part?: string; item?: string }) {
  const { t } = useLingui();
  if (!known.includes(part)) return <NotFound />;
  const tabs = [
    { href: address, name: 'officers', word: t({ message: 'Pegawai', context: 'ramai' }) },
    { href: `${address}/giliran`, name: 'giliran', word: t`Jadual giliran` },
    { href: `${address}/roster`, name: 'roster', word: t`Jadual bertugas` },
  ];
  return (
    <div className={`mx-auto max-w-screen-xl space-y-5 ${part === 'roster' ? '[page:landscape]' : ''}`}>
      <h1>
        <Trans>Waktu bekerja</Trans>
      </h1>
      <Tabs label={t`Bahagian waktu bekerja`} testid="worktime" current={part ? `${address}/${part}` : address} tabs={tabs} />
      {part === 'giliran' && item && <RotaPage code={item} />}
      {part === 'giliran' && !item && <Rotas />}
      {part === 'roster' && <RosterPage month={item} />}
      {part === '' && <Officers />}
    </div>
  );
}
