// Why: the kind of the reason and its words, as every form that asks for a decision has them.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Refusal } from '../api/client';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { TextAreaField } from '../ui/field';
import { ReasonKindField } from './parts';

/** The server's limit. */
export const mostText = 2_000;

export interface Said {
  kind: string;
  text: string;
}

/** What the server says of a field, or that it is empty once one has tried to send. */
export function useFieldErrors(failure: unknown, tried: boolean): (names: readonly string[], empty?: boolean) => string | undefined {
  const { t } = useLingui();
  const lang = useLang();
  return (names, empty = false) => {
    if (failure instanceof Refusal && failure.field !== undefined && names.includes(failure.field)) return pick(failure.text, lang);
    return tried && empty ? t`Sila lengkapkan.` : undefined;
  };
}

/** Files are added between the two: what the kind asks for. */
export function Explanation({ said, set, errorOf }: { said: Said; set(change: Partial<Said>): void; errorOf: ReturnType<typeof useFieldErrors> }) {
  return (
    <>
      <ReasonKindField testid="reason-kind" value={said.kind} error={errorOf(['kind', 'reason_kind'], !said.kind)} set={(kind) => set({ kind })} />
      <TextAreaField
        label={<Trans>Penjelasan</Trans>}
        hint={<Trans>Apa yang berlaku, dan apa yang anda buat.</Trans>}
        testid="reason-text"
        most={mostText}
        value={said.text}
        error={errorOf(['text'], !said.text.trim())}
        onInput={(event) => set({ text: event.currentTarget.value })}
      />
    </>
  );
}

interface SendProps {
  /** In words, what must still be filled in. */
  missing: readonly string[];
  busy: boolean;
  failure: unknown;
  children: ReactNode;
}

/** The foot of such a form: what is missing, what went wrong, and the button, under the thumb. */
export function Send({ missing, busy, failure, children }: SendProps) {
  const list = missing.join(', ');
  return (
    <div className="space-y-3">
      {failure !== undefined && (
        <div className="space-y-1.5">
          <FailureMessage failure={failure} testid="form-error" />
          <p className="text-body-sm text-txt-black-700">
            <Trans>Apa yang anda tulis disimpan pada peranti ini sehingga berjaya dihantar.</Trans>
          </p>
        </div>
      )}
      <p role="status" data-testid="form-missing" data-count={missing.length} className="min-h-5 text-body-sm text-txt-black-700">
        {missing.length > 0 ? <Trans>Belum lengkap: {list}</Trans> : <Trans>Lengkap. Sedia untuk dihantar.</Trans>}
      </p>
      <Button type="submit" size="large" busy={busy} data-testid="form-send" className="!w-full">
        {children}
      </Button>
    </div>
  );
}
