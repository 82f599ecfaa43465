// Where one stands on the way from a file to slips, and the choosing of a file, which begins it and mends it.
import { Trans, useLingui } from '@lingui/react/macro';
import { type DragEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { FailureMessage } from '../session/parts';
import { Callout } from '../ui/callout';
import { FilePicker } from '../ui/file-picker';
import { Icon } from '../ui/icon';
import { mostBytes, sendFile } from './send';

export function Steps({ current }: { current: 1 | 2 | 3 | 4 }) {
  const { t } = useLingui();
  const names = [t`Pilih fail`, t`Semak`, t`Simpan`, t`Edarkan slip`];
  return (
    <ol aria-label={t`Langkah`} className="grid grid-cols-4 gap-2">
      {names.map((name, index) => {
        const number = index + 1;
        const reached = number <= current;
        return (
          <li key={name} aria-current={number === current ? 'step' : undefined} className="min-w-0 text-center">
            <span
              aria-hidden="true"
              className={`mx-auto flex size-8 items-center justify-center rounded-full text-body-sm font-semibold ${
                reached ? 'bg-primary-600 text-white' : 'bg-gray-200 text-txt-black-700'
              }`}
            >
              {number}
            </span>
            <span className={`mt-1 block text-body-sm ${number === current ? 'font-semibold text-txt-black-900' : 'text-txt-black-700'}`}>
              {name}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Sends what was chosen, and goes to what was found. */
function useSending(continues: string | undefined) {
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [large, setLarge] = useState(false);
  const send = async (file: File | undefined): Promise<void> => {
    if (!file || busy) return;
    setFailure(undefined);
    setLarge(file.size > mostBytes);
    if (file.size > mostBytes) return;
    setBusy(true);
    try {
      const found = await sendFile(file, continues);
      go(`/import-pegawai/${found.id}`);
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, failure, large };
}

/** Chosen or dropped, a file is sent at once: nothing of it is stored by that. */
export function ChooseFile({ continues }: { continues?: string | undefined }) {
  const { t } = useLingui();
  const [over, setOver] = useState(false);
  const { send, busy, failure, large } = useSending(continues);
  const drop = (event: DragEvent<HTMLFieldSetElement>): void => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer?.files[0]);
  };
  return (
    <div className="space-y-4">
      <fieldset
        aria-label={t`Fail pegawai`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`min-w-0 space-y-3 rounded-xl border-2 border-dashed p-6 text-center ${over ? 'border-primary-600 bg-bg-primary-50' : 'border-otl-gray-300'}`}
      >
        <Icon name="document" className="mx-auto size-8 text-txt-black-500" />
        <p className="text-body-md text-txt-black-700">
          <Trans>Seret fail Excel (.xlsx) atau CSV ke sini, atau</Trans>
        </p>
        <FilePicker
          testid="officer-import-file"
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          variant={continues ? 'primary-outline' : 'primary-fill'}
          busy={busy}
          className="mx-auto"
          onChosen={([file]) => void send(file)}
        >
          {busy ? <Trans>Sedang menyemak…</Trans> : continues ? <Trans>Pilih fail yang dibetulkan</Trans> : <Trans>Pilih fail</Trans>}
        </FilePicker>
        <p className="text-body-sm text-txt-black-500">
          <Trans>Paling besar 5 MB. Fail disemak dahulu; tiada apa-apa disimpan.</Trans>
        </p>
      </fieldset>
      {large && (
        <Callout
          tone="danger"
          role="alert"
          data-testid="officer-import-large"
          title={<Trans>Fail ini melebihi 5 MB. Bahagikan kepada beberapa fail.</Trans>}
        />
      )}
      {failure !== undefined && <FailureMessage failure={failure} testid="officer-import-error" />}
    </div>
  );
}
