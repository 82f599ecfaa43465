// A forgotten press, or one that stands in the place of another: `/pembetulan?hari=2026-11-24&jenis=in&rakaman=ID`.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { Explanation, type Said, Send, useFieldErrors, useNeeds } from '../approval/explanation';
import { useAttachments } from '../attachment/attachments';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date as dateText, time, weekday } from '../i18n/format';
import { countsWords, kindWords } from '../i18n/words';
import { FailureMessage } from '../session/parts';
import { useDraft } from '../session/draft';
import { Button, linkButton } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { CheckField, SelectField, TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { DoorIcon } from '../ui/icon';
import { say } from '../ui/toast';
import { countTodo } from '../todo/count';

type Kind = Schemas['EventKind'];
type Press = Schemas['ClockEventDetail'];

interface Fields extends Said {
  press: Kind | '';
  at: string;
  nextDay: boolean;
  answers: string;
}

/** What the address asks for: of a press that waits, the time that its device claimed. */
function initialOf(search: string, events: Press[]): Fields {
  const asked = new URLSearchParams(search);
  const answered = events.find(({ id }) => id === asked.get('rakaman'));
  const kind = asked.get('jenis');
  return {
    press: answered?.kind ?? (kind === 'in' || kind === 'out' ? kind : ''),
    at: answered?.claimed_at ? time(answered.claimed_at) : '',
    nextDay: false,
    answers: answered?.id ?? '',
    kind: answered?.counts === 'waiting' ? '' : 'lupa_rakam',
    text: '',
  };
}

function bodyOf(date: string, fields: Fields, attachments: string[]): Schemas['CorrectionDraft'] | undefined {
  if (!fields.press) return undefined;
  const at = fields.nextDay ? `${fields.at}+1` : fields.at;
  const answers = fields.answers ? { answers: fields.answers } : {};
  return { date, kind: fields.press, at, ...answers, reason_kind: fields.kind, text: fields.text.trim(), attachments };
}

function useCorrectionForm(date: string, initial: Fields) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const { form, showFirst } = useFirstError();
  const draft = useDraft(`correction.${date}.${initial.answers || initial.press}`, initial);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const attachments = useAttachments();
  const fields = draft.value;
  const needs = useNeeds(fields, attachments);
  const missing = [
    ...(fields.press ? [] : [t`masuk atau keluar`]),
    ...(fields.at ? [] : [t`masa`]),
    ...needs.missing,
  ];
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    setFailure(undefined);
    const body = bodyOf(date, fields, attachments.ids);
    if (!body || missing.length > 0) return showFirst();
    setBusy(true);
    try {
      const approval = await ask(api.POST('/corrections', { body }));
      draft.forget();
      void countTodo();
      say('success', t`Permohonan pembetulan telah dikemukakan.`);
      go(`/kelulusan/${approval.id}`, { replace: true });
    } catch (error) {
      setFailure(error);
      setBusy(false);
      showFirst();
    }
  }
  return { form, draft, attachments, missing, busy, tried, failure, submit };
}

