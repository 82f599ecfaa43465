// Reports that come by themselves: each day, each week or each month.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, Refusal, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { askFirst } from '../ui/ask';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';
import { UnitField } from './fields';
import { ReportTabs } from './reports';
import { type Every, type Form, type Kind, formWords, kindIcons, useKinds, weekdayWords } from './words';

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

function NewSchedule({ made }: { made(): void }) {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const kinds = useKinds();
  const [kind, setKind] = useState<Kind>('late_list');
  const [every, setEvery] = useState<Every>('month');
  const [day, setDay] = useState(2);
  const [form, setForm] = useState<Form>('pdf');
  const [unit, setUnit] = useState('');
  const [purpose, setPurpose] = useState('');
  const [recipient, setRecipient] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  if (kinds.status !== 'here') return null;
  const chosen = kinds.data.kinds.find((one) => one.kind === kind) ?? kinds.data.kinds[0];
  if (!chosen) return null;
  const rhythms: readonly Every[] = chosen.whole_month ? ['month'] : ['day', 'week', 'month'];
  const words: Record<Every, string> = { day: t`Setiap hari, bagi semalam`, week: t`Setiap minggu, bagi tujuh hari lepas`, month: t`Setiap bulan, bagi bulan lepas` };
  const rhythm = rhythms.includes(every) ? every : 'month';
  async function make(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      const on_day = rhythm === 'day' ? 0 : day;
      await ask(api.POST('/report-schedules', { body: { kind: chosen?.kind ?? kind, form, language: lang, every: rhythm, on_day, purpose, recipient, ...(unit && { unit }) } }));
      say('success', t`Jadual disimpan. Setiap laporan dimaklumkan apabila siap.`);
      made();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }
  return (
    <Card>
      <CardTitle>
        <Trans>Jadual baharu</Trans>
      </CardTitle>
      <p className="mt-1 text-body-md text-txt-black-700">
        <Trans>Laporan dibuat sendiri pada pagi hari itu dan dimaklumkan kepada anda, melalui e-mel juga mengikut pilihan makluman anda. E-mel membawa pautan, bukan fail.</Trans>
      </p>
      <div className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField label={<Trans>Laporan</Trans>} testid="schedule-kind" value={chosen.kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
          {kinds.data.kinds.map((one) => (
            <option key={one.kind} value={one.kind}>
              {pick(one.title, lang)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={<Trans>Kekerapan</Trans>}
          testid="schedule-every"
          value={rhythm}
          onChange={(event) => {
            setEvery(event.currentTarget.value as Every);
            setDay(event.currentTarget.value === 'week' ? 1 : 2);
          }}
        >
          {rhythms.map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </SelectField>
        {rhythm === 'week' && (
          <SelectField label={<Trans>Hari</Trans>} testid="schedule-day" value={String(day)} onChange={(event) => setDay(Number(event.currentTarget.value))}>
            {weekdayWords.map((word, at) => (
              <option key={word.id} value={String(at + 1)}>
                {i18n._(word)}
              </option>
            ))}
          </SelectField>
        )}
        {rhythm === 'month' && (
          <SelectField label={<Trans>Hari bulan</Trans>} testid="schedule-day" value={String(day)} onChange={(event) => setDay(Number(event.currentTarget.value))}>
            {Array.from({ length: 28 }, (_, at) => (
              <option key={at} value={String(at + 1)}>
                {at + 1}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField label={<Trans>Bentuk fail</Trans>} testid="schedule-form" value={form} onChange={(event) => setForm(event.currentTarget.value as Form)}>
          {(['pdf', 'xlsx', 'csv'] as const)
            .filter((one) => chosen.forms.includes(one))
            .map((one) => (
              <option key={one} value={one}>
                {i18n._(formWords[one])}
              </option>
            ))}
        </SelectField>
        <UnitField value={unit} set={setUnit} />
        <TextField label={<Trans>Tujuan</Trans>} optional testid="schedule-purpose" maxLength={300} value={purpose} onInput={(event) => setPurpose(event.currentTarget.value)} />
        <TextField label={<Trans>Penerima</Trans>} optional testid="schedule-recipient" maxLength={300} value={recipient} onInput={(event) => setRecipient(event.currentTarget.value)} />
      </div>
      {failure !== undefined && (
        <div className="mt-4">
          <FailureMessage failure={failure} testid="schedule-error" />
        </div>
      )}
      <Button className="mt-4 !w-full sm:!w-auto" data-testid="schedule-make" busy={busy} onClick={() => void make()}>
        <Trans>Simpan jadual</Trans>
      </Button>
    </Card>
  );
}

export function ReportSchedules() {
  const { t } = useLingui();
  usePage('report-schedules', t`Jadual laporan`);
  const [list, renew] = useLoaded('report-schedules', () => ask(api.GET('/report-schedules')));
  return (
    <div className="space-y-6">
      <h1 className="font-heading text-heading-xs font-semibold text-txt-black-900">
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
              <Trans>Belum ada jadual. Laporan yang sama setiap bulan boleh dibuat sendiri.</Trans>
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
    </div>
  );
}
