import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { type Colour, cardLooks, cardWords } from './words';

interface Stop {
  at: number;
  to: Colour;
}

/** From how many marks on the card leads to another colour, worse than before: the stops of the line. */
export function stopsOf(rows: Schemas['CardRow'][], colour: Colour): Stop[] {
  const own = rows.filter((row) => row.from === colour).sort((a, b) => a.least - b.least);
  return own.flatMap((row, index) => (index > 0 && row.to !== own[index - 1]?.to ? [{ at: row.least, to: row.to }] : []));
}

/** How many places the line has: up to its last stop, and one more where there are more marks than that. */
export function lengthOf(stops: Stop[], marks: number): number {
  return Math.max(stops.at(-1)?.at ?? 0, marks, 1);
}

/** Marks as dots on a line towards the next colour. A picture of what the sentences below it say. */
export function MarkLine({ rule, colour, marks }: { rule: Schemas['CardRule']; colour: Colour; marks: number }) {
  const { t, i18n } = useLingui();
  const stops = stopsOf(rule.rows, colour);
  const places = Array.from({ length: lengthOf(stops, marks) }, (_, index) => index + 1);
  const goal = stops.map((stop) => `${stop.at}: ${i18n._(cardWords[stop.to])}`).join(', ');
  return (
    <div data-testid="mark-line" data-marks={marks} role="img" aria-label={t`${marks} tanda. ${goal}`} className="overflow-x-auto py-1">
      <ol aria-hidden="true" className="flex min-w-max items-start">
        {places.map((place) => {
          const stop = stops.find((one) => one.at === place);
          return (
            <li key={place} className="flex flex-col items-center">
              <span className="flex items-center">
                <span className={`h-1 w-5 sm:w-9 ${place <= marks ? 'bg-danger-700' : 'bg-gray-300'} ${place === 1 ? 'invisible' : ''}`} />
                <span
                  className={`flex size-9 items-center justify-center rounded-full border-2 text-body-sm font-semibold tabular-nums [print-color-adjust:exact] ${
                    place <= marks ? 'border-danger-700 bg-danger-700 text-white' : 'border-gray-400 bg-bg-white text-txt-black-700'
                  }`}
                >
                  {place}
                </span>
                <span className={`h-1 w-5 sm:w-9 ${place < marks ? 'bg-danger-700' : 'bg-gray-300'} ${place === places.length ? 'invisible' : ''}`} />
              </span>
              {stop && <span className={`mt-1.5 whitespace-nowrap rounded-md border px-1.5 text-body-xs font-semibold [print-color-adjust:exact] ${cardLooks[stop.to]}`}>{i18n._(cardWords[stop.to])}</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
