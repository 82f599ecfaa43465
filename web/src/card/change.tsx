import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { colourWords } from './words';

/** A change of a card in one line: proposed, or approved and from when. */
export function Change({ change }: { change: Schemas['CardChange'] }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const from = i18n._(colourWords[change.from]);
  const to = i18n._(colourWords[change.to]);
  const day = change.valid_from && date(change.valid_from, lang);
  return (
    <span className="text-body-sm">
      {day ? (
        <Trans>
          Bertukar daripada {from} kepada {to} mulai {day}
        </Trans>
      ) : (
        <Trans>
          Dicadangkan bertukar daripada {from} kepada {to}; menunggu kelulusan Ketua Jabatan
        </Trans>
      )}
    </span>
  );
}
