// The bar under the thumb for what is ticked, and the question before it is decided.
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextAreaField } from '../ui/field';
import { say } from '../ui/toast';
import { countTodo } from '../todo/count';
import type { Conflict } from './conflicts';
import { type Action, type Result, decide, needsNote } from './decide';
import type { Wanted } from './inbox-list';
import { mostNote } from './own-moves';
import type { Entry } from './parts';

/** What takes less is over before one could read that it runs. */
const quietMs = 1_000;

function conflictsOf(results: readonly Result[], entries: readonly Entry[]): Conflict[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return results.flatMap(({ id, error }) => {
    const entry = byId.get(id);
    return error && entry ? [{ entry, code: error.code, message: error.message }] : [];
  });
}

/** Shown once it takes longer than a moment. */
function Progress({ answered, all }: { answered: number; all: number }) {
  const { t } = useLingui();
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), quietMs);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <p role="status" data-testid="decide-progress" className="flex items-center gap-3 text-body-md text-txt-black-700">
      <progress className="h-2 flex-1 accent-primary-600" aria-label={t`Kemajuan`} max={all} value={answered} />
      <Trans>
        {answered} daripada {all}
      </Trans>
    </p>
  );
}

interface DecideProps {
  action: Action;
  entries: readonly Entry[];
  onClose(): void;
  onDone(conflicts: Conflict[]): void;
}

function useDeciding({ action, entries, onDone }: DecideProps) {
  const { t } = useLingui();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [answered, setAnswered] = useState<number>();
  const [failure, setFailure] = useState<unknown>();
  const missing = needsNote(action) && !note.trim();
  async function send(): Promise<void> {
    setTried(true);
    if (missing || answered !== undefined) return;
    setAnswered(0);
    setFailure(undefined);
    const outcome = await decide(action, note, entries, setAnswered);
    void countTodo();
    setAnswered(undefined);
    if (outcome.failure !== undefined) {
      setFailure(outcome.failure);
      return;
    }
    const conflicts = conflictsOf(outcome.results, entries);
    const done = outcome.results.length - conflicts.length;
    if (done > 0) say('success', t`${done} permohonan telah diproses.`);
    onDone(conflicts);
  }
  return { note, setNote, tried, missing, answered, failure, send };
}

function DecideDialog(props: DecideProps) {
  const { t } = useLingui();
  const { action, entries, onClose } = props;
  const { note, setNote, tried, missing, answered, failure, send } = useDeciding(props);
  const count = entries.length;
  const titles: Record<Action, ReactNode> = {
    accept: <Plural value={count} one="Terima # permohonan?" other="Terima # permohonan?" />,
    reject: <Plural value={count} one="Tolak # permohonan?" other="Tolak # permohonan?" />,
    ask: <Plural value={count} one="Minta maklumat bagi # permohonan?" other="Minta maklumat bagi # permohonan?" />,
    take_back: null,
  };
  const words: Record<Action, ReactNode> = {
    accept: <Trans>Terima</Trans>,
    reject: <Trans>Tolak</Trans>,
    ask: <Trans>Minta maklumat</Trans>,
    take_back: null,
  };
  return (
    <Dialog title={titles[action]} testid="decide-dialog" onClose={() => answered === undefined && onClose()}>
      <TextAreaField
        label={<Trans>Catatan</Trans>}
        hint={needsNote(action) ? <Trans>Wajib. Setiap pegawai membacanya.</Trans> : <Trans>Setiap pegawai membacanya.</Trans>}
        optional={!needsNote(action)}
        testid="decide-note"
        rows={3}
        most={mostNote}
        value={note}
        error={tried && missing ? t`Sila nyatakan catatan.` : undefined}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      {answered !== undefined && <Progress answered={answered} all={count} />}
      {failure !== undefined && <FailureMessage failure={failure} testid="decide-error" />}
      <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
        <Button variant="default-outline" data-testid="decide-cancel" onClick={onClose}>
          <Trans>Batal</Trans>
        </Button>
        <Button variant={action === 'reject' ? 'danger-fill' : 'primary-fill'} data-testid="decide-send" busy={answered !== undefined} onClick={() => void send()}>
          {words[action]}
        </Button>
      </div>
    </Dialog>
  );
}

interface BarProps {
  ticked: ReadonlyMap<string, Entry>;
  /** What a key asked for. */
  wanted: Wanted | undefined;
  rows: readonly Entry[];
  /** The officers are asked already. */
  asked: boolean;
  clear(): void;
  close(): void;
  done(conflicts: Conflict[]): void;
}

export function DecideBar({ ticked, wanted, rows, asked, clear, close, done }: BarProps) {
  const [pressed, setPressed] = useState<Action>();
  const count = ticked.size;
  const action = pressed ?? wanted?.action;
  const one = rows.find(({ id }) => id === wanted?.row);
  const entries = count > 0 ? [...ticked.values()] : one ? [one] : [];
  const leave = (): void => {
    setPressed(undefined);
    close();
  };
  return (
    <>
      {count > 0 && (
        <div
          data-testid="decide-bar"
          data-count={count}
          className="sticky bottom-24 z-20 flex flex-wrap items-center gap-2 rounded-xl border border-otl-gray-300 bg-bg-white p-3 shadow-context-menu md:bottom-4 print:hidden"
        >
          <button type="button" data-testid="decide-clear" onClick={clear} className="min-h-11 basis-full rounded-md px-2 text-left text-body-md font-medium underline sm:basis-auto">
            <Plural value={count} one="# dipilih, kosongkan" other="# dipilih, kosongkan" />
          </button>
          <Button data-testid="decide-accept" className="flex-1" onClick={() => setPressed('accept')}>
            <Trans>Terima</Trans>
          </Button>
          <Button variant="danger-outline" data-testid="decide-reject" className="flex-1" onClick={() => setPressed('reject')}>
            <Trans>Tolak</Trans>
          </Button>
          {!asked && (
            <Button variant="default-outline" data-testid="decide-ask" className="flex-1" onClick={() => setPressed('ask')}>
              <Trans>Tanya</Trans>
            </Button>
          )}
        </div>
      )}
      {action && entries.length > 0 && !(asked && action === 'ask') && (
        <DecideDialog
          action={action}
          entries={entries}
          onClose={leave}
          onDone={(conflicts) => {
            leave();
            done(conflicts);
          }}
        />
      )}
    </>
  );
}
