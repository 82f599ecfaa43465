// A form in a dialog: what it sends, what was refused of it, and beside which field that is told.
import { useState } from 'react';
import { Refusal } from '../api/client';
import { pick, useLang } from '../i18n';
import { useFirstError } from '../ui/first-error';

export function useSend(fields: readonly string[]) {
  const lang = useLang();
  const { form, showFirst } = useFirstError();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const beside = failure instanceof Refusal && failure.field !== undefined && fields.includes(failure.field) ? failure : undefined;
  return {
    form,
    showFirst,
    busy,
    /** What the server said of that field. */
    refused: (field: string): string | undefined => (beside?.field === field ? pick(beside.text, lang) : undefined),
    /** What belongs to no field of the form. */
    failure: beside ? undefined : failure,
    /** What was refused is no longer there once it is typed anew. */
    clear: () => setFailure(undefined),
    async send(task: () => Promise<void>): Promise<void> {
      if (busy) return;
      setBusy(true);
      setFailure(undefined);
      try {
        await task();
      } catch (error) {
        setFailure(error);
        showFirst();
      }
      setBusy(false);
    },
  };
}
