import { Input } from '@govtechmy/myds-react/input';
import { Trans } from '@lingui/react/macro';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { Icon } from './icon';

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: boolean;
  testid: string;
}

export const edge = (error: ReactNode): string => (error ? '!border-danger-600 !border-2' : '!border-gray-500');

interface FrameProps extends FieldProps {
  children(ids: { id: string; describedBy: string | undefined }): ReactNode;
}

/** Label above, hint below it, the error last and beside its field: read out with it. */
export function Frame({ label, hint, error, optional, testid, children }: FrameProps) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="space-y-1.5">
      <label id={`${id}-label`} htmlFor={id} className="block text-body-md font-medium text-txt-black-900">
        {label}
        {optional && (
          <span className="font-normal text-txt-black-500">
            {' '}
            <Trans>(tidak wajib)</Trans>
          </span>
        )}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-body-sm text-txt-black-500">
          {hint}
        </p>
      )}
      {children({ id, describedBy })}
      {error && (
        <p id={`${id}-error`} data-testid={`${testid}-error`} className="flex items-start gap-1.5 text-body-sm font-medium text-danger-700">
          <Icon name="attention" className="mt-0.5 size-4" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

type TextFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'label' | 'size' | 'ref' | 'role'> & { append?: ReactNode };

export function TextField({ label, hint, error, optional, testid, append, ...input }: TextFieldProps) {
  return (
    <Frame {...{ label, hint, error, testid }} optional={optional ?? false}>
      {({ id, describedBy }) => (
        <Input
          {...(input as object)}
          id={id}
          size="large"
          className={edge(error)}
          append={append}
          data-testid={testid}
          aria-describedby={describedBy}
          aria-invalid={error ? 'true' : undefined}
        />
      )}
    </Frame>
  );
}

type PasswordFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'label' | 'size' | 'ref' | 'role' | 'type'>;

/** A password that can be looked at, which beats typing it twice. */
export function PasswordField(props: PasswordFieldProps) {
  const [shown, show] = useState(false);
  const toggle = (
    <button
      type="button"
      data-testid={`${props.testid}-toggle`}
      aria-pressed={shown}
      onClick={() => show(!shown)}
      className="flex min-w-11 shrink-0 items-center gap-1.5 rounded-r-md px-3 text-body-sm font-medium text-txt-primary hover:bg-bg-primary-50"
    >
      <Icon name={shown ? 'hide' : 'show'} />
      {shown ? <Trans>Sembunyi</Trans> : <Trans>Tunjuk</Trans>}
    </button>
  );
  return <TextField {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" autoCorrect="off" spellcheck={false} append={toggle} />;
}

type SelectFieldProps = FieldProps & Omit<ComponentProps<'select'>, 'label' | 'size' | 'ref' | 'role'>;

/** The browser's own select: a phone shows its wheel, a keyboard types into it. */
export function SelectField({ label, hint, error, optional, testid, children, ...select }: SelectFieldProps) {
  return (
    <Frame {...{ label, hint, error, testid }} optional={optional ?? false}>
      {({ id, describedBy }) => (
        <div className="relative">
          <select
            {...select}
            id={id}
            data-testid={testid}
            aria-describedby={describedBy}
            aria-invalid={error ? 'true' : undefined}
            className={`w-full appearance-none overflow-hidden text-ellipsis rounded-md border bg-bg-white py-2.5 pl-3.5 pr-10 text-body-lg text-txt-black-700 ${edge(error)}`}
          >
            {children}
          </select>
          <Icon name="down" className="pointer-events-none absolute right-3 top-3.5 size-5 text-txt-black-500" />
        </div>
      )}
    </Frame>
  );
}

type TextAreaFieldProps = FieldProps & Omit<ComponentProps<'textarea'>, 'label' | 'ref' | 'role' | 'value' | 'maxLength'> & { value: string; most: number };

/** Several lines, with the count of its characters; `most` is the server's limit. */
export function TextAreaField({ label, hint, error, optional, testid, most, value, rows = 4, ...area }: TextAreaFieldProps) {
  return (
    <Frame {...{ label, hint, error, testid }} optional={optional ?? false}>
      {({ id, describedBy }) => (
        <>
          <textarea
            {...area}
            id={id}
            rows={rows}
            maxLength={most}
            value={value}
            data-testid={testid}
            aria-describedby={describedBy}
            aria-invalid={error ? 'true' : undefined}
            className={`block w-full resize-y rounded-md border bg-bg-white px-3.5 py-2.5 text-body-lg text-txt-black-900 ${edge(error)}`}
          />
          <p data-testid={`${testid}-count`} className="text-right text-body-sm tabular-nums text-txt-black-500">
            {value.length} / {most}
          </p>
        </>
      )}
    </Frame>
  );
}

export function CheckField({ label, hint, testid, ...input }: { label: ReactNode; hint?: ReactNode; testid: string } & Omit<ComponentProps<'input'>, 'label' | 'size' | 'ref' | 'role'>) {
  const id = useId();
  return (
    <div className="flex gap-3">
      <input
        {...input}
        id={id}
        type="checkbox"
        data-testid={testid}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-6 shrink-0 rounded-xs accent-primary-600"
      />
      <div>
        <label htmlFor={id} className="block text-body-md font-medium text-txt-black-900">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="mt-0.5 text-body-sm text-txt-black-500">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
