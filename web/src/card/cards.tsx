import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, Refusal, api, ask } from '../api/client';
import { addMonths, today } from '../day/calendar';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { month as monthName } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { session } from '../session/session';
import { Button } from '../ui/button';
import { askFirst } from '../ui/ask';
import { CheckField, SelectField } from '../ui/field';
import { useStore } from '../ui/store';
import { say } from '../ui/toast';
import { ColourChip } from './card-face';
import { Change } from './change';
import { Together, useTicks } from './together';
import { type Colour, cardWords, colourWords } from './words';

type Entry = Schemas['CardListEntry'];

interface Question {
  month: string;
  colour: Colour | '';
  proposed: boolean;
}

/** What may be asked about: this month and the twelve before it. */
const monthsShown = 13;

function useCards(agency: string, { month, colour, proposed }: Question) {
  const query = { month, limit: 50, ...(colour && { colour }), ...(proposed && { proposed }) };
  return usePaged(
    JSON.stringify([agency, query]),
    (after) => ask(api.GET('/agencies/{id}/cards', { params: { path: { id: agency }, query: { ...query, ...(after && { after }) } } })),
    (page) => page.cards,
  );
}

function Row({ entry, ticked, onTick, onApprove }: { entry: Entry; ticked: boolean; onTick(): void; onApprove(): void }) {
  const { t } = useLingui();
  const { marks, waiting, name } = entry;
  return (
    <li data-testid="card" data-officer-id={entry.officer_id} data-colour={entry.colour} data-marks={marks} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      {entry.may_approve && (
        <input
          type="checkbox"
          data-testid="card-tick"
          aria-label={t`Tandakan ${name}`}
          checked={ticked}
          onChange={onTick}
          className="size-6 shrink-0 rounded-xs accent-primary-600 print:hidden"
        />
      )}
      <div className="min-w-0 flex-1 basis-56">
        <p className="text-body-md font-medium text-txt-black-900">{name}</p>
        <p className="text-body-sm text-txt-black-500">{entry.unit.name}</p>
        {entry.change && (
          <p data-testid="card-list-change" data-state={entry.change.state}>
            <Change change={entry.change} />
          </p>
        )}
      </div>
      <div className="flex basis-full items-center justify-between gap-4 sm:basis-auto">
        <p className="text-body-md tabular-nums text-txt-black-700">
          <Trans>{marks} tanda</Trans>
          {waiting > 0 && (
            <span className="block text-body-sm text-txt-black-500">
              <Trans>{waiting} menunggu</Trans>
            </span>
          )}
        </p>
        <ColourChip colour={entry.colour} />
      </div>
      {entry.may_approve && (
        <Button data-testid="card-approve" className="!w-full sm:!w-auto print:hidden" onClick={onApprove}>
          <Trans>Luluskan</Trans>
        </Button>
      )}
    </li>
  );
}

function List({ agency, question }: { agency: string; question: Question }) {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const list = useCards(agency, question);
  const ticks = useTicks(list.rows.filter((entry) => entry.may_approve));

  async function approve(entry: Entry, change: Schemas['CardChange']): Promise<void> {
    const from = i18n._(colourWords[change.from]);
    const to = i18n._(colourWords[change.to]);
    const { name } = entry;
    const sure = await askFirst({
      title: <Trans>Luluskan pertukaran kad?</Trans>,
      body: (
        <Trans>
          {name}: daripada {from} kepada {to}. Kad bertukar pada hari pertama bulan depan.
        </Trans>
      ),
      yes: <Trans>Luluskan</Trans>,
      no: <Trans>Batal</Trans>,
    });
    if (!sure) return;
    try {
      const path = { id: agency, officer_id: entry.officer_id, month: change.month };
      await ask(api.POST('/agencies/{id}/cards/{officer_id}/{month}/approval', { params: { path }, body: { to: change.to } }));
      say('success', t`Pertukaran kad telah diluluskan.`);
    } catch (error) {
      say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    }
    list.renew();
  }

  return (
    <div className="space-y-4">
      <Together agency={agency} ticks={ticks} renew={list.renew} />
      <PagedList
        list={list}
        testid="cards"
        empty={<Trans>Tiada kad yang sepadan.</Trans>}
        row={(entry) => (
          <Row
            key={entry.officer_id}
            entry={entry}
            ticked={ticks.ticked.includes(entry)}
            onTick={() => ticks.toggle(entry)}
            onApprove={() => entry.change && void approve(entry, entry.change)}
          />
        )}
      />
    </div>
  );
}

/** The cards of those within one's reach, for heads of department and those who keep or read the records. */
export function Cards() {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const now = useStore(session);
  const thisMonth = today().slice(0, 7);
  const [question, setQuestion] = useState<Question>({ month: thisMonth, colour: '', proposed: false });
  usePage('cards', t`Kad pegawai`);
  if (now.status !== 'signed_in') return null;
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <div>
        <h1>
          <Trans>Kad pegawai</Trans>
        </h1>
        <p className="text-txt-black-500">{now.officer.agency.name}</p>
      </div>
      <div className="grid gap-4 print:hidden md:grid-cols-3 md:items-end">
        <SelectField label={<Trans>Bulan</Trans>} testid="cards-month" value={question.month} onChange={(event) => setQuestion({ ...question, month: event.currentTarget.value })}>
          {Array.from({ length: monthsShown }, (_, back) => addMonths(thisMonth, -back)).map((month) => (
            <option key={month} value={month}>
              {monthName(month, lang)}
            </option>
          ))}
        </SelectField>
        <SelectField label={<Trans>Warna</Trans>} testid="cards-colour" value={question.colour} onChange={(event) => setQuestion({ ...question, colour: event.currentTarget.value as Colour | '' })}>
          <option value="">{t`Semua`}</option>
          {(Object.keys(cardWords) as Colour[]).map((colour) => (
            <option key={colour} value={colour}>
              {i18n._(cardWords[colour])}
            </option>
          ))}
        </SelectField>
        <CheckField
          label={<Trans>Menunggu kelulusan sahaja</Trans>}
          testid="cards-proposed"
          checked={question.proposed}
          onChange={(event) => setQuestion({ ...question, proposed: event.currentTarget.checked })}
        />
      </div>
      <List agency={now.officer.agency.id} question={question} />
    </div>
  );
}
