import type { ComponentProps } from 'react';
import { type FieldProps, Frame, edge } from './field';

type AreaFieldProps = FieldProps & Omit<ComponentProps<'textarea'>, 'label' | 'size' | 'ref' | 'role'>;

/** A text of several lines. */
export function AreaField({ label, hint, error, optional, testid, rows = 4, ...area }: AreaFieldProps) {
  return (
    <Frame {...{ label, hint, error, testid }} optional={optional ?? false}>
      {({ id, describedBy }) => (
        <textarea
          {...area}
          id={id}
          rows={rows}
          data-testid={testid}
          aria-describedby={describedBy}
          aria-invalid={error ? 'true' : undefined}
          className={`w-full rounded-md border bg-bg-white px-3.5 py-2.5 text-body-md text-txt-black-700 ${edge(error)}`}
        />
      )}
    </Frame>
  );
}
