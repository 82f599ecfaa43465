import { useLingui } from '@lingui/react/macro';

/** A span of days in words: in years where it is whole years of 365 days and their leap days. */
export function useSpan(): (days: number) => string {
  const { t } = useLingui();
  return (days) => {
    const years = Math.round(days / 365.25);
    if (years >= 1 && Math.abs(days - years * 365.25) < 1.5) return t`${years} tahun (${days} hari)`;
    return t`${days} hari`;
  };
}
