// What could not be decided, in words, each with the way to it.
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { Text } from '../api/client';
import { pick, useLang } from '../i18n';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { About, type Entry } from './parts';

export interface Conflict {
  entry: Entry;
  code: string;
  message: Text;
}

export function Conflicts({ conflicts, close }: { conflicts: readonly Conflict[]; close(): void }) {
  const lang = useLang();
  if (conflicts.length === 0) return null;
  return (
    <Callout
      tone="warning"
      role="alert"
      data-testid="conflicts"
      data-count={conflicts.length}
      title={<Plural value={conflicts.length} one="# permohonan tidak diputuskan" other="# permohonan tidak diputuskan" />}
    >
      <ul className="mt-1 space-y-2">
        {conflicts.map(({ entry, code, message }) => (
          <li key={entry.id} data-testid="conflict" data-code={code} data-id={entry.id}>
            <Link href={`/kelulusan/${entry.id}`} className="font-medium text-txt-primary underline">
              {entry.officer.name}, <About entry={entry} />
            </Link>
            : {pick(message, lang)}
          </li>
        ))}
      </ul>
      <Button variant="default-outline" className="mt-3" data-testid="conflicts-close" onClick={close}>
        <Trans>Faham</Trans>
      </Button>
    </Callout>
  );
}
