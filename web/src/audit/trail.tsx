// The audit trail: who did what, and who looked at whose record; searched, opened, taken out as a file.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { Entries } from './entries';
import { Exports } from './exports';
import { PersonField } from './person';
import { type Question, firstQuestion, leastText } from './question';

type Groups = Schemas['AuditActions']['groups'];

interface SearchProps {
  question: Question;
  groups: Groups;
  change(part: Partial<Question>): void;
}

function Kind({ question, groups, change }: SearchProps) {
  const lang = useLang();
  const actions = groups.find(({ group }) => group === question.group)?.actions ?? [];
  return (
    <>
      <SelectField
        label={<Trans>Jenis</Trans>}
        testid="audit-group"
        value={question.group}
        onChange={(event) => change({ group: event.currentTarget.value as Question['group'], action: '' })}
      >
        <option value="">
          <Trans>Semua</Trans>
        </option>
        {groups.map(({ group, what }) => (
          <option key={group} value={group}>
            {pick(what, lang)}
          </option>
        ))}
      </SelectField>
      {actions.length > 0 && (
        <SelectField label={<Trans context="jejak audit">Tindakan</Trans>} testid="audit-action" value={question.action} onChange={(event) => change({ action: event.currentTarget.value })}>
          <option value="">
            <Trans>Semua dalam jenis ini</Trans>
          </option>
          {actions.map(({ action, what }) => (
            <option key={action} value={action}>
              {pick(what, lang)}
            </option>
          ))}
        </SelectField>
      )}
    </>
  );
}

/** A part of the details, asked when it is sent: each search is recorded, and reads much. */
function DetailSearch({ question, change }: Pick<SearchProps, 'question' | 'change'>) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(question.text);
  const [short, setShort] = useState(false);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const text = typed.trim();
    setShort(text !== '' && text.length < leastText);
    if (text === '' || text.length >= leastText) change({ text });
  };
  return (
    <form noValidate onSubmit={send} className="flex flex-col items-start gap-3 sm:flex-row sm:items-end">
      <div className="w-full min-w-0 flex-1">
        <TextField
          label={<Trans>Perkataan dalam butiran</Trans>}
          hint={<Trans>Sekurang-kurangnya 3 huruf. Tempohnya tidak melebihi 31 hari.</Trans>}
          optional
          testid="audit-text"
          type="search"
          maxLength={100}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          error={short ? t`Sila taip sekurang-kurangnya 3 huruf.` : undefined}
        />
      </div>
      <Button type="submit" variant="primary-outline" data-testid="audit-text-go">
        <Trans>Cari</Trans>
      </Button>
    </form>
  );
}

function Search(props: SearchProps) {
  const { question, change } = props;
  return (
    <Card className="space-y-4 print:hidden">
      <div className="grid gap-4 md:grid-cols-2">
        <PersonField label={<Trans>Rekod pegawai mana?</Trans>} testid="audit-officer" chosen={question.officer} choose={(officer) => change({ officer })} />
        <PersonField label={<Trans>Dilakukan oleh siapa?</Trans>} testid="audit-actor" chosen={question.actor} choose={(actor) => change({ actor })} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <TextField label={<Trans>Dari</Trans>} testid="audit-from" type="date" value={question.from} onInput={(event) => event.currentTarget.value && change({ from: event.currentTarget.value })} />
        <TextField label={<Trans>Hingga</Trans>} testid="audit-to" type="date" value={question.to} onInput={(event) => event.currentTarget.value && change({ to: event.currentTarget.value })} />
        <Kind {...props} />
      </div>
      <DetailSearch question={question} change={change} />
    </Card>
  );
}

export function AuditTrail() {
  const { t } = useLingui();
  const [question, setQuestion] = useState(firstQuestion);
  const [words] = useLoaded('audit-actions', () => ask(api.GET('/audit/actions')));
  const [taken, setTaken] = useState(0);
  usePage('audit', t`Jejak audit`);
  const groups = words.status === 'here' ? words.data.groups : [];
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <div className="space-y-1">
        <h1>
          <Trans>Jejak audit</Trans>
        </h1>
        <p className="text-body-md text-txt-black-700">
          <Trans>Setiap perubahan, dan setiap kali seseorang melihat rekod pegawai lain. Catatan tidak boleh diubah atau dipadam. Carian anda turut dicatat.</Trans>
        </p>
      </div>
      <Search question={question} groups={groups} change={(part) => setQuestion((before) => ({ ...before, ...part }))} />
      <Entries question={question} />
      <Exports question={question} taken={taken} onTaken={() => setTaken((count) => count + 1)} />
    </div>
  );
}
