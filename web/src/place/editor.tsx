// A place that is drawn, or changed from a day on, with a look at what the zone would have meant for the presses of late.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { today } from '../day/calendar';
import { UnitField } from '../grant/units';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { say } from '../ui/toast';
import { type Zone, areaOf, isWhole } from './zone';
import { ZoneFields } from './zone-fields';

interface EditorProps {
  agency: string;
  /** That is changed; undefined for a new one. */
  place: Schemas['KeptPlace'] | undefined;
  zone: Zone;
  set(zone: Zone): void;
  onDone(): void;
  onClose(): void;
}

function useEditor({ agency, place, zone, onDone }: EditorProps) {
  const { t } = useLingui();
  const lang = useLang();
  const [draft, setDraft] = useState({ name: place?.name ?? '', unit: place?.unit.id ?? '', from: today(), reason: '' });
  const [seen, see] = useState<{ zone: Zone; unit: string; preview: Schemas['PlacePreview'] }>();
  const [busy, setBusy] = useState<'preview' | 'save'>();
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { form, showFirst } = useFirstError();
  const radiusGiven = zone.shape === 'polygon' || Number.isFinite(zone.radius);
  const complete = draft.name.trim() !== '' && draft.unit !== '' && draft.from !== '' && isWhole(zone) && radiusGiven;
  const run = async (kind: 'preview' | 'save', work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(kind);
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(error);
      showFirst();
    } finally {
      setBusy(undefined);
    }
  };
  const preview = (): Promise<void> =>
    run('preview', async () => {
      const body = { unit_id: draft.unit, ...(place && { place_id: place.id }), ...areaOf(zone) };
      const found = await ask(api.POST('/agencies/{id}/place-previews', { params: { path: { id: agency } }, body }));
      see({ zone, unit: draft.unit, preview: found });
    });
  const save = (): Promise<void> =>
    run('save', async () => {
      const body = { unit_id: draft.unit, name: draft.name.trim(), from: draft.from, reason: draft.reason.trim(), ...areaOf(zone) };
      if (place) await ask(api.PUT('/agencies/{id}/places/{place_id}', { params: { path: { id: agency, place_id: place.id } }, body }));
      else await ask(api.POST('/agencies/{id}/places', { params: { path: { id: agency } }, body }));
      say('success', place ? t`Perubahan lokasi disimpan.` : t`Lokasi disimpan.`);
      onDone();
    });
  const errorOf = (field: string): string | undefined => {
    if (failure instanceof Refusal && failure.field === field) return pick(failure.text, lang);
    if (!tried) return undefined;
    const fields: Record<string, boolean> = { name: draft.name.trim() === '', unit_id: draft.unit === '', from: draft.from === '', radius_m: !radiusGiven };
    if (fields[field]) return t`Sila isi medan ini.`;
    if (field === 'centre' && zone.shape === 'circle' && !zone.centre) return t`Pilih pusat pada peta, atau taip koordinatnya.`;
    if (field === 'ring' && zone.shape === 'polygon' && zone.ring.length < 3) return t`Poligon memerlukan sekurang-kurangnya 3 bucu.`;
    return undefined;
  };
  const whenComplete = (work: () => Promise<void>): void => {
    setTried(true);
    if (complete) void work();
    else showFirst();
  };
  const shown = seen && seen.zone === zone && seen.unit === draft.unit ? seen.preview : undefined;
  return { draft, set: (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part })), preview, save, busy, failure, errorOf, whenComplete, shown, form };
}

function Effect({ preview, changed }: { preview: Schemas['PlacePreview']; changed: boolean }) {
  const lang = useLang();
  const from = date(preview.from, lang);
  const { inside_before: before, inside_after: after, looked_at: looked, with_position: all } = preview;
  return (
    <Callout tone={changed && after < before ? 'warning' : 'info'} role="status" data-testid="zone-effect" title={<Trans>Kesan ke atas rakaman sejak {from}</Trans>}>
      <p>
        {changed ? (
          <Trans>
            Di dalam zon sekarang: {before} rakaman. Di dalam zon baharu: {after} rakaman.
          </Trans>
        ) : (
          <Trans>Di dalam zon ini: {after} rakaman.</Trans>
        )}
      </p>
      <p className="text-body-sm text-txt-black-500">
        <Trans>
          Dikira daripada {looked} rakaman berkedudukan di sekitarnya ({all} semuanya); rakaman seorang pegawai sahaja tidak dikira. Rakaman yang sudah
          digredkan tidak berubah.
        </Trans>
      </p>
    </Callout>
  );
}

export function Editor(props: EditorProps) {
  const { place, zone, set: setZone, onClose } = props;
  const { draft, set, preview, save, busy, failure, errorOf, whenComplete, shown, form } = useEditor(props);
  const refusedField = failure instanceof Refusal && failure.field !== undefined;
  return (
    <Card data-testid="place-editor">
      <form
        ref={form}
        noValidate
        className="space-y-5"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          whenComplete(save);
        }}
      >
        <CardTitle>{place ? <Trans>Ubah lokasi</Trans> : <Trans>Lokasi baharu</Trans>}</CardTitle>
        <TextField label={<Trans>Nama lokasi</Trans>} testid="place-name" maxLength={100} value={draft.name} onInput={(event) => set({ name: event.currentTarget.value })} error={errorOf('name')} />
        <UnitField testid="place-unit" value={draft.unit} set={(unit) => set({ unit })} error={errorOf('unit_id')} />
        <TextField
          label={<Trans>Berkuat kuasa mulai</Trans>}
          hint={<Trans>Hari ini atau selepasnya.</Trans>}
          testid="place-from"
          type="date"
          min={today()}
          value={draft.from}
          onInput={(event) => set({ from: event.currentTarget.value })}
          error={errorOf('from')}
        />
        <TextField label={<Trans>Sebab</Trans>} optional testid="place-reason" maxLength={300} value={draft.reason} onInput={(event) => set({ reason: event.currentTarget.value })} error={errorOf('reason')} />
        <ZoneFields zone={zone} set={setZone} errorOf={errorOf} />
        {failure !== undefined && !refusedField && <FailureMessage failure={failure} testid="place-error" />}
        {shown && <Effect preview={shown} changed={place !== undefined} />}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={busy === 'save'} data-testid="place-save">
            <Trans>Simpan lokasi</Trans>
          </Button>
          <Button variant="primary-outline" busy={busy === 'preview'} data-testid="place-preview" onClick={() => whenComplete(preview)}>
            <Trans>Lihat kesan</Trans>
          </Button>
          <Button variant="default-outline" data-testid="place-close" onClick={onClose}>
            <Trans>Batal</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}
