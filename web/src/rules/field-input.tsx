// One field of a value, by its kind.
import { Trans } from '@lingui/react/macro';
import { pick, useLang } from '../i18n';
import { CheckField, SelectField, TextField } from '../ui/field';
import type { Field, FieldValue } from './words';

interface InputProps {
  field: Field;
  value: FieldValue | undefined;
  error: string | undefined;
  onChange(value: FieldValue): void;
}

/** Several numbers or times, as one line of text. */
function ListInput({ field, value, error, onChange }: InputProps) {
  const lang = useLang();
  const list = Array.isArray(value) ? value : [];
  const read = (text: string): FieldValue => {
    const parts = text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
    return field.kind === 'numbers' && parts.every((part) => /^\d{1,9}$/.test(part)) ? parts.map(Number) : parts;
  };
  return (
    <TextField
      label={pick(field.label, lang)}
      hint={
        field.kind === 'minutes' ? (
          <Trans>Masa 24 jam, dipisahkan dengan koma: 07:30, 08:00</Trans>
        ) : (
          <Trans>Nombor, dipisahkan dengan koma: 1, 3, 7</Trans>
        )
      }
      testid={`rule-input-${field.name}`}
      maxLength={300}
      defaultValue={list.join(', ')}
      onInput={(event) => onChange(read(event.currentTarget.value))}
      error={error}
    />
  );
}

function WordsInput({ field, value, error, onChange }: InputProps) {
  const lang = useLang();
  const chosen = (Array.isArray(value) ? value : []) as string[];
  const toggle = (word: string): void => onChange(chosen.includes(word) ? chosen.filter((one) => one !== word) : [...chosen, word]);
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 text-body-md font-medium text-txt-black-900">{pick(field.label, lang)}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {field.choices.map((choice) => (
          <CheckField
            key={choice.value}
            label={pick(choice.label, lang)}
            testid={`rule-input-${field.name}-${choice.value}`}
            checked={chosen.includes(choice.value)}
            onChange={() => toggle(choice.value)}
          />
        ))}
      </div>
      {error && (
        <p data-testid={`rule-input-${field.name}-error`} className="text-body-sm font-medium text-danger-700">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** Lines of free text. */
function TextsInput({ field, value, error, onChange }: InputProps) {
  const lang = useLang();
  const lines = (Array.isArray(value) ? value : []) as string[];
  return (
    <TextField
      label={pick(field.label, lang)}
      hint={<Trans>Pisahkan setiap baris dengan tanda |</Trans>}
      testid={`rule-input-${field.name}`}
      maxLength={2000}
      defaultValue={lines.join(' | ')}
      onInput={(event) =>
        onChange(
          event.currentTarget.value
            .split('|')
            .map((line) => line.trim())
            .filter(Boolean),
        )
      }
      error={error}
    />
  );
}

function NumberInput({ field, value, error, onChange }: InputProps) {
  const lang = useLang();
  return (
    <TextField
      label={pick(field.label, lang)}
      hint={
        <Trans>
          Dari {field.least} hingga {field.most}
        </Trans>
      }
      testid={`rule-input-${field.name}`}
      type="number"
      inputMode="numeric"
      min={field.least}
      max={field.most}
      value={typeof value === 'number' ? String(value) : ''}
      onInput={(event) => onChange(event.currentTarget.value === '' ? '' : Math.trunc(Number(event.currentTarget.value)))}
      error={error}
    />
  );
}

export function FieldInput(props: InputProps) {
  const { field, value, error, onChange } = props;
  const lang = useLang();
  const label = pick(field.label, lang);
  const testid = `rule-input-${field.name}`;
  switch (field.kind) {
    case 'flag':
      return <CheckField label={label} testid={testid} checked={value === true} onChange={() => onChange(value !== true)} />;
    case 'number':
      return <NumberInput {...props} />;
    case 'word':
      return (
        <SelectField
          label={label}
          testid={testid}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
          error={error}
        >
          {(field.optional || value === undefined) && <option value="">–</option>}
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {pick(choice.label, lang)}
            </option>
          ))}
        </SelectField>
      );
    case 'words':
      return <WordsInput {...props} />;
    case 'numbers':
    case 'minutes':
      return <ListInput {...props} />;
    case 'texts':
      return <TextsInput {...props} />;
    default:
      return (
        <TextField
          label={label}
          hint={
            field.least >= 1440 ? (
              <Trans>Masa 24 jam pada hari berikutnya, seperti 03:00+1</Trans>
            ) : (
              <Trans>Masa 24 jam, seperti 07:30</Trans>
            )
          }
          testid={testid}
          maxLength={7}
          value={typeof value === 'string' ? value : ''}
          onInput={(event) => onChange(event.currentTarget.value)}
          error={error}
        />
      );
  }
}
