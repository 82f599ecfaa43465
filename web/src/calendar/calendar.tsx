// The calendar of a state's year: what is a holiday, where the date comes from, and what is still to be confirmed.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { states } from '../i18n/states';
import { FailureMessage } from '../session/parts';
import { currentOfficer } from '../session/session';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, Skeleton } from '../ui/card';
import { AgencyDayForm } from './agency-day';
import { DistrictCard } from './districts';
import { ConfirmForm, HolidayForm } from './edit';
import type { Done } from './forms';
import { Legend, YearGrid } from './grid';
import { Head, Notices, RestDays } from './head';
import { ImportCard } from './import';
import { type Actions, CertaintyKey, HolidayList } from './list';
import { RamadanCard, RamadanForm } from './ramadan';
import { RemoveForm, WithdrawForm, withdrawal } from './undo';
import type { Calendar, Holiday, Ramadan } from './words';

/** The form that is open. */
type Open =
  | { form: 'add' }
  | { form: 'correct' | 'confirm' | 'remove'; row: Holiday }
  | { form: 'ramadan'; row: Ramadan | undefined }
  | { form: 'withdraw'; edit: string };

/** What was just done, with the way back. */
function JustDone({
  done,
  agency,
  onUndone,
  onFailed,
}: {
  done: Done;
  agency: string | undefined;
  onUndone(): void;
  onFailed(failure: unknown): void;
}) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const undo = async (edit: string): Promise<void> => {
    setBusy(true);
    try {
      await withdrawal(agency, edit, t`Dibuat asal sejurus selepas disimpan`, false);
      onUndone();
    } catch (why) {
      onFailed(why);
    }
    setBusy(false);
  };
  const edit = done.edit;
  return (
    <Callout tone="success" role="status" data-testid="calendar-done" title={done.text}>
      {edit && (
        <Button size="small" variant="default-outline" data-testid="calendar-undo" busy={busy} onClick={() => void undo(edit)}>
          <Trans>Buat asal</Trans>
        </Button>
      )}
    </Callout>
  );
}

interface OpenFormProps {
  open: Open;
  agency: string | undefined;
  year: number;
  state: string;
  onDone(done: Done): void;
  onClose(): void;
}

function OpenForm({ open, agency, year, state, onDone, onClose }: OpenFormProps) {
  const ends = { onDone, onClose };
  const day = String(year) === today().slice(0, 4) ? today() : `${year}-01-01`;
  if (open.form === 'withdraw') return <WithdrawForm agency={agency} edit={open.edit} {...ends} />;
  if (open.form === 'ramadan') return <RamadanForm row={open.row} year={year} {...ends} />;
  const row = open.form === 'add' ? undefined : open.row;
  if (open.form === 'remove' && row) return <RemoveForm agency={agency} row={row} {...ends} />;
  if (agency) return <AgencyDayForm agency={agency} row={row} day={day} {...ends} />;
  if (open.form === 'confirm' && row) return <ConfirmForm row={row} {...ends} />;
  return <HolidayForm row={row} day={day} state={state} {...ends} />;
}

/** The names beside the picture. */
function Side({ page, actions }: { page: Calendar; actions: Actions }) {
  return (
    <div className="space-y-3">
      <h2 className="font-heading text-body-lg font-semibold text-txt-black-900">
        <Trans>Senarai hari kelepasan</Trans>
      </h2>
      {page.holidays.length === 0 ? (
        <p data-testid="calendar-empty" className="mt-2 text-body-md text-txt-black-700">
          <Trans>Tiada hari kelepasan dalam kalendar tahun tersebut.</Trans>
        </p>
      ) : (
        <HolidayList year={page.year} holidays={page.holidays} actions={actions} />
      )}
      <p className="mt-4 text-body-sm text-txt-black-700">
        <Trans>Versi peraturan dan kalendar: {page.version}</Trans>
      </p>
    </div>
  );
}

