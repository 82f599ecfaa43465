// The plan and the report of a remote day, as they stand; they are written on the page of the day's tasks.
import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import { api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { linkButton } from '../ui/button';
import { Card, CardTitle, Fact, Skeleton } from '../ui/card';

export function PlanAndReport({ day }: { day: string }) {
  const lang = useLang();
  const [report] = useLoaded(`day-report ${day}`, () => ask(api.GET('/day-report', { params: { query: { date: day } } })));
  const here = report.status === 'here' ? report.data : undefined;
  const at = here?.reported_at && dateTime(here.reported_at, lang);
  return (
    <Card className="space-y-3" data-testid="remote-plan" data-planned={here?.plan ? 'yes' : 'no'} data-reported={at ? 'yes' : 'no'}>
      <CardTitle>
        <Trans>Rancangan dan laporan hari ini</Trans>
      </CardTitle>
      {report.status === 'loading' && <Skeleton lines={2} />}
      {report.status === 'failed' && <FailureMessage failure={report.failure} testid="remote-plan-error" />}
      {here && (
        <dl className="divide-y divide-otl-gray-200">
          <Fact name={<Trans>Rancangan</Trans>}>
            {here.plan ? <span className="whitespace-pre-line">{here.plan}</span> : <Trans>Belum ditulis</Trans>}
          </Fact>
          <Fact name={<Trans>Laporan</Trans>}>
            {at ? (
              <>
                <span className="whitespace-pre-line">{here.text}</span> <Trans>(dihantar {at})</Trans>
              </>
            ) : (
              <Trans>Belum dihantar</Trans>
            )}
          </Fact>
        </dl>
      )}
      <Link href={`/tugasan?tarikh=${day}`} data-testid="remote-plan-write" className={linkButton()}>
        <Trans>Tulis rancangan atau laporan</Trans>
      </Link>
    </Card>
  );
}
