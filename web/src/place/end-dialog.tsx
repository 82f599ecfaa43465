import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas } from '../api/client';
import { today } from '../day/calendar';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';

/** Asks for the last day of a place or a network. */
export function EndDialog({ name, onEnd, onClose }: { name: string; onEnd(ending: Schemas['LastDay']): Promise<void>; onClose(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [day, setDay] = useState(today());
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const refused = failure instanceof Refusal && failure.field === 'last_day' ? pick(failure.text, lang) : undefined;
  const end = async (): Promise<void> => {
    if (busy || !day) return;
    setBusy(true);
    try {
      await onEnd({ last_day: day, reason: reason.trim() });
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={<Trans>Tamatkan {name}</Trans>} testid="end-dialog" onClose={onClose}>
      <form
        noValidate
        className="space-y-5"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void end();
        }}
      >
        <TextField
          label={<Trans>Hari terakhir</Trans>}
          hint={<Trans>Rakaman selepas hari terakhir itu tidak lagi dibandingkan dengannya. Rakaman yang lepas tidak berubah.</Trans>}
          testid="end-day"
          type="date"
          value={day}
          onInput={(event) => setDay(event.currentTarget.value)}
          error={refused ?? (day ? undefined : t`Sila isi medan ini.`)}
        />
        <TextField label={<Trans>Sebab</Trans>} optional testid="end-reason" maxLength={300} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        {failure !== undefined && !refused && <FailureMessage failure={failure} testid="end-error" />}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="danger-fill" busy={busy} data-testid="end-confirm">
            <Trans>Tamatkan</Trans>
          </Button>
          <Button variant="default-outline" onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
