interface ChoiceProps {
  /** What is chosen, for a screen reader. */
  label: string;
  /** Of each button: `TESTID-VALUE`. */
  testid: string;
  value: string;
  choices: ReadonlyArray<{ value: string; word: string; count?: number | undefined }>;
  set(value: string): void;
}

/** A row of buttons of which one is pressed: the parts of a list. */
export function Choice({ label, testid, value, choices, set }: ChoiceProps) {
  return (
    <fieldset className="flex flex-wrap gap-2 print:hidden">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          data-testid={`${testid}-${choice.value}`}
          data-count={choice.count}
          aria-pressed={choice.value === value}
          onClick={() => set(choice.value)}
          className="inline-flex min-h-11 items-center gap-2 rounded-full border border-otl-gray-300 bg-bg-white px-3 text-body-sm font-medium text-txt-black-700 sm:px-4 sm:text-body-md hover:bg-bg-white-hover aria-pressed:border-primary-600 aria-pressed:bg-bg-primary-50 aria-pressed:text-primary-800"
        >
          {choice.word}
          {choice.count !== undefined && <span className="tabular-nums text-txt-black-500">{choice.count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
