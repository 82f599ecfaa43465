// "Where would this point be?": the answer by the very rules that grade a press; nothing is recorded.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { distance } from '../i18n/format';
import { gradeWords } from '../i18n/words';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { TextField } from '../ui/field';
import { Tag } from '../ui/tag';
import { gradeTones, whereTones, whereWords } from './words';
import type { Coordinate } from './zone';
import { PointFields, UseMyPosition } from './zone-fields';

export interface Tried {
  at: Coordinate;
  accuracy: number;
}

type Finding = Schemas['PlaceFinding'];

function Found({ finding }: { finding: Finding }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const letter = finding.grade;
  const grade = i18n._(gradeWords[letter]);
  return (
    <Callout tone={gradeTones[finding.grade]} role="status" data-testid="trial-found" data-grade={finding.grade} title={<Trans>Gred {letter}: {grade}</Trans>}>
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
    </Callout>
  );
}

export function Trial({ agency, unit, tried, set, onClose }: { agency: string; unit: string; tried: Tried | undefined; set(tried: Tried): void; onClose(): void }) {
  const lang = useLang();
  const { t } = useLingui();
  const [accuracy, setAccuracy] = useState('20');
  const [address, setAddress] = useState('');
  const [found, setFound] = useState<{ of: Tried; finding: Finding }>();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const metres = accuracy.trim() === '' ? Number.NaN : Number(accuracy);
  const errorOf = (field: string): string | undefined => (failure instanceof Refusal && failure.field === field ? pick(failure.text, lang) : undefined);
  const test = async (): Promise<void> => {
    setMissing(!tried || !Number.isFinite(metres));
    if (!tried || !Number.isFinite(metres) || busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const body = { unit_id: unit, ...tried.at, accuracy_m: metres, ...(address.trim() && { address: address.trim() }) };
      setFound({ of: tried, finding: await ask(api.POST('/agencies/{id}/place-tests', { params: { path: { id: agency } }, body })) });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
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
        <PointFields at={tried?.at} testid="trial" onPoint={(at) => set({ at, accuracy: Number.isFinite(metres) ? metres : 20 })} latitudeError={errorOf('latitude') ?? (missing && !tried ? t`Pilih satu titik.` : undefined)} longitudeError={errorOf('longitude')} />
        <UseMyPosition
          testid="trial-here"
          onFound={(at, exact) => {
            setAccuracy(String(Math.round(exact)));
            set({ at, accuracy: exact });
          }}
        >
          <Trans>Guna kedudukan saya</Trans>
        </UseMyPosition>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
          <TextField label={<Trans>Ketepatan (meter)</Trans>} testid="trial-accuracy" type="number" min={0} value={accuracy} onInput={(event) => setAccuracy(event.currentTarget.value)} error={errorOf('accuracy_m') ?? (missing && !Number.isFinite(metres) ? t`Sila isi medan ini.` : undefined)} />
          <TextField label={<Trans>Alamat IP</Trans>} optional testid="trial-address" maxLength={60} placeholder="10.1.2.3" value={address} onInput={(event) => setAddress(event.currentTarget.value)} error={errorOf('address')} />
        </div>
        {failure !== undefined && !(failure instanceof Refusal && failure.field) && <FailureMessage failure={failure} testid="trial-error" />}
        {found && found.of === tried && <Found finding={found.finding} />}
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
