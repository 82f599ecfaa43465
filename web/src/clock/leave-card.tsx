import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { duration, wallMinute } from '../i18n/format';
import { Card, CardTitle } from '../ui/card';
import { useMinutes } from './clock-face';
import { instantOf, minutesUntil } from './leave';
import { Why } from '../why/why';

function Remaining({ workDay, minute }: { workDay: string; minute: string }) {
  const lang = useLang();
  const left = minutesUntil(instantOf(workDay, minute), useMinutes());
  if (left === 0) return <Trans>Masa itu telah tiba.</Trans>;
  const span = duration(left, lang);
  return <Trans>{span} lagi</Trans>;
}

/** When one may leave today, and why. */
export function LeaveCard({ state }: { state: Schemas['ClockState'] }) {
  const { verdict } = state;
  if (!verdict) return null;
  const minute = verdict.may_leave_from;
  const left = state.events.some((event) => event.counts === 'last_out');
  let body: ReactNode;
  if (minute) {
    body = (
      <>
        <p data-testid="leave-from" data-time={minute} className="mt-1 text-heading-lg font-semibold tabular-nums tracking-tight text-txt-black-900">
          {wallMinute(minute)}
        </p>
        {!left && (
          <p className="text-body-md text-txt-black-500">
            <Remaining workDay={state.work_day} minute={minute} />
          </p>
        )}
      </>
    );
  } else {
    body = (
      <p className="mt-2 text-body-md text-txt-black-700">
        {verdict.day_type === 'working' ? (
          <Trans>Masa anda boleh pulang dipaparkan selepas anda merekod masuk.</Trans>
        ) : (
          <Trans>Hari ini bukan hari bekerja. Rakaman tetap disimpan jika anda bertugas.</Trans>
        )}
      </p>
    );
  }
  return (
    <Card>
      <CardTitle>
        <Trans>Boleh pulang mulai</Trans>
      </CardTitle>
      {body}
      <Why verdict={verdict} />
    </Card>
  );
}
