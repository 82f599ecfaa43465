// Lateness by unit: each unit alone, without those below it.
import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { number } from '../i18n/number-format';
import { Bars } from './bars';
import { Picture } from './picture';
import { share } from './words';

interface Line {
  key: string;
  name: string;
  figures: Schemas['Figures'];
}

interface LinesProps {
  testid: string;
  name: ReturnType<typeof Trans>;
  first: string;
  lines: Line[];
  csv: string;
}

/** Bars that are drawn; the table has all. */
const mostBars = 20;

const expected = (figures: Schemas['Figures']): number => figures.officers - figures.on_leave - figures.day_off;
const rate = (figures: Schemas['Figures']): number => (expected(figures) === 0 ? 0 : figures.late_in / expected(figures));

/** The share of working days on which officers came late, the highest first. */
export function LatenessPicture({ testid, name, first, lines, csv }: LinesProps) {
  const { t } = useLingui();
  const lang = useLang();
  const sorted = [...lines].sort((a, b) => rate(b.figures) - rate(a.figures));
  const [worst] = sorted;
  const where = worst?.name;
  const part = worst && share(worst.figures.late_in, expected(worst.figures));
  return (
    <Picture
      testid={testid}
      name={name}
      saying={
        <Trans>
          Paling tinggi: {where}, lewat pada {part} daripada hari bekerja.
        </Trans>
      }
      table={{
        heads: [first, t`Hari pegawai`, t`Lewat`, t`Keluar awal`, t`Tidak hadir`, t`Bercuti`, t`BDR`],
        rows: sorted.map(({ name: called, figures }) => [called, figures.officers, figures.late_in, figures.early_out, figures.absent, figures.on_leave, figures.remote]),
      }}
      csv={csv}
      empty={lines.every(({ figures }) => figures.officers === 0)}
      format={(value) => number(value, lang)}
      foot={sorted.length > mostBars && <Trans>Dipaparkan {mostBars} yang paling tinggi. Semuanya ada dalam jadual.</Trans>}
    >
      <Bars
        testid={testid}
        bars={sorted.slice(0, mostBars).map(({ key, name: called, figures }) => {
          const late = number(figures.late_in, lang);
          const days = number(expected(figures), lang);
          const absent = number(figures.absent, lang);
          return {
            key,
            name: called,
            value: Math.round(rate(figures) * 1000),
            said: share(figures.late_in, expected(figures)),
            below: t`lewat ${late} daripada ${days} hari bekerja · tidak hadir ${absent}`,
          };
        })}
      />
    </Picture>
  );
}

interface UnitsProps {
  units: Schemas['UnitFigures'][];
  names: ReadonlyArray<{ path: string; name: string }>;
  csv: string;
}

export function UnitsPicture({ units, names, csv }: UnitsProps) {
  const { t } = useLingui();
  const lines = units.map((one) => ({
    key: one.unit_path,
    name: names.find(({ path }) => path === one.unit_path)?.name ?? one.unit_path,
    figures: one.figures,
  }));
  return <LatenessPicture testid="figure-units" name={<Trans>Kelewatan mengikut unit</Trans>} first={t`Unit`} lines={lines} csv={csv} />;
}
