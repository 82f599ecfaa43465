import { Trans, useLingui } from '@lingui/react/macro';
import { Suspense, useEffect, useState } from 'react';
import type { Schemas } from '../api/client';
import { later } from '../frame/later';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { schemeWords } from '../i18n/words';
import { stateName } from '../i18n/states';
import { MissedAttempts } from '../session/missed';
import { Callout } from '../ui/callout';
import { Card, Skeleton, SkeletonLine } from '../ui/card';
import { useStore } from '../ui/store';
import { say } from '../ui/toast';
import { ClockFace } from './clock-face';
import { clockState, recallClockState, refreshClockState } from './clock-state';
import { DayStatus } from './day-status';
import { onRecordedElsewhere, outbox } from './delivery';
import { TodayEvents } from './events';
import { KeptPresses, useKept } from './kept';
import { LeaveCard } from './leave-card';
import { LeaveQuestion } from './leave-question';
import { followPosition } from './position';
import { PositionLine } from './position-line';
import { pressState } from './press';
import { PressButtons, PressResult } from './press-panel';

/** Asks again when somebody comes back to the page, and now and then, so that a new day or another device's press shows. */
const refreshMs = 5 * 60_000;

// Comes on remote days alone.
const PulsePrompt = later('remote', () => import('../remote/prompt').then((file) => file.PulsePrompt));
const TourOffer = later(['help', 'session'], () => import('../help/tour').then((file) => file.TourOffer));

function useClockState(): void {
  useEffect(() => {
    const refresh = (): void => {
      if (!document.hidden) void refreshClockState().catch(() => undefined);
    };
    void recallClockState();
    refresh();
    const timer = setInterval(refresh, refreshMs);
    document.addEventListener('visibilitychange', refresh);
    addEventListener('online', refresh);
    const unsubscribe = onRecordedElsewhere(refresh);
    return () => {
      unsubscribe();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
      removeEventListener('online', refresh);
    };
  }, []);
}

/** Tells of presses that had waited and are now recorded. */
function useLateDeliveries(): void {
  const { t } = useLingui();
  useEffect(
    () =>
      outbox.onRecorded((event, press) => {
        if (press.state !== 'waiting') return;
        say('success', event.counts === 'waiting' ? t`Rakaman telah dihantar dan menunggu penerimaan.` : t`Rakaman yang disimpan telah dihantar.`);
        if (pressState.get().step === 'kept') pressState.set({ step: 'idle' });
        void refreshClockState().catch(() => undefined);
      }),
    [t],
  );
}

function SchemeLine({ state }: { state: Schemas['ClockState'] }) {
  const { i18n } = useLingui();
  const { scheme } = state;
  const hours = scheme.start && (scheme.end ? ` ${scheme.start}–${scheme.end}` : ` ${scheme.start}`);
  return (
    <p className="text-center text-body-sm text-txt-black-500">
      {i18n._(schemeWords[scheme.kind])}
      {hours} · {stateName(state.state)}
    </p>
  );
}

export function Clock() {
  const { t } = useLingui();
  const lang = useLang();
  const known = useStore(clockState);
  const result = useStore(pressState).step === 'recorded';
  const lastKept = useKept().findLast((press) => press.state === 'waiting');
  const [patience, setPatience] = useState(true);
  useClockState();
  useLateDeliveries();
  useEffect(followPosition, []);
  useEffect(() => {
    const timer = setTimeout(() => setPatience(false), 3_000);
    return () => clearTimeout(timer);
  }, []);
  usePage('clock', t`Rakam`, known !== undefined || !patience);

  const waiting = !known && patience;
  // A press that waits here counts for what one would press next, though the server does not know of it yet.
  const next = lastKept ? (lastKept.body.kind === 'in' ? 'out' : 'in') : (known?.state.next ?? 'in');
  const stale = known?.staleSince !== undefined && dateTime(known.staleSince, lang);
  return (
    <div className="mx-auto grid max-w-5xl gap-5 lg:grid-cols-[6fr_5fr] lg:items-start">
      <h1 className="sr-only">
        <Trans>Rakam masuk dan keluar</Trans>
      </h1>
      <Card className="space-y-5">
        <ClockFace small={result} />
        <PressResult />
        {known?.state.remote && (
          <Suspense fallback={null}>
            <PulsePrompt />
          </Suspense>
        )}
        {!result && known && <DayStatus state={known.state} kept={lastKept} />}
        {waiting && <SkeletonLine className="w-2/3 text-body-lg" />}
        <PressButtons next={next} />
        {known && next === 'out' && <LeaveQuestion key={known.state.work_day} />}
        {!result && <PositionLine />}
        {known && <SchemeLine state={known.state} />}
        {waiting && <SkeletonLine className="w-1/2 text-body-sm" />}
      </Card>
      <div className="space-y-5">
        <MissedAttempts />
        <KeptPresses />
        {stale && (
          <Callout tone="warning" data-testid="clock-stale">
            <Trans>Keadaan terakhir yang diketahui, pada {stale}.</Trans>
          </Callout>
        )}
        {known ? (
          <>
            <LeaveCard state={known.state} />
            <TodayEvents events={known.state.events} />
            <Suspense fallback={null}>
              <TourOffer />
            </Suspense>
          </>
        ) : (
          waiting && (
            <Card>
              <Skeleton lines={5} />
            </Card>
          )
        )}
      </div>
    </div>
  );
}
