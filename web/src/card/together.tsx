// Many changes of cards approved at once: each is decided on what was seen, and what was refused is listed.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { askFirst } from '../ui/ask';
import { say } from '../ui/toast';

type Entry = Schemas['CardListEntry'];
type Result = Schemas['CardApprovalResults']['results'][number];

/** As many as the server takes at once. */
const mostAtOnce = 200;

export interface Ticks {
  /** What may be ticked, and what is. */
  open: Entry[];
  ticked: Entry[];
  toggle(entry: Entry): void;
  all(): void;
  none(): void;
}

export function useTicks(open: Entry[]): Ticks {
  const [ids, setIds] = useState<string[]>([]);
  return {
    open,
    ticked: open.filter((entry) => ids.includes(entry.officer_id)),
    toggle: ({ officer_id: id }) => setIds(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]),
    all: () => setIds(open.slice(0, mostAtOnce).map((entry) => entry.officer_id)),
    none: () => setIds([]),
  };
}

/** Those that were refused, by name, with why. */
function Refused({ results, names }: { results: Result[]; names: Record<string, string> }) {
  const lang = useLang();
  return (
    <Callout
      tone="warning"
      role="status"
      data-testid="cards-refused"
      data-count={results.length}
      title={<Trans>Yang tidak diluluskan</Trans>}
    >
      <ul className="list-disc pl-5">
        {results.map((one) => (
          <li key={one.officer_id}>
            {names[one.officer_id]}: {one.error && pick(one.error.message, lang)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

export function Together({ agency, ticks, renew }: { agency: string; ticks: Ticks; renew(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ results: Result[]; names: Record<string, string> }>();
  const count = ticks.ticked.length;

  async function approve(): Promise<void> {
    const sure = await askFirst({
      title: <Trans>Luluskan {count} pertukaran kad?</Trans>,
      body: <Trans>Kad bertukar pada hari pertama bulan depan. Surat dikeluarkan bagi pertukaran kepada kad hijau atau merah.</Trans>,
      yes: <Trans>Luluskan</Trans>,
      no: <Trans>Batal</Trans>,
    });
    if (!sure) return;
    setBusy(true);
    try {
      const approvals = ticks.ticked.flatMap((entry) =>
        entry.change ? [{ officer_id: entry.officer_id, month: entry.change.month, to: entry.change.to }] : [],
      );
      const names = Object.fromEntries(ticks.ticked.map((entry) => [entry.officer_id, entry.name]));
      const { results } = await ask(api.POST('/agencies/{id}/card-approvals', { params: { path: { id: agency } }, body: { approvals } }));
      const against = results.filter((one) => one.error);
      const done = results.length - against.length;
      setRefused(against.length > 0 ? { results: against, names } : undefined);
      say(against.length > 0 ? 'error' : 'success', t`Pertukaran kad yang diluluskan: ${done}.`);
      ticks.none();
    } catch (error) {
      say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    } finally {
      setBusy(false);
      renew();
    }
  }

  return (
    <>
      {refused && <Refused {...refused} />}
      {ticks.open.length > 1 && (
        <div className="flex flex-wrap gap-3 print:hidden">
          <Button variant="default-outline" data-testid="cards-tick-all" onClick={count === 0 ? ticks.all : ticks.none}>
            {count === 0 ? <Trans>Tandakan semua</Trans> : <Trans>Nyahtanda semua</Trans>}
          </Button>
          {count > 0 && (
            <Button busy={busy} data-testid="cards-approve" onClick={() => void approve()}>
              <Trans>Luluskan {count} yang ditanda</Trans>
            </Button>
          )}
        </div>
      )}
    </>
  );
}
