// A button in the place of the browser's own field for files, whose words are the browser's and not ours.
import { type ReactNode, useRef } from 'react';
import { Button, type ButtonProps } from './button';

interface FilePickerProps {
  /** Of the button; its hidden field is `…-input`. */
  testid: string;
  accept: string;
  multiple?: boolean;
  /** Takes a picture with the camera where the device has one. */
  capture?: boolean;
  variant?: ButtonProps['variant'];
  busy?: boolean;
  className?: string;
  /** The id of a text that says what may be chosen. */
  hint?: string;
  children: ReactNode;
  onChosen(files: File[]): void;
}

export function FilePicker({
  testid,
  accept,
  multiple = false,
  capture = false,
  variant = 'default-outline',
  busy = false,
  className = '',
  hint,
  children,
  onChosen,
}: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        data-testid={`${testid}-input`}
        accept={accept}
        multiple={multiple}
        {...(capture && { capture: 'environment' as const })}
        onChange={(event) => {
          onChosen([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = ''; // the same file may be chosen again: taken away before, or corrected
        }}
      />
      <Button
        variant={variant}
        busy={busy}
        className={className}
        aria-describedby={hint}
        data-testid={testid}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
    </>
  );
}
