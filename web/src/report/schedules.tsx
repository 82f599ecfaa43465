// Reports that come by themselves: each day, each week or each month.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, Refusal, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { session } from '../session/session';
import { Button } from '../ui/button';
import { askFirst } from '../ui/ask';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { SelectField } from '../ui/field';
import { Icon } from '../ui/icon';
import { useStore } from '../ui/store';
import { say } from '../ui/toast';
import { UnitField } from './fields';
import { OrderFields, firstOrder } from './order-form';
import { ReportPolicy } from './policy';
import { Receivers, type Receiver, refusedReceiver } from './receivers';
import { ReportTabs } from './reports';
import { type Every, type Kind, type KindEntry, kindIcons, useKinds, weekdayWords } from './words';

type Schedule = Schemas['ReportSchedule'];

/** The day on which it is made, in words. */
function When({ schedule }: { schedule: Schedule }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const next = date(schedule.next_day, lang);
  const day = schedule.on_day;
  if (schedule.every === 'day') return <Trans>Setiap hari; seterusnya {next}</Trans>;
  if (schedule.every === 'month') return <Trans>Setiap {day} hari bulan; seterusnya {next}</Trans>;
  const word = weekdayWords[day - 1];
  const weekday = word ? i18n._(word) : '';
  return (
    <Trans>
      Setiap {weekday}; seterusnya {next}
    </Trans>
  );
}

