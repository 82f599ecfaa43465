// The month of a team (bulan pasukan): officers and days as a grid, for the screen and for paper.
import { Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import { api, ask } from '../api/client';
import { addMonths, firstDay, isMonth, lastDay, today } from '../day/calendar';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { dateTime, month as monthName } from '../i18n/format';
import { usePaged } from '../list/paged';
import { More } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { session } from '../session/session';
import { Button } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { useStore } from '../ui/store';
import { type Asked, UnitChoice, addressOf, queryOf, useAsked } from './choice';
import { Legend } from './marks';
import { MonthGrid, dayAddress } from './month-grid';

function Switcher({ month, asked }: { month: string; asked: Asked }) {
  const { t } = useLingui();
  const lang = useLang();
  const [, go] = useLocation();
  const to = (months: number): void => go(addressOf(`/bulan-pasukan/${addMonths(month, months)}`, asked));
  return (
    <div className="flex items-center gap-2">
      <Button variant="default-outline" data-testid="team-month-previous" aria-label={t`Bulan sebelumnya`} className="print:hidden" onClick={() => to(-1)}>
        <Icon name="left" />
      </Button>
      <h2 data-testid="team-month-name" data-month={month} className="min-w-40 text-center font-heading text-body-lg font-semibold text-txt-black-900">
        {monthName(month, lang)}
      </h2>
      <Button variant="default-outline" data-testid="team-month-next" aria-label={t`Bulan berikutnya`} className="print:hidden" onClick={() => to(1)}>
        <Icon name="right" />
      </Button>
    </div>
  );
}

/** Said on paper alone: whose, when, and that nobody need sign it. */
function Footer() {
  const lang = useLang();
  const now = useStore(session);
  if (now.status !== 'signed_in') return null;
  return (
    <p className="hidden text-[8pt] text-black print:block">
      {now.officer.agency.name}.{' '}
      <Trans>
        Dicetak pada {dateTime(Date.now(), lang)} oleh {now.officer.name}. Cetakan komputer; tandatangan tidak diperlukan.
      </Trans>
    </p>
  );
}

function Month({ month }: { month: string }) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const asked = useAsked();
  const query = { month, ...queryOf(asked) };
  const list = usePaged(
    JSON.stringify(query),
    (after) => ask(api.GET('/team/month', { params: { query: { ...query, ...(after && { after }) } } })),
    (page) => page.officers,
  );
  const { first, rows } = list;
  usePage('team-month', t`Bulan pasukan`, first.status !== 'loading');
  const here = first.status === 'here' ? first.data : undefined;
  const shown = rows.length;
  return (
    <div className="space-y-5 [page:landscape]">
      <h1>
        <Trans>Bulan pasukan</Trans>
        {here?.unit && <span className="hidden print:inline">: {here.unit.name}</span>}
      </h1>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Switcher month={month} asked={asked} />
        <div className="flex w-full flex-wrap items-end gap-3 print:hidden sm:w-auto">
          <TextField
            label={<Trans>Lompat ke hari</Trans>}
            type="date"
            testid="team-month-jump"
            min={firstDay(month)}
            max={lastDay(month)}
            onChange={(event) => event.currentTarget.value && go(dayAddress(event.currentTarget.value))}
          />
          <Button variant="default-outline" data-testid="team-month-print" onClick={() => print()}>
            <Icon name="print" />
            <Trans>Cetak</Trans>
          </Button>
        </div>
      </div>
      <div className="grid gap-4 print:hidden md:grid-cols-2 md:items-end">
        <UnitChoice asked={asked} choose={(next) => go(addressOf(`/bulan-pasukan/${month}`, next), { replace: true })} />
      </div>
      {first.status === 'loading' && <Skeleton lines={8} />}
      {first.status === 'failed' && <FailureMessage failure={first.failure} testid="team-month-error" />}
      {here && shown === 0 && (
        <Card>
          <p data-testid="team-month-empty" className="py-6 text-center text-body-md text-txt-black-700">
            <Trans>Tiada pegawai di bawah seliaan anda dalam pilihan ini.</Trans>
          </p>
        </Card>
      )}
      {here && shown > 0 && (
        <>
          <Legend />
          <MonthGrid rows={rows} month={month} today={here.today} />
          <p data-testid="team-month-total" data-total={here.total} className="text-body-sm text-txt-black-500">
            <Trans>
              {shown} daripada {here.total} pegawai. Paparan ini direkodkan.
            </Trans>
          </p>
          <More list={list} testid="team-month-more" />
          <Footer />
        </>
      )}
    </div>
  );
}

export function TeamMonthPage({ month = today().slice(0, 7) }: { month?: string }) {
  return isMonth(month) ? <Month key={month} month={month} /> : <NotFound />;
}
