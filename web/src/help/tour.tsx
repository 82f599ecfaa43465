// A short tour at the first sign-in in a role (lawatan ringkas): offered where one stands, never in the way of a press.
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { roleWords } from '../session/role-words';
import { currentOfficer } from '../session/session';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { Dialog } from '../ui/dialog';
import { type Section, useGuides } from './guide';
import { Prose } from './prose';

type Role = Schemas['Role'];

/** Where it is remembered that nothing waits, so that the page of every morning asks nobody. */
const key = (): string => {
  const officer = currentOfficer();
  return `spotme.tours.${officer?.id ?? ''}.${[...(officer?.roles ?? [])].sort().join()}`;
};

function isDone(): boolean {
  try {
    return localStorage.getItem(key()) === 'done';
  } catch {
    return false;
  }
}

function remember(waiting: readonly Role[]): readonly Role[] {
  try {
    if (waiting.length === 0) localStorage.setItem(key(), 'done');
  } catch {
    // It is asked again next time.
  }
  return waiting;
}

/** What waits, as far as it is known, and how one of them is put away. */
function useWaiting(): [readonly Role[], (role: Role) => void] {
  const [waiting, setWaiting] = useState<readonly Role[]>([]);
  useEffect(() => {
    if (isDone()) return;
    let current = true;
    ask(api.GET('/tours')).then(
      (answer) => current && setWaiting(remember(answer.waiting)),
      () => undefined, // without a network the tour waits for another day
    );
    return () => {
      current = false;
    };
  }, []);
  const putAway = (role: Role): void => {
    setWaiting((before) => before.filter((one) => one !== role));
    ask(api.PUT('/tours/{role}', { params: { path: { role } } })).then(
      (answer) => remember(answer.waiting),
      () => undefined,
    );
  };
  return [waiting, putAway];
}

function Steps({ title, steps, onClose }: { title: string; steps: readonly Section[]; onClose(): void }) {
  const [at, setAt] = useState(0);
  const step = steps[at];
  const last = at === steps.length - 1;
  if (!step) return null;
  return (
    <Dialog title={step.title} testid="tour" onClose={onClose}>
      <p className="text-body-sm text-txt-black-500" data-testid="tour-step" data-step={at + 1}>
        {title} ·{' '}
        <Trans>
          {at + 1} daripada {steps.length}
        </Trans>
      </p>
      <div aria-live="polite">
        <Prose html={step.html} />
      </div>
      <div className="flex flex-wrap gap-3">
        {last ? (
          <Button data-testid="tour-done" onClick={onClose}>
            <Trans>Selesai</Trans>
          </Button>
        ) : (
          <Button data-testid="tour-next" onClick={() => setAt(at + 1)}>
            <Trans>Seterusnya</Trans>
          </Button>
        )}
        {at > 0 && (
          <Button variant="default-outline" data-testid="tour-back" onClick={() => setAt(at - 1)}>
            <Trans>Sebelumnya</Trans>
          </Button>
        )}
        {!last && (
          <Button variant="default-ghost" data-testid="tour-close" onClick={onClose}>
            <Trans>Tutup</Trans>
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Offer({ role, putAway }: { role: Role; putAway(role: Role): void }) {
  const { i18n } = useLingui();
  const [open, setOpen] = useState(false);
  const known = useGuides();
  const tours = known && 'guides' in known ? known.guides.find((one) => one.name === 'tours') : undefined;
  const steps = tours?.sections.filter((one) => one.ids.includes(role)) ?? [];
  if (steps.length === 0) return null;
  const name = i18n._(roleWords[role]);
  const close = (): void => {
    setOpen(false);
    putAway(role);
  };
  return (
    <Card className="space-y-3" data-testid="tour-offer" data-role={role}>
      <CardTitle>
        <Trans>Lawatan ringkas: {name}</Trans>
      </CardTitle>
      <p className="text-txt-black-700">
        <Trans>Kenali SPOT-Me dalam masa satu minit. Panduan penuh sentiasa ada di bahagian bawah setiap halaman.</Trans>
      </p>
      <div className="flex flex-wrap gap-3">
        <Button data-testid="tour-start" onClick={() => setOpen(true)}>
          <Trans>Mulakan</Trans>
        </Button>
        <Button variant="default-outline" data-testid="tour-skip" onClick={() => putAway(role)}>
          <Trans>Tidak perlu</Trans>
        </Button>
      </div>
      {open && <Steps title={name} steps={steps} onClose={close} />}
    </Card>
  );
}

/** Nothing, once all that concern the officer were seen. */
export function TourOffer() {
  const [waiting, putAway] = useWaiting();
  const role = waiting[0];
  return role ? <Offer key={role} role={role} putAway={putAway} /> : null;
}
