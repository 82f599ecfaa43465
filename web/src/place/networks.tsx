// Networks of an office: a press that comes through one of them is known to come from there.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { today } from '../day/calendar';
import { UnitField } from '../grant/units';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { EndDialog } from './end-dialog';
import { Versions } from './versions';

type Network = Schemas['KeptNetwork'];
interface Draft {
  network: Network | undefined;
  prefix: string;
}

function useForm(agency: string, { network, prefix }: Draft, onDone: () => void) {
  const { t } = useLingui();
  const lang = useLang();
  const [draft, setDraft] = useState({ name: network?.name ?? '', unit: network?.unit.id ?? '', prefix: network?.prefix ?? prefix, from: today(), reason: '' });
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { form, showFirst } = useFirstError();
  const empty: Record<string, boolean> = { name: !draft.name.trim(), unit_id: !draft.unit, prefix: !draft.prefix.trim(), from: !draft.from };
  const send = async (): Promise<void> => {
    setTried(true);
    setFailure(undefined);
    if (busy || Object.values(empty).includes(true)) return showFirst();
    setBusy(true);
    try {
      const body = { unit_id: draft.unit, name: draft.name.trim(), prefix: draft.prefix.trim(), from: draft.from, reason: draft.reason.trim() };
      if (network) await ask(api.PUT('/agencies/{id}/networks/{network_id}', { params: { path: { id: agency, network_id: network.id } }, body }));
      else await ask(api.POST('/agencies/{id}/networks', { params: { path: { id: agency } }, body }));
      say('success', t`Rangkaian disimpan.`);
      onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
      showFirst();
    }
  };
  const errorOf = (field: string): string | undefined => {
    if (failure instanceof Refusal && failure.field === field) return pick(failure.text, lang);
    return tried && empty[field] ? t`Sila isi medan ini.` : undefined;
  };
  return { draft, set: (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part })), send, busy, failure, errorOf, form };
}

