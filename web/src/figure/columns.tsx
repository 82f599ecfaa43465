// Columns beside one another, each of one part or of several. Drawn in percent of the width, so that its words keep their size on a phone.
import { useId } from 'react';
import { useLang } from '../i18n';
import { number } from '../i18n/number-format';
import { useWide } from '../ui/wide';
import { PatternDefs, type Pattern, Swatch, fillOf } from './pattern';

export interface Column {
  label: string;
  /** One number for each series. */
  values: number[];
}

interface ColumnsProps {
  columns: readonly Column[];
  series: ReadonlyArray<{ word: string; pattern: Pattern }>;
  testid: string;
}

const top = 22;
const height = 180;
const bottom = 26;

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Parts of a column from the bottom up, as shares of the highest. */
function stack(values: readonly number[], highest: number): Array<{ y: number; height: number }> {
  let below = 0;
  return values.map((value) => {
    const part = (value / highest) * height;
    below += part;
    return { y: top + height - below, height: part };
  });
}

export function Columns({ columns, series, testid }: ColumnsProps) {
  const id = useId();
  const lang = useLang();
  const wide = useWide();
  const highest = Math.max(...columns.map((column) => sum(column.values)), 1);
  const step = 100 / columns.length;
  // As many words as there is room for.
  const every = Math.ceil(columns.length / (wide ? 16 : 6));
  const numbered = columns.length <= (wide ? 20 : 9);
  return (
    <>
      <svg aria-hidden="true" data-testid={`${testid}-chart`} width="100%" height={top + height + bottom} className="overflow-visible text-txt-black-700">
        <PatternDefs id={id} />
        <line x1="0" x2="100%" y1={top + height} y2={top + height} stroke="currentColor" strokeWidth="1" />
        {columns.map((column, index) => {
          const all = sum(column.values);
          const middle = `${(index + 0.5) * step}%`;
          return (
            <g key={column.label}>
              {stack(column.values, highest).map((part, place) => (
                <rect
                  key={series[place]?.word}
                  x={`${index * step + step * 0.12}%`}
                  width={`${step * 0.76}%`}
                  y={part.y}
                  height={part.height}
                  fill={fillOf(id, series[place]?.pattern ?? 'plain')}
                  stroke="currentColor"
                  strokeWidth={part.height > 0 ? 0.5 : 0}
                />
              ))}
              {all > 0 && (numbered || all === highest) && (
                <text x={middle} y={top + height - (all / highest) * height - 6} textAnchor="middle" fontSize="12" fontWeight="600" fill="currentColor">
                  {number(all, lang)}
                </text>
              )}
              {index % every === 0 && (
                <text x={middle} y={top + height + 18} textAnchor="middle" fontSize="12" fill="currentColor">
                  {column.label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      {series.length > 1 && (
        <ul aria-hidden="true" className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-body-sm text-txt-black-700">
          {series.map(({ word, pattern }) => (
            <li key={word} className="flex items-center gap-1.5">
              <Swatch id={id} pattern={pattern} />
              {word}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
