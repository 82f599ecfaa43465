import { Trans, useLingui } from '@lingui/react/macro';
import { time } from '../i18n/format';
import { Icon } from '../ui/icon';
import { type Look, looks } from './words';

interface MarkProps {
  look: Look;
  /** The hour in which it is asked, `10:00`. */
  from: string;
  to: string;
  askedAt?: string | null | undefined;
  answeredAt?: string | null | undefined;
  late?: boolean | undefined;
}

/** One pulse: a picture, its word, and its time; of one ahead only the hour. */
export function Mark({ look, from, to, askedAt, answeredAt, late }: MarkProps) {
  const { i18n } = useLingui();
  const { word, icon, box } = looks[look];
  const answered = answeredAt && time(answeredAt);
  const asked = askedAt && time(askedAt);
  return (
    <li data-testid="pulse" data-look={look} data-hour={from} className={`flex min-w-28 flex-1 flex-col gap-1 rounded-lg border p-3 ${box}`}>
      <span className="flex items-center gap-1.5 text-body-sm font-semibold tabular-nums">
        <Icon name={icon} className="size-5 shrink-0" />
        {asked || `${from}–${to}`}
      </span>
      <span className="text-body-sm">{i18n._(word)}</span>
      {answered && (
        <span className="text-body-xs tabular-nums">
          <Trans>dijawab {answered}</Trans>
          {late && (
            <>
              {' · '}
              <Trans>lewat</Trans>
            </>
          )}
        </span>
      )}
    </li>
  );
}
