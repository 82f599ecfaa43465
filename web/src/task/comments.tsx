// What was said of a task or of a day, as a conversation, and the line with which one answers.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { currentOfficer } from '../session/session';
import { useDraft } from '../session/draft';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { TextAreaField } from '../ui/field';
import { most } from './words';

type Comment = Schemas['Comment'];

function Bubble({ comment }: { comment: Comment }) {
  const lang = useLang();
  const mine = comment.by.id === currentOfficer()?.id;
  return (
    <li data-testid="comment" data-mine={mine} className={`flex ${mine ? 'justify-end' : ''}`}>
      <div className={`max-w-[85%] space-y-1 rounded-xl px-4 py-2.5 ${mine ? 'rounded-br-sm bg-bg-primary-50' : 'rounded-bl-sm bg-bg-washed'}`}>
        <p className="text-body-sm text-txt-black-700">
          <span className="font-semibold">{mine ? <Trans>Anda</Trans> : comment.by.name}</span>{' '}
          <time dateTime={comment.at} className="tabular-nums">
            {dateTime(comment.at, lang)}
          </time>
        </p>
        <p className="whitespace-pre-line break-words text-body-md text-txt-black-900">{comment.text}</p>
      </div>
    </li>
  );
}

interface BoxProps {
  /** Names the draft. */
  of: string;
  label: string;
  send(text: string): Promise<unknown>;
  sent(): void;
}

/** A few lines that go at once. */
export function CommentBox({ of, label, send, sent }: BoxProps) {
  const { t } = useLingui();
  const draft = useDraft(`comment.${of}`, { text: '' });
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const text = draft.value.text.trim();
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (busy || text === '') return;
    setBusy(true);
    setFailure(undefined);
    try {
      await send(text);
      draft.forget();
      setTried(false);
      sent();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <form noValidate data-testid="comment-form" onSubmit={(event) => void submit(event)} className="space-y-2 print:hidden">
      <TextAreaField
        label={label}
        testid="comment-text"
        rows={2}
        most={most.comment}
        value={draft.value.text}
        error={tried && text === '' ? t`Sila tulis ulasan.` : undefined}
        onInput={(event) => draft.set({ text: event.currentTarget.value })}
      />
      {failure !== undefined && <FailureMessage failure={failure} testid="comment-error" />}
      <Button type="submit" variant="primary-outline" busy={busy} data-testid="comment-send">
        <Trans>Hantar ulasan</Trans>
      </Button>
    </form>
  );
}

export function Comments({ comments }: { comments: readonly Comment[] }) {
  if (comments.length === 0) return null;
  return (
    <ul data-testid="comments" data-count={comments.length} aria-live="polite" className="space-y-3">
      {comments.map((comment) => (
        <Bubble key={comment.id} comment={comment} />
      ))}
    </ul>
  );
}
