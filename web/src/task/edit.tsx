// What is asked of a task, changed.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { SelectField, TextAreaField, TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { say } from '../ui/toast';
import { type Priority, type Task, most, priorities, priorityWords } from './words';

const placed = ['title', 'output', 'begins_on', 'due_on'];

export function Edit({ task, close, done }: { task: Task; close(): void; done(): void }) {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const [asked, setAsked] = useState({ title: task.title, output: task.output, begins_on: task.begins_on, due_on: task.due_on, priority: task.priority });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { form, showFirst } = useFirstError();
  const set = (change: Partial<typeof asked>): void => setAsked({ ...asked, ...change });
  const early = asked.due_on < asked.begins_on ? t`Tarikh siap lebih awal daripada tarikh mula.` : undefined;
  const untitled = asked.title.trim() === '' ? t`Sila tulis tajuk.` : undefined;
  const refused = failure instanceof Refusal ? failure : undefined;
  const of = (field: string): string | undefined => (refused?.field === field ? pick(refused.text, lang) : undefined);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    if (early || untitled) return showFirst();
    setBusy(true);
    setFailure(undefined);
    try {
      const body = { ...asked, title: asked.title.trim(), output: asked.output.trim(), revision: task.revision };
      await ask(api.PUT('/tasks/{id}', { params: { path: { id: task.id } }, body }));
      say('success', t`Perubahan disimpan.`);
      done();
    } catch (error) {
      setFailure(error);
      setBusy(false);
      showFirst();
    }
  }
  return (
    <Card className="space-y-4">
      <CardTitle>
        <Trans>Pinda butiran</Trans>
      </CardTitle>
      <form ref={form} noValidate data-testid="task-edit-form" onSubmit={(event) => void submit(event)} className="space-y-4">
        <TextField label={<Trans>Tajuk</Trans>} testid="edit-title" maxLength={most.title} value={asked.title} error={untitled ?? of('title')} onInput={(event) => set({ title: event.currentTarget.value })} />
        <TextAreaField label={<Trans>Hasil yang dijangka</Trans>} optional testid="edit-output" rows={3} most={most.output} value={asked.output} error={of('output')} onInput={(event) => set({ output: event.currentTarget.value })} />
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField label={<Trans>Mula</Trans>} testid="edit-begins" type="date" value={asked.begins_on} error={of('begins_on')} onInput={(event) => set({ begins_on: event.currentTarget.value })} />
          <TextField label={<Trans>Siap pada</Trans>} testid="edit-due" type="date" value={asked.due_on} error={early ?? of('due_on')} onInput={(event) => set({ due_on: event.currentTarget.value })} />
          <SelectField label={<Trans>Keutamaan</Trans>} testid="edit-priority" value={asked.priority} onChange={(event) => set({ priority: event.currentTarget.value as Priority })}>
            {priorities.map((priority) => (
              <option key={priority} value={priority}>
                {i18n._(priorityWords[priority])}
              </option>
            ))}
          </SelectField>
        </div>
        {failure !== undefined && !placed.includes(refused?.field ?? '') && <FailureMessage failure={failure} testid="edit-error" />}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={busy} data-testid="edit-save">
            <Trans>Simpan</Trans>
          </Button>
          <Button variant="default-outline" data-testid="edit-cancel" onClick={close}>
            <Trans>Batal</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}
