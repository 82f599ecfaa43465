// Why: the kind of the reason and its words, as every form that asks for a decision has them.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Refusal } from '../api/client';
import type { Attachments } from '../attachment/attachments';
import { AttachmentField } from '../attachment/field';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { TextAreaField } from '../ui/field';
import { ReasonKindField } from './parts';
import { type ReasonKind, useReasonKinds } from './reason-kinds';

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
    if (failure instanceof Refusal && names.some((name) => failure.field === name || failure.field?.startsWith(`${name}[`))) return pick(failure.text, lang);
    return tried && empty ? t`Sila lengkapkan.` : undefined;
  };
}

/** What the chosen kind asks for, and what of it is missing, in words. */
export function useNeeds(said: Said, attachments: Attachments): { kind: ReasonKind | undefined; missing: string[] } {
  const { t } = useLingui();
  const kind = useReasonKinds().find(({ code }) => code === said.kind);
  const missing = [
    ...(said.kind ? [] : [t`jenis alasan`]),
    ...(said.text.trim() || !kind?.needs_text ? [] : [t`penjelasan`]),
    ...(kind?.attachment === 'required' && attachments.ids.length === 0 ? [t`lampiran`] : []),
    ...(attachments.busy ? [t`lampiran sedang dihantar`] : []),
    ...(attachments.unready && !attachments.busy ? [t`fail yang gagal perlu dibuang atau dihantar semula`] : []),
  ];
  return { kind, missing };
}

interface ExplanationProps {
  said: Said;
  attachments: Attachments;
  set(change: Partial<Said>): void;
  errorOf: ReturnType<typeof useFieldErrors>;
}

export function Explanation({ said, attachments, set, errorOf }: ExplanationProps) {
  const { kind } = useNeeds(said, attachments);
  const needsText = kind?.needs_text ?? false;
  const needsPaper = kind?.attachment === 'required';
  return (
    <>
      <ReasonKindField testid="reason-kind" value={said.kind} error={errorOf(['kind', 'reason_kind'], !said.kind)} set={(kind) => set({ kind })} />
      <TextAreaField
        label={<Trans>Penjelasan</Trans>}
        hint={<Trans>Apa yang berlaku, dan apa yang anda buat.</Trans>}
        optional={!needsText}
        testid="reason-text"
        most={mostText}
        value={said.text}
        error={errorOf(['text'], needsText && !said.text.trim())}
        onInput={(event) => set({ text: event.currentTarget.value })}
      />
      <AttachmentField
        attachments={attachments}
        health={kind?.health ?? false}
        required={needsPaper}
        error={errorOf(['attachments'], needsPaper && attachments.ids.length === 0)}
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
