import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { pick, useLang } from '../i18n';
import { duration, time } from '../i18n/format';
import { issueWords } from '../i18n/words';
import { Tag } from '../ui/tag';
import type { KeptPress } from './storage';

function sentence(state: Schemas['ClockState'], holiday: string | undefined): ReactNode {
  const first = state.events.find((event) => event.counts === 'first_in');
  const last = state.events.find((event) => event.counts === 'last_out');
  if (first && last) {
    const [from, to] = [time(first.at), time(last.at)];
    return (
      <Trans>
        Masuk {from}, keluar {to}
      </Trans>
    );
  }
  if (first) {
    const from = time(first.at);
    return <Trans>Anda sedang bekerja sejak {from}</Trans>;
  }
  if (last) {
    const to = time(last.at);
    return <Trans>Keluar direkodkan {to}, tiada rakaman masuk</Trans>;
  }
  if (state.verdict?.day_type === 'holiday') return holiday ? <Trans>Kelepasan am: {holiday}</Trans> : <Trans>Hari ini kelepasan am</Trans>;
  if (state.verdict?.day_type === 'rest_day') return <Trans>Hari ini hari rehat</Trans>;
  return <Trans>Anda belum merekod masuk hari ini</Trans>;
}

/** What was pressed without a network: to be told that one has not pressed would make one press again. */
function keptSentence({ body }: KeptPress): ReactNode {
  const at = body.claimed_at ? time(body.claimed_at) : '';
  return body.kind === 'in' ? <Trans>Masuk {at} menunggu penghantaran</Trans> : <Trans>Keluar {at} menunggu penghantaran</Trans>;
}

/** The day in one line, and the issues that are known so far. `kept`: the last press that waits on this device. */
export function DayStatus({ state, kept }: { state: Schemas['ClockState']; kept: KeptPress | undefined }) {
  const lang = useLang();
  const { i18n } = useLingui();
  const { verdict } = state;
  const minutes: Partial<Record<Schemas['IssueKind'], number>> = { late_in: verdict?.late_minutes ?? 0, early_out: verdict?.early_minutes ?? 0 };
  return (
    <div data-testid="clock-status" data-status={verdict?.status ?? ''} data-next={state.next} className="space-y-2 text-center">
      <p className="text-body-lg font-medium text-txt-black-900">{kept ? keptSentence(kept) : sentence(state, state.holiday && pick(state.holiday, lang))}</p>
      {verdict && verdict.issues.length > 0 && (
        <ul className="flex flex-wrap justify-center gap-2">
          {verdict.issues.map((issue) => (
            <li key={issue}>
              <Tag tone="warning">
                {i18n._(issueWords[issue])}
                {minutes[issue] ? ` ${duration(minutes[issue], lang)}` : ''}
              </Tag>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
