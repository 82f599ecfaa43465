// How mail and letters of an agency look: lines below the letterhead, a colour, a logo.
import { Trans, useLingui } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useSend } from '../body/send';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { SelectField, TextAreaField } from '../ui/field';
import { FilePicker } from '../ui/file-picker';
import { say } from '../ui/toast';

type Accent = Schemas['Accent'];
type Appearance = Schemas['Appearance'];

const accentWords: Record<Accent, MessageDescriptor> = {
  black: msg`Hitam`,
  navy: msg`Biru laut`,
  green: msg`Hijau tua`,
  maroon: msg`Merah manggis`,
  purple: msg`Ungu`,
  teal: msg`Biru kehijauan`,
};
/** As they are printed: domain/appearance has the same. */
const colours: Record<Accent, string> = {
  black: '#000000',
  navy: '#1b2f6e',
  green: '#14532d',
  maroon: '#7a1530',
  purple: '#4c1d79',
  teal: '#0b5155',
};

/** A changed logo has another address, so that no browser shows the one before. */
const logoOf = (agency: string, version: number): string => `/api/v1/agencies/${agency}/appearance/logo?v=${version}`;

const mostLines = 4;
const mostCharacters = mostLines * 91;

/** The head of a letter, about as it will be printed. */
function Sample({ agency, lines, accent, logo }: { agency: string; lines: string[]; accent: Accent; logo: string | undefined }) {
  const top = logo ? 66 : 10;
  return (
    <svg
      viewBox={`0 0 420 ${top + 58 + lines.length * 13}`}
      width="100%"
      role="img"
      aria-label={agency}
      data-testid="appearance-sample"
      className="rounded-md border border-otl-gray-200 bg-white"
    >
      {logo && <image href={logo} x="160" y="10" width="100" height="48" preserveAspectRatio="xMidYMid meet" />}
      <text x="210" y={top + 18} textAnchor="middle" fontSize="13" fontWeight="700" fill={colours[accent]}>
        {agency.toUpperCase().slice(0, 52)}
      </text>
      {lines.map((line, index) => (
        <text key={line} x="210" y={top + 34 + index * 13} textAnchor="middle" fontSize="9.5" fill="#111111">
          {line}
        </text>
      ))}
      <path d={`M20 ${top + 36 + lines.length * 13} H400`} stroke={colours[accent]} strokeWidth="1.5" />
    </svg>
  );
}

function Logo({ agency, appearance, onChange }: { agency: string; appearance: Appearance; onChange(changed: Appearance): void }) {
  const sending = useSend([]);
  const change = (task: () => Promise<Appearance>, done: ReactNode): void => {
    void sending.send(async () => {
      onChange(await task());
      say('success', done);
    });
  };
  const path = { params: { path: { id: agency } } };
  const choose = (file: File | undefined): void => {
    if (!file) return;
    change(
      () =>
        ask(
          api.PUT('/agencies/{id}/appearance/logo', {
            ...path,
            body: file as unknown as string,
            bodySerializer: (bytes) => bytes as unknown as string,
            headers: { 'Content-Type': 'image/png' },
          }),
        ),
      <Trans>Logo disimpan.</Trans>,
    );
  };
  return (
    <div className="space-y-3">
      <p className="text-body-md font-medium text-txt-black-900">
        <Trans>Logo</Trans>
      </p>
      <p id="appearance-logo-hint" className="text-body-sm text-txt-black-500">
        <Trans>Fail PNG, tidak melebihi 60 KB, setiap sisi 16 hingga 1,000 piksel.</Trans>
      </p>
      <FilePicker testid="appearance-logo" accept="image/png" hint="appearance-logo-hint" onChosen={([file]) => choose(file)}>
        <Trans>Pilih fail logo</Trans>
      </FilePicker>
      {sending.failure !== undefined && <FailureMessage failure={sending.failure} testid="appearance-logo-error" />}
      {appearance.has_logo && (
        <Button
          variant="default-outline"
          data-testid="appearance-logo-remove"
          onClick={() => change(() => ask(api.DELETE('/agencies/{id}/appearance/logo', path)), <Trans>Logo dibuang.</Trans>)}
        >
          <Trans>Buang logo</Trans>
        </Button>
      )}
    </div>
  );
}

