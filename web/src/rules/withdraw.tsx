import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { Preview } from '../preview/preview';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { say } from '../ui/toast';
import { type Key, type Value, valueText } from './words';

interface WithdrawProps {
  keyOf: Key;
  value: Value;
  agency: string | undefined;
  onClose(changed: boolean): void;
}

/** Asks who would change; withdraws at once where nobody does, and else when it is submitted again. */
function useWithdrawal({ value, agency, onClose }: WithdrawProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [seen, setSeen] = useState<Schemas['Preview']>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const empty = reason.trim().length < 3;
  function send(dry_run: boolean) {
    const body = { reason: reason.trim(), dry_run };
    const id = value.id ?? '';
    return agency
      ? ask(api.POST('/agencies/{id}/rules/{rule_id}/withdrawal', { params: { path: { id: agency, rule_id: id } }, body }))
      : ask(api.POST('/rules/{id}/withdrawal', { params: { path: { id } }, body }));
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    setFailure(undefined);
    if (busy || empty) return;
    setBusy(true);
    try {
      const found = seen ? undefined : (await send(true))?.preview;
      if (found && found.changed_days > 0) {
        setSeen(found);
        setBusy(false);
        return;
      }
      await send(false);
      say('success', t`Nilai itu telah ditarik balik.`);
      onClose(true);
    } catch (why) {
      setFailure(why);
      setBusy(false);
    }
  }
  return { reason, setReason, missing: tried && empty ? t`Nyatakan sebabnya.` : undefined, seen, busy, failure, submit };
}

/** Withdraws a value that was set in the application. It stays to be read, with the reason. Who changes is seen before it. */
export function Withdraw(props: WithdrawProps) {
  const { keyOf, value, onClose } = props;
  const lang = useLang();
  const { reason, setReason, missing, seen, busy, failure, submit } = useWithdrawal(props);
  const beside = failure instanceof Refusal && failure.field === 'reason' ? pick(failure.text, lang) : undefined;
  return (
    <Dialog title={<Trans>Tarik balik nilai</Trans>} testid="rule-withdrawal" onClose={() => onClose(false)}>
      <form noValidate onSubmit={(event) => void submit(event)} className="space-y-5">
        <p className="text-body-md text-txt-black-700">
          <span className="font-medium text-txt-black-900">{pick(keyOf.label, lang)}</span>: {valueText(keyOf, value, lang)}
        </p>
        <p className="text-body-md text-txt-black-700">
          <Trans>Nilai ini tidak lagi berkuat kuasa, tetapi kekal dalam sejarah bersama-sama sebabnya.</Trans>
        </p>
        <TextField
          label={<Trans>Sebab</Trans>}
          testid="rule-reason"
          maxLength={500}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
          error={beside ?? missing}
        />
        {seen && <Preview question={value.id ?? ''} load={() => Promise.resolve(seen)} />}
        {failure !== undefined && beside === undefined && <FailureMessage failure={failure} testid="rule-withdrawal-error" />}
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button variant="default-outline" className="!w-full sm:!w-auto" onClick={() => onClose(false)}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" variant="danger-fill" data-testid="rule-withdrawal-submit" busy={busy} className="!w-full sm:!w-auto">
            <Trans>Tarik balik</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
