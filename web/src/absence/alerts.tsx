// Runs of unexplained absence that the law watches, with what it asks next.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { session } from '../session/session';
import { Button } from '../ui/button';
import { CheckField } from '../ui/field';
import { useStore } from '../ui/store';
import { Tag } from '../ui/tag';

type Alert = Schemas['AbsenceAlertPage']['alerts'][number];

function Row({ alert }: { alert: Alert }) {
  const lang = useLang();
  const days = alert.days.length;
  const first = date(alert.first_day, lang);
  const last = date(alert.last_day, lang);
  const { level } = alert;
  const ended = alert.dissolved_at && date(alert.dissolved_at.slice(0, 10), lang);
  return (
    <li data-testid="absence-alert" data-officer-id={alert.officer_id} data-level={level} data-days={days} data-dissolved={alert.dissolved_at !== null} className="space-y-2 py-4 print:break-inside-avoid">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="text-body-md font-medium text-txt-black-900">{alert.officer_name}</p>
          <p className="text-body-sm text-txt-black-500">{alert.unit_path}</p>
        </div>
        {ended ? (
          <Tag>
            <Trans>Selesai pada {ended}</Trans>
          </Tag>
        ) : (
          <Tag tone={alert.next.stage === 'last' ? 'danger' : 'warning'}>
            <Trans>{days} hari bekerja</Trans>
          </Tag>
        )}
      </div>
      <p className="text-body-md text-txt-black-700">
        {alert.first_day === alert.last_day ? first : `${first} – ${last}`}
        {!ended && alert.running && (
          <>
            {' · '}
            <Trans>masih berterusan</Trans>
          </>
        )}
        {' · '}
        <Trans>peringatan hari ke-{level}</Trans>
      </p>
      {!ended && (
        <p data-testid="absence-next" className="text-body-md text-txt-black-900">
          {pick(alert.next.text, lang)} <span className="text-body-sm text-txt-black-500">({alert.next.source})</span>
        </p>
      )}
    </li>
  );
}

function List({ agency, dissolved }: { agency: string; dissolved: boolean }) {
  const query = { limit: 50, ...(!dissolved && { dissolved: false }) };
  const list = usePaged(
    JSON.stringify([agency, query]),
    (after) => ask(api.GET('/agencies/{id}/absence-alerts', { params: { path: { id: agency }, query: { ...query, ...(after && { after }) } } })),
    (page) => page.alerts,
  );
  return <PagedList list={list} testid="absence" empty={<Trans>Tiada ketidakhadiran tanpa penjelasan.</Trans>} row={(alert) => <Row key={alert.id} alert={alert} />} />;
}

export function AbsenceAlerts() {
  const { t } = useLingui();
  const now = useStore(session);
  const [dissolved, setDissolved] = useState(false);
  usePage('absence', t`Ketidakhadiran`);
  if (now.status !== 'signed_in') return null;
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1>
            <Trans>Ketidakhadiran tanpa penjelasan</Trans>
          </h1>
          <p className="text-txt-black-500">
            <Trans>Hari bekerja berturut-turut menurut rekod yang telah ditutup. Alasan dan permohonan yang menunggu keputusan tidak dikira.</Trans>
          </p>
        </div>
        <Button variant="default-outline" className="hidden md:inline-flex print:hidden" data-testid="absence-print" onClick={() => print()}>
          <Trans>Cetak</Trans>
        </Button>
      </div>
      <CheckField label={<Trans>Tunjuk juga yang telah selesai</Trans>} testid="absence-dissolved" checked={dissolved} onChange={(event) => setDissolved(event.currentTarget.checked)} />
      <List agency={now.officer.agency.id} dissolved={dissolved} />
    </div>
  );
}
