// One day's pulses with every field that is kept of them, and the line in which one says why.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLang } from '../i18n';
import { dateTime, time, wallMinute } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { AnswerLate } from './ask';
import type { OwnPulse, OwnPulseDay } from './pulse';
import { absenceWords, accuracyWords, distanceWords, groundWords, lookOf, looks } from './words';

type Answer = Schemas['PulseAnswer'];

/** The raw position: what it is, and until when. */
function Raw({ answer }: { answer: Answer }) {
  const lang = useLang();
  const { position, position_erased_at: erased, position_erased_after: after } = answer;
  if (erased) {
    const at = dateTime(erased, lang);
    return (
      <p data-testid="raw-erased">
        <Trans>Kedudukan sebenar telah dipadam pada {at}.</Trans>
      </p>
    );
  }
  if (!position || !after) return null;
  const at = dateTime(after, lang);
  const shown = `${position.latitude.toFixed(6)}, ${position.longitude.toFixed(6)} (± ${Math.round(position.accuracy_m)} m)`;
  return (
    <p data-testid="raw-kept">
      <Trans>
        Kedudukan sebenar: {shown}. Hanya anda melihatnya; dipadam selepas {at}.
      </Trans>
    </p>
  );
}

function Told({ answer }: { answer: Answer }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const at = dateTime(answer.answered_at, lang);
  const absence = answer.position_absence ? absenceWords[answer.position_absence] : undefined;
  const accuracy = answer.accuracy ? i18n._(accuracyWords[answer.accuracy]) : undefined;
  const distance = answer.distance ? i18n._(distanceWords[answer.distance]) : undefined;
  return (
    <div className="space-y-0.5 text-body-sm text-txt-black-700">
      <p>
        {answer.given_by === 'tap' ? <Trans>Dijawab dengan butang pada {at}.</Trans> : <Trans>Dijawab oleh halaman yang terbuka pada {at}.</Trans>} {i18n._(groundWords[answer.ground])}
      </p>
      {absence && (
        <p>
          <Trans>Sebab tiada kedudukan: {i18n._(absence)}.</Trans>
        </p>
      )}
      {accuracy && (
        <p>
          <Trans>Ketepatan peranti: {accuracy}.</Trans> {distance && <Trans>Jarak: {distance}.</Trans>}
        </p>
      )}
      <Raw answer={answer} />
    </div>
  );
}

function Why({ day, pulse, onSaid }: { day: string; pulse: OwnPulse; onSaid(): void }) {
  const { t } = useLingui();
  const [text, setText] = useState(pulse.explanation?.text ?? '');
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || text.trim() === '') return;
    setBusy(true);
    setFailure(undefined);
    try {
      await ask(api.PUT('/pulses/{date}/{hour}/explanation', { params: { path: { date: day, hour: pulse.hour } }, body: { text: text.trim() } }));
      say('success', t`Penjelasan disimpan.`);
      setEditing(false);
      onSaid();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  if (!editing) {
    return (
      <div className="space-y-2">
        {pulse.explanation && (
          <p data-testid="pulse-said" className="break-words text-body-md text-txt-black-900">
            “{pulse.explanation.text}”
          </p>
        )}
        <Button variant="default-outline" size="small" data-testid="pulse-explain" className="print:hidden" onClick={() => setEditing(true)}>
          {pulse.explanation ? <Trans>Ubah penjelasan</Trans> : <Trans>Nyatakan sebab</Trans>}
        </Button>
      </div>
    );
  }
  return (
    <form className="space-y-3" noValidate onSubmit={(event) => void send(event)}>
      <TextField
        label={<Trans>Sebab, satu baris</Trans>}
        hint={<Trans>Penyelia anda akan membacanya.</Trans>}
        testid="pulse-reason"
        maxLength={300}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {failure !== undefined && <FailureMessage failure={failure} testid="pulse-reason-error" />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy} data-testid="pulse-reason-send">
          <Trans>Simpan</Trans>
        </Button>
        <Button variant="default-outline" onClick={() => setEditing(false)}>
          <Trans>Batal</Trans>
        </Button>
      </div>
    </form>
  );
}

/** The pulses that were asked, the latest first; those of today may still be answered. */
export function Record({ day, today = false, onSaid }: { day: OwnPulseDay; today?: boolean; onSaid(): void }) {
  const { i18n } = useLingui();
  const asked = day.pulses.filter((pulse) => pulse.state !== 'ahead' && pulse.state !== 'open').reverse();
  return (
    <ul className="divide-y divide-otl-gray-200">
      {asked.map((pulse) => {
        const look = looks[lookOf(pulse.state, pulse.answer?.answer)];
        const inOrder = pulse.answer?.answer === 'inside' && !pulse.answer.late;
        return (
          <li key={pulse.hour} data-testid="pulse-record" data-hour={pulse.from} className="space-y-2 py-3">
            <p className="flex flex-wrap items-center gap-2 font-medium tabular-nums text-txt-black-900">
              {pulse.asked_at ? time(pulse.asked_at) : wallMinute(pulse.from)}
              <Tag tone={look.tone}>{i18n._(look.word)}</Tag>
              {pulse.answer?.late && (
                <Tag tone="warning">
                  <Trans>Lewat</Trans>
                </Tag>
              )}
            </p>
            {pulse.answer ? (
              <Told answer={pulse.answer} />
            ) : (
              <p className="text-body-sm text-txt-black-700">
                <Trans>Tiada jawapan diterima. Ini satu pertanyaan, bukan keputusan.</Trans>
              </p>
            )}
            {today && pulse.state === 'missed' && pulse.id && <AnswerLate pulse={pulse} />}
            {!inOrder && <Why day={day.date} pulse={pulse} onSaid={onSaid} />}
          </li>
        );
      })}
    </ul>
  );
}