function Row({ schedule, renew }: { schedule: Schedule; renew(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const names = schedule.receivers.map((one) => one.name).join(', ');
  async function end(): Promise<void> {
    const sure = await askFirst({
      title: schedule.mine ? <Trans>Hentikan jadual ini?</Trans> : <Trans>Berhenti menerima laporan ini?</Trans>,
      body: <Trans>Laporan yang telah siap kekal dalam Laporan saya.</Trans>,
      yes: <Trans>Hentikan</Trans>,
      no: <Trans>Tidak</Trans>,
      danger: true,
    });
    if (!sure) return;
    try {
      await ask(api.DELETE('/report-schedules/{id}', { params: { path: { id: schedule.id } } }));
      say('success', t`Jadual dihentikan.`);
    } catch (error) {
      say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    }
    renew();
  }
  return (
    <li data-testid="report-schedule" data-id={schedule.id} className="flex flex-wrap items-start gap-x-4 gap-y-3 py-4">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-bg-primary-50 text-txt-primary">
        <Icon name={kindIcons[schedule.kind]} />
      </span>
      <div className="min-w-0 flex-1 basis-52">
        <p className="text-body-md font-medium text-txt-black-900">
          {pick(schedule.title, lang)} · {schedule.form.toUpperCase()}
        </p>
        <p className="text-body-sm text-txt-black-700">
          <When schedule={schedule} />
        </p>
        <p className="text-body-sm text-txt-black-500">
          <Trans>Kepada {names}</Trans>
        </p>
      </div>
      <Button variant="default-outline" className="!w-full sm:!w-auto" data-testid="schedule-end" onClick={() => void end()}>
        <Trans>Hentikan</Trans>
      </Button>
    </li>
  );
}

interface Rhythm {
  every: Every;
  day: number;
}

/** How often, and on which day. */
function RhythmFields({ rhythms, rhythm, set }: { rhythms: readonly Every[]; rhythm: Rhythm; set(rhythm: Rhythm): void }) {
  const { t, i18n } = useLingui();
  const words: Record<Every, string> = { day: t`Setiap hari, bagi semalam`, week: t`Setiap minggu, bagi tujuh hari lepas`, month: t`Setiap bulan, bagi bulan lepas` };
  const days = rhythm.every === 'week' ? weekdayWords.map((word) => i18n._(word)) : Array.from({ length: 28 }, (_, at) => String(at + 1));
  return (
    <>
      <SelectField
        label={<Trans>Kekerapan</Trans>}
        testid="schedule-every"
        value={rhythm.every}
        onChange={(event) => set({ every: event.currentTarget.value as Every, day: event.currentTarget.value === 'week' ? 1 : 2 })}
      >
        {rhythms.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </SelectField>
      {rhythm.every !== 'day' && (
        <SelectField
          label={rhythm.every === 'week' ? <Trans>Hari</Trans> : <Trans>Hari bulan</Trans>}
          testid="schedule-day"
          value={String(rhythm.day)}
          onChange={(event) => set({ ...rhythm, day: Number(event.currentTarget.value) })}
        >
          {days.map((word, at) => (
            <option key={word} value={String(at + 1)}>
              {word}
            </option>
          ))}
        </SelectField>
      )}
    </>
  );
}

/** Whoever makes a schedule, as its first receiver. */
function useMyself(): readonly Receiver[] {
  const now = useStore(session);
  return now.status === 'signed_in' ? [{ id: now.officer.id, name: now.officer.name }] : [];
}

/** What is kept, of a kind that is offered. */
function ScheduleForm({ kinds, made }: { kinds: readonly KindEntry[]; made(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const myself = useMyself();
  const [name, setName] = useState<Kind>('late_list');
  const [chosen, setChosen] = useState<Rhythm>({ every: 'month', day: 2 });
  const [unit, setUnit] = useState('');
  const [choice, setChoice] = useState(firstOrder);
  const [receivers, setReceivers] = useState<readonly Receiver[]>(myself);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const kind = kinds.find((one) => one.kind === name) ?? kinds[0];
  if (!kind) return null;
  const rhythms: readonly Every[] = kind.whole_month ? ['month'] : ['day', 'week', 'month'];
  const rhythm: Rhythm = rhythms.includes(chosen.every) ? chosen : { every: 'month', day: 2 };
  const form = kind.forms.includes(choice.form) ? choice.form : 'pdf';
  async function make(what: Kind): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      const on_day = rhythm.every === 'day' ? 0 : rhythm.day;
      await ask(api.POST('/report-schedules', { body: { ...choice, kind: what, form, every: rhythm.every, on_day, receivers: receivers.map(({ id }) => id), ...(unit && { unit }) } }));
      say('success', t`Jadual disimpan. Setiap laporan dimaklumkan apabila siap.`);
      setReceivers(myself);
      made();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }
  return (
    <>
      <div className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField label={<Trans>Laporan</Trans>} testid="schedule-kind" value={kind.kind} onChange={(event) => setName(event.currentTarget.value as Kind)}>
          {kinds.map((one) => (
            <option key={one.kind} value={one.kind}>
              {pick(one.title, lang)}
            </option>
          ))}
        </SelectField>
        <RhythmFields rhythms={rhythms} rhythm={rhythm} set={setChosen} />
        <UnitField value={unit} set={setUnit} />
        <OrderFields forms={kind.forms} choice={{ ...choice, form }} set={setChoice} failure={failure} />
      </div>
      <Receivers
        kind={kind.kind}
        unit={unit}
        chosen={receivers}
        set={(next) => {
          setReceivers(next);
          setFailure(undefined);
        }}
        failure={failure}
      />
      {failure !== undefined && !refusedReceiver(failure) && (
        <div className="mt-4">
          <FailureMessage failure={failure} testid="schedule-error" />
        </div>
      )}
      <Button className="mt-4 !w-full sm:!w-auto" data-testid="schedule-make" busy={busy} onClick={() => void make(kind.kind)}>
        <Trans>Simpan jadual</Trans>
      </Button>
    </>
  );
}

function NewSchedule({ made }: { made(): void }) {
  const kinds = useKinds();
  if (kinds.status !== 'here') return null;
  return (
    <Card>
      <CardTitle>
        <Trans>Jadual baharu</Trans>
      </CardTitle>
      <p className="mt-1 text-body-md text-txt-black-700">
        <Trans>Laporan disediakan oleh sistem pada hari itu mulai pukul 06:00, sebaik sahaja hari yang diliputinya ditutup, selewat-lewatnya pukul 18:00, dan setiap penerima dimaklumkan. Laporan itu meliputi pegawai yang boleh dilihat oleh penerimanya. Jika penerima memilih e-mel bagi makluman, e-mel itu mengandungi pautan, bukan fail.</Trans>
      </p>
      <ScheduleForm kinds={kinds.data.kinds} made={made} />
    </Card>
  );
}

export function ReportSchedules() {
  const { t } = useLingui();
  usePage('report-schedules', t`Jadual laporan`);
  const [list, renew] = useLoaded('report-schedules', () => ask(api.GET('/report-schedules')));
  return (
    <div className="space-y-6">
      <h1>
        <Trans>Jadual laporan</Trans>
      </h1>
      <ReportTabs current="/laporan/jadual" />
      {list.status === 'loading' && (
        <Card>
          <Skeleton lines={4} />
        </Card>
      )}
      {list.status === 'failed' && <FailureMessage failure={list.failure} testid="schedules-error" />}
      {list.status === 'here' && (
        <Card data-testid="report-schedules" data-count={list.data.schedules.length}>
          {list.data.schedules.length === 0 ? (
            <p className="py-6 text-center text-body-md text-txt-black-700">
              <Trans>Belum ada jadual. Laporan yang sama setiap bulan boleh disediakan oleh sistem.</Trans>
            </p>
          ) : (
            <ul className="divide-y divide-otl-gray-200">
              {list.data.schedules.map((one) => (
                <Row key={one.id} schedule={one} renew={renew} />
              ))}
            </ul>
          )}
        </Card>
      )}
      <NewSchedule made={renew} />
      <ReportPolicy />
    </div>
  );
}