function NetworkForm({ agency, of, onDone, onClose }: { agency: string; of: Draft; onDone(): void; onClose(): void }) {
  const { draft, set, send, busy, failure, errorOf, form } = useForm(agency, of, onDone);
  return (
    <Card data-testid="network-form">
      <form
        ref={form}
        noValidate
        className="space-y-5"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <CardTitle>{of.network ? <Trans>Ubah rangkaian</Trans> : <Trans>Rangkaian baharu</Trans>}</CardTitle>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={<Trans>Nama rangkaian</Trans>} testid="network-name" maxLength={100} value={draft.name} onInput={(event) => set({ name: event.currentTarget.value })} error={errorOf('name')} />
          <UnitField testid="network-unit" value={draft.unit} set={(unit) => set({ unit })} error={errorOf('unit_id')} />
          <TextField
            label={<Trans>Alamat rangkaian</Trans>}
            hint={<Trans>Seperti 10.1.0.0/16 atau 2001:db8::/32. Tanyalah unit teknologi maklumat jika tidak pasti.</Trans>}
            testid="network-prefix"
            maxLength={60}
            autoCapitalize="none"
            spellcheck={false}
            value={draft.prefix}
            onInput={(event) => set({ prefix: event.currentTarget.value })}
            error={errorOf('prefix')}
          />
          <TextField
            label={<Trans>Berkuat kuasa mulai</Trans>}
            hint={<Trans>Hari ini atau selepasnya.</Trans>}
            testid="network-from"
            type="date"
            min={today()}
            value={draft.from}
            onInput={(event) => set({ from: event.currentTarget.value })}
            error={errorOf('from')}
          />
          <TextField label={<Trans>Sebab</Trans>} optional testid="network-reason" maxLength={300} value={draft.reason} onInput={(event) => set({ reason: event.currentTarget.value })} error={errorOf('reason')} />
        </div>
        {failure !== undefined && !(failure instanceof Refusal && failure.field) && <FailureMessage failure={failure} testid="network-error" />}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={busy} data-testid="network-save">
            <Trans>Simpan rangkaian</Trans>
          </Button>
          <Button variant="default-outline" onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Row({ network, onEdit, onVersions, onEnd }: { network: Network; onEdit(): void; onVersions(): void; onEnd(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const { name } = network;
  const from = date(network.from, lang);
  const next = network.next_from ? date(network.next_from, lang) : '';
  return (
    <li data-testid="network" className="flex flex-wrap items-start justify-between gap-3 py-4">
      <div className="min-w-0 space-y-1">
        <p className="break-words font-medium text-txt-black-900">{name}</p>
        <p className="break-all font-mono text-body-sm text-txt-black-700">{network.prefix}</p>
        <p className="text-body-sm text-txt-black-500">
          {network.unit.name} · <Trans>Mulai {from}</Trans>
        </p>
        {next && (
          <Tag tone="primary">
            <Trans>Berubah pada {next}</Trans>
          </Tag>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="default-outline" size="small" data-testid="network-edit" aria-label={t`Ubah ${name}`} onClick={onEdit}>
          <Trans>Ubah</Trans>
        </Button>
        <Button variant="default-outline" size="small" data-testid="network-versions" aria-label={t`Versi lalu ${name}`} onClick={onVersions}>
          <Trans>Versi lalu</Trans>
        </Button>
        <Button variant="default-outline" size="small" data-testid="network-end" aria-label={t`Tamatkan ${name}`} onClick={onEnd}>
          <Trans>Tamatkan</Trans>
        </Button>
      </div>
    </li>
  );
}

function Present({ page, onAdd }: { page: Schemas['NetworkPage']; onAdd(): void }) {
  const { address, address_in: known } = page;
  return (
    <Callout tone={known ? 'success' : 'info'} data-testid="network-present" data-address={address} title={<Trans>Alamat anda sekarang: {address}</Trans>}>
      {known ? (
        <Trans>Alamat ini sudah dikenali sebagai {known}.</Trans>
      ) : (
        <div className="space-y-3">
          <p>
            <Trans>Alamat ini belum dikenali. Jika anda berada di pejabat sekarang, tambahkannya sebagai rangkaian pejabat.</Trans>
          </p>
          <Button variant="primary-outline" data-testid="network-add-present" onClick={onAdd}>
            <Trans>Tambah alamat ini</Trans>
          </Button>
        </div>
      )}
    </Callout>
  );
}

export function Networks({ agency }: { agency: string }) {
  const { t } = useLingui();
  const [editing, edit] = useState<Draft>();
  const [ending, setEnding] = useState<Network>();
  const [looking, look] = useState<Network>();
  const list = usePaged(
    `networks ${agency}`,
    (after) => ask(api.GET('/agencies/{id}/networks', { params: { path: { id: agency }, query: { ...(after && { after }) } } })),
    (page): Network[] => page.networks,
  );
  return (
    <div className="max-w-3xl space-y-5">
      {list.first.status === 'here' && !editing && <Present page={list.first.data} onAdd={() => edit({ network: undefined, prefix: list.first.status === 'here' ? list.first.data.address : '' })} />}
      {editing ? (
        <NetworkForm
          key={editing.network?.id ?? 'new'}
          agency={agency}
          of={editing}
          onClose={() => edit(undefined)}
          onDone={() => {
            edit(undefined);
            list.renew();
          }}
        />
      ) : (
        <Button data-testid="network-new" onClick={() => edit({ network: undefined, prefix: '' })}>
          <Trans>Tambah rangkaian</Trans>
        </Button>
      )}
      <PagedList
        list={list}
        testid="networks"
        empty={<Trans>Belum ada rangkaian. Tanpa rangkaian, hanya kedudukan peranti menjadi bukti.</Trans>}
        row={(network) => <Row key={network.id} network={network} onEdit={() => edit({ network, prefix: network.prefix })} onVersions={() => look(network)} onEnd={() => setEnding(network)} />}
      />
      {looking && (
        <Versions
          id={looking.id}
          name={looking.name}
          load={() => ask(api.GET('/agencies/{id}/networks/{network_id}', { params: { path: { id: agency, network_id: looking.id } } }))}
          onClose={() => look(undefined)}
        />
      )}
      {ending && (
        <EndDialog
          name={ending.name}
          onClose={() => setEnding(undefined)}
          onEnd={async (body) => {
            await ask(api.POST('/agencies/{id}/networks/{network_id}/ending', { params: { path: { id: agency, network_id: ending.id } }, body }));
            say('success', t`Hari terakhir disimpan.`);
            setEnding(undefined);
            list.renew();
          }}
        />
      )}
    </div>
  );
}
