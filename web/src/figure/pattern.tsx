// Each kind of a picture has a colour and a pattern of its own, so that it can be told without colour and on paper.
export type Pattern = 'plain' | 'stripes' | 'dots' | 'lines' | 'backstripes' | 'grid' | 'pale';

export const patterns: readonly Pattern[] = ['plain', 'stripes', 'dots', 'lines', 'backstripes', 'grid', 'pale'];

const colours: Record<Pattern, string> = {
  plain: 'text-primary-700',
  stripes: 'text-danger-700',
  dots: 'text-success-700',
  lines: 'text-warning-700',
  backstripes: 'text-gray-700',
  grid: 'text-primary-400',
  pale: 'text-gray-400',
};

const drawings: Record<Pattern, string> = {
  plain: '',
  pale: '',
  stripes: 'M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6',
  backstripes: 'M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2',
  lines: 'M0 2 H8 M0 6 H8',
  grid: 'M0 4 H8 M4 0 V8',
  dots: '',
};

/** The definitions, once in each drawing; `id` keeps those of several apart. */
export function PatternDefs({ id }: { id: string }) {
  return (
    <defs>
      {patterns.map((name) => (
        <pattern key={name} id={`${id}-${name}`} width="8" height="8" patternUnits="userSpaceOnUse" className={colours[name]}>
          <rect width="8" height="8" fill="currentColor" fillOpacity={name === 'plain' || name === 'pale' ? 1 : 0.25} />
          {drawings[name] && <path d={drawings[name]} stroke="currentColor" strokeWidth="2" fill="none" />}
          {name === 'dots' && <circle cx="4" cy="4" r="2" fill="currentColor" />}
        </pattern>
      ))}
    </defs>
  );
}

export const fillOf = (id: string, pattern: Pattern): string => `url(#${id}-${pattern})`;

/** The small field of a legend. */
export function Swatch({ id, pattern }: { id: string; pattern: Pattern }) {
  return (
    <svg aria-hidden="true" width="16" height="16" className="shrink-0 text-gray-500">
      <rect x="0.5" y="0.5" width="15" height="15" rx="2" fill={fillOf(id, pattern)} stroke="currentColor" />
    </svg>
  );
}
