// What a rota asks from a day on: the pattern, its first day, holidays, and who would change.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas } from '../api/client';
import { today } from '../day/calendar';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { CheckField, TextField } from '../ui/field';
import { type Part, patternOf } from './duty';
import { PatternEditor } from './pattern-editor';

export interface Asking {
  parts: Part[];
  validFrom: string;
  firstDay: string;
  worksOnHolidays: boolean;
  reason: string;
}

export const newAsking = (parts: Part[], worksOnHolidays = true): Asking => ({
  parts,
  validFrom: today(),
  firstDay: '',
  worksOnHolidays,
  reason: '',
});

export const toBody = (asking: Asking): Schemas['RotaAsking'] => ({
  valid_from: asking.validFrom,
  pattern: patternOf(asking.parts),
  works_on_holidays: asking.worksOnHolidays,
  reason: asking.reason.trim(),
  ...(asking.firstDay && { first_day: asking.firstDay }),
});

/** The number of the part that a refusal names: `pattern[3]`. */
function wrongPart(failure: unknown): number | undefined {
  const found = failure instanceof Refusal && /^pattern\[(\d+)\]/.exec(failure.field ?? '');
  return found ? Number(found[1]) : undefined;
}

interface FormProps {
  asking: Asking;
  set(change: Partial<Asking>): void;
  failure: unknown;
  busy: boolean;
  submit: React.ReactNode;
  onSubmit(): void;
  onCancel(): void;
  children?: React.ReactNode;
}

/** Fields whose refusal is shown beside them. */
const shown = ['valid_from', 'first_day', 'reason', 'code', 'name', 'unit_id'];

export function RotaForm({ asking, set, failure, busy, submit, onSubmit, onCancel, children }: FormProps) {
  const { t } = useLingui();
  const lang = useLang();
  const [tried, setTried] = useState(false);
  const refused = failure instanceof Refusal ? failure : undefined;
  const errorOf = (field: string, empty: boolean, words: string): string | undefined =>
    refused?.field === field ? pick(refused.text, lang) : tried && empty ? words : undefined;
  function send(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (busy || !asking.validFrom || !asking.reason.trim() || asking.parts.length === 0) return;
    onSubmit();
  }
  return (
    <form onSubmit={send} className="space-y-5" noValidate data-testid="rota-form">
      {children}
      <PatternEditor parts={asking.parts} onChange={(parts) => set({ parts })} wrong={wrongPart(failure)} />
      {tried && asking.parts.length === 0 && (
        <p className="text-body-sm font-medium text-danger-700">{t`Corak mesti mempunyai sekurang-kurangnya satu hari.`}</p>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label={<Trans>Berkuat kuasa mulai</Trans>}
          testid="rota-from"
          type="date"
          value={asking.validFrom}
          onInput={(event) => set({ validFrom: event.currentTarget.value })}
          error={errorOf('valid_from', !asking.validFrom, t`Isi tarikh mula.`)}
        />
        <TextField
          label={<Trans>Hari pertama pusingan</Trans>}
          hint={<Trans>Jika kosong, pusingan bermula pada tarikh kuat kuasa.</Trans>}
          optional
          testid="rota-first-day"
          type="date"
          value={asking.firstDay}
          onInput={(event) => set({ firstDay: event.currentTarget.value })}
          error={errorOf('first_day', false, '')}
        />
      </div>
      <CheckField
        label={<Trans>Bekerja pada hari kelepasan am</Trans>}
        hint={<Trans>Jika tidak ditanda, hari kelepasan am ialah hari tidak bekerja bagi jadual ini juga.</Trans>}
        testid="rota-holidays"
        checked={asking.worksOnHolidays}
        onChange={(event) => set({ worksOnHolidays: event.currentTarget.checked })}
      />
      <TextField
        label={<Trans>Sebab</Trans>}
        hint={<Trans>Disimpan dalam jejak audit bersama-sama perubahan ini.</Trans>}
        testid="rota-reason"
        maxLength={500}
        value={asking.reason}
        onInput={(event) => set({ reason: event.currentTarget.value })}
        error={errorOf('reason', !asking.reason.trim(), t`Isi sebab perubahan ini.`)}
      />
      {failure !== undefined && !(refused?.field && shown.includes(refused.field)) && (
        <FailureMessage failure={failure} testid="rota-error" />
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy} data-testid="rota-submit">
          {submit}
        </Button>
        <Button variant="default-outline" onClick={onCancel}>
          <Trans>Batal</Trans>
        </Button>
      </div>
    </form>
  );
}