/** Lists, pictures and forms of a calendar that is here. */
function Page({ page, state, agency, reload }: { page: Calendar; state: string; agency: string | undefined; reload(): void }) {
  const [open, setOpen] = useState<Open>();
  const [done, setDone] = useState<Done>();
  const [failure, setFailure] = useState<unknown>();
  const national = page.may_edit && !agency;
  const actions: Actions = {
    mayEdit: (row) => page.may_edit && (agency ? row.origin === 'agency' : true),
    confirm: (row) => setOpen({ form: 'confirm', row }),
    correct: (row) => setOpen({ form: 'correct', row }),
    remove: (row) => setOpen({ form: 'remove', row }),
    withdraw: (edit) => setOpen({ form: 'withdraw', edit }),
  };
  const finish = (what: Done | undefined): void => {
    setOpen(undefined);
    setFailure(undefined);
    setDone(what);
    reload();
  };
  const addWord: ReactNode = agency ? <Trans>Tambah hari agensi</Trans> : <Trans>Isytihar hari kelepasan</Trans>;
  return (
    <>
      <Notices page={page} />
      {done && (
        <JustDone
          key={done.edit}
          done={done}
          agency={agency}
          onUndone={() => finish({ text: <Trans>Perubahan itu telah ditarik balik.</Trans>, edit: undefined })}
          onFailed={setFailure}
        />
      )}
      {failure !== undefined && <FailureMessage failure={failure} testid="calendar-undo-error" />}
      {page.may_edit && (
        <Button data-testid="calendar-add" className="print:hidden" onClick={() => setOpen({ form: 'add' })}>
          {addWord}
        </Button>
      )}
      <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] print:block print:space-y-6">
        <div className="space-y-5">
          <Legend />
          <Card className="!p-3 sm:!p-5 print:border-0 print:!p-0">
            <YearGrid calendar={page} />
          </Card>
          <div className="grid gap-4 sm:grid-cols-2">
            <RestDays page={page} />
            <RamadanCard year={page.year} ramadans={page.ramadans} mayEdit={national} onEdit={(row) => setOpen({ form: 'ramadan', row })} />
          </div>
          <CertaintyKey />
          {page.may_edit && <ImportCard agency={agency} onDone={finish} />}
          {agency && page.may_edit && <DistrictCard agency={agency} />}
        </div>
        <Side page={page} actions={actions} />
      </div>
      {open && <OpenForm open={open} agency={agency} year={page.year} state={state} onDone={finish} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** The state of the officer's own post, asked once; Putrajaya for one who has none. */
async function ownState(): Promise<string> {
  const { state } = await ask(api.GET('/days/{date}', { params: { path: { date: today() } } }));
  return state ?? 'putrajaya';
}

function useShownState(asked: string | undefined): string | undefined {
  const [own, setOwn] = useState<string>();
  useEffect(() => {
    if (!asked) ownState().then(setOwn, () => setOwn('putrajaya'));
  }, [asked]);
  return asked ?? own;
}

export function CalendarPage({ year: askedYear, state: askedState }: { year: string | undefined; state: string | undefined }) {
  const { t } = useLingui();
  const year = /^20\d\d$/.test(askedYear ?? '') ? Number(askedYear) : Number(today().slice(0, 4));
  const state = useShownState(states.some(([code]) => code === askedState) ? askedState : undefined);
  const officer = currentOfficer();
  const agency = officer?.roles.includes('system_admin') ? undefined : officer?.agency.id;
  const [loaded, reload] = useLoaded(`${year} ${state} ${agency}`, async () => {
    if (!state) return undefined;
    const query = { year, state: state as NonNullable<Calendar['state']> };
    return agency
      ? ask(api.GET('/agencies/{id}/calendar', { params: { path: { id: agency }, query } }))
      : ask(api.GET('/calendar', { params: { query } }));
  });
  const page = loaded.status === 'here' ? loaded.data : undefined;
  usePage('calendar', t`Kalendar`, page !== undefined || loaded.status === 'failed');
  return (
    <div className="space-y-5">
      {state && <Head year={year} state={state} page={page} onPrint={() => print()} />}
      {!page && loaded.status !== 'failed' && <Skeleton lines={10} />}
      {loaded.status === 'failed' && (
        <div className="space-y-3">
          <FailureMessage failure={loaded.failure} testid="calendar-error" />
          <Button onClick={reload}>
            <Trans>Cuba lagi</Trans>
          </Button>
        </div>
      )}
      {page && state && <Page page={page} state={state} agency={agency} reload={reload} />}
    </div>
  );
}
