// An application for a grant, or for its change: what is missing is said while one types, by the server that will decide.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useAttachments } from '../attachment/attachments';
import { AttachmentField } from '../attachment/field';
import { Unready } from '../attachment/unready';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { SelectField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { say } from '../ui/toast';
import { type Draft, bodyOf, draftOf, emptyDraft, isComplete } from './draft';
import { Fields } from './fields';
import { type GrantKind, kindWords, kinds } from './words';

type Fault = Schemas['GrantFault'];

function send(draft: Draft, changes: string | undefined, dryRun: boolean, attachments: string[] = []) {
  const body = { ...bodyOf(draft), dry_run: dryRun, ...(attachments.length > 0 && { attachments }) };
  return changes
    ? ask(api.POST('/grants/{id}/change', { params: { path: { id: changes } }, body }))
    : ask(api.POST('/grants/applications', { body }));
}

/** What stands against the draft, asked once the typing rests. */
function useFaults(draft: Draft, changes: string | undefined): Fault[] {
  const [faults, setFaults] = useState<Fault[]>([]);
  const key = JSON.stringify(bodyOf(draft));
  // The key says all that is sent.
  useEffect(() => {
    if (!isComplete(draft)) return;
    let current = true;
    const timer = setTimeout(() => {
      send(draft, changes, true).then(
        (found) => current && setFaults('faults' in found ? found.faults : []),
        () => current && setFaults([]),
      );
    }, 300);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key]);
  return faults;
}

/** The texts of what is wrong, by field; before the form is sent only of fields that were touched. */
function useErrors(faults: Fault[], failure: unknown, touched: ReadonlySet<string>, sent: boolean) {
  const lang = useLang();
  return (field: string): string | undefined => {
    if (failure instanceof Refusal && failure.field === field) return pick(failure.text, lang);
    const fault = faults.find((one) => one.field === field);
    return fault && (sent || touched.has(field)) ? pick(fault.message, lang) : undefined;
  };
}

interface ApplyProps {
  /** The grant that is to be changed. */
  grant?: Schemas['Grant'];
  /** The case that was made. */
  onDone(approval: string | undefined): void;
  onCancel(): void;
}

/** A field that follows from another is wrong by it too: the day's sum is told at the end of the time. */
const together: Record<string, string[]> = {
  first_day: ['first_day', 'last_day'],
  last_day: ['last_day', 'first_day'],
  from: ['from'],
  to: ['to', 'from'],
};

function useApply({ grant, onDone }: ApplyProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Draft>(() => (grant ? draftOf(grant) : emptyDraft('time_off')));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const attachments = useAttachments();
  const [refused, setRefused] = useState<{ body: string; error: unknown }>();
  const body = JSON.stringify(bodyOf(draft));
  // An answer may come when the form has been changed already: it says nothing of what stands there now.
  const failure = refused?.body === body ? refused.error : undefined;
  const faults = useFaults(draft, grant?.id);
  const errorOf = useErrors(faults, failure, touched, sent);
  const { form, showFirst } = useFirstError();
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setRefused(undefined);
    setTouched((before) => new Set([...before, ...Object.keys(change).flatMap((name) => together[name] ?? [name])]));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || attachments.unready) return;
    setSent(true);
    setBusy(true);
    setRefused(undefined);
    try {
      const made = await send(draft, grant?.id, false, attachments.ids);
      say('success', t`Permohonan telah dihantar.`);
      onDone('id' in made ? made.id : undefined);
    } catch (error) {
      setRefused({ body, error });
      showFirst();
    } finally {
      setBusy(false);
    }
  };
  return { draft, set, setSent, errorOf, form, submit, busy, failure, faults, attachments };
}

/** Fields that the form shows; what is wrong elsewhere stands above the buttons. */
const shown = new Set([
  'first_day',
  'last_day',
  'from',
  'to',
  'part',
  'code',
  'purpose',
  'destination',
  'due_date',
  'wife_grant_id',
  'works_nearby',
  'shares_vehicle',
]);

export function Apply(props: ApplyProps) {
  const { i18n } = useLingui();
  const lang = useLang();
  const apply = useApply(props);
  const { draft, faults, failure, attachments } = apply;
  const attachmentRefusal = failure instanceof Refusal && failure.field?.startsWith('attachments') ? failure : undefined;
  const others = faults.filter((fault) => !shown.has(fault.field));
  const unplaced = failure !== undefined && !attachmentRefusal && !(failure instanceof Refusal && failure.field && shown.has(failure.field));
  return (
    <Card className="space-y-5" data-testid="grant-apply">
      <CardTitle>{props.grant ? <Trans>Mohon pindaan</Trans> : <Trans>Permohonan baharu</Trans>}</CardTitle>
      {props.grant && (
        <p className="text-body-md text-txt-black-700">
          <Trans>Hari kebenaran asal yang berlalu sebelum kelulusan dan sebelum tarikh mula pindaan ini kekal. Selebihnya diganti.</Trans>
        </p>
      )}
      <form ref={apply.form} noValidate onSubmit={(event) => void apply.submit(event)} className="space-y-5">
        {!props.grant && (
          <SelectField
            label={<Trans>Jenis kebenaran</Trans>}
            testid="grant-kind"
            value={draft.kind}
            onChange={(event) => {
              apply.setSent(false);
              apply.set({ kind: event.currentTarget.value as GrantKind });
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {i18n._(kindWords[kind])}
              </option>
            ))}
          </SelectField>
        )}
        <Fields draft={draft} set={apply.set} errorOf={apply.errorOf} />
        <AttachmentField attachments={attachments} health={draft.kind === 'pregnancy_hour'} error={attachmentRefusal && pick(attachmentRefusal.text, lang)} />
        <ul aria-live="polite" data-testid="grant-faults" data-count={faults.length} className="space-y-1 text-body-sm text-danger-700">
          {others.map((fault) => (
            <li key={fault.code}>{pick(fault.message, lang)}</li>
          ))}
        </ul>
        {unplaced && <FailureMessage failure={failure} testid="grant-error" />}
        <div className="flex flex-wrap gap-3">
          <Unready attachments={attachments} />
          <Button type="submit" busy={apply.busy} data-testid="grant-send">
            {apply.busy ? <Trans>Sedang dihantar…</Trans> : <Trans>Hantar permohonan</Trans>}
          </Button>
          <Button variant="default-outline" data-testid="grant-cancel" onClick={props.onCancel}>
            <Trans>Batal</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}
