import { Button as MydsButton } from '@govtechmy/myds-react/button';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';

export type ButtonProps = Omit<ComponentProps<'button'>, 'size' | 'ref' | 'disabled'> & {
  variant?: 'primary-fill' | 'primary-outline' | 'primary-ghost' | 'default-outline' | 'default-ghost' | 'danger-fill' | 'danger-outline';
  size?: 'small' | 'medium' | 'large';
  /** Shown as busy and not to be pressed, but still in the tab order, so that the focus is not lost. */
  busy?: boolean | undefined;
  children: ReactNode;
  'data-testid'?: string;
};

/** A button of MYDS, at least 44 px high; it submits nothing unless told to. */
export function Button({ variant = 'primary-fill', size = 'medium', busy, className = '', onClick, type = 'button', ...rest }: ButtonProps) {
  const guarded = (event: MouseEvent<HTMLButtonElement>): void => {
    if (busy) event.preventDefault();
    else onClick?.(event as never);
  };
  return (
    <MydsButton
      {...(rest as object)}
      type={type as 'button'}
      variant={variant}
      size={size}
      aria-disabled={busy ? 'true' : undefined}
      onClick={guarded as never}
      className={`min-h-11 justify-center aria-disabled:cursor-progress aria-disabled:opacity-60 ${className as string}`}
    />
  );
}

/** The look of a button for a link. */
export const linkButton = (tone: 'fill' | 'outline' = 'outline'): string =>
  `inline-flex min-h-11 items-center justify-center gap-1.5 rounded-md border px-3 py-2 text-body-md font-medium shadow-button ${
    tone === 'fill'
      ? 'border-primary-600 bg-primary-600 text-white hover:bg-primary-700'
      : 'border-otl-gray-300 bg-bg-white text-txt-black-700 hover:bg-bg-white-hover'
  }`;
