// What one may do with a task: the officer moves it and hands it in, who leads him verifies, returns or cancels it.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Refusal, api, ask } from '../api/client';
import { today } from '../day/calendar';
import { pick, useLang } from '../i18n';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { ReasonDialog } from '../ui/reason-dialog';
import { say } from '../ui/toast';
import { nextWeekday } from './address';
import { useMoves } from './moves';
import { CarryWord, Taps } from './parts';
import { type Task, isOpen, may } from './words';

function CancelButton({ task, note, moved }: { task: Task; note: boolean; moved(): void }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  if (!may(task, 'cancel')) return null;
  return (
    <>
      <Button variant="danger-outline" data-testid="task-cancel" onClick={() => setAsking(true)}>
        <Trans>Batalkan tugasan</Trans>
      </Button>
      {asking && (
        <ReasonDialog
          title={<Trans>Batalkan tugasan ini?</Trans>}
          body={note ? <Trans>Pegawai dimaklumkan dengan sebab ini.</Trans> : <Trans>Tugasan ini tidak lagi perlu dibuat. Rekodnya kekal.</Trans>}
          yes={<Trans>Batalkan tugasan</Trans>}
          danger
          least={note ? 1 : 0}
          onClose={() => setAsking(false)}
          onReason={async (reason) => {
            await ask(api.POST('/tasks/{id}/cancellation', { params: { path: { id: task.id } }, body: { revision: task.revision, note: reason } }));
            say('success', t`Tugasan dibatalkan.`);
            setAsking(false);
            moved();
          }}
        />
      )}
    </>
  );
}

function Box({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Card data-testid="task-moves" className="space-y-4 print:hidden">
      <CardTitle>{title}</CardTitle>
      {children}
    </Card>
  );
}

export function OwnMoves({ task: stored, moved }: { task: Task; moved(): void }) {
  const moves = useMoves(moved);
  const task = moves.now(stored);
  const busy = moves.busy !== undefined;
  if (task.may.length === 0 || !(isOpen(task.state) || may(task, 'progress'))) return null;
  const waiting = task.state === 'handed_in';
  const said = moves.said;
  return (
    <Box title={waiting ? <Trans>Menunggu pengesahan</Trans> : <Trans>Kemajuan</Trans>}>
      {!waiting && may(task, 'progress') && <Taps title={task.title} value={task.progress} busy={busy} set={(percent) => void moves.tap(task, percent)} />}
      <p role="status" data-testid="task-said" className="text-body-sm text-success-800">
        {said?.text}
      </p>
      <div className="flex flex-wrap gap-3">
        {may(task, 'hand_in') && (
          <Button data-testid="task-hand-in" busy={busy} onClick={() => void moves.handIn(task)}>
            <Trans>Serah untuk disahkan</Trans>
          </Button>
        )}
        {waiting && may(task, 'progress') && (
          <Button variant="default-outline" data-testid="task-take-back" busy={busy} onClick={() => void moves.tap(task, 75)}>
            <Trans>Tarik balik</Trans>
          </Button>
        )}
        {may(task, 'carry_over') && (
          <Button variant="default-outline" data-testid="task-carry" busy={busy} onClick={() => void moves.carry(task, nextWeekday(today()))}>
            <CarryWord />
          </Button>
        )}
        <CancelButton task={task} note={false} moved={moved} />
      </div>
    </Box>
  );
}

/** Of who leads the officer. */
export function Judge({ task, moved }: { task: Task; moved(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [busy, setBusy] = useState(false);
  const [returning, setReturning] = useState(false);
  const { revision } = task;
  const path = { path: { id: task.id } };
  if (!may(task, 'verify') && !may(task, 'return') && !may(task, 'cancel')) return null;
  async function verify(): Promise<void> {
    setBusy(true);
    try {
      await ask(api.POST('/tasks/{id}/verification', { params: path, body: { revision } }));
      say('success', t`Tugasan disahkan.`);
    } catch (failure) {
      say('error', failure instanceof Refusal ? pick(failure.text, lang) : t`Tidak berjaya. Sila cuba lagi.`);
    }
    setBusy(false);
    moved();
  }
  return (
    <Box title={<Trans>Keputusan anda</Trans>}>
      <div className="flex flex-wrap gap-3">
        {may(task, 'verify') && (
          <Button data-testid="task-verify" busy={busy} onClick={() => void verify()}>
            <Trans>Sahkan</Trans>
          </Button>
        )}
        {may(task, 'return') && (
          <Button variant="default-outline" data-testid="task-return" onClick={() => setReturning(true)}>
            <Trans>Kembalikan</Trans>
          </Button>
        )}
        <CancelButton task={task} note moved={moved} />
      </div>
      {returning && (
        <ReasonDialog
          title={<Trans>Kembalikan kepada pegawai</Trans>}
          body={<Trans>Nyatakan apa yang perlu diperbaiki. Pegawai membacanya dengan segera.</Trans>}
          yes={<Trans>Kembalikan</Trans>}
          onClose={() => setReturning(false)}
          onReason={async (note) => {
            await ask(api.POST('/tasks/{id}/return', { params: path, body: { revision, note } }));
            say('success', t`Tugasan dikembalikan.`);
            setReturning(false);
            moved();
          }}
        />
      )}
    </Box>
  );
}
