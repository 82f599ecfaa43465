// What the owner is told after signing in: how often somebody gave a wrong password for his account meanwhile.
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { createStore, useStore } from '../ui/store';

/** Set at a sign-in, until it is read. */
export const missedAttempts = createStore(0);

export function MissedAttempts() {
  const count = useStore(missedAttempts);
  if (count === 0) return null;
  return (
    <Callout
      tone="warning"
      data-testid="missed-attempts"
      data-count={count}
      title={
        <Plural
          value={count}
          one="# percubaan log masuk dengan kata laluan yang salah sejak kali terakhir."
          other="# percubaan log masuk dengan kata laluan yang salah sejak kali terakhir."
        />
      }
    >
      <p>
        <Trans>Jika bukan anda, sila tukar kata laluan dan maklumkan kepada pentadbir.</Trans>
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-4">
        <Link href="/kata-laluan" className="font-medium text-txt-primary underline">
          <Trans>Tukar kata laluan</Trans>
        </Link>
        <Button variant="default-outline" size="small" data-testid="missed-attempts-read" onClick={() => missedAttempts.set(0)}>
          <Trans>Itu saya</Trans>
        </Button>
      </div>
    </Callout>
  );
}
