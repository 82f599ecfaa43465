// Where a form is refused, the first field at fault gets the focus: on a phone it may lie far above the button.
import { type RefObject, useEffect, useRef, useState } from 'react';

/** `form` goes on the <form>; `showFirst` is called after what is wrong has been set, and acts once it is drawn. */
export function useFirstError(): { form: RefObject<HTMLFormElement | null>; showFirst(): void } {
  const form = useRef<HTMLFormElement>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (round > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [round]);
  return { form, showFirst: () => setRound((before) => before + 1) };
}
