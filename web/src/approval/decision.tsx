// The decision on one case: accepted, rejected, more asked, or taken back, with a note.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, Refusal } from '../api/client';
import { pick, useLang } from '../i18n';
import { useDraft } from '../session/draft';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { TextAreaField } from '../ui/field';
import { say } from '../ui/toast';
import { countTodo } from '../todo/count';
import { type Action, decide, needsNote } from './decide';
import { mostNote } from './own-moves';

type Detail = Schemas['ApprovalDetail'];

/** Of the one result: a refusal as every other call has it. */
async function decideOne(action: Action, note: string, detail: Detail): Promise<void> {
  const { results, failure } = await decide(action, note, [detail]);
  if (failure) throw failure;
  const error = results[0]?.error;
  if (error) throw new Refusal(409, error.code, error.message, undefined, undefined);
}

function useDecision(detail: Detail, moved: () => void) {
  const { t } = useLingui();
  const lang = useLang();
  const draft = useDraft(`decision.${detail.id}`, { note: '' });
  const [wanting, setWanting] = useState<Action>();
  const [busy, setBusy] = useState<Action>();
  const [failure, setFailure] = useState<unknown>();
  const note = draft.value.note.trim();
  const done: Record<Action, string> = {
    accept: t`Keputusan direkodkan: diterima.`,
    reject: t`Keputusan direkodkan: tidak diterima.`,
    ask: t`Permintaan maklumat telah dihantar.`,
    take_back: t`Keputusan telah ditarik balik.`,
  };
  async function act(action: Action): Promise<void> {
    if (busy) return;
    setFailure(undefined);
    setWanting(needsNote(action) && !note ? action : undefined);
    if (needsNote(action) && !note) return document.querySelector<HTMLElement>('[data-testid="decision-note"]')?.focus();
    setBusy(action);
    try {
      await decideOne(action, note, detail);
      draft.forget();
      say('success', done[action]);
      void countTodo();
    } catch (why) {
      setFailure(why);
      // The case may have gone on meanwhile, and this form with it.
      if (why instanceof Refusal) say('error', pick(why.text, lang));
    }
    setBusy(undefined);
    moved();
  }
  return { draft, note, wanting, busy, failure, act };
}

type State = ReturnType<typeof useDecision>;

function Note({ state, label }: { state: State; label: React.ReactNode }) {
  const { t } = useLingui();
  const { draft, note, wanting } = state;
  return (
    <TextAreaField
      label={label}
      hint={<Trans>Wajib jika ditolak atau jika maklumat diminta. Pegawai membacanya.</Trans>}
      testid="decision-note"
      rows={3}
      most={mostNote}
      value={draft.value.note}
      error={wanting && !note ? t`Sila nyatakan catatan.` : undefined}
      onInput={(event) => draft.set({ note: event.currentTarget.value })}
    />
  );
}

/** While it waits. */
export function Decision({ detail, moved }: { detail: Detail; moved(): void }) {
  const state = useDecision(detail, moved);
  const { busy, failure, act } = state;
  const behalf = detail.on_behalf_of;
  return (
    <Card data-testid="decision" className="space-y-4 print:hidden">
      <CardTitle>
        <Trans>Keputusan anda</Trans>
      </CardTitle>
      {behalf && (
        <p data-testid="on-behalf-of" className="text-body-md font-medium text-primary-700">
          <Trans>Atas nama {behalf}</Trans>
        </p>
      )}
      <Note state={state} label={<Trans>Catatan</Trans>} />
      {failure !== undefined && <FailureMessage failure={failure} testid="decision-error" />}
      <div className="grid gap-3 sm:grid-cols-3">
        <Button size="large" data-testid="decision-accept" busy={busy !== undefined} className="!w-full" onClick={() => void act('accept')}>
          <Trans>Terima</Trans>
        </Button>
        <Button size="large" variant="danger-outline" data-testid="decision-reject" busy={busy !== undefined} className="!w-full" onClick={() => void act('reject')}>
          <Trans>Tolak</Trans>
        </Button>
        {detail.state !== 'more_information' && (
          <Button size="large" variant="default-outline" data-testid="decision-ask" busy={busy !== undefined} className="!w-full" onClick={() => void act('ask')}>
            <Trans>Minta maklumat</Trans>
          </Button>
        )}
      </div>
    </Card>
  );
}

/** After it was decided: of reasons alone, whose decision has touched nothing but the issue. */
export function TakeBack({ detail, moved }: { detail: Detail; moved(): void }) {
  const state = useDecision(detail, moved);
  return (
    <details className="group print:hidden">
      <summary data-testid="take-back-open" className="inline-flex min-h-11 cursor-pointer items-center text-body-md font-medium text-txt-primary underline">
        <Trans>Tarik balik keputusan ini</Trans>
      </summary>
      <Card className="mt-2 space-y-4">
        <Note state={state} label={<Trans>Sebab keputusan ditarik balik</Trans>} />
        {state.failure !== undefined && <FailureMessage failure={state.failure} testid="decision-error" />}
        <Button variant="danger-outline" data-testid="decision-take_back" busy={state.busy !== undefined} className="!w-full sm:!w-auto" onClick={() => void state.act('take_back')}>
          <Trans>Tarik balik keputusan</Trans>
        </Button>
      </Card>
    </details>
  );
}
