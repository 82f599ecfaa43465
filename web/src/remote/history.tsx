// Remote days gone by, a month at a time, each with what was recorded.
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { addDays, today } from '../day/calendar';
import { useLang } from '../i18n';
import { date, weekday } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import type { OwnPulseDay } from './pulse';
import { Record } from './record';
import { lookOf, looks } from './words';

const span = 31;

function Day({ day, open, onSaid }: { day: OwnPulseDay; open: boolean; onSaid(): void }) {
  const lang = useLang();
  return (
    <details data-testid="remote-history-day" data-date={day.date} open={open} className="py-3">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 text-body-md font-medium text-txt-black-900">
        <span className="min-w-40">
          {weekday(day.date, lang)}, {date(day.date, lang)}
        </span>
        <span aria-hidden="true" className="flex gap-1">
          {day.pulses.map((pulse) => (
            <Icon key={pulse.hour} name={looks[lookOf(pulse.state, pulse.answer?.answer)].icon} className="size-5 text-txt-black-700" />
          ))}
        </span>
      </summary>
      <Record day={day} onSaid={onSaid} />
    </details>
  );
}

export function History() {
  const wanted = new URLSearchParams(useSearch()).get('tarikh') ?? undefined;
  const [back, setBack] = useState(0);
  const last = addDays(today(), -1 - back * span);
  const first = addDays(last, 1 - span);
  const lang = useLang();
  const [days, renew] = useLoaded(`pulses ${first}`, () => ask(api.GET('/pulses', { params: { query: { from: first, to: last } } })));
  const from = date(first, lang);
  const to = date(last, lang);
  return (
    <Card className="space-y-3" data-testid="remote-history">
      <CardTitle>
        <Trans>Hari yang lalu</Trans>
      </CardTitle>
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <Button variant="default-outline" size="small" data-testid="history-before" onClick={() => setBack(back + 1)}>
          <Trans>Sebelum</Trans>
        </Button>
        <span className="text-body-sm tabular-nums text-txt-black-700">
          {from} – {to}
        </span>
        {back > 0 && (
          <Button variant="default-outline" size="small" data-testid="history-after" onClick={() => setBack(back - 1)}>
            <Trans>Selepas</Trans>
          </Button>
        )}
      </div>
      {days.status === 'loading' && <Skeleton lines={3} />}
      {days.status === 'failed' && <FailureMessage failure={days.failure} testid="history-error" />}
      {days.status === 'here' && days.data.days.length === 0 && (
        <p data-testid="history-empty" className="text-body-md text-txt-black-700">
          <Trans>Tiada hari bekerja jarak jauh dalam tempoh ini.</Trans>
        </p>
      )}
      {days.status === 'here' && days.data.days.length > 0 && (
        <div className="divide-y divide-otl-gray-200">
          {days.data.days.map((day) => (
            <Day key={day.date} day={day} open={day.date === wanted} onSaid={renew} />
          ))}
        </div>
      )}
    </Card>
  );
}
