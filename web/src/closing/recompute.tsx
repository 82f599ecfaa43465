// Closed days computed again: first what would change, then, with a reason, the next versions.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { firstDay, lastDay } from '../day/calendar';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { Differences } from '../transaction/differences';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { ReasonDialog } from '../ui/reason-dialog';
import { say } from '../ui/toast';

type Report = Schemas['Recomputation'];

function Changes({ report }: { report: Report }) {
  const lang = useLang();
  return (
    <ul className="divide-y divide-otl-gray-200">
      {report.changes.map((change) => (
        <li key={`${change.date}${change.officer.officer_id}`} data-testid="recompute-change" className="py-3 text-body-md">
          <p className="font-medium">
            {date(change.date, lang)} · {change.officer.name}
            {change.number !== null && (
              <>
                {' '}
                <Link href={`/transaksi/${change.number}`} className="text-txt-primary underline">
                  <Trans>transaksi {String(change.number)}</Trans>
                </Link>
              </>
            )}
          </p>
          {change.differences.length > 0 ? (
            <Differences rows={change.differences} />
          ) : (
            <p className="text-txt-black-700">
              <Trans>Transaksi baharu</Trans>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What was found, said before it is shown. */
function Summary({ report }: { report: Report }) {
  return (
    <Callout tone={report.changed === 0 ? 'success' : 'warning'}>
      {report.changed === 0 ? (
        <Trans>{report.days} hari pegawai dikira semula; tiada yang berubah.</Trans>
      ) : (
        <Trans>
          {report.changed} daripada {report.days} hari pegawai akan berubah.
        </Trans>
      )}
      {report.month_closed > 0 && (
        <p>
          <Trans>Bulan ini ditutup: perubahan menunggu sehingga bulan dibuka semula.</Trans>
        </p>
      )}
      {!report.complete && (
        <p>
          <Trans>Had telah dicapai; ada lagi hari yang belum dilihat.</Trans>
        </p>
      )}
    </Callout>
  );
}

function useRecompute(month: string, onDone: () => void) {
  const { t } = useLingui();
  const lang = useLang();
  const [report, setReport] = useState<Report>();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const range = { from: firstDay(month), to: lastDay(month) };
  async function look(): Promise<void> {
    setBusy(true);
    try {
      setReport(await ask(api.POST('/recomputations', { body: { ...range, dry_run: true } })));
    } catch (error) {
      say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    } finally {
      setBusy(false);
    }
  }
  async function write(reason: string): Promise<void> {
    await ask(api.POST('/recomputations', { body: { ...range, dry_run: false, reason } }));
    setReport(undefined);
    setAsking(false);
    say('success', t`Hari yang berubah akan dikira semula.`);
    onDone();
  }
  return { report, asking, setAsking, busy, look, write };
}

export function Recompute({ month, onDone }: { month: string; onDone(): void }) {
  const { report, asking, setAsking, busy, look, write } = useRecompute(month, onDone);
  return (
    <Card data-testid="recompute" className="print:hidden">
      <CardTitle>
        <Trans>Kira semula bulan ini</Trans>
      </CardTitle>
      <p className="mt-1 text-body-md text-txt-black-700">
        <Trans>
          Sistem mengira semula semua hari yang telah ditutup daripada fakta yang tersimpan kini, dan menunjukkan perbezaannya dahulu.
        </Trans>
      </p>
      <Button variant="default-outline" className="mt-4" busy={busy} data-testid="recompute-look" onClick={() => void look()}>
        <Trans>Tunjukkan perbezaan</Trans>
      </Button>
      {report && (
        <div role="status" className="mt-4 space-y-3" data-testid="recompute-report" data-changed={report.changed}>
          <Summary report={report} />
          <Changes report={report} />
          {report.changed > 0 && (
            <Button data-testid="recompute-write" onClick={() => setAsking(true)}>
              <Trans>Buat versi seterusnya</Trans>
            </Button>
          )}
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={<Trans>Buat versi seterusnya?</Trans>}
          body={<Trans>Versi lama kekal. Setiap transaksi yang berubah mendapat versi baharu dengan sebab ini.</Trans>}
          yes={<Trans>Kira semula</Trans>}
          hint={<Trans>Sekurang-kurangnya lima aksara. Sebab ini disimpan bersama rekod.</Trans>}
          least={5}
          onReason={write}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
