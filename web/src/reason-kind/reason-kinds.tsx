// The kinds of reasons of an agency: the project's, renamed or offered no more, and the agency's own.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { currentOfficer } from '../session/session';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { KindForm } from './form';

export type Kind = Schemas['ReasonKind'];

/** What a kind asks of the officer, in a few words. */
function Asks({ kind }: { kind: Kind }) {
  return (
    <span className="flex flex-wrap gap-2">
      {kind.needs_text && (
        <Tag>
          <Trans>Penjelasan wajib</Trans>
        </Tag>
      )}
      {kind.attachment === 'asked' && (
        <Tag>
          <Trans>Lampiran diminta</Trans>
        </Tag>
      )}
      {kind.attachment === 'required' && (
        <Tag>
          <Trans>Lampiran wajib</Trans>
        </Tag>
      )}
      {kind.health && (
        <Tag tone="primary">
          <Trans>Dokumen kesihatan</Trans>
        </Tag>
      )}
      {kind.own && (
        <Tag>
          <Trans>Agensi sendiri</Trans>
        </Tag>
      )}
    </span>
  );
}

function Row({ kind, onEdit }: { kind: Kind; onEdit: (() => void) | undefined }) {
  const lang = useLang();
  const name = pick(kind.name, lang);
  return (
    <li data-testid="reason-kind" data-code={kind.code} className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0 space-y-1.5">
        <p className="break-words text-body-md font-medium text-txt-black-900">
          {name}
          <span className="font-normal text-txt-black-500"> · {pick(kind.name, lang === 'ms' ? 'en' : 'ms')}</span>
        </p>
        <Asks kind={kind} />
      </div>
      {onEdit && (
        <Button variant="default-outline" size="small" data-testid="reason-kind-edit" onClick={onEdit}>
          <Trans>Ubah</Trans>
          <span className="sr-only">{name}</span>
        </Button>
      )}
    </li>
  );
}

function List({ kinds, onEdit }: { kinds: Kind[]; onEdit: ((kind: Kind) => void) | undefined }) {
  return (
    <ul className="divide-y divide-otl-gray-200">
      {kinds.map((kind) => (
        <Row key={kind.code} kind={kind} onEdit={onEdit && (() => onEdit(kind))} />
      ))}
    </ul>
  );
}

function Book({ book, onEdit }: { book: Schemas['ReasonKindBook']; onEdit(kind: Kind | undefined): void }) {
  const offered = book.kinds.filter((kind) => kind.offered);
  const others = book.kinds.filter((kind) => !kind.offered);
  const edit = book.may_edit ? onEdit : undefined;
  return (
    <>
      {!book.may_edit && (
        <Callout>
          <Trans>Hanya pentadbir bagi seluruh agensi boleh mengubah senarai ini.</Trans>
        </Callout>
      )}
      <Card className="space-y-2" data-testid="reason-kinds-offered">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <CardTitle>
            <Trans>Ditawarkan kepada pegawai</Trans>
          </CardTitle>
          {book.may_edit && (
            <Button data-testid="reason-kind-add" onClick={() => onEdit(undefined)}>
              <Trans>Tambah jenis alasan</Trans>
            </Button>
          )}
        </div>
        <List kinds={offered} onEdit={edit} />
      </Card>
      {others.length > 0 && (
        <Card className="space-y-2" data-testid="reason-kinds-retired">
          <CardTitle>
            <Trans>Tidak lagi ditawarkan</Trans>
          </CardTitle>
          <p className="text-body-md text-txt-black-700">
            <Trans>Nama ini kekal pada alasan yang telah dikemukakan.</Trans>
          </p>
          <List kinds={others} onEdit={edit} />
        </Card>
      )}
    </>
  );
}

export function ReasonKinds() {
  const { t } = useLingui();
  const agency = currentOfficer()?.agency;
  const id = agency?.id ?? '';
  const [loaded, reload] = useLoaded(id, () => ask(api.GET('/agencies/{id}/reason-kinds', { params: { path: { id } } })));
  const [editing, setEditing] = useState<{ kind: Kind | undefined }>();
  usePage('reason-kinds', t({ message: 'Jenis alasan', context: 'ramai' }), loaded.status !== 'loading');
  const close = (changed: boolean): void => {
    setEditing(undefined);
    if (!changed) return;
    say('success', <Trans>Jenis alasan disimpan.</Trans>);
    reload();
  };
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div className="space-y-1">
        <h1>
          <Trans context="ramai">Jenis alasan</Trans>
        </h1>
        <p className="text-txt-black-500">{agency?.name}</p>
        <p className="text-body-md text-txt-black-700">
          <Trans>Pegawai memilih daripada senarai ini apabila menjelaskan sesuatu hari.</Trans>
        </p>
      </div>
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="reason-kinds-error" />}
      {loaded.status === 'loading' && <Skeleton lines={6} />}
      {loaded.status === 'here' && <Book book={loaded.data} onEdit={(kind) => setEditing({ kind })} />}
      {editing && <KindForm agency={id} kind={editing.kind} onClose={close} />}
    </div>
  );
}
