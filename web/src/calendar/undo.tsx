// Taking a day out and withdrawing an edit, of the national calendar or of an agency's days.
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { type Done, FormDialog, ReasonField, useFieldError } from './forms';
import { WhatFollows, useTrial } from './trial';
import type { Holiday } from './words';

interface Ends {
  onDone(done: Done): void;
  onClose(): void;
}

/** A reason, and what follows; then it is done. */
function ReasonDialog({
  title,
  testid,
  submit,
  form,
  reason,
  onReason,
  onClose,
  children,
}: {
  title: ReactNode;
  testid: string;
  submit: ReactNode;
  form: ReturnType<typeof useTrial>;
  reason: string;
  onReason(reason: string): void;
  onClose(): void;
  children: ReactNode;
}) {
  const error = useFieldError(form.failure);
  return (
    <FormDialog
      title={title}
      testid={testid}
      submit={submit}
      danger
      busy={form.busy}
      failure={form.failure}
      fields={['reason']}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <p className="text-body-md text-txt-black-700">{children}</p>
      <ReasonField value={reason} error={error('reason')} onChange={onReason} />
      <WhatFollows form={form} />
    </FormDialog>
  );
}

/** Takes a day out of the national calendar, or of an agency's. */
export function RemoveForm({ agency, row, onDone, onClose }: Ends & { agency: string | undefined; row: Holiday }) {
  const lang = useLang();
  const [reason, setReason] = useState('');
  const post = (how: { dry_run: boolean; substitutes?: boolean }) => {
    const { dry_run, substitutes = false } = how;
    return agency
      ? ask(
          api.POST('/agencies/{id}/calendar/days/{day_id}/removal', {
            params: { path: { id: agency, day_id: row.id } },
            body: { reason, dry_run },
          }),
        )
      : ask(api.POST('/calendar/holidays/{id}/removal', { params: { path: { id: row.id } }, body: { reason, dry_run, substitutes } }));
  };
  const form = useTrial(
    () => post({ dry_run: true }),
    async (substitutes) => {
      const { edit_id } = await post({ dry_run: false, substitutes });
      onDone({ text: <Trans>Hari itu telah dikeluarkan daripada kalendar.</Trans>, edit: edit_id });
    },
  );
  return (
    <ReasonDialog
      title={<Trans>Keluarkan hari kelepasan ini?</Trans>}
      testid="remove-form"
      submit={<Trans>Keluarkan</Trans>}
      form={form}
      reason={reason}
      onReason={setReason}
      onClose={onClose}
    >
      {pick(row.name, lang)}, {date(row.date, lang)}
    </ReasonDialog>
  );
}

/** Undoes an edit as a whole. */
export function WithdrawForm({ agency, edit, onDone, onClose }: Ends & { agency: string | undefined; edit: string }) {
  const [reason, setReason] = useState('');
  const form = useTrial(
    async () => (await withdrawal(agency, edit, reason, true)) ?? { preview: null },
    async () => {
      await withdrawal(agency, edit, reason, false);
      onDone({ text: <Trans>Perubahan itu telah ditarik balik.</Trans>, edit: undefined });
    },
  );
  return (
    <ReasonDialog
      title={<Trans>Tarik balik perubahan ini?</Trans>}
      testid="withdraw-form"
      submit={<Trans>Tarik balik</Trans>}
      form={form}
      reason={reason}
      onReason={setReason}
      onClose={onClose}
    >
      <Trans>Semua hari yang diubah bersama-sama akan kembali seperti sebelumnya. Rekod perubahan kekal.</Trans>
    </ReasonDialog>
  );
}

/** Who would change, of a trial; nothing when it is done. @throws Refusal, Unreachable */
export function withdrawal(agency: string | undefined, edit: string, reason: string, dry_run: boolean) {
  const body = { reason, dry_run };
  return agency
    ? ask(api.POST('/agencies/{id}/calendar/edits/{edit_id}/withdrawal', { params: { path: { id: agency, edit_id: edit } }, body }))
    : ask(api.POST('/calendar/edits/{id}/withdrawal', { params: { path: { id: edit } }, body }));
}
