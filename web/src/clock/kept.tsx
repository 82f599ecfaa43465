import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { pick, useLang } from '../i18n';
import { time } from '../i18n/format';
import { kindWords } from '../i18n/words';
import { Button } from '../ui/button';
import { askFirst } from '../ui/ask';
import { DoorIcon } from '../ui/icon';
import { outbox } from './delivery';
import type { KeptPress } from './storage';

export const useKept = (): KeptPress[] => useSyncExternalStore(outbox.subscribe, outbox.list);

async function removeKnowingly(key: string): Promise<void> {
  const sure = await askFirst({
    title: <Trans>Buang rakaman ini?</Trans>,
    body: <Trans>Rakaman ini ditolak oleh pelayan dan tidak akan dihantar lagi. Selepas dibuang, ia tidak dapat dikembalikan.</Trans>,
    yes: <Trans>Buang</Trans>,
    no: <Trans>Simpan dahulu</Trans>,
    danger: true,
  });
  if (sure) await outbox.remove(key);
}

function KeptItem({ press, sending }: { press: KeptPress; sending: boolean }) {
  const lang = useLang();
  const { i18n } = useLingui();
  const refused = press.state === 'refused';
  return (
    <li data-testid="kept" data-kind={press.body.kind} data-key={press.key} data-state={sending ? 'sending' : refused ? 'refused' : 'waiting'} className="flex gap-3 py-3">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-warning-100 text-warning-800">
        <DoorIcon kind={press.body.kind} className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="text-body-lg font-medium">{i18n._(kindWords[press.body.kind])}</span>
          <span className="text-heading-2xs font-semibold tabular-nums">{press.body.claimed_at && time(press.body.claimed_at)}</span>
        </p>
        <p className="text-body-sm font-medium text-warning-800">
          {refused ? <Trans>Ditolak oleh pelayan</Trans> : sending ? <Trans>Sedang dihantar…</Trans> : <Trans>Menunggu penghantaran</Trans>}
        </p>
        {refused && press.refusal && (
          <div className="mt-1 space-y-2">
            <p data-testid="kept-message" className="text-body-md text-txt-black-700">
              {pick(press.refusal.text, lang)}
            </p>
            <Button variant="danger-outline" data-testid="kept-remove" onClick={() => void removeKnowingly(press.key)}>
              <Trans>Buang rakaman ini</Trans>
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

/** Presses that the server has not confirmed. A press in hand is shown by the button instead. */
export function KeptPresses() {
  const presses = useKept().filter((press) => press.state !== 'in_hand');
  const sending = useSyncExternalStore(outbox.subscribe, outbox.sending);
  if (presses.length === 0) return null;
  const waiting = presses.some((press) => press.state === 'waiting');
  return (
    <section className="rounded-xl border-2 border-warning-400 bg-bg-white p-5 sm:p-6">
      <h2 className="font-heading text-body-lg font-semibold">
        <Plural value={presses.length} one="# rakaman pada peranti ini" other="# rakaman pada peranti ini" />
      </h2>
      <ul className="mt-1 divide-y divide-otl-gray-200">
        {presses.map((press) => (
          <KeptItem key={press.key} press={press} sending={press.key === sending} />
        ))}
      </ul>
      {waiting && (
        <>
          <p className="mt-2 text-body-sm text-txt-black-700">
            <Trans>Rakaman dihantar secara automatik apabila pelayan dapat dihubungi. Masa di atas ialah masa pada peranti ini. Jika dihantar lewat, rakaman perlu diterima dahulu sebelum dikira.</Trans>
          </p>
          <div className="mt-3 flex flex-wrap items-center gap-3">
            <Button variant="default-outline" data-testid="kept-retry" busy={sending !== undefined} onClick={() => void outbox.flush(true)}>
              <Trans>Hantar sekarang</Trans>
            </Button>
          </div>
          <p data-testid="install-hint" className="mt-3 text-body-sm text-txt-black-500">
            <Trans>Jangan padam data pelayar. Pasang SPOT-Me pada skrin utama supaya pelayar tidak membuang rakaman yang disimpan.</Trans>
          </p>
        </>
      )}
    </section>
  );
}
