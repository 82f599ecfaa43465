import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { pick, useLang } from '../i18n';
import { distance, time } from '../i18n/format';
import { countsWords, gradeWords, kindWords } from '../i18n/words';
import { Card, CardTitle } from '../ui/card';
import { DoorIcon, Icon } from '../ui/icon';
import { Tag, type Tone } from '../ui/tag';

const gradeTones: Record<Schemas['Grade'], Tone> = { A: 'success', B: 'success', C: 'warning', D: 'default' };

export function GradeTag({ grade }: { grade: Schemas['Grade'] }) {
  const { i18n } = useLingui();
  const word = i18n._(gradeWords[grade]);
  return (
    <Tag tone={gradeTones[grade]}>
      <Trans>
        Bukti {grade}: {word}
      </Trans>
    </Tag>
  );
}

/** Where it was, as far as that is known. */
export function PlaceName({ event }: { event: Pick<Schemas['ClockEventDetail'], 'place' | 'position' | 'grade_reasons'> }) {
  if (event.place) return <>{event.place}</>;
  if (event.grade_reasons.some(({ code }) => code === 'grade_no_place_known')) return <Trans>Tiada lokasi kerja yang didaftarkan</Trans>;
  return event.position ? <Trans>Di luar lokasi berdaftar</Trans> : <Trans>Tanpa kedudukan</Trans>;
}

/** One recorded press with its evidence. */
export function EventItem({ event, testid, open = false, children }: { event: Schemas['ClockEventDetail']; testid: string; open?: boolean; children?: ReactNode }) {
  const lang = useLang();
  const { i18n } = useLingui();
  const aside = event.counts === 'extra' || event.counts === 'waiting';
  const claimed = event.claimed_at && time(event.claimed_at);
  return (
    <li data-testid={testid} data-kind={event.kind} data-counts={event.counts} data-grade={event.grade} data-key={event.key} className="flex gap-3 py-4 first:pt-2 last:pb-0">
      <span className={`flex size-10 shrink-0 items-center justify-center rounded-full ${aside ? 'bg-bg-washed text-txt-black-500' : 'bg-bg-primary-50 text-primary-700'}`}>
        <DoorIcon kind={event.kind} className="size-5" />
      </span>
      <div className="min-w-0 flex-1 space-y-1.5">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="text-body-lg font-medium">{i18n._(kindWords[event.kind])}</span>
          <span className={`text-heading-2xs font-semibold tabular-nums ${aside ? 'text-txt-black-500' : ''}`}>{time(event.at)}</span>
        </p>
        <p className="flex items-start gap-1.5 text-body-sm text-txt-black-700">
          <Icon name="place" className="mt-px size-4.5 text-txt-black-500" />
          <span>
            <PlaceName event={event} />
          </span>
        </p>
        <p className="flex flex-wrap gap-2">
          <GradeTag grade={event.grade} />
          {aside && <Tag tone={event.counts === 'waiting' ? 'warning' : 'default'}>{i18n._(countsWords[event.counts])}</Tag>}
        </p>
        {event.note && <p className="text-body-sm text-txt-black-700">{pick(event.note, lang)}</p>}
        {event.counts === 'waiting' && claimed && (
          <p className="text-body-sm text-txt-black-700">
            <Trans>Masa yang dinyatakan: {claimed}. Rakaman ini dihantar lewat dan belum dikira sehingga diterima.</Trans>
          </p>
        )}
        {children}
        <Evidence event={event} open={open} />
      </div>
    </li>
  );
}

function Evidence({ event, open }: { event: Schemas['ClockEventDetail']; open: boolean }) {
  const lang = useLang();
  const accuracy = event.position && distance(event.position.accuracy_m);
  return (
    <details open={open} className="group">
      <summary className="inline-flex min-h-9 list-none items-center gap-1 rounded-md text-body-sm font-medium text-txt-primary [&::-webkit-details-marker]:hidden print:hidden">
        <Trans>Butiran bukti</Trans>
        <Icon name="down" className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="list-disc space-y-1 pl-5 text-body-sm text-txt-black-700">
        {event.grade_reasons.map((reason) => (
          <li key={reason.code}>{pick(reason.text, lang)}</li>
        ))}
        {accuracy && (
          <li>
            <Trans>Ketepatan kedudukan: ± {accuracy}</Trans>
          </li>
        )}
        <li>
          <Trans>Alamat rangkaian: {event.address}</Trans>
        </li>
      </ul>
    </details>
  );
}

export function TodayEvents({ events }: { events: Schemas['ClockEventDetail'][] }) {
  return (
    <Card>
      <CardTitle>
        <Trans>Rakaman hari ini</Trans>
      </CardTitle>
      {events.length === 0 ? (
        <p className="mt-2 text-body-md text-txt-black-500">
          <Trans>Belum ada rakaman.</Trans>
        </p>
      ) : (
        <ul className="mt-2 divide-y divide-otl-gray-200">
          {events.map((event) => (
            <EventItem key={event.id} event={event} testid="event" />
          ))}
        </ul>
      )}
    </Card>
  );
}
