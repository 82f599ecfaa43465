import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { today } from '../day/calendar';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { daysBetween } from './days';

/** Until when an answer is asked, in words; nothing where none is, or it has come. */
export function Deadline({ letter }: { letter: Schemas['LetterLine'] }) {
  const lang = useLang();
  if (!letter.reply_by || letter.state !== 'issued') return null;
  const until = date(letter.reply_by, lang);
  const days = daysBetween(today(), letter.reply_by);
  if (letter.overdue)
    return (
      <span data-testid="letter-overdue" className="font-medium text-danger-700">
        <Trans>Jawapan telah lewat: tarikh akhir {until}</Trans>
      </span>
    );
  if (days === 0)
    return (
      <span className="font-medium text-warning-800">
        <Trans>Jawab selewat-lewatnya hari ini, {until}</Trans>
      </span>
    );
  return (
    <span>
      <Trans>
        Jawab selewat-lewatnya pada {until}, {days} hari lagi
      </Trans>
    </span>
  );
}
