import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { distance } from '../i18n/format';
import { Icon } from '../ui/icon';
import { useStore } from '../ui/store';
import { type PositionState, positionState, preciseMetres } from './position';

function words(now: PositionState): ReactNode {
  switch (now.state) {
    case 'asking':
      return <Trans>Menyemak kedudukan…</Trans>;
    case 'prompt':
      return <Trans>Pelayar akan meminta kebenaran kedudukan semasa anda menekan butang.</Trans>;
    case 'locating':
      return <Trans>Sedang mencari kedudukan…</Trans>;
    case 'ready': {
      const accuracy = distance(now.accuracy);
      return now.accuracy <= preciseMetres ? <Trans>Kedudukan tepat, ± {accuracy}</Trans> : <Trans>Kedudukan kurang tepat, ± {accuracy}</Trans>;
    }
    case 'denied':
      return <Trans>Kedudukan tidak dibenarkan. Rakaman tetap diterima, dengan gred bukti yang lebih rendah.</Trans>;
    case 'unsupported':
      return <Trans>Peranti ini tidak dapat memberikan kedudukan. Rakaman tetap diterima.</Trans>;
    default:
      return <Trans>Kedudukan tidak diperoleh. Rakaman tetap diterima, dengan gred bukti yang lebih rendah.</Trans>;
  }
}

/** Where the device is, as far as it knows; the place's name and the grade come with the answer to a press. */
export function PositionLine() {
  const now = useStore(positionState);
  const good = now.state === 'ready' && now.accuracy <= preciseMetres;
  return (
    <p data-testid="position" data-state={now.state} className="flex min-h-10 items-start justify-center gap-1.5 text-center text-body-sm text-txt-black-700">
      <Icon name={good ? 'done' : 'place'} className={`mt-px size-4.5 ${good ? 'text-success-700' : 'text-txt-black-500'}`} />
      <span>{words(now)}</span>
    </p>
  );
}
