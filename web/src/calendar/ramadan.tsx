// Ramadan of the year: its days, how sure they are, and the form that moves them.
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { api, ask } from '../api/client';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { TextField } from '../ui/field';
import { CertaintyField, type Done, FormDialog, SourceField, useFieldError } from './forms';
import { CertaintyTag, Ground } from './list';
import { WhatFollows, useTrial } from './trial';
import type { Certainty, Ramadan } from './words';

export function RamadanCard({
  year,
  ramadans,
  mayEdit,
  onEdit,
}: {
  year: number;
  ramadans: Ramadan[];
  mayEdit: boolean;
  onEdit(row: Ramadan | undefined): void;
}) {
  const lang = useLang();
  return (
    <Card data-testid="calendar-ramadan">
      <CardTitle>
        <Trans>Ramadan</Trans>
      </CardTitle>
      {ramadans.length === 0 && (
        <p className="mt-2 text-body-md text-txt-black-700">
          <Trans>Tempoh Ramadan {String(year)} belum ada dalam kalendar.</Trans>
        </p>
      )}
      {ramadans.map((row) => (
        <div key={row.id} className="mt-2">
          <p className="flex flex-wrap items-center gap-2 text-body-md font-medium text-txt-black-900">
            {date(row.first_day, lang)} – {date(row.last_day, lang)} <CertaintyTag certainty={row.certainty} />
          </p>
          <Ground row={row} />
          {mayEdit && (
            <Button
              size="small"
              variant="default-outline"
              data-testid="ramadan-edit"
              className="mt-2 print:hidden"
              onClick={() => onEdit(row)}
            >
              {row.certainty === 'tentative' ? <Trans>Sahkan atau pinda</Trans> : <Trans>Pinda</Trans>}
            </Button>
          )}
        </div>
      ))}
      {mayEdit && ramadans.length === 0 && (
        <Button
          size="small"
          variant="default-outline"
          data-testid="ramadan-edit"
          className="mt-2 print:hidden"
          onClick={() => onEdit(undefined)}
        >
          <Trans>Tambah Ramadan</Trans>
        </Button>
      )}
    </Card>
  );
}

export function RamadanForm({
  row,
  year,
  onDone,
  onClose,
}: {
  row: Ramadan | undefined;
  year: number;
  onDone(done: Done): void;
  onClose(): void;
}) {
  const [first, setFirst] = useState(row?.first_day ?? `${year}-01-01`);
  const [last, setLast] = useState(row?.last_day ?? `${year}-01-30`);
  const [source, setSource] = useState('');
  const [certainty, setCertainty] = useState<Certainty>('official');
  const post = (dry_run: boolean) => {
    const body = { first_day: first, last_day: last, source, certainty, dry_run, ...(row && { replaces: row.id }) };
    return ask(api.POST('/calendar/ramadans', { body }));
  };
  const form = useTrial(
    () => post(true),
    async () => {
      const { edit_id } = await post(false);
      onDone({ text: <Trans>Tempoh Ramadan disimpan.</Trans>, edit: edit_id ?? undefined });
    },
  );
  const error = useFieldError(form.failure);
  const move = (set: (day: string) => void, day: string): void => {
    set(day);
    form.forget();
  };
  return (
    <FormDialog
      title={<Trans>Tempoh Ramadan</Trans>}
      testid="ramadan-form"
      submit={<Trans>Simpan</Trans>}
      busy={form.busy}
      failure={form.failure}
      fields={['first_day', 'last_day', 'source']}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <TextField
        label={<Trans>Hari pertama</Trans>}
        testid="ramadan-first"
        type="date"
        value={first}
        error={error('first_day')}
        onInput={(event) => move(setFirst, event.currentTarget.value)}
      />
      <TextField
        label={<Trans>Hari terakhir</Trans>}
        testid="ramadan-last"
        type="date"
        value={last}
        error={error('last_day')}
        onInput={(event) => move(setLast, event.currentTarget.value)}
      />
      <SourceField value={source} error={error('source')} onChange={setSource} />
      <CertaintyField value={certainty} onChange={setCertainty} />
      <WhatFollows form={form} />
    </FormDialog>
  );
}
