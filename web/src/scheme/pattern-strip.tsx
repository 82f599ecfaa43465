import { kindOf, partsOf } from './duty';
import { dutyBox, useDutyLetter, useDutyText } from './duty-look';

/** A round in one line: each part with its letter, times and days. */
export function PatternStrip({ days }: { days: readonly string[] }) {
  const text = useDutyText();
  const letter = useDutyLetter();
  return (
    <span className="flex flex-wrap gap-2">
      {partsOf(days).map((part, index) => (
        <span
          key={index}
          className={`inline-flex items-center gap-2 rounded-md border px-2 py-1 text-body-sm tabular-nums ${dutyBox[kindOf(part.duty)]}`}
        >
          <span aria-hidden="true" className="font-semibold">
            {letter(part.duty)}
          </span>
          {text(part.duty)}
          <span className="font-semibold">× {part.days}</span>
        </span>
      ))}
    </span>
  );
}
