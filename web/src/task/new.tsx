// A new task: for oneself, or for officers whom one leads; once, or again and again. What is missing is said while one types.
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { Choice } from '../approval/choice';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { useDraft } from '../session/draft';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { SelectField, TextAreaField, TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';
import { PageHead } from './day-head';
import { type Member, OfficersField } from './officers-field';
import { type Rhythm, recurrenceOf, rhythmFrom } from './recurrence';
import { EveryField, RhythmFields, RhythmSentence } from './rhythm';
import { type Priority, most, priorities, priorityWords } from './words';

type Members = Schemas['TeamMembers'];

interface Asked {
  title: string;
  output: string;
  begins: string;
  due: string;
  priority: string;
}

/** Fields of the form, by what the server calls them. */
const placed = ['title', 'output', 'begins_on', 'due_on', 'until', 'officers'];
/** `recurrence.until` and `officers[3]` belong to the fields of these names. */
const fieldOf = (failure: unknown): string =>
  failure instanceof Refusal ? (failure.field ?? '').replace(/^recurrence\./, '').replace(/[.[].*$/, '') : '';

/** What stands in a list of what is missing, beside its field. */
const asSentence = (text: string | undefined): string | undefined => text && `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

async function send(asked: Asked, rhythm: Rhythm, officers: readonly Member[] | undefined): Promise<void> {
  const recurrence = recurrenceOf(rhythm, asked.begins);
  const what = { title: asked.title.trim(), output: asked.output.trim(), priority: asked.priority as Priority };
  const when = { begins_on: asked.begins, due_on: asked.due };
  if (officers) {
    const ids = officers.map(({ id }) => id);
    await ask(api.POST('/team/tasks', { body: { ...what, officers: ids, ...(recurrence ? { recurrence } : when) } }));
  } else if (recurrence) await ask(api.POST('/task-series', { body: { ...what, recurrence } }));
  else await ask(api.POST('/tasks', { body: { ...what, ...when } }));
}

function useMissing(asked: Asked, rhythm: Rhythm, officers: readonly Member[] | undefined): Record<string, string> {
  const { t } = useLingui();
  const missing: Record<string, string> = {};
  if (officers?.length === 0) missing.officers = t`pilih pegawai`;
  if (asked.title.trim() === '') missing.title = t`tulis tajuk`;
  if (asked.begins === '') missing.begins_on = t`pilih tarikh mula`;
  if (rhythm.every === '' && asked.due === '') missing.due_on = t`pilih tarikh siap`;
  if (rhythm.every === '' && asked.due !== '' && asked.due < asked.begins) missing.due_on = t`tarikh siap lebih awal daripada tarikh mula`;
  if (rhythm.every !== '' && rhythm.until < asked.begins) missing.until = t`tarikh akhir lebih awal daripada tarikh mula`;
  if (rhythm.every === 'week' && rhythm.weekdays.length === 0) missing.weekdays = t`pilih hari`;
  return missing;
}

function useNewTask(forOthers: boolean, preset: readonly Member[]) {
  const { t } = useLingui();
  const lang = useLang();
  const [, go] = useLocation();
  const draft = useDraft(forOthers ? 'task.assign' : 'task.plan', { title: '', output: '', priority: 'normal' });
  const [days, setDays] = useState({ begins: today(), due: today() });
  const [chosen, setChosen] = useState<Member[]>([...preset]);
  const [rhythm, setRhythm] = useState<Rhythm>(() => rhythmFrom(today()));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { form, showFirst } = useFirstError();
  const officers = forOthers ? chosen : undefined;
  const asked: Asked = { ...draft.value, ...days };
  const missing = useMissing(asked, rhythm, officers);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    setFailure(undefined);
    if (busy) return;
    if (Object.keys(missing).length > 0) return showFirst();
    setBusy(true);
    try {
      await send(asked, rhythm, officers);
      draft.forget();
      say('success', officers ? t`Tugasan diberi kepada ${officers.length} pegawai.` : t`Tugasan ditambah.`);
      go(officers ? '/hari-pasukan' : '/tugasan');
    } catch (error) {
      setFailure(error);
      setBusy(false);
      showFirst();
    }
  }
  const errorOf = (field: string): string | undefined => {
    if (fieldOf(failure) === field && failure instanceof Refusal) return pick(failure.text, lang);
    // Two days that contradict each other are said at once; what is only empty, when one wants to send.
    const atOnce = field === 'due_on' || field === 'until';
    return tried || atOnce ? asSentence(missing[field]) : undefined;
  };
  return { asked, set: draft.set, setDays: (change: Partial<typeof days>) => setDays({ ...days, ...change }), chosen, setChosen, rhythm, setRhythm, missing, busy, failure, form, submit, errorOf };
}

type State = ReturnType<typeof useNewTask>;

function When({ state }: { state: State }) {
  const { asked, setDays, rhythm, setRhythm, errorOf } = state;
  const once = rhythm.every === '';
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          label={<Trans>Mula</Trans>}
          testid="task-begins"
          type="date"
          min={today()}
          value={asked.begins}
          error={errorOf('begins_on')}
          onInput={(event) => setDays({ begins: event.currentTarget.value })}
        />
        {once && (
          <TextField
            label={<Trans>Siap pada</Trans>}
            testid="task-due-on"
            type="date"
            min={asked.begins}
            value={asked.due}
            error={errorOf('due_on')}
            onInput={(event) => setDays({ due: event.currentTarget.value })}
          />
        )}
        <EveryField value={rhythm.every} from={asked.begins || today()} set={(every) => setRhythm({ ...rhythm, every })} />
      </div>
      {!once && <RhythmFields rhythm={rhythm} from={asked.begins} set={(change) => setRhythm({ ...rhythm, ...change })} errorOf={errorOf} />}
    </div>
  );
}

function What({ state }: { state: State }) {
  const { i18n, t } = useLingui();
  const { asked, set, errorOf } = state;
  return (
    <>
      <TextField
        label={<Trans>Tajuk</Trans>}
        testid="task-title"
        maxLength={most.title}
        placeholder={t`Contoh: Laporan kewangan suku keempat`}
        value={asked.title}
        error={errorOf('title')}
        onInput={(event) => set({ title: event.currentTarget.value })}
      />
      <TextAreaField
        label={<Trans>Hasil yang dijangka</Trans>}
        optional
        testid="task-output"
        rows={3}
        most={most.output}
        value={asked.output}
        error={errorOf('output')}
        onInput={(event) => set({ output: event.currentTarget.value })}
      />
      <SelectField label={<Trans>Keutamaan</Trans>} testid="task-priority-field" value={asked.priority} onChange={(event) => set({ priority: event.currentTarget.value })}>
        {priorities.map((priority) => (
          <option key={priority} value={priority}>
            {i18n._(priorityWords[priority])}
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** What will be, in a sentence, or what is still missing. */
function Summary({ state, forOthers }: { state: State; forOthers: boolean }) {
  const { asked, rhythm, chosen, missing } = state;
  const lacks = Object.values(missing);
  const recurrence = recurrenceOf(rhythm, asked.begins);
  return (
    <div role="status" data-testid="task-missing" data-count={lacks.length} className="space-y-1 text-body-md text-txt-black-700">
      {lacks.length > 0 && (
        <p className="flex items-start gap-2">
          <Icon name="info" className="mt-0.5 size-5 text-primary-700" />
          <span>
            <Trans>Belum lengkap:</Trans> {lacks.join(', ')}.
          </span>
        </p>
      )}
      {lacks.length === 0 && recurrence && (
        <p>
          <RhythmSentence recurrence={recurrence} />
        </p>
      )}
      {lacks.length === 0 && forOthers && (
        <p>
          <Plural value={chosen.length} one="# pegawai menerima makluman dengan segera." other="# pegawai menerima makluman dengan segera." />
        </p>
      )}
    </div>
  );
}

function Form({ forOthers, preset }: { forOthers: boolean; preset: readonly Member[] }) {
  const state = useNewTask(forOthers, preset);
  const unplaced = state.failure !== undefined && !placed.includes(fieldOf(state.failure));
  return (
    <form ref={state.form} noValidate data-testid="task-form" data-for={forOthers ? 'others' : 'own'} onSubmit={(event) => void state.submit(event)}>
      <Card className="space-y-5">
        {forOthers && <OfficersField chosen={state.chosen} set={state.setChosen} error={state.errorOf('officers')} />}
        <What state={state} />
        <When state={state} />
        {unplaced && <FailureMessage failure={state.failure} testid="task-error" />}
        <Summary state={state} forOthers={forOthers} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={state.busy} data-testid="task-send">
            {forOthers ? <Trans>Beri tugasan</Trans> : <Trans>Tambah tugasan</Trans>}
          </Button>
          <Link href={forOthers ? '/hari-pasukan' : '/tugasan'} data-testid="task-cancel-new" className={linkButton()}>
            <Trans>Batal</Trans>
          </Link>
        </div>
      </Card>
    </form>
  );
}

function Chosen({ members }: { members: Members }) {
  const { t } = useLingui();
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const named = search.get('pegawai');
  const others = members.leads && search.get('untuk') !== 'saya';
  return (
    <>
      {members.leads && (
        <Choice
          label={t`Tugasan ini untuk`}
          testid="task-for"
          value={others ? 'others' : 'own'}
          choices={[
            { value: 'others', word: t`Untuk pegawai saya` },
            { value: 'own', word: t`Untuk saya sendiri` },
          ]}
          set={(next) => go(next === 'own' ? '/tugasan/baharu?untuk=saya' : '/tugasan/baharu', { replace: true })}
        />
      )}
      <Form key={String(others)} forOthers={others} preset={members.officers.filter(({ id }) => id === named)} />
    </>
  );
}

export function TaskNew() {
  const { t } = useLingui();
  const [members] = useLoaded('leads', () => ask(api.GET('/team/members', { params: { query: { limit: 500 } } })));
  usePage('task-new', t`Tugasan baharu`, members.status !== 'loading');
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <PageHead title={<Trans>Tugasan baharu</Trans>} />
      {members.status === 'loading' && <Skeleton lines={8} />}
      {members.status === 'failed' && <FailureMessage failure={members.failure} testid="task-new-error" />}
      {members.status === 'here' && <Chosen members={members.data} />}
    </div>
  );
}
