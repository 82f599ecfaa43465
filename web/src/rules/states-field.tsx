// The states in which a value shall hold.
import { Trans } from '@lingui/react/macro';
import { states } from '../i18n/states';
import { Button } from '../ui/button';
import { CheckField } from '../ui/field';

const all = states.map(([code]) => code);

export function StatesField({
  chosen,
  error,
  onChange,
}: {
  chosen: string[];
  error: string | undefined;
  onChange(states: string[]): void;
}) {
  const toggle = (state: string): void => onChange(chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state]);
  return (
    <fieldset className="space-y-3" data-testid="rule-states">
      <legend className="text-body-md font-medium text-txt-black-900">
        <Trans context="ramai">Negeri</Trans>
      </legend>
      <Button
        size="small"
        variant="default-outline"
        data-testid="rule-states-all"
        onClick={() => onChange(chosen.length === all.length ? [] : all)}
      >
        {chosen.length === all.length ? <Trans>Kosongkan pilihan</Trans> : <Trans>Pilih semua negeri</Trans>}
      </Button>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {states.map(([state, name]) => (
          <CheckField
            key={state}
            label={name}
            testid={`rule-state-${state}`}
            checked={chosen.includes(state)}
            onChange={() => toggle(state)}
          />
        ))}
      </div>
      {error && (
        <p data-testid="rule-states-error" className="text-body-sm font-medium text-danger-700">
          {error}
        </p>
      )}
    </fieldset>
  );
}
