// How long each kind of record is kept, what is past its time, and its destruction with four eyes.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { number } from '../i18n/number-format';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, Fact, Skeleton } from '../ui/card';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { Disposals, ProposeDialog } from './disposals';
import { useSpan } from './span';

type Kind = Schemas['RetentionKindPlan'];
type Plan = Schemas['RetentionPlan'];

function Way({ way }: { way: Kind['way'] }) {
  if (way === 'automatic') {
    return (
      <Tag>
        <Trans>Dipadam setiap malam</Trans>
      </Tag>
    );
  }
  if (way === 'approval') {
    return (
      <Tag tone="warning">
        <Trans>Dengan kelulusan Arkib Negara</Trans>
      </Tag>
    );
  }
  return (
    <Tag tone="primary">
      <Trans>Tidak dilupuskan oleh sistem</Trans>
    </Tag>
  );
}

function Past({ kind }: { kind: Kind }) {
  const lang = useLang();
  const { rows, held } = kind;
  if (rows === 0) return <Trans>Tiada</Trans>;
  return (
    <>
      <span className="tabular-nums">{kind.more ? <Trans>lebih daripada {rows}</Trans> : number(rows, lang)}</span>
      {kind.oldest && (
        <>
          {', '}
          <Trans>paling lama {date(kind.oldest, lang)}</Trans>
        </>
      )}
      {held > 0 && (
        <span className="block font-normal text-txt-black-700">
          <Trans>{held} ditahan</Trans>
        </span>
      )}
    </>
  );
}

interface KindProps {
  kind: Kind;
  mayKeep: boolean;
  lengthen(): void;
  propose(): void;
}

function KindCard({ kind, mayKeep, lengthen, propose }: KindProps) {
  const lang = useLang();
  const span = useSpan();
  return (
    <Card className="print:break-inside-avoid" data-testid="retention-kind" data-kind={kind.kind} data-rows={kind.rows} data-held={kind.held}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-heading text-body-lg font-semibold">{pick(kind.name, lang)}</h2>
        <Way way={kind.way} />
      </div>
      <p className="mt-1 text-body-md text-txt-black-700">{pick(kind.note, lang)}</p>
      <dl className="mt-2 divide-y divide-otl-gray-200">
        <Fact name={<Trans context="tempoh">Disimpan</Trans>}>
          {span(kind.days)}
          {kind.own && (
            <span className="font-normal text-txt-black-700">
              {' '}
              <Trans>(ditetapkan oleh agensi; asal {span(kind.rule_days)})</Trans>
            </span>
          )}
        </Fact>
        <Fact name={<Trans>Melepasi tempoh</Trans>} data-testid="retention-past">
          <Past kind={kind} />
        </Fact>
        <Fact name={<Trans>Sumber tempoh</Trans>}>
          <span className="font-normal">{kind.source.startsWith('not found') ? <Trans>Tiada sumber rasmi ditemui; nilai lalai sistem</Trans> : kind.source}</span>
        </Fact>
      </dl>
      <div className="mt-3 flex flex-wrap gap-2 print:hidden">
        {kind.way !== 'automatic' && kind.rows > 0 && (
          <>
            <a href={`/api/v1/retention/${kind.kind}/list?format=pdf`} download data-testid="retention-pdf" className={linkButton('outline')}>
              <Trans>Senarai Borang Arkib 3/08 (PDF)</Trans>
            </a>
            <a href={`/api/v1/retention/${kind.kind}/list?format=csv`} download data-testid="retention-csv" className={linkButton('outline')}>
              CSV
            </a>
          </>
        )}
        {mayKeep && !kind.fixed && (
          <Button variant="default-outline" data-testid="retention-lengthen" onClick={lengthen}>
            <Trans>Panjangkan tempoh</Trans>
            <span className="sr-only">{pick(kind.name, lang)}</span>
          </Button>
        )}
        {mayKeep && kind.way === 'approval' && kind.rows > kind.held && (
          <Button variant="danger-outline" data-testid="retention-propose" onClick={propose}>
            <Trans>Cadangkan pelupusan</Trans>
          </Button>
        )}
      </div>
    </Card>
  );
}

