import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import type { Schemas } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useLang } from '../i18n';
import { date, duration, wallMinute } from '../i18n/format';
import { issueWords, statusWords } from '../i18n/words';
import { FailureMessage } from '../session/parts';
import { Callout } from '../ui/callout';
import { Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import type { PreviewProps } from './preview';

type Loaded = Schemas['Preview'];
type Word = Schemas['OutcomeWord'];
type Outcome = Schemas['Outcome'];

/** Status and issues of a day, in words. */
function OutcomeTags({ word }: { word: Word }) {
  const { i18n } = useLingui();
  const bad = word.status === 'absent' || word.status === 'incomplete';
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <Tag tone={bad ? 'danger' : word.status === 'present' ? 'success' : 'default'}>{i18n._(statusWords[word.status])}</Tag>
      {word.issues
        .filter((issue) => issue !== word.status)
        .map((issue) => (
          <Tag key={issue} tone="warning">
            {i18n._(issueWords[issue])}
          </Tag>
        ))}
    </span>
  );
}

const isSame = (one: Word, other: Word): boolean => one.status === other.status && one.issues.join() === other.issues.join();

function Arrow() {
  return (
    <>
      <Icon name="right" className="size-5 shrink-0 text-txt-black-500" />
      <span className="sr-only">
        <Trans>menjadi</Trans>
      </span>
    </>
  );
}

function Summary({ preview }: { preview: Loaded }) {
  const lang = useLang();
  const [from, to] = [date(preview.from, lang), date(preview.to, lang)];
  const { changed_days: changed, days, changed_officers: people, officers: all } = preview;
  return (
    <div className="space-y-3">
      {preview.changed_days === 0 ? (
        <Callout tone="success" title={<Trans>Tiada keputusan harian yang berubah</Trans>}>
          <Trans>
            {days} hari bagi {all} pegawai telah dihitung dengan peraturan sekarang dan dengan perubahan ini.
          </Trans>
        </Callout>
      ) : (
        <p className="text-body-lg font-medium text-txt-black-900" data-testid="preview-summary" data-changed={preview.changed_days}>
          <Trans>
            {changed} daripada {days} hari berubah, bagi {people} daripada {all} pegawai.
          </Trans>
        </p>
      )}
      {preview.trial ? (
        <Callout tone="info" data-testid="preview-trial" title={<Trans>Dihitung sebagai percubaan</Trans>}>
          <Trans>
            Perubahan ini bermula pada masa hadapan. Hari-hari dari {from} hingga {to} dihitung seolah-olah perubahan ini sudah berkuat
            kuasa ketika itu.
          </Trans>
        </Callout>
      ) : (
        <p className="text-body-md text-txt-black-500">
          {from === to ? (
            <Trans>Hari {from} dihitung semula.</Trans>
          ) : (
            <Trans>
              Hari-hari dari {from} hingga {to} dihitung semula.
            </Trans>
          )}
        </p>
      )}
      {!preview.complete && (
        <Callout tone="warning" data-testid="preview-incomplete" title={<Trans>Pratonton ini belum lengkap</Trans>}>
          <Trans>Hanya {days} hari yang pertama dihitung di sini. Hari selebihnya dihitung apabila perubahan disahkan.</Trans>
        </Callout>
      )}
      {preview.unjudged_days > 0 && <Unjudged days={preview.unjudged_days} />}
    </div>
  );
}

function Unjudged({ days }: { days: number }) {
  return (
    <p className="text-body-sm text-txt-black-500">
      <Trans>{days} hari tidak dapat dihitung kerana tiada kalendar yang meliputinya.</Trans>
    </p>
  );
}

