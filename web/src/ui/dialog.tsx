// The browser's own dialog: it traps the focus, closes on Escape and gives the focus back, and writes no style of its own.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

interface DialogProps {
  title: ReactNode;
  role?: 'dialog' | 'alertdialog';
  testid: string;
  onClose(): void;
  children: ReactNode;
}

/** Open as long as it is in the page. */
export function Dialog({ title, role = 'dialog', testid, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const leaving = useRef(false);
  const id = useId();
  // In the same step as the page's change: a key pressed right after must not meet a page without a focus.
  useLayoutEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      leaving.current = true;
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      role={role}
      aria-labelledby={`${id}-title`}
      data-testid={testid}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A second Escape, or the way back of a phone, closes it without asking.
      onClose={() => {
        if (!leaving.current) onClose();
      }}
      className="m-auto w-[calc(100%-2rem)] max-w-lg rounded-xl border border-otl-gray-200 bg-bg-dialog p-6 text-txt-black-900 shadow-context-menu backdrop:bg-gray-950/50"
    >
      <h2 id={`${id}-title`} className="font-heading text-heading-2xs font-semibold">
        {title}
      </h2>
      <div className="mt-3 space-y-5">{children}</div>
    </dialog>
  );
}
