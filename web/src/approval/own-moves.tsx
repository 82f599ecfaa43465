// What the officer may still do with a case of his own: answer what he was asked, or withdraw it.
import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { type Schemas, Refusal, api, ask } from '../api/client';
import { useAttachments } from '../attachment/attachments';
import { AttachmentField } from '../attachment/field';
import { Unready } from '../attachment/unready';
import { today } from '../day/calendar';
import { pick, useLang } from '../i18n';
import { useDraft } from '../session/draft';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { askFirst } from '../ui/ask';
import { TextAreaField } from '../ui/field';
import { say } from '../ui/toast';
import { countTodo } from '../todo/count';

type Detail = Schemas['ApprovalDetail'];

/** The server's limit. */
export const mostNote = 1_000;

function Answer({ detail, moved }: { detail: Detail; moved(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const draft = useDraft(`answer.${detail.id}.${detail.revision}`, { note: '' });
  const attachments = useAttachments();
  // Files that were added stay added when the answer itself fails.
  const added = useRef(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const note = draft.value.note.trim();
  async function send(): Promise<void> {
    setTried(true);
    setFailure(undefined);
    if (busy || !note || attachments.unready) return;
    setBusy(true);
    try {
      const path = { id: detail.id };
      if (attachments.ids.length > 0 && !added.current) await ask(api.POST('/approvals/{id}/attachments', { params: { path }, body: { attachments: attachments.ids } }));
      added.current = true;
      const body = { revision: detail.revision, note };
      const { error } = await ask(api.POST('/approvals/{id}/answer', { params: { path }, body }));
      if (error) throw new Refusal(409, error.code, error.message, undefined, undefined);
      draft.forget();
      say('success', t`Maklumat tambahan telah dihantar.`);
      void countTodo();
    } catch (why) {
      setFailure(why);
      if (why instanceof Refusal) say('error', pick(why.text, lang));
    }
    setBusy(false);
    moved();
  }
  return (
    <Card className="space-y-4 ring-2 ring-warning-300">
      <CardTitle>
        <Trans>Maklumat tambahan diminta daripada anda</Trans>
      </CardTitle>
      <TextAreaField
        label={<Trans>Jawapan anda</Trans>}
        testid="answer-note"
        most={mostNote}
        value={draft.value.note}
        error={tried && !note ? t`Sila lengkapkan.` : undefined}
        onInput={(event) => draft.set({ note: event.currentTarget.value })}
      />
      <AttachmentField attachments={attachments} />
      <Unready attachments={attachments} />
      {failure !== undefined && <FailureMessage failure={failure} testid="answer-error" />}
      <Button data-testid="answer-send" size="large" busy={busy} className="!w-full" onClick={() => void send()}>
        <Trans>Hantar jawapan</Trans>
      </Button>
    </Card>
  );
}

function useWithdrawal(detail: Detail, moved: () => void): () => Promise<void> {
  const { t } = useLingui();
  const lang = useLang();
  return async () => {
    const sure = await askFirst({
      title: <Trans>Tarik balik permohonan ini?</Trans>,
      body: <Trans>Permohonan ini tidak akan diputuskan. Isu yang dijelaskan menjadi belum dijelaskan semula.</Trans>,
      yes: <Trans>Tarik balik</Trans>,
      no: <Trans>Batal</Trans>,
      danger: true,
    });
    if (!sure) return;
    try {
      const body = { revision: detail.revision };
      const { error } = await ask(api.POST('/approvals/{id}/withdrawal', { params: { path: { id: detail.id } }, body }));
      if (error) say('error', pick(error.message, lang));
      else say('success', t`Permohonan telah ditarik balik.`);
      void countTodo();
    } catch (why) {
      say('error', why instanceof Refusal ? pick(why.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    }
    moved();
  };
}

/** A reason that could not be given again is not withdrawn: the server refuses it. */
const mayWithdraw = (detail: Detail): boolean => detail.issue_states.every(({ state, explain_by }) => state === 'withdrawn' || explain_by >= today());

export function OwnMoves({ detail, moved }: { detail: Detail; moved(): void }) {
  const withdraw = useWithdrawal(detail, moved);
  return (
    <>
      {detail.state === 'more_information' && <Answer key={detail.revision} detail={detail} moved={moved} />}
      {mayWithdraw(detail) && (
        <Button variant="danger-outline" data-testid="withdraw" className="!w-full sm:!w-auto print:hidden" onClick={() => void withdraw()}>
          <Trans>Tarik balik permohonan</Trans>
        </Button>
      )}
    </>
  );
}