function Kinds({ value, error, set }: { value: Kind | ''; error: string | undefined; set(kind: Kind): void }) {
  const { i18n } = useLingui();
  return (
    <fieldset className="space-y-1.5">
      <legend className="text-body-md font-medium text-txt-black-900">
        <Trans>Rakaman yang tiada atau salah</Trans>
      </legend>
      <div className="grid grid-cols-2 gap-3">
        {(['in', 'out'] as const).map((kind) => (
          <label
            key={kind}
            className="flex min-h-14 cursor-pointer items-center justify-center gap-2.5 rounded-md border border-gray-500 bg-bg-white px-3 text-body-lg font-medium has-[:checked]:border-primary-600 has-[:checked]:bg-bg-primary-50 has-[:checked]:text-primary-800 has-[:focus-visible]:outline has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-primary-600"
          >
            <input
              type="radio"
              name="press"
              className="size-5 accent-primary-600"
              data-testid={`correction-${kind}`}
              checked={value === kind}
              aria-invalid={error ? 'true' : undefined}
              onChange={() => set(kind)}
            />
            <DoorIcon kind={kind} className="size-5" />
            {i18n._(kindWords[kind])}
          </label>
        ))}
      </div>
      {error && (
        <p data-testid="correction-press-error" className="text-body-sm font-medium text-danger-700">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** In the place of which press, where there is one on the day. */
function Answers({ events, value, error, set }: { events: Press[]; value: string; error: string | undefined; set(id: string): void }) {
  const { t, i18n } = useLingui();
  if (events.length === 0) return null;
  return (
    <SelectField
      label={<Trans>Menggantikan rakaman</Trans>}
      hint={<Trans>Rakaman asal kekal disimpan dan dipaparkan.</Trans>}
      optional
      testid="correction-answers"
      value={value}
      error={error}
      onChange={(event) => set(event.currentTarget.value)}
    >
      <option value="">{t`Tiada: saya terlupa merekod`}</option>
      {events.map((event) => (
        <option key={event.id} value={event.id}>
          {i18n._(kindWords[event.kind])} {time(event.at)}, {i18n._(countsWords[event.counts])}
        </option>
      ))}
    </SelectField>
  );
}

function Form({ date, day }: { date: string; day: Schemas['DayDetail'] }) {
  const search = useSearch();
  const { form, draft, attachments, missing, busy, tried, failure, submit } = useCorrectionForm(date, initialOf(search, day.events));
  const { value: fields, set } = draft;
  const errorOf = useFieldErrors(failure, tried);
  const beside = failure instanceof Refusal && /^(kind|reason_kind|text|at|minute|answers|attachments)/.test(failure.field ?? '');
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate data-testid="correction-form" className="space-y-5">
      <Kinds value={fields.press} error={errorOf([], !fields.press)} set={(press) => set({ press })} />
      <TextField
        label={<Trans>Masa sebenar</Trans>}
        testid="correction-at"
        type="time"
        value={fields.at}
        error={errorOf(['at', 'minute'], !fields.at)}
        onInput={(event) => set({ at: event.currentTarget.value })}
      />
      {fields.press === 'out' && (
        <CheckField
          label={<Trans>Selepas tengah malam, pada hari berikutnya</Trans>}
          testid="correction-next-day"
          checked={fields.nextDay}
          onChange={(event) => set({ nextDay: event.currentTarget.checked })}
        />
      )}
      <Answers events={day.events} value={fields.answers} error={errorOf(['answers'])} set={(answers) => set({ answers })} />
      <Explanation said={fields} attachments={attachments} set={set} errorOf={errorOf} />
      <Send missing={missing} busy={busy} failure={beside ? undefined : failure}>
        <Trans>Mohon pembetulan</Trans>
      </Send>
    </form>
  );
}

const isDay = (text: string | null): text is string => text !== null && /^(19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** Without a day in the address one chooses it first. */
function ChooseDay() {
  const [, go] = useLocation();
  const [day, setDay] = useState('');
  return (
    <Card className="space-y-4">
      <TextField label={<Trans>Hari</Trans>} testid="correction-day" type="date" max={today()} value={day} onInput={(event) => setDay(event.currentTarget.value)} />
      <Button data-testid="correction-choose-day" onClick={() => isDay(day) && go(`/pembetulan?hari=${day}`)}>
        <Trans>Teruskan</Trans>
      </Button>
    </Card>
  );
}

function KnownDay({ date }: { date: string }) {
  const { t } = useLingui();
  const lang = useLang();
  const [loaded, reload] = useLoaded(date, () => ask(api.GET('/days/{date}', { params: { path: { date } } })));
  usePage('correction', t`Pembetulan rakaman`, loaded.status !== 'loading');
  return (
    <>
      <p className="text-body-lg text-txt-black-700">
        <Link href={`/hari/${date}`} data-testid="correction-date" data-date={date} className="font-medium text-txt-primary underline">
          {weekday(date, lang)}, {dateText(date, lang)}
        </Link>
      </p>
      {loaded.status === 'loading' && <Skeleton lines={8} />}
      {loaded.status === 'failed' && (
        <div className="space-y-3">
          <FailureMessage failure={loaded.failure} testid="correction-error" />
          <Button onClick={reload}>
            <Trans>Cuba lagi</Trans>
          </Button>
        </div>
      )}
      {loaded.status === 'here' && <Form date={date} day={loaded.data} />}
    </>
  );
}

function NoDay() {
  const { t } = useLingui();
  usePage('correction', t`Pembetulan rakaman`);
  return <ChooseDay />;
}

export function CorrectionPage() {
  const date = new URLSearchParams(useSearch()).get('hari');
  return (
    <div className="mx-auto max-w-xl space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h1>
          <Trans>Pembetulan rakaman</Trans>
        </h1>
        <Link href="/permohonan" className={linkButton('outline')}>
          <Trans>Permohonan saya</Trans>
        </Link>
      </div>
      {isDay(date) ? <KnownDay key={date} date={date} /> : <NoDay />}
    </div>
  );
}
