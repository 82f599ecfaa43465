import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { time } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { say } from '../ui/toast';
import { type OwnPulse, answerPulse, renewPulses } from './pulse';
import { looks } from './words';

/** One tap that answers; what went wrong stands below it. */
function useAnswer(pulse: OwnPulse) {
  const { t, i18n } = useLingui();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const answer = async (): Promise<void> => {
    if (busy || !pulse.id) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const { answer: word } = await answerPulse(pulse.id, 'tap');
      say('success', t`Nadi dijawab: ${i18n._(looks[word].word)}`);
    } catch (error) {
      setFailure(error);
      void renewPulses();
    } finally {
      setBusy(false);
    }
  };
  return { answer, busy, failure };
}

/** A missed pulse of today may still be answered; it is kept as late. */
export function AnswerLate({ pulse }: { pulse: OwnPulse }) {
  const { answer, busy, failure } = useAnswer(pulse);
  return (
    <div className="space-y-2 print:hidden">
      <Button size="small" busy={busy} data-testid="pulse-answer-late" onClick={() => void answer()}>
        {busy ? <Trans>Mengesan kedudukan…</Trans> : <Trans>Saya di sini (jawab lewat)</Trans>}
      </Button>
      {failure !== undefined && <FailureMessage failure={failure} testid="pulse-late-error" />}
    </div>
  );
}

/** The question of an asked pulse, and the one button that answers it. */
export function AskPulse({ pulse }: { pulse: OwnPulse }) {
  const { answer, busy, failure } = useAnswer(pulse);
  const until = pulse.closes_at ? time(pulse.closes_at) : '';
  return (
    <Callout tone="info" role="status" data-testid="pulse-asked" title={<Trans>Nadi BDR: adakah anda di tempat bekerja?</Trans>}>
      <div className="space-y-3">
        <p>
          <Trans>Sila jawab sebelum {until}. Kedudukan peranti digunakan sekali untuk jawapan ini.</Trans>
        </p>
        <Button size="large" className="!w-full sm:!w-auto" busy={busy} data-testid="pulse-answer" onClick={() => void answer()}>
          {busy ? <Trans>Mengesan kedudukan…</Trans> : <Trans>Saya di sini</Trans>}
        </Button>
        {failure !== undefined && <FailureMessage failure={failure} testid="pulse-error" />}
      </div>
    </Callout>
  );
}
