// The figures of a period at a glance, each with that of the period before.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { date, duration } from '../i18n/format';
import { number } from '../i18n/number-format';
import { share } from './words';

function Tile({ testid, name, value, below }: { testid: string; name: ReactNode; value: string; below?: ReactNode }) {
  return (
    <div data-testid={testid} data-value={value} className="rounded-xl border border-otl-gray-200 bg-bg-white p-4 print:break-inside-avoid">
      <dt className="text-body-sm text-txt-black-500">{name}</dt>
      <dd className="mt-1 font-heading text-heading-2xs font-semibold tabular-nums text-txt-black-900">{value}</dd>
      {below && <dd className="mt-0.5 text-body-sm text-txt-black-500">{below}</dd>}
    </div>
  );
}

const expected = (figures: Schemas['Figures']): number => figures.officers - figures.on_leave - figures.day_off;
const issues = (figures: Schemas['Figures']): number =>
  figures.late_in + figures.early_out + figures.no_clock_in + figures.no_clock_out + figures.absent + figures.outside_place + figures.weak_evidence;

export function Tiles({ summary }: { summary: Schemas['FigureSummary'] }) {
  const { t } = useLingui();
  const lang = useLang();
  const { figures: now, figures_before: before } = summary;
  const since = (value: string): string => t`sebelumnya ${value}`;
  const beforeFrom = date(summary.before_from, lang);
  const beforeTo = date(summary.before_to, lang);
  return (
    <section aria-label={t`Ringkasan`}>
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <Tile testid="tile-officers" name={<Trans context="ramai">Pegawai</Trans>} value={number(summary.posted, lang)} />
        {summary.arrived_today !== null && (
          <Tile testid="tile-today" name={<Trans>Telah masuk hari ini</Trans>} value={number(summary.arrived_today, lang)} below={share(summary.arrived_today, summary.posted)} />
        )}
        <Tile
          testid="tile-present"
          name={<Trans>Kadar kehadiran</Trans>}
          value={share(expected(now) - now.absent, expected(now))}
          below={since(share(expected(before) - before.absent, expected(before)))}
        />
        <Tile testid="tile-late" name={<Trans>Lewat masuk</Trans>} value={number(now.late_in, lang)} below={since(number(before.late_in, lang))} />
        <Tile testid="tile-absent" name={<Trans>Tidak hadir</Trans>} value={number(now.absent, lang)} below={since(number(before.absent, lang))} />
        <Tile testid="tile-issues" name={<Trans>Semua isu</Trans>} value={number(issues(now), lang)} below={since(number(issues(before), lang))} />
        <Tile testid="tile-cases" name={<Trans>Kes menunggu sekarang</Trans>} value={number(summary.open_cases, lang)} />
        <Tile
          testid="tile-answers"
          name={<Trans>Purata masa menjawab</Trans>}
          value={summary.answers.decided === 0 ? '–' : duration(summary.answers.average_minutes, lang)}
          below={summary.answers_before.decided === 0 ? undefined : since(duration(summary.answers_before.average_minutes, lang))}
        />
      </dl>
      <p className="mt-2 text-body-sm text-txt-black-500">
        <Trans>
          Daripada hari yang telah ditutup. "Sebelumnya" ialah {beforeFrom} hingga {beforeTo}.
        </Trans>
      </p>
    </section>
  );
}
