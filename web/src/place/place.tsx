// Where people work, as an agency's administrators keep it: places, networks, kiosks.
import { Trans, useLingui } from '@lingui/react/macro';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { session } from '../session/session';
import { useStore } from '../ui/store';
import { Tabs } from '../ui/tabs';
import { Kiosks } from './kiosks';
import { Networks } from './networks';
import { PlaceList } from './places';

const address = '/lokasi';
const known = ['', 'rangkaian', 'kiosk'];

export function Places({ part = '' }: { part?: string }) {
  const { t } = useLingui();
  const now = useStore(session);
  usePage('places', t`Lokasi kerja`);
  if (!known.includes(part) || now.status !== 'signed_in') return <NotFound />;
  const agency = now.officer.agency.id;
  const tabs = [
    { href: address, name: 'places', word: t`Lokasi` },
    { href: `${address}/rangkaian`, name: 'networks', word: t`Rangkaian` },
    { href: `${address}/kiosk`, name: 'kiosks', word: t`Kiosk` },
  ];
  return (
    <div className="space-y-5">
      <h1>
        <Trans>Lokasi kerja</Trans>
      </h1>
      <Tabs label={t`Bahagian lokasi kerja`} testid="places" current={part ? `${address}/${part}` : address} tabs={tabs} />
      {part === '' && <PlaceList agency={agency} />}
      {part === 'rangkaian' && <Networks agency={agency} />}
      {part === 'kiosk' && <Kiosks agency={agency} />}
    </div>
  );
}