function LengthenDialog({ kind, onClose, onPlan }: { kind: Kind; onClose(): void; onPlan(plan: Plan): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [days, setDays] = useState(String(kind.days));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const send = async (body: { days?: number }): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      onPlan(await ask(api.PUT('/retention/{kind}', { params: { path: { kind: kind.kind } }, body })));
      say('success', t`Tempoh simpanan disimpan.`);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (/^\d+$/.test(days)) void send({ days: Number(days) });
  };
  return (
    <Dialog title={pick(kind.name, lang)} testid="retention-dialog" onClose={onClose}>
      <form onSubmit={submit} noValidate className="space-y-4">
        <TextField
          label={<Trans>Disimpan selama (hari)</Trans>}
          hint={<Trans>Sekurang-kurangnya {kind.rule_days} hari. Tujuh tahun ialah 2,557 hari.</Trans>}
          testid="retention-days"
          inputMode="numeric"
          maxLength={5}
          value={days}
          error={/^\d+$/.test(days) ? undefined : t`Sila isi bilangan hari.`}
          onInput={(event) => setDays(event.currentTarget.value)}
        />
        {failure !== undefined && <FailureMessage failure={failure} testid="retention-failure" />}
        <div className="flex flex-wrap justify-end gap-3">
          {kind.own && (
            <Button variant="default-outline" busy={busy} data-testid="retention-reset" onClick={() => void send({})}>
              <Trans>Kembali kepada asal</Trans>
            </Button>
          )}
          <Button variant="default-outline" data-testid="retention-cancel" onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" busy={busy} data-testid="retention-save">
            <Trans>Simpan</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Kinds({ plan, onPlan, onProposed }: { plan: Plan; onPlan(plan: Plan): void; onProposed(): void }) {
  const [lengthening, setLengthening] = useState<Kind>();
  const [proposing, setProposing] = useState<Kind>();
  return (
    <>
      {plan.kinds.map((kind) => (
        <KindCard key={kind.kind} kind={kind} mayKeep={plan.may_keep} lengthen={() => setLengthening(kind)} propose={() => setProposing(kind)} />
      ))}
      {lengthening && (
        <LengthenDialog
          kind={lengthening}
          onClose={() => setLengthening(undefined)}
          onPlan={(next) => {
            setLengthening(undefined);
            onPlan(next);
          }}
        />
      )}
      {proposing && (
        <ProposeDialog
          kind={proposing}
          onClose={(done) => {
            setProposing(undefined);
            if (done) onProposed();
          }}
        />
      )}
    </>
  );
}

export function Retention() {
  const { t } = useLingui();
  const [loaded] = useLoaded('retention', () => ask(api.GET('/retention')));
  const [changed, setChanged] = useState<Plan>();
  const [proposed, setProposed] = useState(0);
  usePage('retention', t`Penyimpanan rekod`, loaded.status !== 'loading');
  const plan = changed ?? (loaded.status === 'here' ? loaded.data : undefined);
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <div className="space-y-1">
        <h1>
          <Trans>Penyimpanan rekod</Trans>
        </h1>
        <p className="text-body-md text-txt-black-700">
          <Trans>Berapa lama setiap jenis rekod disimpan, dan apa yang telah melepasi tempohnya. Halaman ini semakan sahaja: tiada apa yang dilupuskan dengan membukanya.</Trans>
        </p>
      </div>
      <Callout>
        <Trans>Rekod awam tidak boleh dilupuskan tanpa kelulusan bertulis Arkib Negara (Akta 629). Rekod di bawah penahanan kekal sehingga penahanan ditamatkan.</Trans>
      </Callout>
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="retention-error" />}
      {loaded.status === 'loading' && <Skeleton lines={8} />}
      {plan && <Disposals round={proposed} mayKeep={plan.may_keep} />}
      {plan && <Kinds plan={plan} onPlan={setChanged} onProposed={() => setProposed((count) => count + 1)} />}
    </div>
  );
}
