// The closing of the agency's days, month by month: progress, what is missing and why, and the closing of the month itself.
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { addMonths, isMonth, today } from '../day/calendar';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date, dateTime, month as monthName } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { askFirst } from '../ui/ask';
import { Icon } from '../ui/icon';
import { ReasonDialog } from '../ui/reason-dialog';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { Days } from './days';
import { Recompute } from './recompute';

type Month = Schemas['MonthClosing'];

const pollMs = 4_000;

/** Asks again while something is under way and somebody looks. */
function usePolling(month: Month | undefined, reload: () => void): void {
  const busy = month !== undefined && !month.closed && (month.waiting_total > 0 || month.days.some((day) => day.state === 'closing'));
  useEffect(() => {
    if (!busy) return undefined;
    const look = (): void => {
      if (!document.hidden) reload();
    };
    const timer = setInterval(look, pollMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [busy, reload]);
}

function Waiting({ month }: { month: Month }) {
  const lang = useLang();
  if (month.waiting_total === 0) return null;
  return (
    <Card data-testid="closing-waiting" data-total={month.waiting_total}>
      <CardTitle>
        <Trans>Yang belum selesai</Trans>
      </CardTitle>
      <ul className="mt-2 divide-y divide-otl-gray-200">
        {month.waiting.map((one) => (
          <li key={`${one.date}${one.officer.officer_id}`} data-testid="waiting-day" className="py-3 text-body-md">
            <p className="font-medium">
              {date(one.date, lang)} · {one.officer.name}
            </p>
            {[...one.blocked, ...one.reasons].map((reason) => (
              <p key={reason.code} className="text-txt-black-700">
                {pick(reason.text, lang)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {month.waiting.length < month.waiting_total && (
        <p className="mt-2 text-body-sm text-txt-black-500">
          <Trans>Jumlah semua perubahan yang menunggu dalam agensi: {month.waiting_total}</Trans>
        </p>
      )}
    </Card>
  );
}

/** Closes and reopens the month. */
function useMonthActions(month: Month, reload: () => void) {
  const { t } = useLingui();
  const lang = useLang();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  async function put(body: Schemas['MonthClosed']): Promise<void> {
    await ask(api.PUT('/closings/{month}', { params: { path: { month: month.month } }, body }));
    setAsking(false);
    say('success', body.closed ? t`Bulan telah ditutup.` : t`Bulan telah dibuka semula.`);
    reload();
  }
  async function close(): Promise<void> {
    const sure = await askFirst({
      title: <Trans>Tutup bulan ini?</Trans>,
      body: <Trans>Selepas ditutup, perubahan bagi bulan ini menunggu sehingga bulan dibuka semula dengan sebab.</Trans>,
      yes: <Trans>Tutup bulan</Trans>,
      no: <Trans>Batal</Trans>,
    });
    if (!sure) return;
    setBusy(true);
    try {
      await put({ closed: true });
    } catch (error) {
      say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    } finally {
      setBusy(false);
    }
  }
  return { asking, setAsking, busy, put, close };
}

function LastChange({ month }: { month: Month }) {
  const lang = useLang();
  if (!month.changed) return null;
  const { by, reason } = month.changed;
  const at = dateTime(month.changed.at, lang);
  return (
    <p className="mt-2 text-body-md text-txt-black-700">
      {month.closed ? (
        <Trans>
          Ditutup oleh {by} pada {at}.
        </Trans>
      ) : (
        <Trans>
          Dibuka semula oleh {by} pada {at}. Sebab: {reason}
        </Trans>
      )}
    </p>
  );
}

/** Whether the month is closed, by whom, and the button that changes it. */
function MonthState({ month, reload }: { month: Month; reload: () => void }) {
  const lang = useLang();
  const { asking, setAsking, busy, put, close } = useMonthActions(month, reload);
  return (
    <Card data-testid="month-state" data-closed={String(month.closed)}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <CardTitle>
          <Trans>Penutupan bulan</Trans>
        </CardTitle>
        <Tag tone={month.closed ? 'success' : 'default'}>{month.closed ? <Trans>Ditutup</Trans> : <Trans>Terbuka</Trans>}</Tag>
      </div>
      <LastChange month={month} />
      {!month.closed && month.hindrance && (
        <p data-testid="month-hindrance" data-code={month.hindrance.code} className="mt-2 text-body-md text-txt-black-700">
          {pick(month.hindrance.text, lang)}
        </p>
      )}
      {month.may_close && month.closed && (
        <Button variant="danger-outline" className="mt-4" data-testid="month-reopen" onClick={() => setAsking(true)}>
          <Trans>Buka semula bulan</Trans>
        </Button>
      )}
      {month.may_close && !month.closed && !month.hindrance && (
        <Button className="mt-4" busy={busy} data-testid="month-close" onClick={() => void close()}>
          <Trans>Tutup bulan</Trans>
        </Button>
      )}
      {asking && (
        <ReasonDialog
          title={<Trans>Buka semula bulan ini?</Trans>}
          body={<Trans>Perubahan yang menunggu akan dikira dan mendapat versi baharu.</Trans>}
          yes={<Trans>Buka semula</Trans>}
          hint={<Trans>Sekurang-kurangnya lima aksara. Sebab ini disimpan bersama rekod.</Trans>}
          least={5}
          onReason={(reason) => put({ closed: false, reason })}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}

function MonthPage({ month }: { month: string }) {
  const { t } = useLingui();
  const lang = useLang();
  const [, go] = useLocation();
  const [loaded, reload] = useLoaded(month, () => ask(api.GET('/closings/{month}', { params: { path: { month } } })));
  const found = loaded.status === 'here' ? loaded.data : undefined;
  usePolling(found, reload);
  usePage('closing', t`Penutupan`, loaded.status !== 'loading');
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1>
            <Trans>Penutupan</Trans>
          </h1>
          <p className="text-txt-black-500">{monthName(month, lang)}</p>
        </div>
        <div className="flex gap-2 print:hidden">
          <Button
            variant="default-outline"
            data-testid="month-before"
            aria-label={t`Bulan sebelumnya`}
            onClick={() => go(`/penutupan/${addMonths(month, -1)}`)}
          >
            <Icon name="left" />
          </Button>
          <Button
            variant="default-outline"
            data-testid="month-after"
            aria-label={t`Bulan berikutnya`}
            onClick={() => go(`/penutupan/${addMonths(month, 1)}`)}
          >
            <Icon name="right" />
          </Button>
        </div>
      </div>
      {loaded.status === 'loading' && <Skeleton lines={6} />}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="closing-error" />}
      {found && (
        <>
          {found.start === null && (
            <Callout data-testid="closing-not-begun">
              <Trans>Agensi ini belum mempunyai hari yang ditutup. Penutupan berjalan sendiri pada setiap malam.</Trans>
            </Callout>
          )}
          <Card>
            <Days month={found} />
          </Card>
          <MonthState month={found} reload={reload} />
          <Waiting month={found} />
          {found.may_close && <Recompute month={month} onDone={reload} />}
        </>
      )}
    </div>
  );
}

export function Closing({ month }: { month?: string }) {
  const asked = month ?? today().slice(0, 7);
  if (!isMonth(asked)) return <NotFound />;
  return <MonthPage key={asked} month={asked} />;
}