/** What changes into what, most frequent first. */
function Transitions({ preview }: { preview: Loaded }) {
  const sorted = [...preview.transitions].sort((a, b) => b.days - a.days);
  return (
    <section className="space-y-2">
      <h3 className="font-heading text-body-md font-semibold text-txt-black-900">
        <Trans>Perubahan mengikut keputusan</Trans>
      </h3>
      <ul className="divide-y divide-otl-gray-200 rounded-lg border border-otl-gray-200" data-testid="preview-transitions">
        {sorted.map((one) => {
          const { days } = one;
          return (
            <li key={JSON.stringify([one.from, one.to])} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-3">
              <OutcomeTags word={one.from} />
              {isSame(one.from, one.to) ? (
                <span className="text-body-sm text-txt-black-500">
                  <Trans>keputusan sama, waktu berubah</Trans>
                </span>
              ) : (
                <>
                  <Arrow />
                  <OutcomeTags word={one.to} />
                </>
              )}
              <span className="ml-auto whitespace-nowrap text-body-md font-medium tabular-nums text-txt-black-900">
                <Trans>{days} hari</Trans>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The numbers that differ between two outcomes of one day. */
function Numbers({ from, to }: { from: Outcome; to: Outcome }) {
  const lang = useLang();
  const minute = (value: string | null | undefined): string => (value ? wallMinute(value) : '–');
  const amount = (value: number): string => (value === 0 ? '–' : duration(value, lang));
  const rows: Array<[string, React.ReactNode, string, string]> = [
    ['leave', <Trans>Boleh pulang mulai</Trans>, minute(from.may_leave_from), minute(to.may_leave_from)],
    ['start', <Trans>Kerja dikira mulai</Trans>, minute(from.effective_start), minute(to.effective_start)],
    ['end', <Trans>Tamat waktu pejabat</Trans>, minute(from.office_end), minute(to.office_end)],
    ['late', <Trans>Lewat masuk</Trans>, amount(from.late_minutes), amount(to.late_minutes)],
    ['early', <Trans>Keluar awal</Trans>, amount(from.early_minutes), amount(to.early_minutes)],
  ];
  const differing = rows.filter(([, , before, after]) => before !== after);
  if (differing.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1 text-body-sm text-txt-black-500">
      {differing.map(([key, name, before, after]) => (
        <div key={key} className="flex items-center gap-1.5">
          <dt>{name}:</dt>
          <dd className="flex items-center gap-1.5 font-medium tabular-nums text-txt-black-700">
            {before}
            <Arrow />
            {after}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Changes({ preview }: { preview: Loaded }) {
  const lang = useLang();
  if (preview.changes.length === 0) return null;
  const [shown, all] = [preview.changes.length, preview.changed_days];
  return (
    <details className="group" open={preview.changes.length <= 10}>
      <summary
        data-testid="preview-changes"
        className="inline-flex min-h-11 list-none items-center gap-1 rounded-md text-body-md font-medium text-txt-primary [&::-webkit-details-marker]:hidden"
      >
        {preview.changes.length < preview.changed_days ? (
          <Trans>
            {shown} hari yang pertama daripada {all}
          </Trans>
        ) : (
          <Trans>Setiap hari yang berubah ({all})</Trans>
        )}
        <Icon name="down" className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="divide-y divide-otl-gray-200 rounded-lg border border-otl-gray-200">
        {preview.changes.map((change) => (
          <li key={`${change.officer.id}-${change.date}`} data-testid="preview-change" className="space-y-1.5 px-4 py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="font-medium text-txt-black-900">{change.officer.name}</span>
              <span className="text-body-sm text-txt-black-500">{date(change.date, lang)}</span>
            </p>
            {JSON.stringify([change.from.status, change.from.issues]) !== JSON.stringify([change.to.status, change.to.issues]) && (
              <p className="flex flex-wrap items-center gap-2">
                <OutcomeTags word={change.from} />
                <Arrow />
                <OutcomeTags word={change.to} />
              </p>
            )}
            <Numbers from={change.from} to={change.to} />
          </li>
        ))}
      </ul>
    </details>
  );
}

export function PreviewPanel({ question, load, onSeen }: PreviewProps) {
  const [loaded] = useLoaded(question, load);
  const preview = loaded.status === 'here' ? loaded.data : undefined;
  useEffect(() => {
    if (preview) onSeen?.(preview);
  }, [preview]);
  return (
    <div role="status" data-testid="preview" data-status={loaded.status} className="space-y-5">
      {loaded.status === 'loading' && (
        <>
          <p className="text-body-md text-txt-black-700">
            <Trans>Menghitung siapa yang berubah…</Trans>
          </p>
          <Skeleton lines={4} />
        </>
      )}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="preview-error" />}
      {preview && (
        <>
          <Summary preview={preview} />
          {preview.changed_days > 0 && <Transitions preview={preview} />}
          <Changes preview={preview} />
        </>
      )}
    </div>
  );
}
