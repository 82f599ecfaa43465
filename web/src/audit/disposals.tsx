// Destruction of what is past its time: proposed with the approval of Arkib Negara, confirmed by another administrator.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { date, dateTime } from '../i18n/format';
import { usePaged } from '../list/paged';
import { More } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { Tag, type Tone } from '../ui/tag';
import { say } from '../ui/toast';

type Disposal = Schemas['Disposal'];

const tones: Record<Disposal['state'], Tone> = { proposed: 'warning', confirmed: 'danger', withdrawn: 'default', done: 'success' };

function State({ state }: { state: Disposal['state'] }) {
  const { t } = useLingui();
  const words = { proposed: t({ message: 'Menunggu pengesahan', context: 'pelupusan' }), confirmed: t`Disahkan; dilaksanakan malam ini`, withdrawn: t`Ditarik balik`, done: t`Dilaksanakan` };
  return <Tag tone={tones[state]}>{words[state]}</Tag>;
}

function Row({ one, mayKeep, moved }: { one: Disposal; mayKeep: boolean; moved(): void }) {
  const lang = useLang();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const move = async (what: 'confirmation' | 'withdrawal'): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const path = { params: { path: { id: one.id } } };
    try {
      await ask(what === 'confirmation' ? api.POST('/disposals/{id}/confirmation', path) : api.POST('/disposals/{id}/withdrawal', path));
      moved();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  const open = one.state === 'proposed' || one.state === 'confirmed';
  return (
    <li data-testid="disposal" data-state={one.state} className="space-y-2 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-body-md font-medium">
          {pick(one.name, lang)} · <Trans>sebelum {date(one.before, lang)}</Trans>
        </p>
        <State state={one.state} />
      </div>
      <p className="break-words text-body-md text-txt-black-700">
        <Trans>
          {one.counted} rekod semasa dicadangkan. Kelulusan Arkib Negara: {one.reference}
        </Trans>
      </p>
      <p className="text-body-sm text-txt-black-500">
        <Trans>Dicadangkan oleh {one.proposed_by}</Trans> · {dateTime(one.proposed_at, lang)}
        {one.confirmed_at && (
          <>
            {' · '}
            <Trans>disahkan oleh {one.confirmed_by}</Trans>
          </>
        )}
        {one.state === 'done' && (
          <>
            {' · '}
            <Trans>{one.destroyed} dilupuskan</Trans>
          </>
        )}
      </p>
      {failure !== undefined && <FailureMessage failure={failure} testid="disposal-failure" />}
      {mayKeep && open && (
        <div className="flex flex-wrap gap-2">
          {one.state === 'proposed' && !one.own && (
            <Button variant="danger-fill" busy={busy} data-testid="disposal-confirm" onClick={() => void move('confirmation')}>
              <Trans>Sahkan pelupusan</Trans>
            </Button>
          )}
          {one.state === 'proposed' && one.own && (
            <p className="text-body-md text-txt-black-700">
              <Trans>Pentadbir lain hendaklah mengesahkannya.</Trans>
            </p>
          )}
          <Button variant="default-outline" busy={busy} data-testid="disposal-withdraw" onClick={() => void move('withdrawal')}>
            <Trans>Tarik balik</Trans>
          </Button>
        </div>
      )}
    </li>
  );
}

/** Nothing where none was ever proposed. */
export function Disposals({ round, mayKeep }: { round: number; mayKeep: boolean }) {
  const list = usePaged(
    `disposals ${round}`,
    (before) => ask(api.GET('/disposals', { params: { query: { limit: 10, ...(before && { before }) } } })),
    (page) => page.disposals,
  );
  if (list.first.status === 'failed') return <FailureMessage failure={list.first.failure} testid="disposals-error" />;
  if (list.rows.length === 0) return null;
  return (
    <Card data-testid="disposals">
      <CardTitle>
        <Trans>Pelupusan</Trans>
      </CardTitle>
      <ul className="divide-y divide-otl-gray-200">
        {list.rows.map((one) => (
          <Row key={one.id} one={one} mayKeep={mayKeep} moved={list.renew} />
        ))}
      </ul>
      <More list={list} testid="disposals-more" />
    </Card>
  );
}

interface ProposeProps {
  kind: Schemas['RetentionKindPlan'];
  onClose(done: boolean): void;
}

export function ProposeDialog({ kind, onClose }: ProposeProps) {
  const { t } = useLingui();
  const lang = useLang();
  const [before, setBefore] = useState(kind.before);
  const [reference, setReference] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || !reference.trim()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await ask(api.POST('/disposals', { body: { kind: kind.kind, before, reference: reference.trim() } }));
      say('success', t`Cadangan direkodkan. Pentadbir lain hendaklah mengesahkannya.`);
      onClose(true);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={<Trans>Cadangkan pelupusan</Trans>} testid="disposal-dialog" onClose={() => onClose(false)}>
      <form onSubmit={(event) => void submit(event)} noValidate className="space-y-4">
        <Callout tone="warning">
          <Trans>Pelupusan tidak boleh dibatalkan selepas dilaksanakan. Rekod yang ditahan dan urusan yang belum selesai kekal.</Trans>
        </Callout>
        <p className="text-body-md font-medium">{pick(kind.name, lang)}</p>
        <TextField label={<Trans>Rekod sebelum</Trans>} testid="disposal-before" type="date" max={kind.before} value={before} onInput={(event) => event.currentTarget.value && setBefore(event.currentTarget.value)} />
        <TextField
          label={<Trans>Rujukan kelulusan Arkib Negara</Trans>}
          testid="disposal-reference"
          maxLength={200}
          value={reference}
          error={tried && !reference.trim() ? t`Sila lengkapkan.` : undefined}
          onInput={(event) => setReference(event.currentTarget.value)}
        />
        {failure !== undefined && <FailureMessage failure={failure} testid="disposal-error" />}
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="default-outline" data-testid="disposal-cancel" onClick={() => onClose(false)}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" variant="danger-fill" busy={busy} data-testid="disposal-send">
            <Trans>Cadangkan</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
