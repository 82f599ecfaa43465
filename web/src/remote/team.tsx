// The remote days of those whom I lead: inside, outside, unknown or not answered, and what they say of it.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date, wallMinute, weekday } from '../i18n/format';
import { PagedList } from '../list/paged-list';
import { usePaged } from '../list/paged';
import { currentOfficer, currentRoles, session } from '../session/session';
import { Callout } from '../ui/callout';
import { TextField } from '../ui/field';
import { useStore } from '../ui/store';
import { Tag } from '../ui/tag';
import { Mark } from './mark';
import { Policy } from './policy';
import { DayPart } from './remote';
import { WaitingPlaces } from './waiting';
import { lookOf } from './words';

type Officer = Schemas['TeamRemoteOfficer'];

function Row({ row }: { row: Officer }) {
  const remote = row.remote_morning || row.remote_afternoon;
  const said = row.pulses.filter((pulse) => pulse.explanation);
  return (
    <li data-testid="remote-officer" data-name={row.officer.name} className="space-y-3 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="font-medium text-txt-black-900">{row.officer.name}</p>
        <p className="text-body-sm text-txt-black-500">{row.unit_name}</p>
        {remote ? (
          <Tag tone="primary">
            {row.hybrid ? <Trans>Hibrid</Trans> : <Trans>BDR</Trans>}, <DayPart day={row} />
          </Tag>
        ) : (
          <Tag>
            <Trans>Kebenaran ditarik balik</Trans>
          </Tag>
        )}
        {!row.has_place && (
          <Tag tone="warning">
            <Trans>Tiada tempat diluluskan</Trans>
          </Tag>
        )}
        <Tag tone={row.planned ? 'success' : 'warning'}>{row.planned ? <Trans>Ada rancangan</Trans> : <Trans>Tiada rancangan</Trans>}</Tag>
        <Tag tone={row.reported_at ? 'success' : 'default'}>{row.reported_at ? <Trans>Laporan dihantar</Trans> : <Trans>Belum ada laporan</Trans>}</Tag>
      </div>
      {row.pulses.length === 0 ? (
        <p className="text-body-sm text-txt-black-700">
          <Trans>Tiada nadi pada hari tersebut.</Trans>
        </p>
      ) : (
        <ul className="flex flex-wrap gap-2">
          {row.pulses.map((pulse) => (
            <Mark
              key={pulse.hour}
              look={lookOf(pulse.state, pulse.answer ?? undefined)}
              from={wallMinute(pulse.from)}
              to={wallMinute(pulse.to)}
              askedAt={pulse.asked_at}
              answeredAt={pulse.answered_at}
              late={pulse.late}
            />
          ))}
        </ul>
      )}
      {said.map((pulse) => (
        <p key={pulse.hour} data-testid="remote-said" className="break-words text-body-md text-txt-black-700">
          {wallMinute(pulse.from)}: “{pulse.explanation?.text}”
        </p>
      ))}
    </li>
  );
}

export function TeamRemote() {
  const { t } = useLingui();
  const lang = useLang();
  const [day, setDay] = useState(today);
  const keeps = currentRoles(useStore(session)).includes('agency_admin');
  const agency = currentOfficer()?.agency?.id;
  const list = usePaged(
    `team-remote ${day}`,
    (after) => ask(api.GET('/team/remote', { params: { query: { date: day, ...(after && { after }) } } })),
    (page): Officer[] => page.officers,
  );
  usePage('team-remote', t`Pegawai bekerja jarak jauh`, list.first.status !== 'loading');
  const called = `${weekday(day, lang)}, ${date(day, lang)}`;
  return (
    <div className="mx-auto max-w-5xl space-y-5">
      <h1>
        <Trans>Pegawai bekerja jarak jauh</Trans>
      </h1>
      <WaitingPlaces onChange={list.renew} />
      <div className="max-w-xs print:hidden">
        <TextField
          label={<Trans>Tarikh</Trans>}
          testid="team-remote-date"
          type="date"
          max={today()}
          value={day}
          onInput={(event) => event.currentTarget.value && setDay(event.currentTarget.value)}
        />
      </div>
      <h2>{called}</h2>
      <PagedList
        list={list}
        testid="team-remote"
        empty={<Trans>Tiada pegawai anda bekerja jarak jauh pada hari tersebut.</Trans>}
        row={(row) => <Row key={row.officer.id} row={row} />}
      />
      <Callout tone="info">
        <Trans>Nadi yang tidak dijawab ialah satu pertanyaan, bukan keputusan. Setiap kali anda membuka halaman ini, pegawai yang dipaparkan dapat melihatnya dalam “Siapa melihat rekod saya”.</Trans>
      </Callout>
      {keeps && agency && <Policy agency={agency} />}
    </div>
  );
}
