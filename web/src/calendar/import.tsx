// Holidays from a file, in two steps: what each line comes to, and then all of it or nothing.
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { states } from '../i18n/states';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { FilePicker } from '../ui/file-picker';
import { Tag } from '../ui/tag';
import { UnitField, useUnits } from './agency-day';
import { CertaintyField, type Done, SourceField, StatesField, useFieldError, useSending } from './forms';
import { Where } from './list';
import { WhoChanges } from './trial';
import type { Certainty } from './words';

type Imported = Schemas['CalendarImported'];
type Line = Imported['lines'][number];

const everyState = states.map(([code]) => code);

function Fate({ fate }: { fate: Line['fate'] }) {
  if (fate === 'added') {
    return (
      <Tag tone="success">
        <Trans>Baharu</Trans>
      </Tag>
    );
  }
  if (fate === 'changed') {
    return (
      <Tag tone="warning">
        <Trans>Berubah</Trans>
      </Tag>
    );
  }
  return (
    <Tag>
      <Trans>Sama</Trans>
    </Tag>
  );
}

function Lines({ lines }: { lines: Line[] }) {
  const lang = useLang();
  const told = lines.filter(({ fate }) => fate !== 'same');
  if (told.length === 0) return null;
  return (
    <ul data-testid="import-lines" className="max-h-96 divide-y divide-otl-gray-200 overflow-y-auto rounded-lg border border-otl-gray-200">
      {told.map((line) => (
        <li
          key={`${line.line} ${line.entry.date}`}
          data-testid="import-line"
          data-fate={line.fate}
          className="space-y-0.5 px-4 py-2 text-body-sm"
        >
          <p className="flex flex-wrap items-center gap-2">
            <Fate fate={line.fate} />
            <span className="font-medium text-txt-black-900">
              {date(line.entry.date, lang)}, {pick(line.entry.name, lang)}
            </span>
          </p>
          <p className="text-txt-black-700">
            <Trans>Baris {line.line}</Trans>: <Where row={line.entry} />
          </p>
          {line.before && line.before.date !== line.entry.date && (
            <p className="text-txt-black-700">
              <Trans>Sebelum ini {date(line.before.date, lang)}</Trans>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Faults({ faults, total }: { faults: Imported['faults']; total: number }) {
  const lang = useLang();
  return (
    <Callout
      tone="danger"
      role="alert"
      data-testid="import-faults"
      data-total={total}
      title={<Trans>{total} kesilapan dijumpai. Tiada apa-apa disimpan.</Trans>}
    >
      <ul className="list-disc space-y-1 pl-5">
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.field} ${fault.code}`}>
            <Trans>Baris {fault.line}</Trans>
            {fault.field && `, ${fault.field}`}: {pick(fault.message, lang)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function Outcome({ found, busy, onStore }: { found: Imported; busy: boolean; onStore(): void }) {
  const { same, added, changed } = found.counts;
  if (found.faults_total > 0) return <Faults faults={found.faults} total={found.faults_total} />;
  return (
    <div data-testid="import-outcome" data-added={added} data-changed={changed} data-same={same} className="space-y-3">
      <p role="status" className="text-body-md text-txt-black-900">
        <Trans>
          {added} hari baharu, {changed} berubah, {same} sama.
        </Trans>
      </p>
      <Lines lines={found.lines} />
      <WhoChanges preview={found.preview} question={`${added} ${changed} ${found.lines.length}`} />
      {added + changed > 0 && (
        <Button data-testid="import-store" busy={busy} onClick={onStore}>
          {busy ? <Trans>Sedang menyimpan…</Trans> : <Trans>Simpan {added + changed} hari</Trans>}
        </Button>
      )}
    </div>
  );
}

interface Chosen {
  name: string;
  text: string;
  format: 'csv' | 'ical';
}

/** An iCalendar file by its name or its first line; anything else is read as CSV. */
async function readFile(file: File): Promise<Chosen> {
  const text = await file.text();
  const ical = /\.(ics|ical)$/i.test(file.name) || /^\s*BEGIN:VCALENDAR/i.test(text.slice(0, 100));
  return { name: file.name, text, format: ical ? 'ical' : 'csv' };
}

function useImport(agency: string | undefined, onDone: (done: Done) => void) {
  const [file, setFile] = useState<Chosen>();
  const [source, setSource] = useState('');
  const [certainty, setCertainty] = useState<Certainty>('press');
  const [chosen, setChosen] = useState<string[]>(everyState);
  const [unit, setUnit] = useState('');
  const [found, setFound] = useState<Imported>();
  const sending = useSending();
  const post = (of: Chosen, dry_run: boolean) => {
    const ical = of.format === 'ical';
    const body = { format: of.format, text: of.text, dry_run, ...(ical && { source }) };
    return agency
      ? ask(
          api.POST('/agencies/{id}/calendar/import', {
            params: { path: { id: agency } },
            body: { ...body, ...(ical && unit && { unit_id: unit }) },
          }),
        )
      : ask(api.POST('/calendar/import', { body: { ...body, ...(ical && { states: chosen, certainty, kind: 'holiday' as const }) } }));
  };
  const run = (dry: boolean): void =>
    void sending.send(async () => {
      if (!file) return;
      const result = await post(file, dry);
      if (!result.stored) return setFound(result);
      const count = result.counts.added + result.counts.changed;
      setFile(undefined);
      setFound(undefined);
      onDone({ text: <Trans>{count} hari disimpan daripada fail.</Trans>, edit: result.edit_id ?? undefined });
    });
  const choose = async (picked: File | undefined): Promise<void> => {
    if (!picked) return;
    setFound(undefined);
    setFile(await readFile(picked));
  };
  /** What was found is of the file as it was asked about. */
  const of =
    <Value,>(set: (value: Value) => void) =>
    (value: Value): void => {
      set(value);
      setFound(undefined);
    };
  return {
    file,
    choose,
    source,
    setSource: of(setSource),
    certainty,
    setCertainty: of(setCertainty),
    chosen,
    setChosen: of(setChosen),
    unit,
    setUnit: of(setUnit),
    found,
    run,
    ...sending,
  };
}

/** What an iCalendar file does not say of its days. */
function Missing({ form, agency }: { form: ReturnType<typeof useImport>; agency: string | undefined }) {
  const units = useUnits(agency);
  const error = useFieldError(form.failure);
  if (agency) {
    return (
      <>
        <p className="text-body-sm text-txt-black-700">
          <Trans>Fail iCalendar tidak menyebut unit dan sumber. Nyatakan di sini.</Trans>
        </p>
        <SourceField value={form.source} error={error('source')} onChange={form.setSource} />
        <UnitField units={units} value={form.unit} error={error('unit_id')} onChange={form.setUnit} />
      </>
    );
  }
  return (
    <>
      <p className="text-body-sm text-txt-black-700">
        <Trans>Fail iCalendar tidak menyebut negeri dan sumber. Nyatakan di sini.</Trans>
      </p>
      <SourceField value={form.source} error={error('source')} onChange={form.setSource} />
      <CertaintyField value={form.certainty} onChange={form.setCertainty} />
      <StatesField value={form.chosen} among={everyState} error={error('states')} onChange={form.setChosen} />
    </>
  );
}

/** Of the national calendar, or of an agency's own days. */
export function ImportCard({ agency, onDone }: { agency: string | undefined; onDone(done: Done): void }) {
  const form = useImport(agency, onDone);
  const error = useFieldError(form.failure);
  const check = (event: FormEvent): void => {
    event.preventDefault();
    form.run(true);
  };
  const beside = error('source') ?? error('states') ?? error('unit_id');
  return (
    <Card data-testid="calendar-import" className="print:hidden">
      <CardTitle>
        <Trans>Import daripada fail</Trans>
      </CardTitle>
      <p className="mt-1 text-body-sm text-txt-black-700">
        {agency ? (
          <Trans>
            iCalendar (.ics) atau CSV dengan lajur date, name_ms, name_en, source dan unit. Unit yang kosong bermaksud seluruh agensi. Fail
            disemak dahulu; tiada apa-apa disimpan sehingga anda menekan Simpan.
          </Trans>
        ) : (
          <Trans>
            iCalendar (.ics) atau CSV dengan lajur fail kalendar. Fail disemak dahulu; tiada apa-apa disimpan sehingga anda menekan Simpan.
          </Trans>
        )}
      </p>
      <form noValidate onSubmit={check} className="mt-4 space-y-5">
        <div className="flex flex-wrap items-center gap-3">
          <FilePicker testid="import-file" accept=".ics,.ical,.csv,text/calendar,text/csv" onChosen={([file]) => void form.choose(file)}>
            <Trans>Pilih fail kalendar</Trans>
          </FilePicker>
          {form.file && <span className="min-w-0 break-words text-body-md text-txt-black-700">{form.file.name}</span>}
        </div>
        {form.file?.format === 'ical' && <Missing form={form} agency={agency} />}
        {form.failure !== undefined && !beside && <FailureMessage failure={form.failure} testid="import-error" />}
        {form.file && (
          <Button type="submit" variant="primary-outline" data-testid="import-check" busy={form.busy}>
            {form.busy ? <Trans>Sedang menyemak…</Trans> : <Trans>Semak fail</Trans>}
          </Button>
        )}
        {form.found && <Outcome found={form.found} busy={form.busy} onStore={() => form.run(false)} />}
      </form>
    </Card>
  );
}
