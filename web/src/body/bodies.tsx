// Ministries, departments and agencies, as a system administrator keeps them.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { TemporaryPassword } from '../account/temporary-password';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { SearchField, useSettled } from '../list/search';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { ReasonDialog } from '../ui/reason-dialog';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { AgencyForm, SuspensionForm } from './agency-form';
import { AgencyNew } from './agency-new';
import { BodyForm } from './body-form';
import { Cut, useFolded } from './fold';
import type { TreeLine } from './tree';

type Body = Schemas['Body'];
type Agency = Schemas['AgencyPlace'];

/** What is being done in a dialog. */
type Doing =
  | { what: 'body'; kind: Schemas['BodyKind']; body?: Body }
  | { what: 'agency-new' }
  | { what: 'agency'; agency: Agency }
  | { what: 'suspend'; agency: Agency }
  | { what: 'resume'; agency: Agency };

/** The place in the tree, told by the distance from the edge; deeper than six nothing stands. */
export const indents = ['', 'pl-5', 'pl-10', 'pl-14', 'pl-16', 'pl-20', 'pl-24', 'pl-28'];

interface BodyRowProps {
  line: TreeLine<Body, Agency> & { kind: 'body' };
  open: boolean;
  toggle(): void;
  act(doing: Doing): void;
}

function BodyName({ body, below }: { body: Body; below: number }) {
  return (
    <span className="min-w-0">
      <span className="block break-words text-body-md font-semibold text-txt-black-900">{body.name}</span>
      <span className="block text-body-sm text-txt-black-500">
        {body.code} · {body.kind === 'ministry' ? <Trans>Kementerian</Trans> : <Trans>Jabatan</Trans>} ·{' '}
        <span className="whitespace-nowrap">{below === 0 ? <Trans>Tiada agensi</Trans> : <Trans>{below} agensi</Trans>}</span>
      </span>
    </span>
  );
}

function BodyRow({ line: { body, below, depth, leaf }, open, toggle, act }: BodyRowProps) {
  return (
    <li
      data-testid="body"
      data-code={body.code}
      className={`flex items-center justify-between gap-3 py-3 ${indents[depth] ?? ''}`}
    >
      {leaf ? (
        // In line with those that unfold: the width of their sign and the gap after it.
        <div className="flex min-h-11 min-w-0 pl-8">
          <BodyName body={body} below={below} />
        </div>
      ) : (
        <button
          type="button"
          data-testid="body-toggle"
          aria-expanded={open}
          onClick={toggle}
          className="flex min-h-11 min-w-0 items-start gap-3 text-left"
        >
          <Icon name={open ? 'down' : 'right'} className="mt-0.5 size-5 shrink-0 text-txt-primary" />
          <BodyName body={body} below={below} />
        </button>
      )}
      <Button variant="default-outline" className="shrink-0" data-testid="body-edit" onClick={() => act({ what: 'body', kind: body.kind, body })}>
        <Trans>Ubah</Trans>
        <span className="sr-only">{body.name}</span>
      </Button>
    </li>
  );
}

function SuspensionTag({ from }: { from: string }) {
  const lang = useLang();
  const day = date(from, lang);
  return (
    <Tag tone="danger" data-testid="agency-suspended">
      <Trans>Digantung mulai {day}</Trans>
    </Tag>
  );
}

function AgencyRow({ agency, depth, act }: { agency: Agency; depth: number; act(doing: Doing): void }) {
  const lang = useLang();
  const since = agency.since && date(agency.since, lang);
  const name = <span className="sr-only">{agency.name}</span>;
  return (
    <li
      data-testid="agency-row"
      data-code={agency.code}
      className={`flex flex-wrap items-center justify-between gap-3 py-3 ${indents[depth] ?? ''}`}
    >
      <div className="min-w-0 space-y-1 md:pl-8">
        <p className="break-words text-body-md font-medium text-txt-black-900">{agency.name}</p>
        <p className="text-body-sm text-txt-black-500">
          {agency.code} · <Trans>sejak {since}</Trans>
        </p>
        {agency.suspended_from && <SuspensionTag from={agency.suspended_from} />}
      </div>
      <div className="flex flex-wrap gap-2">
        <Link href={`/unit?agensi=${agency.id}`} data-testid="agency-units" className={linkButton()}>
          <Trans context="ramai">Unit</Trans>
          {name}
        </Link>
        <Link href={`/pegawai?agensi=${agency.id}`} data-testid="agency-people" className={linkButton()}>
          <Trans context="ramai">Pegawai</Trans>
          {name}
        </Link>
        <Link href={`/dasar-agensi?agensi=${agency.id}`} data-testid="agency-policies" className={linkButton()}>
          <Trans>Dasar</Trans>
          {name}
        </Link>
        <Button variant="default-outline" data-testid="agency-edit" onClick={() => act({ what: 'agency', agency })}>
          <Trans>Ubah</Trans>
          {name}
        </Button>
        {agency.suspended_from ? (
          <Button variant="default-outline" data-testid="agency-resume" onClick={() => act({ what: 'resume', agency })}>
            <Trans>Sambung semula</Trans>
            {name}
          </Button>
        ) : (
          <Button variant="danger-outline" data-testid="agency-suspend" onClick={() => act({ what: 'suspend', agency })}>
            <Trans>Gantung</Trans>
            {name}
          </Button>
        )}
      </div>
    </li>
  );
}

