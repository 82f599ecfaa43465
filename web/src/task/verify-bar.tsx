// The bar under the thumb for what is ticked, and in words what could not be verified.
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { Refusal, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { say } from '../ui/toast';
import { type Picked, type RefusedOne, type Waiting, reportKey, taskKey } from './team-picked';

/** Each with its outcome, as the server gives it. @throws Refusal, Unreachable */
async function verify(items: readonly Waiting[]): Promise<{ done: number; refused: RefusedOne[] }> {
  const body = {
    tasks: items.flatMap((item) => (item.kind === 'task' ? [{ id: item.id, revision: item.revision }] : [])),
    reports: items.flatMap((item) => (item.kind === 'report' ? [{ officer_id: item.officerId, date: item.date, version: item.version }] : [])),
  };
  const answer = await ask(api.POST('/team/tasks/verification', { body }));
  const byKey = new Map(items.map((item) => [item.key, item]));
  const outcomes = [
    ...answer.tasks.map(({ id, error }) => ({ key: taskKey(id), error })),
    ...answer.reports.map(({ officer_id, date, error }) => ({ key: reportKey(officer_id, date), error })),
  ];
  const refused = outcomes.flatMap(({ key, error }) => {
    const item = byKey.get(key);
    return item && error ? [{ item, code: error.code, message: error.message }] : [];
  });
  return { done: answer.done, refused };
}

export function VerifyBar({ picked, done }: { picked: Picked; done(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [busy, setBusy] = useState(false);
  const count = picked.items.size;
  if (count === 0) return null;
  async function send(): Promise<void> {
    setBusy(true);
    try {
      const outcome = await verify([...picked.items.values()]);
      if (outcome.done > 0) say('success', t`${outcome.done} disahkan.`);
      picked.refuse(outcome.refused);
      picked.clear();
      done();
      if (outcome.refused.length > 0) scrollTo({ top: 0 });
    } catch (failure) {
      say('error', failure instanceof Refusal ? pick(failure.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div
      data-testid="verify-bar"
      data-count={count}
      className="sticky bottom-24 z-20 flex flex-wrap items-center gap-2 rounded-xl border border-otl-gray-300 bg-bg-white p-3 shadow-context-menu md:bottom-4 print:hidden"
    >
      <button type="button" data-testid="verify-clear" onClick={picked.clear} className="min-h-11 flex-1 rounded-md px-2 text-left text-body-md font-medium underline">
        <Plural value={count} one="# dipilih, kosongkan" other="# dipilih, kosongkan" />
      </button>
      <Button data-testid="verify-send" busy={busy} className="flex-1" onClick={() => void send()}>
        <Plural value={count} one="Sahkan #" other="Sahkan #" />
      </Button>
    </div>
  );
}

function Subject({ item }: { item: Waiting }) {
  const { officer, title } = item;
  if (item.kind === 'task') {
    return (
      <Link href={`/tugasan/${item.id}`} className="font-medium text-txt-primary underline">
        {officer}, {title}
      </Link>
    );
  }
  return (
    <Link href={`/tugasan/pegawai/${item.officerId}?tarikh=${item.date}`} className="font-medium text-txt-primary underline">
      <Trans>{officer}, laporan harian</Trans>
    </Link>
  );
}

export function Refused({ refused, close }: { refused: readonly RefusedOne[]; close(): void }) {
  const lang = useLang();
  if (refused.length === 0) return null;
  return (
    <Callout
      tone="warning"
      role="alert"
      data-testid="verify-refused"
      data-count={refused.length}
      title={<Plural value={refused.length} one="# tidak disahkan" other="# tidak disahkan" />}
    >
      <ul className="mt-1 space-y-2">
        {refused.map(({ item, code, message }) => (
          <li key={item.key} data-testid="verify-conflict" data-code={code}>
            <Subject item={item} />: {pick(message, lang)}
          </li>
        ))}
      </ul>
      <Button variant="default-outline" className="mt-3" data-testid="verify-refused-close" onClick={close}>
        <Trans>Faham</Trans>
      </Button>
    </Callout>
  );
}
