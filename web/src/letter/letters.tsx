// The letters to the officer himself, and those to officers within the reach of whoever reads cards.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { session } from '../session/session';
import { CheckField, SelectField } from '../ui/field';
import { useStore } from '../ui/store';
import { LetterLine } from './line';
import { type Kind, type State, letterWords, stateWords } from './words';

export function Letters() {
  const { t } = useLingui();
  usePage('letters', t`Surat saya`);
  const list = usePaged(
    'own',
    (after) => ask(api.GET('/letters', { params: { query: { limit: 50, ...(after && { after }) } } })),
    (page) => page.letters,
  );
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <h1>
        <Trans>Surat saya</Trans>
      </h1>
      <PagedList list={list} testid="letters" empty={<Trans>Tiada surat untuk anda.</Trans>} row={(letter) => <LetterLine key={letter.id} letter={letter} named={false} />} />
    </div>
  );
}

interface Question {
  kind: Kind | '';
  state: State | '';
  overdue: boolean;
}

function Within({ agency, question: { kind, state, overdue } }: { agency: string; question: Question }) {
  const query = { limit: 50, ...(kind && { kind }), ...(state && { state }), ...(overdue && { overdue }) };
  const list = usePaged(
    JSON.stringify([agency, query]),
    (after) => ask(api.GET('/agencies/{id}/letters', { params: { path: { id: agency }, query: { ...query, ...(after && { after }) } } })),
    (page) => page.letters,
  );
  return <PagedList list={list} testid="letters" empty={<Trans>Tiada surat yang sepadan.</Trans>} row={(letter) => <LetterLine key={letter.id} letter={letter} named />} />;
}

export function StaffLetters() {
  const { t, i18n } = useLingui();
  const now = useStore(session);
  const [question, setQuestion] = useState<Question>({ kind: '', state: '', overdue: false });
  usePage('staff-letters', t`Surat pegawai`);
  if (now.status !== 'signed_in') return null;
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <div>
        <h1>
          <Trans>Surat pegawai</Trans>
        </h1>
        <p className="text-txt-black-500">{now.officer.agency.name}</p>
      </div>
      <div className="grid gap-4 print:hidden md:grid-cols-3 md:items-end">
        <SelectField label={<Trans>Jenis surat</Trans>} testid="letters-kind" value={question.kind} onChange={(event) => setQuestion({ ...question, kind: event.currentTarget.value as Kind | '' })}>
          <option value="">{t`Semua`}</option>
          {(Object.keys(letterWords) as Kind[]).map((kind) => (
            <option key={kind} value={kind}>
              {i18n._(letterWords[kind])}
            </option>
          ))}
        </SelectField>
        <SelectField label={<Trans>Keadaan</Trans>} testid="letters-state" value={question.state} onChange={(event) => setQuestion({ ...question, state: event.currentTarget.value as State | '' })}>
          <option value="">{t`Semua`}</option>
          {(Object.keys(stateWords) as State[]).map((state) => (
            <option key={state} value={state}>
              {i18n._(stateWords[state])}
            </option>
          ))}
        </SelectField>
        <CheckField
          label={<Trans>Jawapan lewat sahaja</Trans>}
          testid="letters-overdue"
          checked={question.overdue}
          onChange={(event) => setQuestion({ ...question, overdue: event.currentTarget.checked })}
        />
      </div>
      <Within agency={now.officer.agency.id} question={question} />
    </div>
  );
}
