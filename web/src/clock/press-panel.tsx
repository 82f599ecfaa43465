// The buttons, and what a press brought.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Schemas } from '../api/client';
import { reasonPath } from '../frame/todo';
import { pick, useLang } from '../i18n';
import { time, wallMinute } from '../i18n/format';
import { issueWords } from '../i18n/words';
import { Button, linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { DoorIcon, Icon } from '../ui/icon';
import { useStore } from '../ui/store';
import { GradeTag, PlaceName } from './events';
import { type PressState, press, pressBusy, pressState } from './press';

type Kind = Schemas['EventKind'];

/** So long after an answer a tap does nothing: the second half of a double tap must not meet the other button. */
const guardMs = 1_500;

function Ring() {
  return <span aria-hidden="true" className="size-8 shrink-0 animate-spin rounded-full border-4 border-white/40 border-t-white motion-reduce:animate-pulse" />;
}

function PrimaryLabel({ kind, now }: { kind: Kind; now: PressState }) {
  if (now.step === 'locating') {
    return (
      <>
        <Ring />
        <span data-testid="press-progress" data-step="locating">
          <Trans>Mencari kedudukan…</Trans>
        </span>
      </>
    );
  }
  if (now.step === 'sending') {
    return (
      <>
        <Ring />
        <span data-testid="press-progress" data-step="sending">
          <Trans>Menghantar…</Trans>
        </span>
      </>
    );
  }
  return (
    <>
      <DoorIcon kind={kind} className="size-9" />
      <span>{kind === 'in' ? <Trans>Masuk</Trans> : <Trans>Keluar</Trans>}</span>
    </>
  );
}

export function PressButtons({ next }: { next: Kind }) {
  const now = useStore(pressState);
  const busy = pressBusy(now);
  const [guarded, guard] = useState(false);
  const wasBusy = useRef(false);
  useEffect(() => {
    if (busy) wasBusy.current = true;
    else if (wasBusy.current) {
      wasBusy.current = false;
      guard(true);
      const timer = setTimeout(() => guard(false), guardMs);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [busy]);

  const still = busy || guarded;
  const act = (kind: Kind) => (): void => {
    if (!still) void press(kind);
  };
  // While a press is under way its own button stays the large one.
  const large = busy && 'kind' in now ? now.kind : next;
  const other: Kind = large === 'in' ? 'out' : 'in';
  return (
    <div className="space-y-3">
      <button
        type="button"
        data-testid={`press-${large}`}
        data-primary="true"
        aria-disabled={still ? 'true' : undefined}
        onClick={act(large)}
        className={`flex min-h-28 w-full select-none items-center justify-center gap-4 rounded-xl px-6 text-heading-sm font-semibold text-white shadow-press transition active:translate-y-px aria-disabled:cursor-progress aria-disabled:opacity-80 ${
          large === 'in' ? 'bg-primary-600 hover:bg-primary-700' : 'bg-primary-950 hover:bg-primary-900'
        }`}
      >
        <PrimaryLabel kind={large} now={now} />
      </button>
      <button
        type="button"
        data-testid={`press-${other}`}
        data-primary="false"
        aria-disabled={still ? 'true' : undefined}
        onClick={act(other)}
        className="mx-auto flex min-h-11 items-center justify-center gap-2 rounded-md px-4 text-body-md font-medium text-txt-primary hover:bg-bg-primary-50 aria-disabled:cursor-progress aria-disabled:text-txt-black-500"
      >
        <DoorIcon kind={other} className="size-5" />
        {other === 'in' ? <Trans>Atau rekod Masuk</Trans> : <Trans>Atau rekod Keluar</Trans>}
      </button>
    </div>
  );
}

function Close() {
  const { t } = useLingui();
  return (
    <button type="button" data-testid="press-result-close" aria-label={t`Tutup`} onClick={() => pressState.set({ step: 'idle' })} className="absolute right-2 top-2 flex size-11 items-center justify-center rounded-md text-success-800 hover:bg-success-100">
      <Icon name="cross" />
    </button>
  );
}

function Recorded({ event }: { event: Schemas['RecordedClockEvent'] }) {
  const lang = useLang();
  const minute = event.verdict.may_leave_from;
  const counted = event.counts === 'first_in' || event.counts === 'last_out';
  const leave = minute && wallMinute(minute);
  return (
    <div className="relative rounded-xl bg-bg-success-50 p-5 text-center ring-1 ring-success-300">
      <Close />
      <Icon name="done" className="mx-auto size-12 text-success-700" />
      <p className="mt-2 text-body-xl font-semibold text-success-800">{event.kind === 'in' ? <Trans>Masuk direkodkan</Trans> : <Trans>Keluar direkodkan</Trans>}</p>
      <p className="text-heading-xl font-semibold tabular-nums tracking-tight text-txt-black-900">{time(event.at)}</p>
      <p className="text-body-lg text-txt-black-700">
        <PlaceName event={event} />
      </p>
      <p className="mt-2 flex justify-center">
        <GradeTag grade={event.grade} />
      </p>
      {event.kind === 'in' && event.counts === 'first_in' && leave && (
        <p className="mt-4 border-t border-success-300 pt-4 text-body-xl font-medium text-txt-black-900">
          <Trans>
            Anda boleh pulang mulai <strong className="whitespace-nowrap font-semibold tabular-nums">{leave}</strong>
          </Trans>
        </p>
      )}
      {event.note && <p className="mt-3 text-body-md text-txt-black-700">{pick(event.note, lang)}</p>}
      <Explain event={event} />
      {!counted && !event.note && (
        <p className="mt-3 text-body-md text-txt-black-700">
          {event.counts === 'waiting' ? (
            <Trans>Rakaman ini dihantar lewat dan belum dikira. Mohon supaya dikira pada halaman hari itu.</Trans>
          ) : (
            <Trans>Rakaman tambahan ini disimpan. Ia tidak mengubah rakaman masuk pertama dan keluar terakhir anda.</Trans>
          )}
        </p>
      )}
    </div>
  );
}

/** What this press raised is explained at once, while one knows why. */
function Explain({ event }: { event: Schemas['RecordedClockEvent'] }) {
  const { i18n } = useLingui();
  const raised = event.verdict.issues.filter((issue) => issue !== (event.kind === 'in' ? 'early_out' : 'late_in'));
  if (raised.length === 0) return null;
  return (
    <p className="mt-4 border-t border-success-300 pt-4">
      <span className="block text-body-lg font-medium text-txt-black-900">{raised.map((issue) => i18n._(issueWords[issue])).join(', ')}</span>
      <Link href={reasonPath(event.work_day, raised)} data-testid="press-explain" className={`mt-2 w-full ${linkButton('fill')}`}>
        <Trans>Beri alasan</Trans>
      </Link>
    </p>
  );
}

/** The success moment, or what became of the press instead. One live region, there before it speaks. */
export function PressResult() {
  const now = useStore(pressState);
  const lang = useLang();
  let body: ReactNode = null;
  let data: Record<`data-${string}`, string> = {};
  if (now.step === 'recorded') {
    data = { 'data-testid': 'press-result', 'data-kind': now.event.kind, 'data-counts': now.event.counts, 'data-grade': now.event.grade };
    body = <Recorded event={now.event} />;
  } else if (now.step === 'kept') {
    const claimed = time(now.claimedAt);
    data = { 'data-testid': 'press-result', 'data-kind': now.kind, 'data-counts': 'kept' };
    body = (
      <Callout tone="warning" title={now.kind === 'in' ? <Trans>Masuk {claimed} disimpan pada peranti ini</Trans> : <Trans>Keluar {claimed} disimpan pada peranti ini</Trans>}>
        <Trans>Pelayan tidak dapat dihubungi. Rakaman akan dihantar secara automatik; anda tidak perlu menekan lagi.</Trans>
      </Callout>
    );
  } else if (now.step === 'refused') {
    data = { 'data-testid': 'press-error' };
    body = (
      <Callout tone="danger" title={<Trans>Rakaman tidak diterima</Trans>}>
        <p>{pick(now.text, lang)}</p>
        <Button variant="default-outline" className="mt-3" onClick={() => pressState.set({ step: 'idle' })}>
          <Trans>Faham</Trans>
        </Button>
      </Callout>
    );
  }
  return (
    <div role="status" {...data} className={body ? 'animate-arrive motion-reduce:animate-none' : ''}>
      {body}
    </div>
  );
}
