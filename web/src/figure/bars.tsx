// Lines below one another, each with its words, its number and a bar.
import type { ReactNode } from 'react';

export interface Bar {
  key: string;
  name: string;
  below: ReactNode;
  value: number;
  /** The number in words. */
  said: string;
}

export function Bars({ bars, testid }: { bars: readonly Bar[]; testid: string }) {
  const highest = Math.max(...bars.map((bar) => bar.value), 1);
  return (
    <ul data-testid={`${testid}-chart`} className="divide-y divide-otl-gray-200">
      {bars.map((bar) => (
        <li key={bar.key} className="py-2.5 print:break-inside-avoid">
          <div className="flex items-baseline justify-between gap-4">
            <span className="min-w-0 break-words text-body-md font-medium text-txt-black-900">{bar.name}</span>
            <span className="shrink-0 text-body-md font-semibold tabular-nums text-txt-black-900">{bar.said}</span>
          </div>
          <svg aria-hidden="true" width="100%" height="12" className="mt-1 block text-primary-700">
            {bar.value > 0 && <rect x="0" y="0" width={`${(bar.value / highest) * 100}%`} height="12" rx="2" fill="currentColor" />}
          </svg>
          <p className="mt-0.5 text-body-sm text-txt-black-500">{bar.below}</p>
        </li>
      ))}
    </ul>
  );
}
