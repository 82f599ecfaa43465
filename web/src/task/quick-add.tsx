// A task of one's own by one line: what, and until when. More stands behind "Butiran".
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { useDraft } from '../session/draft';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { SelectField, TextAreaField, TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';
import { type Priority, most, priorities, priorityWords } from './words';

interface Line {
  title: string;
  due: string;
  output: string;
  priority: string;
}

function Details({ line, set }: { line: Line; set(change: Partial<Line>): void }) {
  const { i18n } = useLingui();
  return (
    <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
      <TextAreaField
        label={<Trans>Hasil yang dijangka</Trans>}
        optional
        testid="quick-output"
        rows={2}
        most={most.output}
        value={line.output}
        onInput={(event) => set({ output: event.currentTarget.value })}
      />
      <SelectField
        label={<Trans>Keutamaan</Trans>}
        testid="quick-priority"
        value={line.priority}
        onChange={(event) => set({ priority: event.currentTarget.value })}
      >
        {priorities.map((priority) => (
          <option key={priority} value={priority}>
            {i18n._(priorityWords[priority])}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function useQuickAdd(day: string, added: () => void) {
  const { t } = useLingui();
  const draft = useDraft('task', { title: '', output: '', priority: 'normal' });
  const [due, setDue] = useState(day);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const line = { ...draft.value, due };
  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const title = line.title.trim();
    setTried(title === '');
    if (busy || title === '') return;
    setBusy(true);
    setFailure(undefined);
    try {
      await ask(api.POST('/tasks', { body: { title, output: line.output.trim(), begins_on: day, due_on: due, priority: line.priority as Priority } }));
      draft.forget();
      say('success', t`Tugasan ditambah.`);
      added();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }
  return { line, set: draft.set, setDue, add, busy, failure, missing: tried && line.title.trim() === '' };
}

export function QuickAdd({ day, added }: { day: string; added(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const { line, set, setDue, add, busy, failure, missing } = useQuickAdd(day, added);
  const [open, setOpen] = useState(false);
  const started = line.title !== '' || missing;
  const of = (field: string): string | undefined => (failure instanceof Refusal && failure.field === field ? pick(failure.text, lang) : undefined);
  const unplaced = failure !== undefined && !of('title') && !of('due_on');
  return (
    <form data-testid="quick-add" noValidate onSubmit={(event) => void add(event)} className="space-y-4 rounded-xl border border-dashed border-otl-gray-300 bg-bg-white p-4 print:hidden">
      <div className="grid gap-3 sm:grid-cols-[1fr_11rem] sm:gap-4">
        <TextField
          label={<Trans>Tambah tugasan</Trans>}
          testid="quick-title"
          placeholder={t`Contoh: Semak draf minit mesyuarat`}
          maxLength={most.title}
          value={line.title}
          error={missing ? t`Sila tulis apa yang hendak dibuat.` : of('title')}
          onInput={(event) => set({ title: event.currentTarget.value })}
        />
        <div className={started ? '' : 'hidden sm:block'}>
          <TextField
            label={<Trans>Siap pada</Trans>}
            testid="quick-due"
            type="date"
            min={day}
            value={line.due}
            error={of('due_on')}
            onInput={(event) => setDue(event.currentTarget.value)}
          />
        </div>
      </div>
      {started && open && <Details line={line} set={set} />}
      {unplaced && <FailureMessage failure={failure} testid="quick-error" />}
      <div className={started ? 'flex flex-wrap gap-3' : 'hidden'}>
        <Button type="submit" busy={busy} data-testid="quick-send">
          <Trans>Tambah</Trans>
        </Button>
        <Button variant="default-ghost" data-testid="quick-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Trans>Butiran</Trans>
          <Icon name="down" className={`size-4 transition-transform ${open ? 'rotate-180' : ''}`} />
        </Button>
      </div>
    </form>
  );
}
