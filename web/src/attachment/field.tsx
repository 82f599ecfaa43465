// Attachments in a form: chosen from the device or photographed, shown as they are sent, taken away again.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Refusal } from '../api/client';
import { pick, useLang } from '../i18n';
import { Button } from '../ui/button';
import { CheckField } from '../ui/field';
import { FilePicker } from '../ui/file-picker';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { type Attachments, type Item, mayTryAgain } from './attachments';
import { sizeText } from './size';

/** As the server's limit of one submission. */
const mostFiles = 10;

interface FieldProps {
  attachments: Attachments;
  /** All of them are papers of health: the kind of reason says so, and nothing is left to tick. */
  health?: boolean;
  /** None of them is a paper of health: it is not asked for. */
  plain?: boolean;
  required?: boolean;
  error?: ReactNode;
}

function Fault({ item }: { item: Item }) {
  const lang = useLang();
  if (item.fault === 'type') return <Trans>Fail ini bukan PDF, JPEG atau PNG.</Trans>;
  if (item.fault === 'size') return <Trans>Fail ini melebihi 5 MB.</Trans>;
  if (item.failure instanceof Refusal) return <>{pick(item.failure.text, lang)}</>;
  return <Trans>Fail ini belum dihantar kerana pelayan tidak dapat dihubungi.</Trans>;
}

function Progress({ item }: { item: Item }) {
  const { t } = useLingui();
  const { name } = item;
  const percent = Math.round(item.share * 100);
  return (
    <p className="flex items-center gap-2">
      <progress className="h-2 w-32 accent-primary-600" aria-label={t`Kemajuan menghantar ${name}`} max={100} value={percent} />
      <span aria-hidden="true">{percent} %</span>
    </p>
  );
}

function Row({ item, health, attachments, onRemove }: { item: Item; health: boolean; attachments: Attachments; onRemove(): void }) {
  const lang = useLang();
  const { name } = item;
  const sending = item.state === 'preparing' || item.state === 'sending';
  return (
    <li data-testid="attachment" data-state={item.state} className="flex flex-wrap items-center gap-3 px-3 py-2.5 sm:flex-nowrap">
      {item.thumbnail ? (
        <img src={item.thumbnail} alt="" className="size-12 shrink-0 rounded-md border border-otl-gray-200 object-cover" />
      ) : (
        <span className="flex size-12 shrink-0 items-center justify-center rounded-md bg-gray-100 text-txt-black-500">
          <Icon name="card" />
        </span>
      )}
      <div className="min-w-0 flex-1 space-y-0.5 text-body-sm text-txt-black-500">
        <p className="break-words text-body-md font-medium text-txt-black-900">{name}</p>
        {sending ? <Progress item={item} /> : <p>{sizeText(item.size, lang)}</p>}
        {(item.restricted || health) && (
          <Tag>
            <Trans>Dokumen kesihatan</Trans>
          </Tag>
        )}
        {item.state === 'failed' && (
          <p data-testid="attachment-error" className="flex items-start gap-1.5 font-medium text-danger-700">
            <Icon name="attention" className="mt-0.5 size-4" />
            <span>
              <Fault item={item} />
            </span>
          </p>
        )}
      </div>
      <div className="flex gap-2">
        {item.state === 'failed' && item.fault === undefined && mayTryAgain(item.failure) && (
          <Button variant="default-outline" size="small" data-testid="attachment-again" onClick={() => attachments.again(item.key)}>
            <Trans>Hantar semula</Trans>
            <span className="sr-only">{name}</span>
          </Button>
        )}
        <Button variant="default-outline" size="small" data-testid="attachment-remove" onClick={onRemove}>
          {sending ? <Trans>Batal</Trans> : <Trans>Buang</Trans>}
          <span className="sr-only">{name}</span>
        </Button>
      </div>
    </li>
  );
}

/** How the list stands, for those who do not see it. */
function useSpoken(attachments: Attachments): string {
  const { t } = useLingui();
  const [here, failed] = [attachments.ids.length, attachments.items.filter((item) => item.state === 'failed').length];
  if (attachments.busy) return t`Fail sedang dihantar.`;
  if (failed > 0) return t`${here} fail dilampirkan, ${failed} gagal.`;
  return here > 0 ? t`${here} fail dilampirkan.` : '';
}

function About({ health, id }: { health: boolean; id: string }) {
  return (
    <p id={id} className="text-body-sm text-txt-black-500">
      <Trans>PDF, JPEG atau PNG, sehingga 5 MB setiap satu. Gambar yang besar dikecilkan dahulu.</Trans>
      {health && (
        <>
          {' '}
          <Trans>Dokumen ini terhad: hanya anda dan pegawai yang mengendalikan kes ini boleh melihatnya.</Trans>
        </>
      )}
    </p>
  );
}

function Pickers({ free, onChosen }: { free: number; onChosen(files: File[]): void }) {
  const phone = typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches;
  if (free <= 0) {
    return (
      <p className="text-body-sm text-txt-black-700">
        <Trans>Paling banyak {mostFiles} fail.</Trans>
      </p>
    );
  }
  return (
    <div className="flex flex-wrap gap-3">
      <FilePicker testid="attachment-pick" accept="image/*,application/pdf" multiple onChosen={onChosen}>
        <Trans>Pilih fail</Trans>
      </FilePicker>
      {phone && (
        <FilePicker testid="attachment-photo" accept="image/*" capture onChosen={onChosen}>
          <Trans>Ambil gambar</Trans>
        </FilePicker>
      )}
    </div>
  );
}

export function AttachmentField({ attachments, health = false, plain = false, required = false, error }: FieldProps) {
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const [ticked, tick] = useState(false);
  const spoken = useSpoken(attachments);
  const free = mostFiles - attachments.items.length;
  const add = (files: File[]): void => attachments.add(files.slice(0, free), health || ticked);
  const remove = (item: Item): void => {
    attachments.remove(item.key);
    group.current?.focus(); // the button that was pressed is gone
  };
  return (
    <fieldset
      ref={group}
      tabIndex={-1}
      data-testid="attachments"
      aria-describedby={[`${id}-about`, error && `${id}-error`].filter(Boolean).join(' ')}
      className="space-y-3 outline-none"
    >
      <legend className="text-body-md font-medium text-txt-black-900">
        <Trans>Lampiran</Trans>
        {!required && (
          <span className="font-normal text-txt-black-500">
            {' '}
            <Trans>(tidak wajib)</Trans>
          </span>
        )}
      </legend>
      <About health={health} id={`${id}-about`} />
      {attachments.items.length > 0 && (
        <ul className="divide-y divide-otl-gray-200 rounded-lg border border-otl-gray-200">
          {attachments.items.map((item) => (
            <Row key={item.key} item={item} health={health} attachments={attachments} onRemove={() => remove(item)} />
          ))}
        </ul>
      )}
      {!health && !plain && (
        <CheckField
          label={<Trans>Dokumen kesihatan</Trans>}
          hint={<Trans>Tandakan sebelum memilih fail. Hanya anda dan pegawai yang mengendalikan kes ini boleh melihatnya.</Trans>}
          testid="attachment-restricted"
          checked={ticked}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
      )}
      <Pickers free={free} onChosen={add} />
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {error && (
        <p id={`${id}-error`} data-testid="attachments-error" className="flex items-start gap-1.5 text-body-sm font-medium text-danger-700">
          <Icon name="attention" className="mt-0.5 size-4" />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  );
}
