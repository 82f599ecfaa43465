// Kiosks: shared browsers that stand at a place. Whoever keeps places makes one, and types its code on the device.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { pick, useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { askFirst } from '../ui/ask';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';

type Kiosk = Schemas['Kiosk'];
type Code = Schemas['KioskCode'];

/** Said once: the server keeps only its hash. */
function Made({ made, onClose }: { made: Code; onClose(): void }) {
  const lang = useLang();
  const until = dateTime(made.expires_at, lang);
  const address = `${location.origin}/kiosk`;
  return (
    <Callout tone="success" role="status" data-testid="kiosk-code" data-code={made.code} title={<Trans>Taip kod ini pada peranti kiosk</Trans>}>
      <ol className="list-decimal space-y-2 pl-5">
        <li>
          <Trans>
            Pada peranti itu, buka <strong className="break-all">{address}</strong>
          </Trans>
        </li>
        <li>
          <Trans>Taip kod ini, sekali sahaja, sebelum {until}:</Trans>
          <span className="mt-1 block select-all break-all font-mono text-heading-2xs font-semibold text-txt-black-900">{made.code}</span>
        </li>
      </ol>
      <Button variant="default-outline" className="mt-3" data-testid="kiosk-code-close" onClick={onClose}>
        <Trans>Sudah</Trans>
      </Button>
    </Callout>
  );
}

function NewKiosk({ agency, onMade }: { agency: string; onMade(made: Code): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [places] = useLoaded(`places ${agency}`, () => ask(api.GET('/agencies/{id}/places', { params: { path: { id: agency }, query: { limit: 200 } } })));
  const [draft, setDraft] = useState({ name: '', place: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const errorOf = (field: string, empty: boolean): string | undefined => {
    if (failure instanceof Refusal && failure.field === field) return pick(failure.text, lang);
    return tried && empty ? t`Sila isi medan ini.` : undefined;
  };
  const make = async (): Promise<void> => {
    setTried(true);
    if (busy || !draft.name.trim() || !draft.place) return;
    setBusy(true);
    setFailure(undefined);
    try {
      onMade(await ask(api.POST('/agencies/{id}/kiosks', { params: { path: { id: agency } }, body: { place_id: draft.place, name: draft.name.trim() } })));
      setDraft({ name: '', place: '' });
      setTried(false);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card>
      <form
        noValidate
        className="space-y-5"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void make();
        }}
      >
        <CardTitle>
          <Trans>Kiosk baharu</Trans>
        </CardTitle>
        <p className="text-body-sm text-txt-black-500">
          <Trans>Kiosk ialah komputer atau tablet kongsi yang tetap di satu lokasi. Rakaman melaluinya digredkan sebagai dibuat di lokasi itu.</Trans>
        </p>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={<Trans>Nama kiosk</Trans>} testid="kiosk-name" maxLength={100} value={draft.name} onInput={(event) => setDraft({ ...draft, name: event.currentTarget.value })} error={errorOf('name', !draft.name.trim())} />
          <SelectField label={<Trans>Lokasi kiosk</Trans>} testid="kiosk-place" value={draft.place} onChange={(event) => setDraft({ ...draft, place: event.currentTarget.value })} error={errorOf('place_id', !draft.place)}>
            <option value="">{t`Sila pilih`}</option>
            {places.status === 'here' &&
              places.data.places.map((place) => (
                <option key={place.id} value={place.id}>
                  {place.name}
                </option>
              ))}
          </SelectField>
        </div>
        {failure !== undefined && !(failure instanceof Refusal && failure.field) && <FailureMessage failure={failure} testid="kiosk-error" />}
        <Button type="submit" busy={busy} data-testid="kiosk-make">
          <Trans>Dapatkan kod</Trans>
        </Button>
      </form>
    </Card>
  );
}

function Row({ kiosk, onCode, onEnd }: { kiosk: Kiosk; onCode(): void; onEnd(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const { name } = kiosk;
  const at = kiosk.registered_at ? dateTime(kiosk.registered_at, lang) : '';
  return (
    <li data-testid="kiosk" data-registered={kiosk.registered_at !== null} className="flex flex-wrap items-start justify-between gap-3 py-4">
      <div className="min-w-0 flex-1 space-y-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-txt-black-900">
          {name}
          {at ? (
            <Tag tone="success">
              <Trans>Didaftarkan</Trans>
            </Tag>
          ) : (
            <Tag tone="warning">
              <Trans>Menunggu peranti</Trans>
            </Tag>
          )}
          {!kiosk.place_holds && (
            <Tag tone="danger">
              <Trans>Lokasinya sudah tamat</Trans>
            </Tag>
          )}
        </p>
        <p className="text-body-sm text-txt-black-700">{kiosk.place.name}</p>
        {at && (
          <p className="break-words text-body-sm text-txt-black-500">
            {at} · {kiosk.device}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="default-outline" size="small" data-testid="kiosk-renew" aria-label={t`Kod baharu untuk ${name}`} onClick={onCode}>
          <Trans>Kod baharu</Trans>
        </Button>
        <Button variant="default-outline" size="small" data-testid="kiosk-end" aria-label={t`Tamatkan ${name}`} onClick={onEnd}>
          <Trans>Tamatkan</Trans>
        </Button>
      </div>
    </li>
  );
}

export function Kiosks({ agency }: { agency: string }) {
  const { t } = useLingui();
  const [made, setMade] = useState<Code>();
  const [failure, setFailure] = useState<unknown>();
  const list = usePaged(
    `kiosks ${agency}`,
    (after) => ask(api.GET('/agencies/{id}/kiosks', { params: { path: { id: agency }, query: { ...(after && { after }) } } })),
    (page): Kiosk[] => page.kiosks,
  );
  const run = async (work: () => Promise<void>): Promise<void> => {
    setFailure(undefined);
    try {
      await work();
      list.renew();
    } catch (error) {
      setFailure(error);
    }
  };
  const path = (kiosk: Kiosk) => ({ params: { path: { id: agency, kiosk_id: kiosk.id } } });
  const renew = (kiosk: Kiosk): Promise<void> => run(async () => setMade(await ask(api.POST('/agencies/{id}/kiosks/{kiosk_id}/code', path(kiosk)))));
  const end = async (kiosk: Kiosk): Promise<void> => {
    const { name } = kiosk;
    const sure = await askFirst({
      title: <Trans>Tamatkan {name}?</Trans>,
      body: <Trans>Peranti itu tidak lagi menjadi bukti lokasi, serta-merta. Rakaman yang lepas tidak berubah.</Trans>,
      yes: <Trans>Tamatkan</Trans>,
      no: <Trans>Batal</Trans>,
      danger: true,
    });
    if (!sure) return;
    await run(async () => {
      await ask(api.POST('/agencies/{id}/kiosks/{kiosk_id}/ending', path(kiosk)));
      say('success', t`Kiosk ditamatkan.`);
    });
  };
  return (
    <div className="max-w-3xl space-y-5">
      {made && <Made made={made} onClose={() => setMade(undefined)} />}
      {failure !== undefined && <FailureMessage failure={failure} testid="kiosks-error" />}
      <NewKiosk
        agency={agency}
        onMade={(code) => {
          setMade(code);
          list.renew();
        }}
      />
      <PagedList list={list} testid="kiosks" empty={<Trans>Belum ada kiosk.</Trans>} row={(kiosk) => <Row key={kiosk.id} kiosk={kiosk} onCode={() => void renew(kiosk)} onEnd={() => void end(kiosk)} />} />
    </div>
  );
}
