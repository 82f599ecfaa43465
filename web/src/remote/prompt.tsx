// What the clock page shows on a remote day: the question when a pulse is asked, and the way to the day's own page.
import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import { Icon } from '../ui/icon';
import { useStore } from '../ui/store';
import { AskPulse } from './ask';
import { openPulse, pulses, usePulses } from './pulse';

export function PulsePrompt() {
  usePulses();
  const open = openPulse(useStore(pulses));
  if (open) return <AskPulse pulse={open} />;
  return (
    <Link href="/bekerja-jauh" data-testid="remote-day-link" className="flex min-h-11 items-center gap-2 text-body-md font-medium text-txt-primary underline">
      <Icon name="place" className="size-5" />
      <Trans>Hari bekerja jarak jauh</Trans>
    </Link>
  );
}
