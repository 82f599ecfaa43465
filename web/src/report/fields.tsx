// What is chosen of a report: period and unit.
import { Trans, useLingui } from '@lingui/react/macro';
import { today } from '../day/calendar';
import { SelectField, TextField } from '../ui/field';
import type { Choice, PeriodName } from './period';
import { useUnits } from './words';

interface PeriodProps {
  periods: readonly PeriodName[];
  choice: Choice;
  set(choice: Choice): void;
}

/** The years that may be chosen: this one and the nine before it. */
function years(): string[] {
  const now = Number(today().slice(0, 4));
  return Array.from({ length: 10 }, (_, back) => String(now - back));
}

export function PeriodFields({ periods, choice, set }: PeriodProps) {
  const { t } = useLingui();
  const words: Record<PeriodName, string> = { day: t`Satu hari`, month: t`Satu bulan`, year: t`Satu tahun`, range: t`Dari satu hari hingga satu hari` };
  const put = (part: Partial<Choice>): void => set({ ...choice, ...part });
  return (
    <>
      {periods.length > 1 && (
        <SelectField label={<Trans>Tempoh</Trans>} testid="report-period" value={choice.period} onChange={(event) => put({ period: event.currentTarget.value as PeriodName })}>
          {periods.map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </SelectField>
      )}
      {choice.period === 'day' && (
        <TextField label={<Trans>Hari</Trans>} testid="report-day" type="date" value={choice.day} onInput={(event) => put({ day: event.currentTarget.value })} />
      )}
      {choice.period === 'month' && (
        <TextField
          label={<Trans>Bulan</Trans>}
          testid="report-month"
          type="month"
          placeholder="2026-11"
          value={choice.month}
          onInput={(event) => /^\d{4}-\d{2}$/.test(event.currentTarget.value) && put({ month: event.currentTarget.value })}
        />
      )}
      {choice.period === 'year' && (
        <SelectField label={<Trans>Tahun</Trans>} testid="report-year" value={choice.year} onChange={(event) => put({ year: event.currentTarget.value })}>
          {years().map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </SelectField>
      )}
      {choice.period === 'range' && (
        <>
          <TextField label={<Trans>Dari</Trans>} testid="report-from" type="date" value={choice.from} onInput={(event) => put({ from: event.currentTarget.value })} />
          <TextField label={<Trans>Hingga</Trans>} testid="report-to" type="date" value={choice.to} onInput={(event) => put({ to: event.currentTarget.value })} />
        </>
      )}
    </>
  );
}

/** One unit with all below it, or all that one reaches. */
export function UnitField({ value, set }: { value: string; set(unit: string): void }) {
  const { t } = useLingui();
  const units = useUnits();
  if (units.length < 2) return null;
  return (
    <SelectField label={<Trans>Unit, termasuk unit di bawahnya</Trans>} testid="report-unit" value={value} onChange={(event) => set(event.currentTarget.value)}>
      <option value="">{t`Semua unit saya`}</option>
      {units.map((one) => (
        <option key={one.id} value={one.path}>
          {one.name}
        </option>
      ))}
    </SelectField>
  );
}
