import { useLingui } from '@lingui/react/macro';

/** A stored scheme in words: `WBF`, `WBB 08:30`, `Waktu pejabat`, `Giliran GUARD, hari ke-3`. */
export function useSchemeText(): (scheme: string) => string {
  const { t } = useLingui();
  return (scheme) => {
    const [kind = '', rest = ''] = [scheme.split(':')[0], scheme.slice(scheme.indexOf(':') + 1)];
    if (kind === 'wbf') return 'WBF';
    if (kind === 'wbb') return `WBB ${rest}`;
    if (kind === 'office') return t`Waktu pejabat`;
    if (kind === 'shift') return rest;
    const [code = '', offset] = rest.split('+');
    if (!offset) return t`Giliran ${code}`;
    const days = Number(offset);
    return t`Giliran ${code} (+${days} hari)`;
  };
}
