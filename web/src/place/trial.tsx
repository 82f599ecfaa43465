// "Where would this point be?": the answer by the very rules that grade a press; nothing is recorded.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useUnits } from '../grant/units';
import { pick, useLang } from '../i18n';
import { distance } from '../i18n/format';
import { gradeWords } from '../i18n/words';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { Tag } from '../ui/tag';
import { gradeTones, whereTones, whereWords } from './words';
import type { Coordinate } from './zone';
import { PointFields, UseMyPosition } from './zone-fields';

export interface Tried {
  at: Coordinate;
  accuracy: number;
}

type Finding = Schemas['PlaceFinding'];

function Found({ finding, unit }: { finding: Finding; unit: string }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const letter = finding.grade;
  const grade = i18n._(gradeWords[letter]);
  return (
    <Callout tone={gradeTones[finding.grade]} role="status" data-testid="trial-found" data-grade={finding.grade} title={<Trans>Gred {letter}: {grade}</Trans>}>
      <p className="mb-2">
        <Trans>Bagi pegawai {unit}:</Trans>
      </p>
      <ul className="list-disc space-y-1 pl-5">
        {finding.reasons.map((reason) => (
          <li key={reason.key}>{pick(reason, lang)}</li>
        ))}
      </ul>
      {finding.places.length > 0 && (
        <ul className="mt-3 space-y-2">
          {finding.places.map((place) => (
            <li key={place.name} className="flex flex-wrap items-center gap-2" data-testid="trial-place" data-where={place.where}>
              <Tag tone={whereTones[place.where]}>{i18n._(whereWords[place.where])}</Tag>
              <span>
                {place.name}
                {place.where !== 'inside' && ` · ${distance(Math.max(0, place.edge_m))}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {finding.elsewhere.map(({ name, unit: other }) => (
        <p key={`${name} ${other}`} className="mt-3" data-testid="trial-elsewhere">
          <Trans>Titik ini di dalam {name}, lokasi {other}, yang tidak dikira bagi unit yang dipilih.</Trans>
        </p>
      ))}
    </Callout>
  );
}

interface TrialProps {
  agency: string;
  /** Whose officers are meant until another unit is chosen. */
  unit: string;
  tried: Tried | undefined;
  set(tried: Tried | undefined): void;
  onClose(): void;
}

function useTrial({ agency, unit: usual, tried }: TrialProps) {
  const lang = useLang();
  const [draft, setDraft] = useState({ unit: '', accuracy: '20', address: '' });
  const [found, setFound] = useState<{ of: string; finding: Finding }>();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const unit = draft.unit || usual;
  const metres = draft.accuracy.trim() === '' ? Number.NaN : Number(draft.accuracy);
  const address = draft.address.trim();
  const body = tried && Number.isFinite(metres) ? { unit_id: unit, ...tried.at, accuracy_m: metres, ...(address && { address }) } : undefined;
  // An answer is shown only beside the very question that it answers.
  const question = JSON.stringify(body);
  const test = async (): Promise<void> => {
    if (busy) return;
    setFound(undefined);
    setFailure(undefined);
    setMissing(!body);
    if (!body) return;
    setBusy(true);
    try {
      setFound({ of: question, finding: await ask(api.POST('/agencies/{id}/place-tests', { params: { path: { id: agency } }, body })) });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const errorOf = (field: string): string | undefined => (failure instanceof Refusal && failure.field === field ? pick(failure.text, lang) : undefined);
  return { draft: { ...draft, unit }, change: (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part })), metres, finding: found && found.of === question ? found.finding : undefined, busy, missing, failure, errorOf, test };
}

export function Trial(props: TrialProps) {
  const { tried, set, onClose } = props;
  const { t } = useLingui();
  const units = useUnits();
  const { draft, change, metres, finding, busy, missing, failure, errorOf, test } = useTrial(props);
  return (
    <Card data-testid="trial">
      <form
        noValidate
        className="space-y-5"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void test();
        }}
      >
        <CardTitle>
          <Trans>Uji satu titik</Trans>
        </CardTitle>
        <p className="text-body-sm text-txt-black-500">
          <Trans>Tekan pada peta, atau taip koordinatnya, untuk melihat bagaimana rakaman di situ akan digredkan. Tiada apa-apa yang direkodkan.</Trans>
        </p>
        <SelectField label={<Trans>Bagi pegawai unit</Trans>} hint={<Trans>Lokasi unit ini dan unit di atasnya dikira.</Trans>} testid="trial-unit" value={draft.unit} error={errorOf('unit_id')} onChange={(event) => change({ unit: event.currentTarget.value })}>
          {units.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <PointFields
          at={tried?.at}
          testid="trial"
          onPoint={(at) => set({ at, accuracy: Number.isFinite(metres) ? metres : 20 })}
          onNoPoint={() => set(undefined)}
          latitudeError={errorOf('latitude') ?? (missing && !tried ? t`Pilih satu titik.` : undefined)}
          longitudeError={errorOf('longitude')}
        />
        <UseMyPosition
          testid="trial-here"
          onFound={(at, exact) => {
            change({ accuracy: String(Math.round(exact)) });
            set({ at, accuracy: exact });
          }}
        >
          <Trans>Gunakan kedudukan saya</Trans>
        </UseMyPosition>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
          <TextField label={<Trans>Ketepatan (meter)</Trans>} testid="trial-accuracy" type="number" min={0} value={draft.accuracy} onInput={(event) => change({ accuracy: event.currentTarget.value })} error={errorOf('accuracy_m') ?? (missing && !Number.isFinite(metres) ? t`Sila isi medan ini.` : undefined)} />
          <TextField label={<Trans>Alamat IP</Trans>} optional testid="trial-address" maxLength={60} placeholder="10.1.2.3" value={draft.address} onInput={(event) => change({ address: event.currentTarget.value })} error={errorOf('address')} />
        </div>
        {failure !== undefined && !(failure instanceof Refusal && failure.field) && <FailureMessage failure={failure} testid="trial-error" />}
        {finding && <Found finding={finding} unit={units.find((one) => one.id === draft.unit)?.name ?? ''} />}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={busy} data-testid="trial-go">
            <Trans>Uji titik ini</Trans>
          </Button>
          <Button variant="default-outline" data-testid="trial-close" onClick={onClose}>
            <Trans>Tutup</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}