function Tree({ bodies, agencies, words, act }: { bodies: Body[]; agencies: Agency[]; words: string; act(doing: Doing): void }) {
  const { lines, cut, isOpen, toggle } = useFolded(bodies, agencies, words);
  if (lines.length === 0)
    return (
      <p data-testid="bodies-empty" className="py-6 text-center text-body-md text-txt-black-700">
        <Trans>Tiada kementerian atau agensi yang sepadan.</Trans>
      </p>
    );
  return (
    <>
      <ul className="divide-y divide-otl-gray-200" data-testid="body-tree">
        {lines.map((line) =>
          line.kind === 'body' ? (
            <BodyRow key={line.body.id} line={line} open={isOpen(line)} toggle={() => toggle(line)} act={act} />
          ) : (
            <AgencyRow key={line.agency.id} agency={line.agency} depth={line.depth} act={act} />
          ),
        )}
      </ul>
      {cut && <Cut />}
    </>
  );
}

function Doings({
  doing,
  bodies,
  close,
  founded,
}: {
  doing: Doing;
  bodies: Body[];
  close(changed: boolean): void;
  founded(given: Schemas['FoundedAgency'] | undefined): void;
}) {
  if (doing.what === 'body') return <BodyForm bodies={bodies} kind={doing.kind} body={doing.body} onClose={close} />;
  if (doing.what === 'agency-new') return <AgencyNew bodies={bodies} onClose={founded} />;
  if (doing.what === 'agency') return <AgencyForm bodies={bodies} agency={doing.agency} onClose={close} />;
  if (doing.what === 'suspend') return <SuspensionForm agency={doing.agency} onClose={close} />;
  const { id, name } = doing.agency;
  return (
    <ReasonDialog
      title={<Trans>Sambung semula {name}?</Trans>}
      body={
        <Trans>
          Pegawai agensi boleh log masuk semula serta-merta. Hari yang digantung, termasuk hari ini, tidak dikira terhadap sesiapa.
        </Trans>
      }
      yes={<Trans>Sambung semula</Trans>}
      onClose={() => close(false)}
      onReason={async (reason) => {
        await ask(api.POST('/agencies/{id}/resumption', { params: { path: { id } }, body: { reason } }));
        close(true);
      }}
    />
  );
}

function Adding({ act, hasBodies }: { act(doing: Doing): void; hasBodies: boolean }) {
  return (
    <div className="flex flex-wrap gap-3">
      <Button data-testid="agency-add" onClick={() => act({ what: 'agency-new' })}>
        <Trans>Tambah agensi</Trans>
      </Button>
      <Button variant="default-outline" data-testid="ministry-add" onClick={() => act({ what: 'body', kind: 'ministry' })}>
        <Trans>Tambah kementerian</Trans>
      </Button>
      {hasBodies && (
        <Button variant="default-outline" data-testid="department-add" onClick={() => act({ what: 'body', kind: 'department' })}>
          <Trans>Tambah jabatan</Trans>
        </Button>
      )}
    </div>
  );
}

export function Bodies() {
  const { t } = useLingui();
  const [loaded, reload] = useLoaded('bodies', () => ask(api.GET('/bodies')));
  const [search, setSearch] = useState('');
  const [doing, setDoing] = useState<Doing>();
  const [given, setGiven] = useState<Schemas['AccountWithPassword']>();
  const words = useSettled(search);
  usePage('bodies', t`Kementerian dan agensi`, loaded.status !== 'loading');
  const close = (changed: boolean): void => {
    setDoing(undefined);
    if (!changed) return;
    say('success', <Trans>Perubahan disimpan.</Trans>);
    reload();
  };
  const founded = (made: Schemas['FoundedAgency'] | undefined): void => {
    close(made !== undefined);
    setGiven(made?.administrator);
  };
  return (
    <div className="mx-auto max-w-5xl space-y-5">
      <div className="space-y-1">
        <h1>
          <Trans>Kementerian dan agensi</Trans>
        </h1>
        <p className="text-body-md text-txt-black-700">
          <Trans>Agensi ialah badan yang menyimpan kehadiran. Setiap agensi mempunyai pentadbir dan unitnya sendiri.</Trans>
        </p>
      </div>
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="bodies-error" />}
      {loaded.status === 'loading' && <Skeleton lines={8} />}
      {loaded.status === 'here' && (
        <>
          <Adding act={setDoing} hasBodies={loaded.data.bodies.length > 0} />
          <SearchField label={<Trans>Cari nama atau kod</Trans>} testid="bodies-search" value={search} set={setSearch} />
          <Card>
            <Tree {...loaded.data} words={words} act={setDoing} />
          </Card>
          {doing && <Doings doing={doing} bodies={loaded.data.bodies} close={close} founded={founded} />}
        </>
      )}
      {given && <TemporaryPassword given={given} onClose={() => setGiven(undefined)} />}
    </div>
  );
}
