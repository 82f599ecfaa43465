import type { Lang } from '../i18n';

/** `820 KB`, `1.4 MB`: never less than one. */
export function sizeText(bytes: number, lang: Lang): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat(lang === 'en' ? 'en-GB' : 'ms-MY', { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}
