// When people come: first presses by the quarter of an hour.
import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { number } from '../i18n/number-format';
import { Columns } from './columns';
import { Picture } from './picture';
import { clock, share } from './words';

type Quarter = Schemas['FigureQuarter'];

const step = 15;
const morning = { from: 6 * 60 + 30, to: 10 * 60 };

/** The quarters from the first to the last that somebody came in, without a gap; those far from the morning are put together. */
export function shownQuarters(quarters: readonly Quarter[]): Array<Quarter & { edge?: 'before' | 'after' }> {
  const total = (some: readonly Quarter[]): number => some.reduce((all, one) => all + one.officers, 0);
  const early = total(quarters.filter((one) => one.minute < morning.from));
  const late = total(quarters.filter((one) => one.minute >= morning.to));
  const within = quarters.filter((one) => one.minute >= morning.from && one.minute < morning.to);
  const shown: Array<Quarter & { edge?: 'before' | 'after' }> = [];
  if (early > 0) shown.push({ minute: morning.from, officers: early, edge: 'before' });
  const first = within[0]?.minute ?? morning.to;
  const last = within.at(-1)?.minute ?? 0;
  for (let minute = first; minute <= last; minute += step) {
    shown.push({ minute, officers: within.find((one) => one.minute === minute)?.officers ?? 0 });
  }
  if (late > 0) shown.push({ minute: morning.to, officers: late, edge: 'after' });
  return shown;
}

interface ArrivalsProps {
  quarters: Quarter[];
  openDay: string | null;
  csv: string;
}

export function ArrivalsPicture({ quarters, openDay, csv }: ArrivalsProps) {
  const { t } = useLingui();
  const lang = useLang();
  const shown = shownQuarters(quarters);
  const all = shown.reduce((sum, one) => sum + one.officers, 0);
  const most = shown.reduce<(typeof shown)[number] | undefined>((best, one) => (!best || one.officers > best.officers ? one : best), undefined);
  const label = (one: (typeof shown)[number]): string => (one.edge === 'before' ? t`awal` : one.edge === 'after' ? `${clock(one.minute)}+` : clock(one.minute));
  const named = (one: (typeof shown)[number]): string => {
    const at = clock(one.minute);
    if (one.edge === 'before') return t`Sebelum ${at}`;
    if (one.edge === 'after') return t`${at} dan selepasnya`;
    return `${at} – ${clock(one.minute + step)}`;
  };
  const from = most && clock(most.minute);
  const to = most && clock(most.minute + step);
  const part = most && share(most.officers, all);
  const open = openDay && date(openDay, lang);
  return (
    <Picture
      testid="figure-arrivals"
      name={<Trans>Waktu tiba</Trans>}
      saying={
        most?.edge === 'before' ? (
          <Trans>
            Paling ramai pegawai tiba sebelum {from} ({part}).
          </Trans>
        ) : most?.edge === 'after' ? (
          <Trans>
            Paling ramai pegawai tiba pada {from} atau selepasnya ({part}).
          </Trans>
        ) : most && most.officers * 2 > all ? (
          <Trans>
            Kebanyakan pegawai tiba antara {from} dan {to} ({part}).
          </Trans>
        ) : (
          <Trans>
            Paling ramai pegawai tiba antara {from} dan {to} ({part}).
          </Trans>
        )
      }
      table={{ heads: [t`Waktu`, t`Ketibaan`], rows: shown.map((one) => [named(one), one.officers]) }}
      csv={csv}
      empty={all === 0}
      format={(value) => number(value, lang)}
      foot={open && <Trans>Termasuk rakaman sejak {open}, yang belum ditutup.</Trans>}
    >
      <Columns testid="figure-arrivals" columns={shown.map((one) => ({ label: label(one), values: [one.officers] }))} series={[{ word: t`Ketibaan`, pattern: 'plain' }]} />
    </Picture>
  );
}
