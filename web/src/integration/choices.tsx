import { type ReactNode, useId } from 'react';
import { CheckField } from '../ui/field';
import { Icon } from '../ui/icon';

interface Choice<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
}

/** Several of a few, with one error for all of them. */
export function Choices<Value extends string>({
  legend,
  testid,
  choices,
  chosen,
  set,
  error,
}: {
  legend: ReactNode;
  testid: string;
  choices: ReadonlyArray<Choice<Value>>;
  chosen: readonly Value[];
  set(chosen: Value[]): void;
  error: string | undefined;
}) {
  const id = useId();
  return (
    <fieldset className="space-y-3" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="text-body-md font-medium text-txt-black-900">{legend}</legend>
      {choices.map(({ value, label, hint }) => (
        <CheckField
          key={value}
          label={label}
          hint={hint}
          testid={`${testid}-${value}`}
          checked={chosen.includes(value)}
          aria-invalid={error ? 'true' : undefined}
          onChange={(event) => set(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
        />
      ))}
      {error && (
        <p id={`${id}-error`} data-testid={`${testid}-error`} className="flex items-start gap-1.5 text-body-sm font-medium text-danger-700">
          <Icon name="attention" className="mt-0.5 size-4" />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  );
}
