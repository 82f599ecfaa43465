// What the forms of the calendar share.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Refusal } from '../api/client';
import { pick, useLang } from '../i18n';
import { states } from '../i18n/states';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { CheckField, SelectField, TextField } from '../ui/field';
import { type Certainty, certainties, certaintyWords } from './words';

/** What an edit left: what to say of it, and how to undo it. */
export interface Done {
  text: ReactNode;
  edit: string | undefined;
}

/** One request at a time, with what the server said of it. */
export function useSending() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const send = async (work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
    } catch (why) {
      setFailure(why);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, send };
}

/** The server's words for one field, shown beside it. */
export function useFieldError(failure: unknown): (field: string) => string | undefined {
  const lang = useLang();
  return (field) => (failure instanceof Refusal && failure.field === field ? pick(failure.text, lang) : undefined);
}

interface FormDialogProps {
  title: ReactNode;
  testid: string;
  submit: ReactNode;
  danger?: boolean;
  busy: boolean;
  failure: unknown;
  /** Fields whose refusal stands beside them. */
  fields: readonly string[];
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

export function FormDialog({ title, testid, submit, danger = false, busy, failure, fields, onSubmit, onClose, children }: FormDialogProps) {
  const beside = failure instanceof Refusal && failure.field !== undefined && fields.includes(failure.field);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog title={title} testid={testid} onClose={onClose}>
      <form noValidate onSubmit={send} className="space-y-5">
        {children}
        {failure !== undefined && !beside && <FailureMessage failure={failure} testid={`${testid}-error`} />}
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button variant="default-outline" data-testid={`${testid}-cancel`} className="!w-full sm:!w-auto" onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button
            type="submit"
            variant={danger ? 'danger-fill' : 'primary-fill'}
            data-testid={`${testid}-submit`}
            busy={busy}
            className="!w-full sm:!w-auto"
          >
            {busy ? <Trans>Sedang menyimpan…</Trans> : submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function SourceField({ value, error, onChange }: { value: string; error: string | undefined; onChange(value: string): void }) {
  return (
    <TextField
      label={<Trans>Sumber</Trans>}
      hint={<Trans>Warta, pekeliling, surat atau laporan yang menyebutnya, dengan tarikhnya.</Trans>}
      testid="calendar-source"
      maxLength={500}
      value={value}
      error={error}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function ReasonField({ value, error, onChange }: { value: string; error: string | undefined; onChange(value: string): void }) {
  return (
    <TextField
      label={<Trans>Sebab perubahan</Trans>}
      testid="calendar-reason"
      maxLength={500}
      value={value}
      error={error}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function CertaintyField({
  value,
  choices = certainties,
  onChange,
}: {
  value: Certainty;
  choices?: readonly Certainty[];
  onChange(value: Certainty): void;
}) {
  const { i18n } = useLingui();
  return (
    <SelectField
      label={<Trans>Kepastian tarikh</Trans>}
      testid="calendar-certainty"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Certainty)}
    >
      {choices.map((one) => (
        <option key={one} value={one}>
          {i18n._(certaintyWords[one])}
        </option>
      ))}
    </SelectField>
  );
}

/** Which states; `among` is what may be chosen from. */
export function StatesField({
  value,
  among,
  error,
  onChange,
}: {
  value: string[];
  among: readonly string[];
  error: string | undefined;
  onChange(value: string[]): void;
}) {
  const shown = states.filter(([code]) => among.includes(code));
  const all = shown.every(([code]) => value.includes(code));
  const toggle = (code: string): void => onChange(value.includes(code) ? value.filter((one) => one !== code) : [...value, code]);
  return (
    <fieldset data-testid="calendar-states" className="space-y-2">
      <legend className="text-body-md font-medium text-txt-black-900">
        <Trans>Negeri</Trans>
      </legend>
      {error && <p className="text-body-sm font-medium text-danger-700">{error}</p>}
      <CheckField
        label={<Trans>Semua</Trans>}
        testid="calendar-state-all"
        checked={all}
        onChange={() => onChange(all ? [] : shown.map(([code]) => code))}
      />
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {shown.map(([code, name]) => (
          <CheckField
            key={code}
            label={name}
            testid={`calendar-state-${code}`}
            checked={value.includes(code)}
            onChange={() => toggle(code)}
          />
        ))}
      </div>
    </fieldset>
  );
}