function AccentField({ accent, set }: { accent: Accent; set(accent: Accent): void }) {
  const { i18n } = useLingui();
  return (
    <SelectField
      label={<Trans>Warna</Trans>}
      testid="appearance-accent"
      value={accent}
      onChange={(event) => set(event.currentTarget.value as Accent)}
    >
      {(Object.keys(accentWords) as Accent[]).map((one) => (
        <option key={one} value={one}>
          {i18n._(accentWords[one])}
        </option>
      ))}
    </SelectField>
  );
}

function Form({ agency, name, first }: { agency: string; name: string; first: Appearance }) {
  const sending = useSend(['header', 'accent']);
  const [shown, setShown] = useState(first);
  const [version, setVersion] = useState(0);
  const [text, setText] = useState(first.header.join('\n'));
  const [accent, setAccent] = useState<Accent>(first.accent);
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void sending.send(async () => {
      const changed = await ask(
        api.PUT('/agencies/{id}/appearance', { params: { path: { id: agency } }, body: { header: lines.slice(0, mostLines + 1), accent } }),
      );
      setText(changed.header.join('\n'));
      say('success', <Trans>Rupa surat disimpan.</Trans>);
    });
  };
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <div className="space-y-6">
        <form ref={sending.form} noValidate onSubmit={submit} className="space-y-5">
          <TextAreaField
            label={<Trans>Baris di bawah nama agensi</Trans>}
            hint={<Trans>Alamat, telefon atau cogan kata; tidak melebihi empat baris. Baris ini juga mendahului e-mel.</Trans>}
            optional
            testid="appearance-header"
            rows={4}
            most={mostCharacters}
            value={text}
            error={sending.refused('header')}
            onInput={(event) => {
              setText(event.currentTarget.value);
              sending.clear();
            }}
          />
          <AccentField accent={accent} set={setAccent} />
          {sending.failure !== undefined && <FailureMessage failure={sending.failure} testid="appearance-error" />}
          <Button type="submit" busy={sending.busy} data-testid="appearance-save">
            <Trans>Simpan</Trans>
          </Button>
        </form>
        <Logo
          agency={agency}
          appearance={shown}
          onChange={(changed) => {
            setShown(changed);
            setVersion((before) => before + 1);
          }}
        />
      </div>
      <div className="space-y-2">
        <p className="text-body-sm text-txt-black-500">
          <Trans>Contoh kepala surat</Trans>
        </p>
        <Sample
          agency={name}
          lines={lines.slice(0, mostLines)}
          accent={accent}
          logo={shown.has_logo ? logoOf(agency, version) : undefined}
        />
        <p className="text-body-sm text-txt-black-500">
          <Trans>Surat yang telah dikeluarkan kekal dengan rupa asalnya.</Trans>
        </p>
      </div>
    </div>
  );
}

export function AppearanceCard({ agency, name }: { agency: string; name: string }) {
  const [loaded] = useLoaded(agency, () => ask(api.GET('/agencies/{id}/appearance', { params: { path: { id: agency } } })));
  return (
    <Card className="space-y-4" data-testid="appearance">
      <CardTitle>
        <Trans>Rupa e-mel dan surat</Trans>
      </CardTitle>
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="appearance-error" />}
      {loaded.status === 'loading' && <Skeleton lines={5} />}
      {loaded.status === 'here' &&
        (loaded.data.may_edit ? (
          <Form agency={agency} name={name} first={loaded.data} />
        ) : (
          <>
            <Callout>
              <Trans>Hanya pentadbir bagi seluruh agensi boleh mengubah rupa surat.</Trans>
            </Callout>
            <Sample
              agency={name}
              lines={loaded.data.header}
              accent={loaded.data.accent}
              logo={loaded.data.has_logo ? logoOf(agency, 0) : undefined}
            />
          </>
        ))}
    </Card>
  );
}
